"""How a story is told, apart from its parts: proportion, length, blame, vagueness, claims.

A finding each: covered where it is fine, contradicted where it is not, with the words that show it, and unclear where
the rules cannot tell.
"""

import re
from collections.abc import Sequence

from superday.findings import Evidence, Finding, Outcome, Source
from superday.stories.deeds import Who, deeds
from superday.stories.model import Manner, Principle
from superday.stories.principles import claims
from superday.stories.specifics import specifics
from superday.stories.telling import Told

WORDS_A_MINUTE = 130
LONGEST = 4  # minutes that an answer may take
SHORTEST = 60  # words
SETTING_SHARE, SETTING_DOUBT = 0.43, 0.37  # of the words, before anything is done
SPARSE = 0.18  # of the rate of deeds that follows: a beginning that only sets the scene
VAGUE = 2.5  # hedges and empty nouns in a hundred words
_DOUBT = 0.05  # of a limit of length


def manner(story: str, said: list[Told], principles: Sequence[Principle], minutes: float | None) -> list[Finding]:
    """The five findings on how a story is told; length and proportion without what was added when asked."""
    return [proportion(said), length(story, said, minutes), blame(said), vagueness(said), _claimed(said, principles)]


def _fine(point: Manner, confidence: float, note: str = "") -> Finding:
    return Finding(point, Outcome.COVERED, confidence, Source.STORY, note=note)


def _flawed(point: Manner, at: Told | None, confidence: float, note: str = "") -> Finding:
    return Finding(point, Outcome.CONTRADICTED, confidence, Source.STORY, _quote(at), note)


def _unsure(point: Manner, at: Told | None = None, note: str = "") -> Finding:
    return Finding(point, Outcome.UNCLEAR, 0.5, Source.STORY, _quote(at), note)


def _quote(at: Told | None) -> Evidence | None:
    return None if at is None else Evidence(at.text, at.start, at.end)


def proportion(said: list[Told]) -> Finding:
    """How many of the words come before much is done by the teller ("we", where little is by "I")."""
    story = [s for s in said if not s.replied]
    total = sum(s.length for s in story)
    done = _done(story)
    begins = _begins([s.length for s in story], done)
    if sum(done) < 2 or total < SHORTEST or begins == 0:
        return _fine("proportion", 0.6)
    before = sum(s.length for s in story[:begins])
    share, note = before / total, f"{before} of {total} words before you do much."
    if share >= SETTING_SHARE:
        return _flawed("proportion", story[begins - 1], 0.75, note)
    return _unsure("proportion", story[begins - 1], note) if share >= SETTING_DOUBT else _fine("proportion", 0.75, note)


def _done(story: list[Told]) -> list[int]:
    """How many deeds each sentence tells: those of "I", or of "we" where "I" does next to nothing."""
    acting: list[list[Who]] = [[deed.who for deed in deeds(s)] for s in story]
    who: Who = "i" if sum(w.count("i") for w in acting) >= 2 else "we"
    return [w.count(who) for w in acting]


def _begins(lengths: list[int], done: list[int]) -> int:
    """The sentence in which the doing begins: the longest beginning with far fewer deeds to a word than the rest."""
    longest = 0
    for n in range(1, len(done)):
        before, after = sum(done[:n]) / max(sum(lengths[:n]), 1), sum(done[n:]) / max(sum(lengths[n:]), 1)
        if before <= SPARSE * after:
            longest = n
    return longest


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


_THEY = (
    r"(?:he|she|they|nobody|everyone|everybody|people|who|(?:my|our|the|this|that|his|her|their|these|those"
    r"|some|other)"
    r" (?:[\w'-]+ ){0,3}?(?:manager|boss|lead|leads|director|head|advisor|adviser|supervisor|professor|colleague"
    r"|colleagues|team|teams|people|guys|guy|engineer|engineers|developer|developers|scientist|postdoc|student"
    r"|students|management|sales|vendor|client|customer|customers|product|ops|it|legal|others|other|annotators"
    r"|contractor|contractors|analyst|analysts|reviewer|reviewers|coauthor|intern|founder|stakeholders|side))"
)
_PERSON = (
    r"(?:he|she|nobody there|(?:my|our|the|this|that|his|her|their) (?:[\w-]+ )?(?:manager|boss|lead|director|head"
    r"|advisor|adviser|supervisor|professor|colleague|teams?|guys?|architect|engineer|developer|management|vendor"
    r"|client|ops|it|intern|founder|contractor|pm|product manager|postdoc|student|people))"
)
_JUDGED = (
    r"(?:incompetent|lazy|clueless|careless|sloppy|unprofessional|stubborn|arrogant|stupid"
    r"|petty|disorganised|disorganized|unhelpful|childish|jealous|selfish"
    r"|idiots?|amateurs?|rude|in over (?:his|her|their) head|out of (?:his|her|their) depth|asleep at the wheel"
    r"|not (?:\w+ ){0,2}(?:competent|capable|bright|smart|technical|up to it|up to the job|professional|interested))"
)
_BLAMES = re.compile(
    rf"\b(?:is|was|were|are|being|been|'s|'re|such|so|too|just|really|simply|frankly|pretty|quite|rather|bit) "
    rf"(?:(?:an?|the|so|too|just|really|simply|frankly|pretty|quite|rather|very|bit|completely|totally|kind of"
    rf"|sort of"
    rf"|honestly|basically|always|plain) )*{_JUDGED}\b"
    rf"|\b{_PERSON}(?:'s| is| was|'re| are| were) (?:\w+ ){{0,3}}?(?:useless|hopeless|impossible|toxic"
    rf"|political|unreliable|ignorant|dumb|a nightmare|a disaster|a mess|a joke|a pain|difficult"
    rf"|not (?:\w+ )?(?:somebody|someone|a person|the kind|the sort|able|really able|good at|interested|up to)"
    rf"|never (?:\w+ )?(?:there|interested|on time|prepared))\b"
    r"|\b(?:the|that|one of those) (?:sort|kind|type)s? of (?:person|guy|man|woman|manager|engineer|architect"
    r"|people|boss|scientist|colleague|\w+) (?:who|that)\b"
    rf"|\b{_PERSON} (?:\w+ )?(?:hadn't|didn't|couldn't|never|can't|doesn't|wouldn't|hasn't|don't"
    rf"|haven't) even\b|\bhadn't even (?:read|looked|opened|briefed|tried|checked|asked|bothered|tested|run)\b"
    r"|\bone of (?:those|these) (?:people|guys|types|men|managers)\b|\b(?:given|because of|despite"
    r"|with) (?:those|these) (?:people|guys|two)\b|\b(?:those|these) (?:guys|idiots|two(?= (?:had|were|did"
    r"|could|never)|[.,;!]))|\b(?:people|labs|teams|guys|managers|companies) like (?:that|him|her|them|those"
    r"|these)\b|\bthought (?:he|she|they) (?:was|were) (?:so )?(?:clever|smart|better|above)\w*|\b(?:a|any"
    r"|half a) brain\b|\bno thanks to\b|\bdown to (?:this|that|those|these) (?:one )?(?:\w+ )?(?:guy|intern"
    r"|person|man|woman|team|people|two|manager|engineer)\b|\bout of (?:his|her|their) depth\b|\bif (?:he|she"
    r"|they)(?:'d| had) (?:behaved|acted|done|listened|read|thought|bothered|asked|told|paid|looked)\b"
    r"|\b(?:coward|cowards|cowardly)\b|\ball (?:he|she|they) (?:cares?|cared) about\b"
    r"|\b(?:he's|she's|they've|he|she|they) (?:has |have |had |got |really |obviously )*no (?:idea|clue"
    r"|interest|respect)\b|\btoo (?:weak|lazy|proud|arrogant|stubborn|scared|vain|cowardly|timid"
    r"|self-important|full of) (?:to|himself|herself)\b"
    r"|\b(?:knew|knows|know) what (?:he|she|they) (?:was|were|is|are)(?:'s|'re)? like\b"
    r"|\bthat's (?:just )?(?:what|how|who) (?:he|she|they)(?:'s| is|'re| are)\b|\b(?:down|up) to (?:them|him"
    r"|her)\b(?=[,.;]|$)"
    r"|\b(?:incompetence|laziness|carelessness|stupidity|sloppiness|ignorance|negligence)\b"
    rf"|\b{_THEY} (?:\w+ )?(?:should have|should've|ought to have|could have just|could've just) (?!been)\w+"
    rf"|\b{_THEY}(?:'d| had| have)? (?:\w+ ){{0,2}}?(?:dropped the ball|messed (?:\w+ ){{0,2}}up"
    rf"|screwed (?:\w+ ){{0,3}}up|let (?:me|us) down"
    r"|botched|broke (?:my|our) \w+ again|threw (?:me|us) under|never (?:listened|bothered|cared|did (?:his"
    r"|her|their)|delivered"
    r"|read|replied|answered|understood)|(?:didn't|did not|doesn't|don't|couldn't|wouldn't)"
    r" (?:\w+ )?(?:care|bother|have a clue|have any clue|know what (?:he|she|they) (?:was|were)|even (?:read"
    r"|look|try|understand|know|open|check)"
    r"|be bothered|lift a finger|listen|get it|do (?:his|her|their) (?:job|part|homework|work)|pull (?:his|her"
    r"|their) weight))\b"
    r"|\b(?:had|have|has) (?:absolutely |honestly |really )?no (?:clue|idea) (?:what|how|about)\b"
    r"|\b(?:not|wasn't|isn't|weren't|hardly|never) (?:\w+ )?(?:my|our) (?:fault|problem|mistake)\b"
    r"|\b(?:is|was|all|entirely|purely|mostly|really|just|totally|completely|clearly) (?:\w+ )?(?:his|her"
    r"|their|\w+'s|\w+s') (?:own )?(?:fault|doing|mess|mistake)\b"
    r"|\bblame (?:him|her|them|it on|the|lies|was|is)\b|\bto blame\b|\b(?:wasn't|isn't|not) on (?:us|me"
    r"|our side|my side)\b"
    r"|\b(?:because of|thanks to|due to) (?:him|her|them|those (?:people|guys)|that (?:guy|man|person))\b"
    r"|\bfailed (?:only )?because (?:of )?(?:he|she|they|him|her|them)\b"
    rf"|\bif {_THEY} had (?:just |only |actually |simply |done )"
    r"|\b(?:as|like) (?:always|usual) with (?:them|him|her|that)\b|\btypical (?:of|for) (?:them|him|her|that"
    r"|the|our)\b"
    r"|\bany(?:one|body) (?:competent|half|with (?:a|any|half))\b|\bcovering (?:his|her|their)\b"
    r"|\bcovered (?:his|her|their) own\b",
    re.IGNORECASE,
)
_LEANS = re.compile(
    rf"\b{_THEY} (?:\w+ )?(?:always|constantly|forever|kept|refused|sat on|ignored|blocked|dragged|wasted"
    rf"|sabotaged)\b"
    r"|\bbecause (?:he|she|they) (?:didn't|did not|never|wouldn't|couldn't|refused|forgot|kept)\b"
    r"|\b(?:office politics|ego|egos|no respect|annoying|out of (?:our|my) hands|wasted (?:my|our) time)\b",
    re.IGNORECASE,
)
_EXCUSED = re.compile(
    r"\b(?:don't|didn't|not|wouldn't|couldn't|never|can't) (?:\w+ )?(?:blame|think (?:he|she|they|that))\b"
    r"|\b(?:my|our) (?:own )?(?:fault|mistake"
    r"|carelessness|sloppiness|ignorance|doing)\b(?<!not my fault)(?<!n't my fault)|\bfair enough\b"
    r"|\bnobody's fault\b|\bi was (?:\w+ )?(?:careless|sloppy|stubborn|arrogant|lazy|stupid|naive|clueless)\b",
    re.IGNORECASE,
)


def blame(said: list[Told]) -> Finding:
    """Whether people are judged or made the cause."""
    told = [
        s
        for s in said
        if not _EXCUSED.search(s.plain) or re.search(r"\bn(?:o|')t (?:\w+ )?(?:my|our) (?:fault|mistake)", s.plain)
    ]
    clear = [s for s in told if _BLAMES.search(s.plain)]
    leaning = [s for s in told if s not in clear and _LEANS.search(s.plain)]
    if clear:
        return _flawed("blame", clear[0], min(0.9, 0.7 + 0.1 * len(clear)))
    if len(leaning) >= 2:
        return _unsure("blame", leaning[0])
    return _fine("blame", 0.7)


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


def _claimed(said: list[Told], principles: Sequence[Principle]) -> Finding:
    found = claims(said, principles)
    return _flawed("claims", found[0], 0.75) if found else _fine("claims", 0.75)
