"""The two sides of a card of Anki's: its templates filled with a note's fields, cloze deletions opened or left out.

Of Anki's language of templates this knows fields, sections (``{{#Field}}``), ``cloze:``, ``type:``, ``hint:`` and
``FrontSide``; any other filter leaves its field as it is.  The result is HTML (:mod:`superday.exchange.markup`).
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from superday.exchange.markup import GAP, PRIVATE

LONGEST = 20_000  # characters of a side; whoever puts more on a card does not learn it by heart
_TAG = re.compile(r"\{\{([^{}]{1,300})\}\}")
_CLOZE = re.compile(r"(\{\{c[\d,]{1,20}::|\}\})")
_ANSWER = re.compile(r"<hr\b[^>]{0,100}\bid=['\"]?answer['\"]?[^>]{0,100}>", re.IGNORECASE)


class Sides(NamedTuple):
    """The HTML of a card's two sides, and what the front leaves out."""

    front: str
    back: str
    gaps: list[str]


def sides(front: str, back: str, fields: Mapping[str, str], number: int) -> Sides | None:
    """A card's sides; None where one of them is longer than a card can be.

    Args:
        front: the template of the question.
        back: that of the answer, which may begin with the question.
        fields: of the note, with ``Tags``.
        number: of the card in its note, from 1: the cloze that it asks for.
    """
    clean = {name: PRIVATE.sub("", value) for name, value in fields.items()}
    asked, gaps = _filled(front, clean, number, asks=True)
    told, _ = _filled(back, clean, number, asks=False)
    if max(len(asked), len(told)) > LONGEST:
        return None
    return Sides(asked, _ANSWER.sub("", told), gaps)


def _filled(template: str, fields: Mapping[str, str], number: int, asks: bool) -> tuple[str, list[str]]:
    """A side, cut off soon after it is too long, and the gaps of its clozes."""
    parts, gaps, shown, length = list[str](), list[str](), list[bool](), 0
    for place, piece in enumerate(_TAG.split(PRIVATE.sub("", template))):
        name = piece.strip()
        if place % 2 and name[:1] in "#^":
            shown.append(bool(fields.get(name[1:].strip(), "").strip()) == (name[0] == "#"))
        elif place % 2 and name[:1] == "/":
            del shown[-1:]
        elif all(shown):
            said = _field(name, fields, number, asks, gaps) if place % 2 else piece
            parts.append(said)
            if (length := length + len(said)) > LONGEST:
                break
    return "".join(parts), gaps


def _field(name: str, fields: Mapping[str, str], number: int, asks: bool, gaps: list[str]) -> str:
    *filters, field = (part.strip() for part in name.split(":"))
    value = fields.get(field, "")
    if asks and ("type" in filters or "hint" in filters):
        return ""
    if "cloze" in filters:
        said, found = cloze(value, number, asks)
        gaps += found
        return said
    return "" if any(one.startswith("tts") for one in filters) else value


def cloze(text: str, number: int, asks: bool) -> tuple[str, list[str]]:
    """A text with its clozes opened, those of a number left out where it ``asks``; and what these are."""
    frames: list[tuple[str, list[str]]] = [("", [])]
    gaps: list[str] = []
    for piece in _CLOZE.split(text):
        if piece.startswith("{{c"):
            frames.append((piece, []))
        elif piece == "}}" and len(frames) > 1:
            begins, inner = frames.pop()
            said, _, hint = "".join(inner).partition("::")
            if str(number) in begins[3:-2].split(","):
                gaps.append(said)
                said = f"{GAP} ({hint})" if asks and hint else GAP if asks else f"<b>{said}</b>"
            frames[-1][1].append(said)
        else:
            frames[-1][1].append(piece)
    return "".join(begins + "".join(inner) for begins, inner in frames), gaps
