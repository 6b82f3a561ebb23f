"""Read the typed lines of a derivation: what each does, and whether it is in the language at all."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from keyword import iskeyword

from superday.maths.language import CONSTANTS, RefusedError, expression, names

MAX_LINES = 200

_NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)


class Kind(StrEnum):
    """What a line does."""

    DEFINITION = "definition"  # name = expression
    REWRITING = "rewriting"  # = expression, the line before (of a claim: its right side) in other words
    CLAIM = "claim"  # expression = expression
    STATEMENT = "statement"  # expression


@dataclass(frozen=True)
class Line:
    """One line: ``text`` starts at ``start`` of the whole.

    ``subject`` is the name that it defines or, for a rewriting, that of the line before.  ``expression`` is the text
    to evaluate (of a claim, its right side; ``left`` is the other), empty where ``refused`` says why not.
    """

    number: int
    start: int
    text: str
    kind: Kind
    subject: str | None
    left: str
    expression: str
    refused: str

    @property
    def binds(self) -> str | None:
        """The name that stands for its value from here on."""
        return self.subject if self.kind is Kind.DEFINITION else None


@dataclass
class _Known:
    """The names that a line may use, may not bind anew, and may not define anything with."""

    names: set[str]
    fixed: Collection[str]
    implicit: set[str]


def read(text: str, given: Collection[str], fixed: Collection[str], implicit: Collection[str] = ()) -> list[Line]:
    """Every line of ``text`` that is not blank or a comment.

    ``given`` are the names to start with; those that are ``fixed`` no line may bind anew, those that are
    ``implicit`` stand in claims alone.  A name is known to the lines after the one that binds it even where that
    one is refused: they then fail for the real reason.
    """
    known = _Known(set(given) | CONSTANTS, fixed, set(implicit))
    lines: list[Line] = []
    for number, start, said in _stated(text):
        line = _line(number, start, said, lines, known)
        lines.append(line)
        if number > MAX_LINES:
            break
        if line.binds:
            known.names.add(line.binds)
            known.implicit.discard(line.binds)
    return lines


def uses(line: Line, wanted: Collection[str]) -> str | None:
    """The first of the ``wanted`` names that the line's value is made with."""
    return min(names(line.expression) & set(wanted), default=None) if line.expression else None


def _stated(text: str) -> Iterator[tuple[int, int, str]]:
    """Number, offset and text of each line that says something; its comment is cut off."""
    start = 0
    for number, raw in enumerate(text.split("\n"), 1):
        said = raw.split("#", 1)[0]
        if said.strip():
            yield number, start + len(said) - len(said.lstrip()), said.strip()
        start += len(raw) + 1


def _line(number: int, start: int, said: str, lines: list[Line], known: _Known) -> Line:
    kind, left, right = _divide(said, known.fixed)
    before = lines[-1] if lines else None
    subject = {Kind.DEFINITION: left, Kind.REWRITING: before.subject if before else None}.get(kind)
    refused = ""
    try:
        _check_place(number, kind, subject, before)
        if kind is Kind.CLAIM:
            expression(left, known.names)
        tree_names = _names(right, known.names)
        _check_implicit(kind, subject, tree_names & known.implicit)
    except RefusedError as why:
        refused = str(why)
    shown = "" if refused else right
    return Line(number, start, said, kind, subject, left if kind is Kind.CLAIM and shown else "", shown, refused)


def _names(source: str, known: Collection[str]) -> frozenset[str]:
    expression(source, known)
    return names(source)


def _divide(said: str, fixed: Collection[str]) -> tuple[Kind, str, str]:
    """What the line does, and what stands left and right of its equals sign."""
    at = _equals_signs(said)
    if not at:
        return Kind.STATEMENT, "", said
    left, right = said[: at[0]].strip(), said[at[0] + 1 :].strip()
    if not left:
        return Kind.REWRITING, "", right
    is_new_name = _NAME.fullmatch(left) and left not in fixed
    return (Kind.DEFINITION if is_new_name else Kind.CLAIM), left, right


def _equals_signs(said: str) -> list[int]:
    """Where equals signs stand that are neither comparisons nor inside of brackets."""
    depth, found = 0, []
    for at, character in enumerate(said):
        depth = max(0, depth + (character in "([{") - (character in ")]}"))
        alone = said[at - 1 : at] not in ("=", "<", ">", "!") and said[at + 1 : at + 2] != "="
        if character == "=" and depth == 0 and (alone or (at == 0 and said[1:2] != "=")):
            found.append(at)
    return found


def _check_place(number: int, kind: Kind, subject: str | None, before: Line | None) -> None:
    if number > MAX_LINES:
        raise RefusedError(f"a derivation has at most {MAX_LINES} lines: the rest was not read")
    if kind is Kind.REWRITING and before is None:
        raise RefusedError("there is no line before this one to go on from")
    if kind is Kind.DEFINITION and subject is not None and iskeyword(subject):
        raise RefusedError(f"`{subject}` is a word of Python: choose another name, such as {subject[:3]}")
    if kind is Kind.DEFINITION and subject in CONSTANTS:
        raise RefusedError(f"`{subject}` is a constant: choose another name for this")


def _check_implicit(kind: Kind, subject: str | None, used: Collection[str]) -> None:
    """What is to be found may be spoken of, but nothing may be made with it."""
    if used and (kind is Kind.DEFINITION or (kind is Kind.REWRITING and subject)):
        name = min(used)
        raise RefusedError(
            f"`{name}` is what you are to find: it may stand in a claim such as `grad(...) = 0`, not in a definition"
        )
