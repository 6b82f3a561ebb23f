"""A pasted text as words with their places, in which phrases are found in any inflection and either spelling."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from superday.rubric.words import stem

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Token:
    """One word as its stem, whether it is written with a capital, and its place in the text."""

    stem: str
    is_capital: bool
    start: int
    end: int


@dataclass(frozen=True)
class Reading:
    """A text as its words; ``places`` is where each stem stands."""

    text: str
    tokens: tuple[Token, ...]
    places: Mapping[str, tuple[int, ...]]

    def find(self, phrase: str) -> list[str]:
        """The words of the text at each place where the phrase stands; capitals of the phrase are asked for."""
        wanted = tokens_of(phrase)
        if not wanted:
            return []
        starts = (at for at in self.places.get(wanted[0].stem, ()) if self._stands(wanted, at))
        return [self.said(at, at + len(wanted)) for at in starts]

    def said(self, first: int, end: int) -> str:
        """The text from one word up to another, blanks and line ends as one blank."""
        return " ".join(self.text[self.tokens[first].start : self.tokens[end - 1].end].split())

    def first(self, stem: str) -> str:
        """The word as it stands first with this stem."""
        at = self.places[stem][0]
        return self.said(at, at + 1)

    def _stands(self, wanted: tuple[Token, ...], at: int) -> bool:
        there = self.tokens[at : at + len(wanted)]
        return len(there) == len(wanted) and all(
            one.stem == each.stem and (each.is_capital or not one.is_capital)
            for one, each in zip(wanted, there, strict=True)
        )


def read(text: str) -> Reading:
    """The text as its words."""
    tokens = tokens_of(text)
    places: dict[str, list[int]] = defaultdict(list)
    for number, token in enumerate(tokens):
        places[token.stem].append(number)
    return Reading(text, tokens, {stem: tuple(at) for stem, at in places.items()})


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of a text in order."""
    return tuple(
        Token(stem(match.group().lower()), match.group()[0].isupper(), *match.span()) for match in _WORD.finditer(text)
    )
