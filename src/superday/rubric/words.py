"""Words with their places: the tokens that every lexical rule reads.

Turns text into :class:`Word` objects that remember where they stood.  Spelling (British and American),
contractions, simple LaTeX and symbols, number words and inflections are brought to one form, in the rubric
and in the answer alike, so that only collisions matter and not linguistic beauty.  No meaning is judged here.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import snowballstemmer

from superday.rubric.heard import Token, heard, plain
from superday.rubric.lexicon import (
    BARE_NEGATIVES,
    CONTRACTIONS,
    FUNCTION_WORDS,
    GREEK,
    IRREGULAR,
    NEGATORS,
    NUMBER_WORDS,
    SILENT_LATEX,
)
from superday.rubric.spoken import fluent

_TOKEN = re.compile(
    r"(?P<ten>(?<![\w.])10\s?(?:\^|\*\*)\s?\{?(?P<ten_power>[-−]?\d{1,2})\}?)"
    r"|(?P<number>\d+(?:[,\u202f]\d{3})+(?:\.\d+)?(?!\d)|(?:\d+(?:\.\d+)?|(?<![\w.])\.\d+)(?:[eE][+-]?\d+)?)"
    r"|(?P<exp>\be\s?\^)"
    r"|(?P<transposed>(?<=\b[A-Z])(?:\.T\b|['’](?=[A-Zy]\b)))"
    r"|(?P<symbol>[αβγδεϵηθκλμµξπρστφϕχψωΣΔΛΘ∇∞≤≥√²³≈∝×%½±]|[<>]=)"
    r"|(?P<word>[^\W\d_αβγδεϵηθκλμµξπρστφϕχψω²³½]+(?:['’](?!(?<=\b[A-Z]['’])[A-Zy]\b)[^\W\d_]+)*)"
    r"|(?P<power>(?:\^|\*\*)\{?(?P<exponent>[23]|T|top|-1)\}?(?!\w|\.\d))"
    r"|(?P<operator>(?<=[\w)\]])\s?[*+]\s?(?=[\w(\\]))"
    r"|(?P<given>(?<=\w)\s?(?:\||\\mid\b)\s?(?=\\?\w)(?=[^()\n]{1,30}\)))"
    r"|(?P<minus>(?<![^\W_]{2})(?<=[\w)])\s[-−]\s(?=\(|\\|\d|[b-zα-ω](?![^\W_]))|(?<=[(\^{])[-−](?=[\w\\]))"
    r"|(?P<over>(?<=[\d)\w}])\s?/\s?(?=[\d(\w\\]))"
)
_MATHS = {"exp": "exp", "given": "given", "minus": "minus", "transposed": "transpose"}
_POWERS = {"2": "squared", "3": "cubed", "T": "transpose", "top": "transpose", "-1": "inverse"}


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its normal form, its stem, and its place ``text[start:end]`` in the text."""

    form: str
    stem: str
    start: int
    end: int

    @property
    def is_function(self) -> bool:
        """Whether the word carries structure rather than content."""
        return self.form in FUNCTION_WORDS or self.form in NEGATORS


_stemmer: Any = snowballstemmer.stemmer("english")


@lru_cache(maxsize=100_000)
def stem(form: str) -> str:
    """The stem of a word in normal form."""
    return str(_stemmer.stemWord(_american(IRREGULAR.get(form, form))))


def _american(form: str) -> str:
    """One spelling for both sides of the ocean; applied to rubric and answer alike."""
    if len(form) < 6:
        return form
    form = re.sub(r"(?<!^no)(?<!^ra)(?<!^ar)is(e|ed|es|er|ers|ing|ation|ations)$", r"iz\1", form)
    form = re.sub(r"ys(e|ed|es|er|ers|ing)$", r"yz\1", form)
    form = re.sub(r"our(s|ed|ing|al|able|ite|hood|hoods|less)?$", r"or\1", form)
    return re.sub(r"ll(ed|ing|er|ers)$", r"l\1", form) if len(form) >= 8 else form


def words(text: str) -> list[Word]:
    """The words of ``text`` in order."""
    return list(_read(text))


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[Word, ...]:
    """The same, kept for a while: a sentence is read for one point, principle and quantity after another."""
    text = fluent(text)
    tokens = [Token(form, *match.span()) for match in _TOKEN.finditer(text) for form in _forms(match, text)]
    return tuple(_join_roots([Word(form, stem(form), start, end) for form, start, end in heard(tokens, text)]))


def _forms(match: re.Match[str], text: str) -> list[str]:
    kind = {"exponent": "power", "ten_power": "ten"}.get(match.lastgroup or "", match.lastgroup)
    if kind == "number":
        number = match.group().replace(",", "").replace("\u202f", "")
        return [plain(f"0{number}" if number[0] == "." else number)]
    if kind == "ten":
        return [plain(f"1e{match.group('ten_power').replace('−', '-')}")]
    if kind == "word":
        return _word_forms(match.group(), after_backslash=text[match.start() - 1 : match.start()] == "\\")
    if match.group("power"):
        return [_POWERS[match.group("exponent")]]
    if kind == "symbol":
        return GREEK[match.group()].split()
    if kind in _MATHS:
        return [_MATHS[kind]]
    if kind == "operator":
        return ["plus" if "+" in match.group() else "times"]
    return ["over"] if _is_division(match, text) else []


def _is_division(match: re.Match[str], text: str) -> bool:
    """Whether a slash divides (``1/n``, ``x/(y)``) rather than separates words (``and/or``)."""
    before, after = text[: match.start()].rstrip(), text[match.end() :]
    return bool(re.search(r"(\d|\)|\}|(^|\W)\w)$", before) or re.match(r"\d|\(|\\|\w(\W|$)|sqrt", after))


def _word_forms(raw: str, after_backslash: bool) -> list[str]:
    form = raw.lower().replace("’", "'")
    if after_backslash and form in SILENT_LATEX:
        return []
    if form in CONTRACTIONS:
        return CONTRACTIONS[form].split()
    if form in BARE_NEGATIVES:
        return [form[:-2], "not"]
    if form.endswith("n't"):
        return [form[:-3], "not"] if form[:-3] else ["not"]  # "would n't", as some tools split it
    form = re.sub(r"'(s|re|ve|ll|d|m)$", "", form).replace("'", "")
    return [NUMBER_WORDS.get(form, form)]


def _join_roots(found: list[Word]) -> list[Word]:
    """ "Square root" is one word, as ``sqrt`` is."""
    after = [word.stem for word in found[1:]] + [""]
    return [w for w, following in zip(found, after, strict=False) if (w.form, following) != ("square", "root")]


def content(found: list[Word]) -> list[Word]:
    """The words that carry content."""
    return [word for word in found if not word.is_function]
