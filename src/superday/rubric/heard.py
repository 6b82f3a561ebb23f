"""Words as they were meant: what a recogniser writes for technical words, symbols said aloud, spelled-out names.

Tokens in, tokens out; a merged one spans all that it stands for.  Rubric and answer go through the same forms, so a
form need not be beautiful.
"""

from collections.abc import Iterator
from itertools import pairwise, product
from typing import NamedTuple

from superday.rubric.lexicon import GREEK, TENS, word_set
from superday.rubric.misheard import HEARD, PARTED, SPELLED, WHOLE


class Token(NamedTuple):
    """A form and its place ``text[start:end]``."""

    form: str
    start: int
    end: int


_LETTERS = frozenset("bcdefghjklmnopqrstuvwxyz")
_SYMBOLS = _LETTERS | frozenset(GREEK.values()) - frozenset(
    ("times", "root", "le", "ge", "gradient", "squared", "cubed")
)
_ORNAMENTS = word_set("hat bar tilde prime sub")
_GROWS = word_set("log squared cubed sqrt root d k m n times")
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_BEFORE_A_POINT = word_set("of at is to than p or and with from alpha be equals below above under")
_TENS, _ONES = frozenset(map(str, TENS.values())), frozenset(map(str, range(1, 10)))

Rows = dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]


def _table(rows: str) -> Rows:
    """Rows of ``HEARD`` by their first word, the longest first."""
    table: Rows = {}
    for row in rows.strip().splitlines():
        heard, meant = (side.split() for side in row.split("="))
        for said in product(*(word.split("|") for word in heard)):
            table.setdefault(said[0], []).append((said, tuple(_fill(form, said, i) for i, form in enumerate(meant))))
    for found in table.values():
        found.sort(key=lambda pair: -len(pair[0]))
    return table


def _fill(form: str, said: tuple[str, ...], place: int) -> str:
    """``form`` with the word said in its place for ``~``, or with the n-th for ``~n``."""
    stem, mark, number = form.partition("~")
    return stem + said[int(number) - 1 if number else place] if mark else form


def _pairs(text: str) -> dict[str, tuple[str, ...]]:
    rows = (row.split(":") for row in text.replace("\n", " ").split(";"))
    return {first.strip(): tuple(rest.split()) for first, rest in rows}


_ROWS, _JOINED, _SPLIT = _table(HEARD), _pairs(PARTED), _pairs(WHOLE)


def heard(tokens: list[Token], text: str) -> list[Token]:
    """``tokens`` of ``text`` as they were meant."""
    tokens = list(_numbers(_symbols(_letters(tokens, text)), text))
    tokens = list(_meant(list(_joined(tokens, text)), text))
    return [Token(form, t.start, t.end) for t in tokens for form in _SPLIT.get(t.form, (t.form,))]


def _near(text: str, one: Token, other: Token) -> bool:
    """Whether nothing but blanks, hyphens and the full stops of initials stands between."""
    between = text[one.end : other.start]
    return not between.strip(" \t\n-.'’") and ". " not in between


def _letters(tokens: list[Token], text: str) -> list[Token]:
    """Names spelled letter by letter ("S V M"), and their plural ("GPUs")."""
    found, i = [], 0
    while i < len(tokens):
        last = i
        if len(tokens[i].form) == 1:
            last = next((j for j in range(min(i + 3, len(tokens) - 1), i, -1) if _spells(tokens[i : j + 1], text)), i)
        form = "".join(token.form for token in tokens[i : last + 1])
        form = form[:-1] if form[-1] == "s" and form[:-1] in SPELLED and len(form) > 3 else form
        found.append(Token(form, tokens[i].start, tokens[last].end))
        i = last + 1
    return found


def _spells(run: list[Token], text: str) -> bool:
    if any(len(token.form) > 1 for token in run) or "".join(token.form for token in run) not in SPELLED:
        return False
    return all(_near(text, one, other) for one, other in pairwise(run))


def _symbols(tokens: list[Token]) -> list[Token]:
    """Formulas as they are written: "theta hat", "n square", "(big) O of n log n", "order n squared"."""
    found: list[Token] = []
    for i, token in enumerate(tokens):
        before = found[-1].form if found else ""
        if token.form in _ORNAMENTS and before in _SYMBOLS:
            continue
        if token.form == "square" and before in _SYMBOLS:
            token = token._replace(form="squared")
        if token.form in ("o", "order") and _is_growth([t.form for t in tokens[i + 1 : i + 4]], token.form):
            del found[len(found) - (before == "big") :]
            continue
        found.append(token)
    return found


def _is_growth(after: list[str], form: str) -> bool:
    after = after[1:] if after[:1] == ["of"] else after
    if not after or after[0] not in ("n", "d", "k", "m", "log"):
        return False
    return form == "order" or (len(after) > 1 and after[1] in _GROWS)


def _numbers(tokens: list[Token], text: str) -> Iterator[Token]:
    """Numbers said in words: "ninety five", "one point nine six", "two hundred", "ten to the minus four"."""
    i = 0
    while i < len(tokens):
        form, last = _number(tokens, i, text)
        if last > i and tokens[last].form in _SCALES:
            yield Token(form, tokens[i].start, tokens[last].end)
            yield Token(tokens[last].form, tokens[i].start, tokens[last].end)
        else:
            yield Token(form, tokens[i].start, tokens[last].end) if last > i else tokens[i]
        i = last + 1


def _number(tokens: list[Token], i: int, text: str) -> tuple[str, int]:
    """The number that begins at token ``i``, and its last token; the form itself where none does."""
    forms = [token.form for token in tokens[i : i + 8]]
    if forms[0] == "10" and forms[1:3] == ["to", "the"]:
        return _power(forms, i)
    value, last = _whole_number(tokens, i, text)
    if value is None:
        return forms[0], i
    value, last = _decimals(value, last, tokens)
    following = tokens[last + 1 : last + 2]
    if last >= i and following and following[0].form in _SCALES and _near(text, tokens[last], following[0]):
        scale = _SCALES[following[0].form]
        return f"{(1.0 if value == 'a' else float(value)) * scale:.12g}", last + 1
    return (value, last) if last > i else (forms[0], i)


def _whole_number(tokens: list[Token], i: int, text: str) -> tuple[str | None, int]:
    """What stands before the point ("ninety five", "a" before "hundred"); "point five" begins before its "0"."""
    form, following = tokens[i].form, tokens[i + 1 : i + 2]
    if form == "point":
        return ("0", i - 1) if not i or tokens[i - 1].form in _BEFORE_A_POINT else (None, i)
    tens = (
        form in _TENS and following and following[0].form in _ONES and text[tokens[i].start : tokens[i].end].isalpha()
    )
    if tens and _near(text, tokens[i], following[0]):
        return str(int(form) + int(following[0].form)), i + 1
    return (form if form == "a" or form.isdigit() else None), i


def _decimals(value: str, last: int, tokens: list[Token]) -> tuple[str, int]:
    if value == "a" or [t.form for t in tokens[last + 1 : last + 2]] != ["point"]:
        return value, last
    digits, at = "", last + 2
    while at < len(tokens) and (tokens[at].form.isdigit() or tokens[at].form == "oh"):
        digits, at = digits + tokens[at].form.replace("oh", "0"), at + 1
    return (f"{value}.{digits}", at - 1) if digits else (value, last)


def _power(forms: list[str], i: int) -> tuple[str, int]:
    rest = forms[3:]
    skipped = 2 if rest[:2] == ["power", "of"] else int(rest[:1] == ["power"])
    negative = rest[skipped : skipped + 1] in (["minus"], ["negative"])
    exponent = rest[skipped + negative : skipped + negative + 1]
    if not exponent or not exponent[0].isdigit() or len(exponent[0]) > 2:
        return forms[0], i
    return plain(f"1e{'-' if negative else ''}{exponent[0]}"), i + 3 + skipped + negative


def plain(number: str) -> str:
    """A number without an exponent: "1e-4" is "0.0001"."""
    _, mark, exponent = number.lower().partition("e")
    if not mark or abs(int(exponent)) > 12:
        return number
    return f"{float(number):.15f}".rstrip("0").rstrip(".") if int(exponent) < 0 else f"{float(number):.12g}"


def _joined(tokens: list[Token], text: str) -> Iterator[Token]:
    """ "Drop out", "co variance" and "un-biased" are one word."""
    i = 0
    while i < len(tokens):
        token, following = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else None
        starts = _JOINED.get(token.form)
        if starts and following and following.form.startswith(starts) and _near(text, token, following):
            yield Token(token.form + following.form, token.start, following.end)
            i += 1
        else:
            yield token
        i += 1


def _meant(tokens: list[Token], text: str) -> Iterator[Token]:
    """Words misheard, by ``HEARD``; as many as are meant keep their places, others share one."""
    i = 0
    while i < len(tokens):
        row = next((row for row in _ROWS.get(tokens[i].form, ()) if _fits(row[0], tokens, i, text)), None)
        if row is None:
            yield tokens[i]
            i += 1
            continue
        run = tokens[i : i + len(row[0])]
        for place, form in enumerate(row[1]):
            same = len(row[1]) == len(run)
            yield Token(form, *(run[place][1:] if same else (run[0].start, run[-1].end)))
        i += len(run)


def _fits(said: tuple[str, ...], tokens: list[Token], i: int, text: str) -> bool:
    run = tokens[i : i + len(said)]
    if tuple(token.form for token in run) != said:
        return False
    return all(_near(text, one, other) for one, other in pairwise(run))
