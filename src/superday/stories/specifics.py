"""Words that name something: methods, systems, figures, dates, proper names.  Vague talk has none of them."""

import re

from superday.rubric.figures import figures
from superday.rubric.lexicon import word_set

_STEMS = word_set(
    """regress classif encod decod quantis quantiz normalis normaliz token embed cluster segment retriev detect
    annotat calibrat cach deploy sampl threshold gradient kernel transformer network baseline dataset ablat
    checkpoint latenc throughput recall precision validat schema pipeline script featur sensor label simulat
    histogram entrop residual bayes posterior quer index dashboard notebook databas queue schedul alert
    timestamp duplicat outlier leak drift rollback batch loader loss seed join median variance bootstrap
    interval confusion holdout split augment dropout optimis optimiz epoch adapter distil prun spectr microscop
    patient genom protein satellit audio speech translat forecast fraud invoice parser crawler ocr gpu cpu api
    sql memory runtime compil profil trac shard partition config hyperparam log table column row regex mask
    filter probe template spreadsheet checklist runbook test bug plot curve matrix vector prior penalt heurist
    rule error rate score"""
)
_TECHNICAL = re.compile(rf"\b(?:{'|'.join(sorted(_STEMS))})\w{{0,6}}\b", re.IGNORECASE)
_NAME = re.compile(
    r"(?<=[a-z,;:] )[A-Z][\w-]*[A-Za-z0-9]\b|\b[A-Z]{2,}\b"
    r"|\b(?:spring|summer|autumn|winter|noon|midnight|christmas|easter)\b",
)


def specifics(text: str) -> int:
    """How many different names, terms and figures a text has."""
    terms = {match.lower() for match in _TECHNICAL.findall(text)}
    names = {match for match in _NAME.findall(text) if match not in ("I", "OK", "Okay")}
    return len(figures(text)) + len(terms) + len(names)
