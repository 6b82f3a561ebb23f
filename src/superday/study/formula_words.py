"""What a card says of a formula before its gap: the title, the value in words, and what the symbols mean."""

import re

from superday.bank.model import DerivationItem
from superday.maths.model import Symbol
from superday.study.items import MemoryItem

_MATHS = re.compile(r"\$([^$]+)\$")
_SYMBOL = re.compile(r"\\?[A-Za-z]+(?:_(?:\w|\{\w+\}))?")  # as $y$ or $\theta$: it stands in the glossary
_CLAUSE = re.compile(r"[,:;]\s")
# Words that need what follows them.
_OPEN = re.compile(
    r"(?:^|\s)(?:a|along|an|and|are|as|at|between|by|for|from|has|in|into|is|of|on|or|over|plus|minus|than|that|the|through"
    r"|times|to|under|with|which|whose)$",
    re.IGNORECASE,
)


def head(item: MemoryItem, question: DerivationItem, whole: bool = False) -> str:
    """The title, and what is said of the value in words: of a step its own, of a target what the question says."""
    says = next((_in_words(one.says) for one in question.checkpoints if one.id == item.part), None)
    if says is None:
        says = question.question if whole else _meaning(item.part, question.question)
    return f"**{question.title}**\n\n{says}".strip()


def _meaning(target: str, asked: str) -> str:
    """What a question says of a target where it names it: "lines `vm = ...` (variance of the sample mean) and"."""
    found = re.search(rf"`{target} = \.\.\.`\s+(?:\((?P<aside>[^()]+)\)|for (?P<of>\$[^$]+\$|[^,.;]+))", asked)
    told = " ".join((found["aside"] or found["of"]).split()) if found else ""
    return f"`{target}`: {told}." if told else ""


def _in_words(says: str) -> str:
    """What is said of a step, up to its formula: whole clauses, with the symbols that are given.

    A sentence that the formula would end is left open; empty where it begins with the formula.
    """
    before, then = _cut(says)
    told = _whole(before) or (_whole(_cut(then[1:])[0]) if then.startswith(":") else "")
    if told:
        return f"{told[0].upper()}{told[1:]}."
    return f"{before.strip()} …" if before.strip() else ""


def _cut(says: str) -> tuple[str, str]:
    """What stands before the first formula and after it; a symbol at the very end may be the formula itself."""
    for one in _MATHS.finditer(says):
        after = says[one.end() :]
        if not _SYMBOL.fullmatch(one[1]) or not after.strip(" ."):
            return says[: one.start()], after
    return says, ""


def _whole(told: str) -> str:
    """The clauses that end well: from ``the variance, the squares over`` the first alone."""
    told = told.strip(" ,:;.")
    while told and _OPEN.search(told):
        ends = [one.start() for one in _CLAUSE.finditer(told)]
        told = told[: ends[-1]] if ends else ""
    return told


def glossary(question: DerivationItem) -> str:
    """What the symbols mean, all that are given: those of the formula alone would tell what is in it."""
    return "\n".join(f"- `{symbol.name}`{_shape(symbol)}: {symbol.means}" for symbol in question.symbols)


def _shape(symbol: Symbol) -> str:
    return f" ({' x '.join(symbol.shape)})" if symbol.shape else ""
