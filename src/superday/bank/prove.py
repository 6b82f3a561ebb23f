"""Prove an item: nothing unproven ships.

What proof means for each kind is the assessor's to say; this module only knows whom to ask.
"""

from collections.abc import Iterator

from superday.bank.load import Bank, open_bank
from superday.bank.mistakes import Mistake
from superday.bank.model import (
    AnyItem,
    Behavioural,
    Concept,
    DerivationItem,
    Graded,
    PrincipleItem,
    ProblemItem,
    ToldItem,
)

FEWEST_POINTS = 4
FEWEST_SOLUTIONS, FEWEST_PLANTED = 2, 4  # of a derivation
BANDS_SHOWN = ({"strong"}, {"mixed", "good"}, {"weak", "none"})


def prove(item: AnyItem, bank: Bank | None = None) -> list[Mistake]:
    """What stands between an item and its proof; empty when it is proven.

    ``bank`` holds the question and the principles that a told story is proven with; ours and the person's own if none.
    """
    return [Mistake(item.path, 1, says, "correct the item, or what proves it") for says in _says(item, bank)]


def _says(item: AnyItem, bank: Bank | None) -> Iterator[str]:
    if isinstance(item, Graded) and item.points:
        from superday.rubric import prove as prove_rubric
        from superday.rubric.heldout import held_out

        without = held_out(item.id, len(item.examples)) if isinstance(item, Concept) else set()
        yield from prove_rubric(item.rubric(), item.examples, without)
    if isinstance(item, Concept):
        yield from _whole(item)
    if isinstance(item, DerivationItem):
        from superday.maths import prove as prove_derivation

        yield from _shown_both_ways(item)
        yield from prove_derivation(item.derivation(), item.solutions, item.mistakes, item.planted)
    if isinstance(item, ToldItem):
        yield from _told(item, bank or open_bank())
    if isinstance(item, ProblemItem):
        from superday.judge.prove import prove as prove_problem

        yield from prove_problem(item.problem(), item.starter)


def _told(item: ToldItem, bank: Bank) -> list[str]:
    from superday.stories import proving

    if proving.is_held_out(item.id):
        return []
    question = bank.get(item.question, "behavioural")
    assert isinstance(question, Behavioural)
    principles = [one.principle() for one in bank.of("principle") if isinstance(one, PrincipleItem)]
    return proving.prove(question.prompt(), item.specimen(), principles, question.minutes)


def _shown_both_ways(item: DerivationItem) -> Iterator[str]:
    for kind, shown, fewest in (
        ("solutions", len(item.solutions), FEWEST_SOLUTIONS),
        ("planted errors", len(item.planted), FEWEST_PLANTED),
    ):
        if shown < fewest:
            yield f"has {shown} {kind}; a derivation has at least {fewest}"


def _whole(item: Concept) -> Iterator[str]:
    points = [point for point in item.points if point.kind != "trap"]
    if len(points) < FEWEST_POINTS:
        yield f"has {len(points)} points; a concept has at least {FEWEST_POINTS}"
    if not any(point.kind == "must" for point in points):
        yield "has no `must` point"
    shown = {example.band for example in item.examples}
    for wanted in BANDS_SHOWN:
        if not shown & wanted:
            yield f"has no example that is {' or '.join(sorted(wanted))}"
