"""Words as they were meant: what a recogniser writes for technical words, symbols said aloud, spelled-out names.

Tokens in, tokens out; a merged one spans all that it stands for.  Rubric and answer go through the same forms, so a
form need not be beautiful.
"""

from collections.abc import Iterator
from itertools import pairwise, product
from typing import NamedTuple

from superday.rubric.lexicon import GREEK, word_set
from superday.rubric.misheard import HEARD, PARTED, SPELLED, WHOLE
from superday.rubric.numerals import AHEAD, SCALES, spoken


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
    """Numbers said in words ("ninety five", "one point nine six") as digits, with the scale word of "a million"."""
    for run in _runs(tokens, text):
        said, i = [_as_said(token, text) for token in run] + [""] * AHEAD, 0
        while i < len(run):
            value, after = spoken(said, i) or (0.0, i + 1)
            last = run[after - 1]
            yield run[i] if after == i + 1 else Token(plain(f"{value:.12g}"), run[i].start, last.end)
            if after > i + 1 and last.form in SCALES:
                yield Token(last.form, run[i].start, last.end)
            i = after


def _runs(tokens: list[Token], text: str) -> Iterator[list[Token]]:
    """Tokens with nothing between them that parts a number."""
    run: list[Token] = []
    for token in tokens:
        if run and not _near(text, run[-1], token):
            yield run
            run = []
        run.append(token)
    yield run


def _as_said(token: Token, text: str) -> str:
    """The word itself rather than its form: "ninety five" is one number, and "90 5" two."""
    word = text[token.start : token.end].lower()
    return word if word.isalpha() else token.form


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
