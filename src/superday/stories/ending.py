"""Whether a sentence of a story sounds like its end: words of ending or change, or a figure that something came to."""

import re

from superday.rubric.lexicon import word_set
from superday.stories.dates import undated
from superday.stories.deeds import deeds, passives
from superday.stories.measure import amounts, measured
from superday.stories.telling import Told

LAST = 0.75  # the place from which even what one does at a date, with a figure, is the end ("At the fair we showed 40")
_ENDED = re.compile(
    r"\b(?:as a result|in the end|eventually|ultimately|the (?:end )?results? (?:was|were|is)|(?:the "
    r"|positive |good |final )outcome|at the end|finally"
    r"|afterwards|ever since|by the end|by then|(?:months?|weeks?|years?|quarters?|days?) (?:later|on|after"
    r"|afterwards)\b"
    r"|(?:that|which|it|this|and|what) (?:brought|cuts?|reduced|increased|raised|saved|improved|gave|meant|led"
    r"|stopped|caught))\b"
    r"|\b(?:dropped|fell|rose|grew|improved|increased|decreased|shrank|climbed|jumped|doubled|halved|tripled"
    r"|slipped|sank|(?<!\bi )(?<!\bwe )stayed|settled|landed|converged|plateaued)\b(?! (?:behind|out of"
    r"|asleep))"
    r"|\b(?:went|moved|came|got|gone|cut|take|took|bring|brought) (?:\w+ ){0,3}?(?:up|down|from \S+ to"
    r"|from (?:\S+ ){1,4}to|back to|live|out (?:with|on|in|at|the|to)|into (?:production|the)|in at|within"
    r"|fine|smoothly|unnoticed|wrong|through|across|clean|green)\b"
    r"|\b(?:shipped|launched|released|adopted|deployed|rolled out|rolled it (?:back|out)|published|replicated"
    r"|delivered|submitted|in production|merged|went live|took it on|signed (?:off|up)?"
    r"|still (?:using|used?|uses|runs?|running|in use|there|live|in place|around)|(?:was|were|got|been|is|are"
    r"|get) (?:\w+ )?(?:accepted|fixed|rejected|approved|cancelled|canceled|scrapped|shelved|funded|hired"
    r"|promoted|renewed|extended|solved|resolved|gone|adopted|dropped|killed|closed|merged|done|in use"
    r"|used (?:by|in|for|today|now|every)|live|over(?! it| that| the| him)|finished|happy|on time|late|delayed"
    r"|stopped))\b"
    r"|\b(?:it|that|this|all|everything|she|he|they|which|we|paper|thing) (?:\w+ )?(?:worked(?! (?:on|with"
    r"|hard|as|at|in|for|closely))|failed|succeeded|passed|held(?: up)?|broke|paid off|got in|ran (?:clean"
    r"|fine|through|without)|made it|finished|graduated|withdrew|renewed|cancelled|agreed|switched|approved"
    r"|accepted|signed|stuck with|kept (?:it|using)|dropped out|quit|left|went with|moved on|thanked)\b"
    r"|\b(?:preferred|beat|won|lost) (?:ours?|theirs?|it|us|them|the|that|by)\b|\bcame (?:first|second|third"
    r"|last|out|back)\b|\bgot (?:it |them )?in(?:to)?\b|\bnow (?:it's|we|they|a|the|he|she|all|every)\b"
    r"|\b(?:he|she|they|it|we|who) now \w+"
    r"|\b(?:lost|gained|saved|cost us|came to|amounted to) (?:\w+ )?\d|\bis in the\b|\b(?:asked|offered) (?:me"
    r"|us|for) (?:to|it|the)\b|\b\d+ to \d+\b|\bout of (?:a |the )?(?:\d|hundred|ten|twenty|fifty)"
    r"|\b(?:use|uses|run|runs|used|reads?) (?:it|that|this|them) (?:daily|now|still|since|every|today)\b"
    r"|\bwe switched\b|\bnobody (?:noticed|complained)\b|\b(?:there were|there was|got) (?:no|zero"
    r"|not a single|none|fewer)\b|\b(?:no|zero|none|not one) (?:\w+ ){0,4}since\b"
    r"|\b(?:liked|loved|hated|thanked|praised|happy with|pleased with|impressed) \w+|\b(?:ended|turned) (?:up"
    r"|out) (?:at|with|to|well|badly|fine|that)\b|\b(?:we|i|they|she|he) (?:made|hit|met|missed|beat|reached"
    r"|exceeded) (?:it\b|that\b|\d|(?:the|our|my|their|a) (?:\w+ )?(?:deadline|date|target|goal|bar|cut|launch"
    r"|slot|budget|number|limit|submission|quota|mark|threshold|sla))"
    r"|\b(?:was|were|is|are|'s|'re) (?:\w+ ){0,2}?(?:live|across|through|up and running|back (?:to|at|on|in"
    r"|up)|down (?:to|by|from|on)|up (?:to|by|from|on)|in production|unnoticed)\b"
    r"|\b(?:i|we|they) closed (?:the|on|at|with)\b"
    r"|\b(?:went|working|worked|works|running|runs|ran|turned out|received|did) (?:really |very |quite "
    r"|pretty |so )?(?:well|badly|fine|great)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"^(?!\W*(?:so |and |well )?(?:at|on|in|from) (?:(?:my|our|his|her|their) (?:\w+ )?(?:side|end|view|opinion"
    r"|case|work|place)"
    r"|the (?:middle|beginning|meantime|first place|one hand|other hand)|fact|general|reality|theory|practice"
    r"|particular"
    r"|principle|between)\b)\W*(?:(?:so|and|well|then|anyway|okay|but|,) ?)*(?:at|by|on|in|from|within|after|since"
    r"|come|over"
    r"|during) (?:the |that |those |this |about |mid-|late |early |my |our |their )?[\w'’: -]{2,40}?,? (?!i "
    r"|we \w+ed\b)",
    re.IGNORECASE,
)
_STATES = (
    r"(?:was|were|is|are|'s|'re|been|be|came|comes|stood|stands|gave|gives|found|finds|catch|catches|caught"
    r"|handles|handled|takes|took|needs|needed"
    r"|had|have|has|get|gets|got|reached|hit|saved|saves|cost|missed|passed|beat|scored|stopped|serves|served"
    r"|sold|answered|answers|stayed|fails|failed|finished|at|to|by|in)"
)
_BEFORE_FIGURE = re.compile(rf"\b{_STATES}(?: [\w'-]+){{0,3}}\s*$", re.IGNORECASE)
_AFTER_FIGURE = re.compile(rf"^(?:[\w'-]+ ){{0,5}}?{_STATES}\b", re.IGNORECASE)
_ACHIEVED = word_set(
    """got came had reached hit saved finished delivered ended cut reduced missed beat passed shipped launched
    released sent submitted filed won lost switched halved doubled improved brought met made"""
)
_UNREAL = re.compile(
    r"\b(?:would|could|should|might|may|will|'ll|'d (?:be|have|take|need|cost)|if|want|wanted|promised"
    r"|expected|planned|supposed|quoted|proposed|option|options|was to|were to|wasn't going|going to)\b",
    re.IGNORECASE,
)
_REFLECTS = re.compile(
    r"\b(?:learned|learnt|lesson|hindsight|looking back|next time|differently|should have|i'd|realised"
    r"|realized|these days|takeaway|what i took|took away|moral)\b",
    re.IGNORECASE,
)
_CLAUSES = re.compile(
    r"[,;:]\s|\bbut\b|\bso\b(?! that)|\band\b(?= (?:i|we|he|she|they|it|that|this|the|my|our|their|his|her"
    r"|then|there|now|so|in|at|on|by|after|from|since|everyone|everybody|nobody|people|no|\w+ed|\d\S*) )",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^(?:i|we|he|she|they|it|that|this|the|a|an|my|our|their|his|her|there|everyone|everybody|nobody|people"
    r"|now|in|at|by|on"
    r"|after|since|which|who|both|all|two|three|no|none)\b|^\w+ (?:was|were|is|are|went|fell|rose|dropped|came"
    r"|had|got)\b",
    re.IGNORECASE,
)
_THERE_ARE = re.compile(r"^(?:and |but )?there(?:'s| is| are)\b", re.IGNORECASE)
_WE = re.compile(r"\b(?:i|we) (?=\w+ed\b)", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:had|'d) (?:already |always |never |once )?(?:been|failed|tried|worked|gone|left)\b", re.IGNORECASE
)
_SUPPOSED = re.compile(r"\b(?:would|option|options|could have)\b", re.IGNORECASE)


def ends(sentence: Told) -> bool:
    """Whether a sentence tells an outcome: in words of ending or change, or as a figure that something came to."""
    clauses = [clause.strip() for clause in _CLAUSES.split(sentence.plain) if clause.strip()]
    doing = _doings(clauses)
    if any(_tells_end(clause) and not done for clause, done in zip(clauses, doing, strict=True)):
        return True
    if sentence.place < 0.55 or _REFLECTS.search(sentence.plain):
        return False
    if sentence.place >= LAST and _DATED.search(_WE.sub("", sentence.plain)) and amounts(undated(sentence.plain)):
        return not _UNREAL.search(clauses[0])
    dated = _DATED.search(sentence.plain) and not doing[0] and not _UNREAL.search(clauses[0])
    if dated:
        return True
    compared = measured(sentence.plain) == "compared"
    if not compared and any(doing):
        return False
    return not _SUPPOSED.search(sentence.plain) and any(_comes_to(clause, compared) for clause in clauses)


def _tells_end(clause: str) -> bool:
    return bool(_ENDED.search(clause)) and not (
        _UNREAL.search(clause) or _BEFORE.search(clause) or _REFLECTS.search(clause)
    )


def _doings(clauses: list[str]) -> list[bool]:
    """Which clauses tell a step of the work; one without a subject goes on with what the one before it does."""
    doing: list[bool] = []
    for clause in clauses:
        goes_on = bool(doing) and doing[-1] and not _SUBJECT.search(clause)
        doing.append(goes_on or _is_doing(clause))
    return doing


def _comes_to(clause: str, compared: bool) -> bool:
    if _UNREAL.search(clause) or _is_doing(clause) or _THERE_ARE.search(clause):
        return False
    plain = undated(clause)
    figures = [q for q in amounts(plain) if compared or q.unit != "time"]
    return any(
        _BEFORE_FIGURE.search(plain[: q.start]) or _AFTER_FIGURE.search(plain[q.end :].lstrip()) for q in figures
    )


def _is_doing(text: str) -> bool:
    """Whether it tells a step of the work, done by the teller or by nobody in particular, and no achievement."""
    sentence = Told(text, 0, len(text), 0.0)
    return any(deed.verb not in _ACHIEVED for deed in deeds(sentence)) or (
        any(deed.concrete for deed in passives(sentence)) and not _ENDED.search(text)
    )
