"""How a told story ends: the sentences that say so, and whether they measure it against something."""

import re
from typing import Literal

from superday.rubric.lexicon import word_set
from superday.stories.deeds import deeds
from superday.stories.measure import measured
from superday.stories.quantities import Quantity, quantities
from superday.stories.telling import Told

LATE = 0.45  # the place from which a sentence may tell how it ended
_ENDED = re.compile(
    r"\b(?:as a result|in the end|eventually|ultimately|the (?:end )?results? (?:was|were|is)|(?:the |positive |good |final )outcome|at the end|finally"
    r"|afterwards|ever since|by the end|by then|(?:months?|weeks?|years?|quarters?|days?) (?:later|on|after|afterwards)\b"
    r"|(?:that|which|it|this|and|what) (?:brought|cuts?|reduced|increased|raised|saved|improved|gave|meant|led|stopped|caught))\b"
    r"|\b(?:dropped|fell|rose|grew|improved|increased|decreased|shrank|climbed|jumped|doubled|halved|tripled|slipped|sank|stayed|settled|landed|converged|plateaued)\b(?! (?:behind|out of|asleep))"
    r"|\b(?:went|moved|came|got|gone|is|are|was|were|go|goes|goes|cut|take|took|bring|brought) (?:\w+ ){0,3}?(?:up|down|from \S+ to|from (?:\S+ ){1,4}to|back to|live|out (?:with|on|in|at|the|to)|into (?:production|the)|in at|well|fine|smoothly|unnoticed|wrong|through|across|clean|green)\b"
    r"|\b(?:shipped|launched|released|adopted|deployed|rolled out|rolled it (?:back|out)|published|replicated|delivered|submitted|in production|merged|went live|took it on|signed (?:off|up)?"
    r"|still (?:using|used?|uses|runs?|running|in use|there|live|in place|around)|(?:was|were|got|been|is|are|get) (?:\w+ )?(?:accepted|fixed|rejected|approved|cancelled|canceled|scrapped|shelved|funded|hired|promoted|renewed|extended|solved|resolved|gone|adopted|dropped|killed|closed|merged|done|in use|used (?:by|in|for|today|now|every)|live|over|finished|happy|on time|late|delayed|stopped))\b"
    r"|\b(?:it|that|this|all|everything|she|he|they|which|we|paper|thing) (?:\w+ )?(?:worked(?! (?:on|with|hard|as|at|in|for|closely))|failed|succeeded|passed|held(?: up)?|broke|paid off|got in|ran (?:clean|fine|through|without)|made it|finished|graduated|withdrew|renewed|cancelled|agreed|switched|approved|accepted|signed|stuck with|kept (?:it|using)|dropped out|quit|left|went with|moved on|thanked)\b"
    r"|\b(?:preferred|beat|won|lost) (?:ours?|theirs?|it|us|them|the|that|by)\b|\bcame (?:first|second|third|last|out|back)\b|\bgot (?:it |them )?in(?:to)?\b|\bnow (?:it's|we|they|a|the|he|she|all|every)\b|\b(?:he|she|they|it|we|who) now \w+"
    r"|\b(?:lost|gained|saved|cost us|came to|amounted to) (?:\w+ )?\d|\bis in the\b|\b(?:asked|offered) (?:me|us|for) (?:to|it|the)\b|\b\d+ to \d+\b|\bout of (?:a |the )?(?:\d|hundred|ten|twenty|fifty)"
    r"|\b(?:use|uses|run|runs|used|reads?) (?:it|that|this|them) (?:daily|now|still|since|every|today)\b|\bwe switched\b|\bnobody (?:noticed|complained)\b|\b(?:there were|there was|had|got) (?:no|zero|not a single|none|fewer)\b|\b(?:no|zero|none|not one) (?:\w+ ){0,4}since\b"
    r"|\b(?:liked|loved|hated|thanked|praised|happy with|pleased with|impressed) \w+|\b(?:ended|turned) (?:up|out) (?:at|with|to|well|badly|fine|that)\b|\b(?:we|i|they|she|he) (?:made|hit|met|missed|beat|reached|exceeded|got) (?:the|our|that|it|my|their|\d|a)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"^\W*(?:(?:so|and|well|then|anyway|okay|but|,) ?)*(?:at|by|on|in|from|within|after|since|come|over|during) (?:the |that |those |this |about |mid-|late |early |my |our |their )?[\w'’ -]{2,40}?,? (?!i |we \w+ed\b)",
    re.IGNORECASE,
)
_IS = re.compile(r"\b(?:was|were|is|are|'s|'re|had been|has been|have been|came|comes|stood|gave|gives|found|finds|catches|caught|handles|handled|takes|took|needs|needed|had|have|has|got|reached|hit|saved|cost|made|missed|passed|beat|scored|stopped|served|sold|run|ran|went|ended|finished|asked|opened|answered|used|use|stayed|agreed|signed)\b", re.I)
_ACHIEVED = word_set("got had reached hit saved finished delivered ended cut reduced missed beat passed shipped launched released sent submitted filed won lost stayed switched halved doubled improved brought met made")
_UNREAL = re.compile(r"\b(?:would|could|should|might|may|will|'ll|'d|if|want|wanted|promised|expected|planned|predicted|supposed|quoted|proposed|option|options)\b", re.I)
_CLAUSES = re.compile(r"[,;:]\s|\b(?:and|but|so|because|since|where|which)\b", re.I)
_DATES = ("month", "weekday", "year")


def endings(said: list[Told]) -> list[Told]:
    """The late sentences that tell how it ended."""
    return [s for s in said if s.place >= LATE and ends(s)]


def ends(sentence: Told) -> bool:
    """Whether a sentence tells an outcome: in words of ending or change, or as a figure that something came to."""
    clauses = [clause for clause in _CLAUSES.split(sentence.text) if clause]
    if any(_ENDED.search(clause) and not _is_doing(clause) and not _UNREAL.search(clause) for clause in clauses):
        return True
    if sentence.place >= 0.55 and _DATED.search(sentence.text) and not _is_doing(sentence.text):
        return True
    return sentence.place >= 0.55 and any(_comes_to(clause) for clause in clauses)


def _comes_to(clause: str) -> bool:
    figures = [q for q in quantities(clause) if q.unit not in (*_DATES, "time")]
    return bool(figures) and bool(_IS.search(clause)) and not _UNREAL.search(clause) and not _is_doing(clause)


def _is_doing(text: str) -> bool:
    """Whether it tells a step of the work: a deed that is no achievement."""
    return any(deed.verb not in _ACHIEVED for deed in deeds(Told(text, 0, len(text), 0.0)))


def numbered(said: list[Told]) -> tuple[Literal["compared", "figure", "none"], Told | None]:
    """Whether the ending is measured, and where: against something, bare, or not at all."""
    bare = None
    for sentence in reversed(endings(said)):
        kind = measured(sentence.text)
        if kind == "none":
            continue
        if kind == "compared" or _has_like(sentence, said):
            return "compared", sentence
        bare = bare or sentence
    return ("figure", bare) if bare else ("none", None)


def _has_like(sentence: Told, said: list[Told]) -> bool:
    """Whether a figure of its kind was told before."""
    here = [q for q in quantities(sentence.text) if _counts(q)]
    before = [q for other in said if other.end <= sentence.start for q in quantities(other.text) if _counts(q)]
    return any(q.unit == other.unit and q.value != other.value for q in here for other in before)


def _counts(quantity: Quantity) -> bool:
    return quantity.unit not in (*_DATES, "time", "")
