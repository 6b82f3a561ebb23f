"""How a story is told, apart from its parts: proportion, length, blame, vagueness, claims.

A finding each: covered where it is fine, contradicted where it is not, with the words that show it, and unclear where
the rules cannot tell.
"""

import re

from superday.findings import Evidence, Finding, Outcome, Source
from superday.stories import wholes
from superday.stories.claiming import claims
from superday.stories.model import Manner
from superday.stories.roles import Role, likeliest
from superday.stories.specifics import specifics
from superday.stories.telling import Told

WORDS_A_MINUTE = 130
LONGEST = 4  # minutes that an answer may take
SHORTEST = 60  # words
MUCH = 0.3  # of the deeds
PERHAPS, LONG = 0.5, 0.7  # chances that the setting is too long: perhaps, and for sure
NAMED: dict[Role, tuple[float, float]] = {"blame": (0.2, 0.3), "claim": (0.15, 0.3)}  # chances: perhaps, and for sure
VAGUE = 2.5  # hedges and empty nouns in a hundred words
_DOUBT = 0.05  # of a limit of length


def manner(story: str, said: list[Told], minutes: float | None) -> list[Finding]:
    """The five findings on how a story is told; length and proportion without what was added when asked."""
    return [proportion(said), length(story, said, minutes), blame(said), vagueness(said), _claimed(said)]


def _fine(point: Manner, confidence: float, note: str = "") -> Finding:
    return Finding(point, Outcome.COVERED, confidence, Source.STORY, note=note)


def _flawed(point: Manner, at: Told | None, confidence: float, note: str = "") -> Finding:
    return Finding(point, Outcome.CONTRADICTED, confidence, Source.STORY, _quote(at), note)


def _unsure(point: Manner, at: Told | None = None, note: str = "") -> Finding:
    return Finding(point, Outcome.UNCLEAR, 0.5, Source.STORY, _quote(at), note)


def _quote(at: Told | None) -> Evidence | None:
    return None if at is None else Evidence(at.text, at.start, at.end)


def proportion(said: list[Told]) -> Finding:
    """How many of the words come before much is done."""
    story = [s for s in said if not s.replied]
    total, first = sum(s.length for s in story), wholes.begins(story, MUCH)
    if total < SHORTEST or first == 0:
        return _fine("proportion", 0.6)
    note = f"{sum(s.length for s in story[:first])} of {total} words before you do much."
    long = wholes.chance("long-setting", wholes.setting(story))
    if long >= LONG:
        return _flawed("proportion", story[first - 1], round(long, 2), note)
    if long >= PERHAPS:
        return _unsure("proportion", story[first - 1], note)
    return _fine("proportion", round(1 - long, 2), note)


def length(story: str, said: list[Told], minutes: float | None) -> Finding:
    """Words against the time that an answer may take."""
    count, most = len(story.split()), WORDS_A_MINUTE * min(LONGEST, minutes or LONGEST)
    spoken = f"{count} words, about {max(count / WORDS_A_MINUTE, 0.5):.1f} minutes."
    if count > most:
        over = [s for s in said if not s.replied and len(story[: s.start].split()) >= most]
        sure = count > most * (1 + _DOUBT)
        return _flawed("length", over[0] if over else None, 0.9, spoken) if sure else _unsure("length", None, spoken)
    if count < SHORTEST * (1 + 2 * _DOUBT):
        return _flawed("length", None, 0.9, spoken) if count < SHORTEST else _unsure("length", None, spoken)
    return _fine("length", 0.9, spoken)


def blame(said: list[Told]) -> Finding:
    """Whether people are judged or made the cause."""
    return _by_chance("blame", said, "blame")


def _by_chance(point: Manner, said: list[Told], role: Role) -> Finding:
    """Flawed where a sentence rather has the role, and unsure where it is near that."""
    (chance, at), (unsure, flawed) = likeliest(said, role), NAMED[role]
    if chance >= flawed:
        return _flawed(point, at, 0.75)
    return _unsure(point, at) if chance >= unsure else _fine(point, 0.7)


_HEDGES = re.compile(
    r"\b(?:kind of|sort of|kinda|sorta|some kind|some sort|stuff|things?|various|somehow|something|somewhat"
    r"|a bunch|bunch of"
    r"|certain|pretty (?:much|good|well|bad|big)|more or less|or so|or whatever|whatever|and so on|et cetera"
    r"|etc|and all that|and everything"
    r"|some (?:improvements?|changes?|issues?|problems?|work|time|people|aspects|parts|experiments|models?"
    r"|analysis|other|meetings|adjustments|tests)"
    r"|a lot (?:better|of|more|faster|less)|much better|way better|quite (?:a|good|well|big|some|bad)"
    r"|really (?:good|well|bad|nice)"
    r"|different (?:things|approaches|ideas|people|ways|options|teams|methods|models)|several (?:things"
    r"|approaches|ideas|people|ways|options|issues|methods)"
    r"|many (?:things|approaches|ideas|ways|options|issues)|in general|generally|basically|i guess|i suppose"
    r"|you know|as (?:much|well) as (?:i|we) could"
    r"|better overall|overall better|good results?|great results?|nice results?|went (?:really |quite |pretty "
    r"|very )?well|worked out"
    r"|at some point|some point|a while|a few things|everything|everybody was|everyone was|the situation"
    r"|the issue|the problem|here and there|something or other|stuff like that|a few (?:bits|tweaks)|bits and pieces"
    r"|on (?:our|their|my) end|in terms of|along those lines|that kind of (?:thing|stuff)|this and that"
    r"|in a way|or whatever"
    r"|a bit (?:tricky|messy|difficult|better|complicated)|decent|nice|one thing and another|roughly speaking|overall"
    r"|some of (?:it|that|them|those|the (?:stuff|things|issues|parts))|sorted (?:it |things )?out"
    r"|and the like|you could say)\b",
    re.IGNORECASE,
)


def vagueness(said: list[Told]) -> Finding:
    """Hedges and empty nouns against names, figures, dates and terms, per hundred words."""
    text = " ".join(s.plain for s in said)
    count = max(len(text.split()), 1)
    hedges = 100 * len(_HEDGES.findall(text)) / count
    specific = 100 * specifics(text) / count
    at = max((s for s in said if not s.replied), key=lambda s: len(_HEDGES.findall(s.plain)), default=None)
    note = f"{hedges:.0f} vague and {specific:.0f} specific words in a hundred."
    if hedges >= max(VAGUE, specific) or (hedges >= 0.7 * VAGUE and specific < hedges / 2 and count > SHORTEST / 2):
        return _flawed("vagueness", at, 0.75, note)
    if hedges >= 0.8 * VAGUE and hedges >= 0.6 * specific:
        return _unsure("vagueness", at, note)
    return _fine("vagueness", 0.75, note)


def _claimed(said: list[Told]) -> Finding:
    found = claims(said)
    return _flawed("claims", found[0], 0.75) if found else _by_chance("claims", said, "claim")
