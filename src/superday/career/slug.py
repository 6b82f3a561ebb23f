"""An id of small ASCII letters, digits and hyphens, made of a name in any script."""

import re
import unicodedata

# Letters of Latin alphabets that Unicode does not take apart into a letter of ASCII and a mark.
_SPELLED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ŋ": "ng"}
)
LONGEST = 60


def slug(text: str) -> str:
    """The words of a text as an id, without their accents; empty where it has no Latin letter and no digit."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_SPELLED))
    bare = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return "-".join(re.findall("[a-z0-9]+", bare))[:LONGEST].strip("-")
