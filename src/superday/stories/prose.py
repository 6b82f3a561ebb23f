"""Markdown as one would say it: bullets become sentences, marks, headings and code go."""

import re

HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#*)?[ \t]*\r?")
FENCED = re.compile(r" {0,3}(```|~~~)")
_BULLET = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|[ \t]*>[ \t]?")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")
_MARKS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|`")
_ENDS = (".", "!", "?", ":", ";")


def prose(text: str) -> str:
    """The sentences of a Markdown text on one line."""
    items: list[list[str]] = [[]]
    fence = ""
    for line in text.split("\n"):
        if marks := FENCED.match(line):
            fence = "" if fence == marks[1] else fence or marks[1]
        elif not fence and not HEADING.fullmatch(line):
            bullet = _BULLET.match(line)
            if bullet or not line.strip():
                items.append([])
            items[-1].append(_plain(line[bullet.end() :] if bullet else line))
    said = (" ".join(filter(None, item)) for item in items)
    return " ".join(_sentence(item) for item in said if item)


def _plain(line: str) -> str:
    return _MARKS.sub("", _LINK.sub(r"\1", line)).strip()


def _sentence(item: str) -> str:
    return item[0].upper() + item[1:] + ("" if item.endswith(_ENDS) else ".")
