"""What stands on the two sides of an item's card elsewhere, where nothing checks what is said.  Markdown."""

from superday.bank.model import DerivationItem, Graded
from superday.maths.typeset import typeset
from superday.study import cloze, formula, question
from superday.study.cards import BelongsTo
from superday.study.items import MemoryItem
from superday.study.own import OwnCard


def asks(item: MemoryItem, of: BelongsTo) -> str:
    """The question: the first card of ours that asks for it, else the whole question it belongs to."""
    if isinstance(of, OwnCard):
        return of.front
    assert isinstance(of, Graded)
    if item.kind == "formula" and isinstance(of, DerivationItem):
        whole = formula.whole(item, of, 0)
        return whole.prompt if whole else _plain(item)
    if item.kind == "pattern":
        return f"{_plain(item)}\n\nHow is it solved, and at what cost?"
    return _of_point(item, of)


def _of_point(item: MemoryItem, of: Graded) -> str:
    point = next(one for one in of.points if one.id == item.part)
    if asked := question.narrow(item, point, 0) or question.follow_up(item, of, point, 0):
        return asked.prompt
    if gap := cloze.blank(item, of, point, 0):
        return gap.prompt
    return f"{_plain(item)}\n\nOne point of the answer is wanted; what are they all?"


def _plain(item: MemoryItem) -> str:
    return f"**{item.title}**\n\n{item.asks}"


def answers(item: MemoryItem, of: BelongsTo) -> str:
    """The answer; a formula as it is typed and as it is written."""
    if item.kind != "formula" or not isinstance(of, DerivationItem):
        return item.answer
    latex = _typeset(item, of)
    return f"{item.answer}\n\n$${latex}$$" if latex else item.answer


def _typeset(item: MemoryItem, of: DerivationItem) -> str:
    expressions = {one.name: one.expr for one in of.targets} | {one.id: one.expr for one in of.checkpoints}
    name = item.part.replace("-", "_")
    lines = typeset(of.derivation(), f"{name} = {expressions[item.part]}")
    if len(lines) != 1 or lines[0].says:
        return ""
    named = any(one.name == item.part for one in of.targets)
    return lines[0].latex if named else lines[0].latex.partition(" = ")[2]
