"""What an interviewer is likely to ask, from what they write of themselves: a profile, or a list of papers.

The text is read for how people name their field (:mod:`superday.career.fields`) and for the words of the bank's
questions.  An area's share is what speaks for it, of all that speaks for any.  Everything that is told comes with the
words that it rests on, and nothing leaves the machine.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from superday.bank.model import Askable, Interviewer
from superday.career import fields
from superday.career.reading import Reading, read
from superday.career.words import ASKED, Document, Words

NAMED, WORD = 3.0, 0.35  # what a phrase that names a field weighs, and a word of the bank's questions by its rarity
ALIKE = 0.15  # the share of what people of that kind favour, whether the text says so or not
TELLING = 2.0  # the rarity from which a word says something: one question in eight or fewer has it
MEANT = 0.5  # the part of a word's leaning that has to be to the areas of a question
TITLED = 6.0  # what a phrase of the field says that the title of a question has
BESIDE = 0.4  # what a word of a question says beside one of its title
SMOOTH = 4  # questions: an area of few has its words by chance
LEAST_SHARE = 0.04  # of an area that is told
AREAS, PHRASES, QUESTIONS, OF_ONE_AREA = 6, 5, 12, 5
SPOKEN_OF = ("concept", "case", "derivation", "problem", "behavioural")  # guides are about the candidate's own work


@dataclass(frozen=True)
class AreaFound:
    """An area with its share in [0, 1] and the words of the text that speak for it, the strongest first."""

    area: str
    share: float
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class Likely:
    """A question that may well come, with the reason."""

    question: Askable
    reason: str


@dataclass(frozen=True)
class Background:
    """What a text says of who wrote it.  ``interviewer`` is the bank's who comes nearest, None if nothing was found."""

    areas: tuple[AreaFound, ...]
    interviewer: Interviewer | None
    questions: tuple[Likely, ...]


def background(text: str, bank: Words, interviewers: Iterable[Interviewer]) -> Background:
    """What whoever wrote this is likely to ask, and why; nothing where no field is recognised."""
    reading = read(text)
    shares = _shares(speaks := _speaks(reading, bank))
    if not shares:
        return Background((), None, ())
    nearest = max(interviewers, key=lambda one: _fit(one, shares), default=None)
    shares = _with_those_alike(shares, nearest)
    ranked = sorted((area for area in shares if shares[area] >= LEAST_SHARE), key=lambda area: (-shares[area], area))
    areas = [AreaFound(area, shares[area], _strongest(speaks.get(area, {}))) for area in ranked[:AREAS]]
    return Background(tuple(areas), nearest, tuple(_likely(reading, areas, bank, nearest)))


def _speaks(reading: Reading, bank: Words) -> dict[str, dict[str, float]]:
    """What speaks for each area, by the words of the text; only areas that a phrase of theirs names."""
    speaks: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for area, phrases in fields.named().items():
        for phrase in phrases:
            if found := reading.find(phrase):
                weight = NAMED * (1 + math.log(len(found))) * math.sqrt(len(phrase.split()))
                speaks[area][found[0]] = max(speaks[area][found[0]], weight)
    for stem, leans in _leaning(bank, _telling(reading, bank)).items():
        for area in leans.keys() & speaks.keys():
            speaks[area][reading.first(stem)] += WORD * leans[area]
    return speaks


def _shares(speaks: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    total = sum(sum(each.values()) for each in speaks.values())
    return {area: sum(each.values()) / total for area, each in speaks.items()}


def _with_those_alike(shares: Mapping[str, float], nearest: Interviewer | None) -> dict[str, float]:
    """The shares, and a little of what the interviewer who comes nearest favours."""
    favoured = {area: value - 1 for area, value in nearest.favours.items() if value > 1} if nearest else {}
    total = sum(favoured.values()) or 1.0
    return {
        area: (1 - ALIKE) * shares.get(area, 0.0) + ALIKE * favoured.get(area, 0.0) / total
        for area in shares.keys() | favoured.keys()
    }


def _telling(reading: Reading, bank: Words) -> list[str]:
    """The stems of the text that are rare enough to say something."""
    return [stem for stem in reading.places if bank.counts[stem] and bank.rarity(stem) >= TELLING]


def _strongest(speaks: Mapping[str, float]) -> tuple[str, ...]:
    """The words that say the most."""
    return tuple(_once(sorted(speaks, key=lambda each: -speaks[each]))[:PHRASES])


def _once(phrases: Iterable[str]) -> list[str]:
    """The phrases, without those that are a part of one before."""
    told: list[str] = []
    for words in phrases:
        if not any(words.lower() in each.lower() for each in told):
            told.append(words)
    return told


def _leaning(bank: Words, stems: Iterable[str]) -> dict[str, dict[str, float]]:
    """For each stem that the bank knows, its rarity shared among the areas whose questions ask with it."""
    sizes: Counter[str] = Counter(area for one in bank.documents for area in one.question.areas)
    result = {}
    for stem in stems:
        asking = [one for one in bank.documents if one.stems.get(stem, 0.0) >= ASKED]
        counts = Counter(area for one in asking for area in one.question.areas)
        rates = {area: (count / (sizes[area] + SMOOTH)) ** 2 for area, count in counts.items()}
        if total := sum(rates.values()):
            result[stem] = {area: bank.rarity(stem) * rate / total for area, rate in rates.items()}
    return result


def _fit(one: Interviewer, shares: Mapping[str, float]) -> float:
    """How much they favour what the text is about."""
    return sum(share * math.log(max(one.favours.get(area, 1.0), 0.1)) for area, share in shares.items())


def _likely(reading: Reading, areas: Sequence[AreaFound], bank: Words, nearest: Interviewer | None) -> Iterator[Likely]:
    """The questions of the areas that share the most with the text, not too many of one area."""
    by_area = {one.area: one for one in areas}
    leaning = _leaning(bank, _telling(reading, bank))
    phrases = [each for of in fields.named().values() for each in of if reading.find(each)]
    scored = []
    for one in bank.documents:
        known = [by_area[area] for area in one.question.areas if area in by_area]
        if known and one.question.kind in SPOKEN_OF:
            shared = _shared(one, [area.area for area in known], leaning, bank)
            strength = sum(bank.rarity(stem) * (1.0 if stem in one.title else BESIDE) for stem in shared)
            strength += TITLED * len(titled := [phrase for phrase in phrases if one.heading.find(phrase)])
            weight = (1 + strength) * math.sqrt(sum(area.share for area in known))
            said = _once([*(reading.find(phrase)[0] for phrase in titled), *(reading.first(stem) for stem in shared)])
            scored.append((weight, max(known, key=lambda each: each.share), said, one.question))
    scored.sort(key=lambda each: (-each[0], SPOKEN_OF.index(each[3].kind), each[3].id))
    taken: Counter[str] = Counter()
    most = max(OF_ONE_AREA, QUESTIONS // len(areas))
    for _, area, said, question in scored:
        if taken[area.area] < most and taken.total() < QUESTIONS:
            taken[area.area] += 1
            yield Likely(question, _reason(area, said, nearest))


def _shared(one: Document, areas: Sequence[str], leaning: Mapping[str, Mapping[str, float]], bank: Words) -> list[str]:
    """The stems that the question asks with and the text uses for its field, the rarest first.

    "Principal" in a title of office is not the one of principal components: a word counts for the areas it leans to.
    """
    asked = [stem for stem in leaning if one.stems.get(stem, 0.0) >= ASKED]
    meant = [stem for stem in asked if sum(leaning[stem].get(area, 0.0) for area in areas) >= MEANT * bank.rarity(stem)]
    return sorted(meant, key=bank.rarity, reverse=True)


def _reason(area: AreaFound, said: Sequence[str], nearest: Interviewer | None) -> str:
    if said:
        return f"shares {_quoted(said[:3])} with the text"
    if area.phrases:
        return f"{area.area}: the text says {_quoted(area.phrases[:2])}"
    return f"{area.area} goes with it" + (f": {nearest.title.lower()} often asks about it" if nearest else "")


def _quoted(phrases: Iterable[str]) -> str:
    return ", ".join(f"“{each}”" for each in phrases)
