"""A plan: the same again for the same seed, no question twice, and an interviewer's own leaning (C3)."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny import CONCEPTS, POINTS, question, tiny_bank, write

from superday.bank import Bank, open_bank
from superday.bank.model import Loop, Question
from superday.errors import BadInput
from superday.loop.plan import Plan, make_plan

LOOPS = ("amazon-as-l6-2020", "amazon-mle-l5", "as-super-day", "research-intern")


@pytest.fixture(scope="session")
def shipped() -> Bank:
    return open_bank()


def loop_of(bank: Bank, id_: str = "tiny") -> Loop:
    loop = bank.get(id_, "loop")
    assert isinstance(loop, Loop)
    return loop


def questions(plan: Plan) -> list[str]:
    return [id_ for round_ in plan.rounds for segment in round_.segments for id_ in segment.questions]


@given(seed=st.integers(0, 10**6), asked=st.sets(st.sampled_from(CONCEPTS)))
def test_the_same_seed_and_history_give_the_same_plan(bank: Bank, seed: int, asked: set[str]) -> None:
    assert make_plan(loop_of(bank), bank, asked, seed) == make_plan(loop_of(bank), bank, set(asked), seed)


@given(seed=st.integers(0, 10**6), asked=st.sets(st.sampled_from(CONCEPTS)))
def test_nothing_is_asked_again_while_something_is_unasked(bank: Bank, seed: int, asked: set[str]) -> None:
    chosen = questions(make_plan(loop_of(bank), bank, asked, seed))[:2]
    again = [id_ for id_ in chosen if id_ in asked]
    assert len(set(chosen)) == 2
    assert len(again) == max(0, 2 - (len(CONCEPTS) - len(asked)))


def test_other_seeds_ask_other_questions(bank: Bank) -> None:
    assert len({tuple(questions(make_plan(loop_of(bank), bank, (), seed))) for seed in range(20)}) > 5


def test_a_bank_without_such_a_question_is_told(bank: Bank, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no problem to ask"):
        empty = tiny_bank(tmp_path, coding=True)
        (tmp_path / "problems").rename(tmp_path / "elsewhere")
        make_plan(loop_of(empty), Bank([tmp_path]), (), 0)


@pytest.mark.parametrize("loop", LOOPS)
@pytest.mark.parametrize("seed", range(6))
def test_a_shipped_loop_can_be_run_twice_with_no_question_repeated(shipped: Bank, loop: str, seed: int) -> None:
    chosen = loop_of(shipped, loop)
    first = make_plan(chosen, shipped, (), seed)
    second = make_plan(chosen, shipped, questions(first), seed + 100)
    asked = questions(first) + questions(second)
    assert [id_ for id_, times in Counter(asked).items() if times > 1] == []
    for plan in (first, second):
        assert [len(s.questions) for r in plan.rounds for s in r.segments] == [
            s.count for r in chosen.rounds for s in r.segments
        ]


@pytest.mark.parametrize("loop", LOOPS)
@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_no_shipped_loop_asks_for_the_same_thing_twice(shipped: Bank, loop: str, seed: int) -> None:
    chosen = questions(make_plan(loop_of(shipped, loop), shipped, (), seed))
    items = [item for id_ in chosen if isinstance(item := shipped.get(id_), Question)]
    assert [(item.id, other) for item in items for other in item.overlaps if other in chosen] == []


@pytest.mark.parametrize("named", [CONCEPTS[0], CONCEPTS[1]])
def test_of_questions_that_overlap_one_is_asked_whichever_names_the_other(tmp_path: Path, named: str) -> None:
    pair = {CONCEPTS[0], CONCEPTS[1]}
    (naming,) = pair - {named}
    tiny_bank(tmp_path)
    overlapping = question("concept", naming, "Once more?", f'overlaps = ["{named}"]\n' + POINTS)
    write(tmp_path, f"concepts/x/{naming}.md", overlapping)
    bank = Bank([tmp_path])
    asked = [set(questions(make_plan(loop_of(bank), bank, (), seed))) & pair for seed in range(40)]
    assert max(len(both) for both in asked) == 1
    assert set().union(*asked) == pair


def test_what_overlaps_is_asked_where_nothing_else_is_left(tmp_path: Path) -> None:
    tiny_bank(tmp_path)
    for id_ in CONCEPTS:
        others = ", ".join(f'"{other}"' for other in CONCEPTS if other != id_)
        write(tmp_path, f"concepts/x/{id_}.md", question("concept", id_, "Well?", f"overlaps = [{others}]\n" + POINTS))
    bank = Bank([tmp_path])
    assert len(set(questions(make_plan(loop_of(bank), bank, (), 0))) & set(CONCEPTS)) == 2


@pytest.mark.parametrize("loop", LOOPS)
@pytest.mark.parametrize("seed", range(6))
def test_the_first_run_asks_what_the_accounts_name(shipped: Bank, loop: str, seed: int) -> None:
    """As many of a segment's preferred questions as it has room for, in their order."""
    chosen = loop_of(shipped, loop)
    plan = make_plan(chosen, shipped, (), seed)
    taken: set[str] = set()
    for round_, planned in zip(chosen.rounds, plan.rounds, strict=True):
        for segment, filled in zip(round_.segments, planned.segments, strict=True):
            wished = [id_ for id_ in segment.prefer if id_ not in taken][: segment.count]
            assert filled.questions[: len(wished)] == wished
            taken.update(filled.questions)


def test_the_interviewers_background_shifts_what_is_asked(shipped: Bank) -> None:
    """C3: over many seeds a statistician asks more statistics, an optimiser more optimisation."""

    def share(who: str, area: str) -> float:
        asked = Counter[bool]()
        for seed in range(40):
            for round_ in make_plan(loop_of(shipped, "as-super-day"), shipped, (), seed, who).rounds[:1]:
                for id_ in round_.segments[0].questions:
                    item = shipped.get(id_)
                    assert isinstance(item, Question)
                    asked[area in item.areas] += 1
        return asked[True] / asked.total()

    assert share("statistician", "statistics") > share("optimiser", "statistics") + 0.1
    assert share("optimiser", "optimisation") > share("statistician", "optimisation") + 0.1


def test_the_interviewer_who_was_wished_for_is_met_in_every_round(bank: Bank) -> None:
    plan = make_plan(loop_of(bank), bank, (), 0, "warm")
    assert {round_.interviewer for round_ in plan.rounds} == {"warm"}
    with pytest.raises(BadInput, match="no interviewer"):
        make_plan(loop_of(bank), bank, (), 0, "nobody")


@settings(max_examples=40)
@given(seed=st.integers(0, 10**6))
def test_a_question_added_to_the_bank_changes_a_plan_only_where_it_is_chosen(
    bank: Bank, larger: Bank, seed: int
) -> None:
    before = questions(make_plan(loop_of(bank), bank, (), seed))
    after = questions(make_plan(loop_of(bank), larger, (), seed))
    kept = [id_ for id_ in after if id_ != "added"]
    assert kept == [id_ for id_ in before if id_ in kept]
    assert len(before) - len(kept) == after.count("added") <= 1


@pytest.fixture(scope="session")
def larger(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    """The tiny bank and one concept more."""
    root = tmp_path_factory.mktemp("larger")
    tiny_bank(root)
    write(root, "concepts/x/added.md", question("concept", "added", "Another?", POINTS))
    return Bank([root])
