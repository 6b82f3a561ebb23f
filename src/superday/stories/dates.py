"""Dates, times of day and numbers that only name: they are no amounts."""

import re

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = "|".join(month.capitalize() for month in MONTHS)
_HOUR = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)"
_DATED = re.compile(
    rf"\b(?:{_MONTH}) (?:the )?(?:{_ORDINAL}|\d{{1,2}}\b(?!\s?(?:%|per ?cent|\d)))|\b(?:the )?(?:{_ORDINAL}"
    rf"|\d{{1,2}})(?: of)? (?:{_MONTH})\b"
    rf"|\b{_ORDINAL}\b|\b(?:19|20)\d\d\b|\bq[1-4]\b|\b\d{{1,2}}[:.]\d\d ?(?:am|pm|a\.m\.|p\.m\.|in the|on \w+day)"
    rf"|\b\d{{1,2}}:\d\d\b|\b{_HOUR} ?(?:a\.m|p\.m|am|pm|o'clock)\b|\bat (?:about |around )?{_HOUR}(?= in the "
    rf"| on \w+day|,| sharp| i | we |$)"
    rf"|\b(?:number|no\.|version|v|phase|week|day|round|level|section|slide|table|figure|layer|step|part"
    rf"|chapter|top|type) {_HOUR}\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:that|this|which|the|no|any|some|every|each|another|only) one\b|\bone (?:by one|of|thing|day|after"
    r"|another|person|who|that)\b|\bfor one\b|\bone's\b",
    re.I,
)


def undated(text: str) -> str:
    """``text`` with blanks for dates, times of day and numbers that name things: as long as before."""
    for pattern in (_DATED, _NAMED):
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    return text
