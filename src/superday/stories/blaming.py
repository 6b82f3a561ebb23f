"""Where a teller judges people or makes them the cause.  What others did, said plainly, is no blame."""

import re

_ROLE = (
    r"(?:manager|boss|lead|director|head|advisor|adviser|supervisor|professor|colleague|teams?|guys?|architect"
    r"|engineer"
    r"|developer|scientist|management|vendor|ops|intern|founder|contractor|analyst|reviewer|coauthor|pm"
    r"|product manager|postdoc|student|people|sales|legal|product|annotators|stakeholders|others)s?"
)
_PERSON = rf"(?:he|she|(?:my|our|the|this|that|his|her|their|those|some) (?:[\w'-]+ ){{0,2}}?{_ROLE})"
_THEY = rf"(?:they|nobody|everyone|everybody|people|who|{_PERSON})"
_BE = r"(?:'s| is| was|'re| are| were| being| has been| had been)"
_FAULTS = r"(?:fault|doing|mess|mistake)"

_BLAMES = (
    # adjectives that only people deserve, and nouns for them
    r"\b(?:incompetent|clueless|unprofessional|arrogant|petty|childish|jealous|selfish|idiots?|amateurs?|cowards?"
    r"|incompetence|laziness|carelessness|stupidity|sloppiness|negligence|no thanks to)\b",
    rf"\b(?:they|{_PERSON}){_BE} (?:\w+ ){{0,3}}?(?:lazy|careless|sloppy|stubborn|stupid|rude|disorganised"
    rf"|disorganized|unhelpful)\b",
    rf"\b{_PERSON}{_BE} (?:\w+ ){{0,3}}?(?:useless|hopeless|impossible|toxic|political|unreliable|ignorant|dumb"
    r"|a nightmare|a disaster|a joke|a pain|(?:never|not) (?:\w+ )?(?:somebody|someone|a person|the kind|the sort"
    r"|able|capable|competent|up to|there|on time|prepared|bright|smart))\b",
    r"\b(?:in over (?:his|her|their) head|out of (?:his|her|their) depth|asleep at the wheel)\b",
    r"\btoo (?:weak|lazy|proud|arrogant|stubborn|scared|vain|timid) to\b|\bfull of (?:himself|herself|themselves)\b",
    # kinds of people
    r"\b(?:sort|kind|type)s? of (?:\w+ who|(?:person|guy|man|woman|manager|engineer|architect|people|boss"
    r"|scientist) that)\b",
    r"\bone of (?:those|these) (?:people|guys|types|men|managers)\b|\b(?:given|despite|with"
    r"|because of) (?:those|these)"
    r" (?:people|guys|two)\b|\b(?:those|these) (?:guys|idiots|two(?= (?:could|never)))",
    r"\b(?:people|labs|teams|guys|managers|companies) like (?:that|him|her|them|those|these)\b",
    r"\b(?:knew|knows|know) what (?:he|she|they) (?:was|were|is|are) like\b|\btypical (?:of|for) (?:them|him|her)\b"
    r"|\bthat's (?:just )?(?:what|how|who) (?:he|she|they)(?:'s| is|'re| are)(?: like)?(?=[,.;!]|$)",
    r"\bthought (?:he|she|they) (?:was|were) (?:so )?(?:clever|smart|better|above)\w*|\bhad (?:had )?(?:a|any"
    r"|half a) brain\b"
    r"|\bany(?:one|body) (?:competent|with (?:any|half) )|\ball (?:he|she|they) (?:cares?|cared) about\b",
    # what they could not even do
    rf"\b{_PERSON} (?:\w+ )?(?:hadn't|didn't|couldn't|never|can't|doesn't|wouldn't|hasn't|don't|haven't) even\b"
    r"|\bhadn't even (?:read|looked|opened|briefed|tried|checked|asked|bothered|tested|run)\b",
    rf"\b{_THEY}(?:'s|'ve| has| have| had| got| really| obviously| absolutely| honestly)+ no (?:idea|clue"
    rf"|interest|respect)\b",
    rf"\b{_THEY} (?:\w+ )?(?:should have|should've|ought to have|could have just|could've just) (?!been)\w+",
    rf"\b{_THEY}(?:'d| had| have)? (?:\w+ ){{0,2}}?(?:dropped the ball|messed (?:\w+ ){{0,2}}up"
    rf"|screwed (?:\w+ ){{0,3}}up"
    r"|let (?:me|us) down|botched|threw (?:me|us) under|never (?:listened|bothered|cared|did (?:his|her|their)"
    r"|delivered"
    r"|read|replied|answered|understood))\b",
    rf"\b{_THEY} (?:didn't|did not|doesn't|don't|couldn't|wouldn't) (?:\w+ )?(?:care|bother|have a clue|have any clue"
    r"|know what (?:he|she|they) (?:was|were)|be bothered|lift a finger|listen|get it"
    r"|do (?:his|her|their) (?:job|part|homework|work)|pull (?:his|her|their) weight)\b",
    r"\bif (?:he|she|they)(?:'d| had) (?:behaved|acted|listened|thought|bothered|paid|only|just|simply)\b",
    # the cause
    rf"\b(?:not|wasn't|isn't|weren't|hardly|never) (?:\w+ )?(?:my|our) (?:fault|mistake)\b"
    rf"|\b(?:is|was|all|entirely|purely|mostly|really|just|totally|completely|clearly) (?!not )(?:\w+ )?"
    rf"(?:his|her|their|\w+'s) (?:own )?{_FAULTS}\b",
    rf"\bblame (?:him|her|them|lies)\b|\b{_THEY}{_BE} (?:\w+ )?to blame\b|\b(?:wasn't|isn't|not) on (?:us|me"
    rf"|our side|my side)\b",
    r"\b(?:because of|thanks to|due to) (?:him|her|them|those (?:people|guys)|that (?:guy|man|person))\b"
    r"|\bfailed (?:only )?because (?:of )?(?:he|she|they|him|her|them)\b|\b(?:down|up) to (?:them|him|her)(?=[,.;]|$)"
    r"|\bdown to (?:this|that|those|these) (?:one )?(?:\w+ )?(?:guy|intern|person|man|woman|team|people|two"
    r"|manager|engineer)\b"
    r"|\bcover(?:ing|ed) (?:his|her|their) (?:own )?(?:back|backside|ass|tracks)\b",
)
_EXCUSED = (
    r"\b(?:don't|didn't|not|wouldn't|couldn't|never|can't) (?:\w+ )?(?:blame|think (?:he|she|they|that))\b",
    r"(?<!not )(?<!n't )\b(?:my|our) (?:own )?(?:fault|mistake|carelessness|sloppiness|ignorance|doing)\b",
    r"\bfair enough\b|\bnobody's fault\b",
    r"\bi was (?:\w+ )?(?:careless|sloppy|stubborn|arrogant|lazy|stupid|naive|clueless)\b",
)
_CLEARLY, _NOT = (re.compile("|".join(ways), re.IGNORECASE) for ways in (_BLAMES, _EXCUSED))


def blames(text: str) -> bool:
    """Whether a sentence judges people or makes them the cause."""
    return bool(_CLEARLY.search(text)) and not _NOT.search(text)
