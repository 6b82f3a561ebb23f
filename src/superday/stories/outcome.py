"""How a told story ends: the sentences that say so, and whether they measure it against something."""

from typing import Literal

from superday.stories.deeds import deeds
from superday.stories.measure import comparable, measured
from superday.stories.roles import likely
from superday.stories.telling import Told

ENDS = 0.5  # the chance from which a figure in a sentence is one of how it ended


def endings(said: list[Told]) -> list[Told]:
    """The sentences that tell what came of it."""
    return likely(said, "outcome", ENDS)


def half_done(said: list[Told]) -> int:
    """Where two fifths of the deeds are told."""
    doing = [s.start for s in said if not s.replied for _ in deeds(s)]
    return doing[2 * len(doing) // 5] if doing else 0


def numbered(said: list[Told]) -> tuple[Literal["compared", "figure", "none"], Told | None]:
    """Whether the ending is measured, and where: against something, bare, or not at all."""
    bare = None
    for sentence in reversed(endings(said)):
        kind = measured(sentence.plain)
        if kind == "none":
            continue
        goes_on = next((s.plain for s in said if s.start >= sentence.end), "")
        if "compared" in (kind, measured(goes_on)) or any(
            comparable(s.plain, sentence.plain) for s in _before(said, sentence)
        ):
            return "compared", sentence
        bare = bare or sentence
    return ("figure", bare) if bare else ("none", None)


def _before(said: list[Told], sentence: Told) -> list[Told]:
    return [s for s in said if s.end <= sentence.start]
