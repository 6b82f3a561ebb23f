"""A told story sentence by sentence, each with its place; what was added when asked comes after the end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from superday.rubric.text import sentences

_HAD = re.compile(
    r"\b(i|we|you|he|she|they|there)'(d|ve) (?=(?:an?|the|no|to|only|some|about|just (?:an?|the|one|two)|\d[\d.,]*"
    r"|one|two"
    r"|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundreds?|thousands?)\b)",
    re.IGNORECASE,
)
BETWEEN = "\n\n"  # stands between a story and its replies in the text that evidence is counted in


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of a story with its place in it (0 at the beginning, 1 at the end, and in replies)."""

    text: str
    start: int
    end: int
    place: float
    replied: bool = False

    @property
    def plain(self) -> str:
        """Its words for patterns to read: one blank between words, straight apostrophes, "we'd a model" as "we had"."""
        plain = " ".join(self.text.split()).replace("’", "'")
        return _HAD.sub(lambda match: f"{match[1]} {'had' if match[2].lower() == 'd' else 'have'} ", plain)

    @property
    def length(self) -> int:
        """How many words it has."""
        return len(self.text.split())


def whole(story: str, replies: Sequence[str] = ()) -> str:
    """The story with what was added when asked: the text in which evidence is counted."""
    return BETWEEN.join([story, *replies])


def told(story: str, replies: Sequence[str] = ()) -> list[Told]:
    """The sentences that are said, not listed."""
    text = whole(story, replies)
    said = [sentence for sentence in sentences(text) if sentence.structured]
    last = max(sum(s.start < len(story) for s in said) - 1, 1)
    found = []
    for i, s in enumerate(said):
        end = s.end + _stop(text, s.end)
        found.append(Told(text[s.start : end], s.start, end, min(i / last, 1.0), s.start >= len(story)))
    return found


def _stop(story: str, end: int) -> int:
    return int(story[end : end + 1] in (".", "!", "?") and end < len(story))
