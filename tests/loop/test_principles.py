"""Questions for stories: every principle before any comes again, in a loop and from one rehearsal to the next."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny import write_bank

from superday.bank import Bank, open_bank
from superday.bank.model import Behavioural, Loop
from superday.errors import BadInput
from superday.loop.plan import Plan, make_plan
from superday.loop.principles import next_story

BANK = Path(__file__).resolve().parents[2] / "bank"
ASKING = [path.stem for path in sorted(BANK.glob("loops/*.toml")) if 'asks = "behavioural"' in path.read_text("utf-8")]
SEGMENTS = {  # as the accounts have them: minutes and how many questions
    ("amazon-as-l6-2020", "phone-screen-1"): (10, 1),
    ("amazon-as-l6-2020", "onsite-2"): (20, 2),
    ("amazon-as-l6-2020", "onsite-3"): (18, 2),
    ("amazon-as-l6-2020", "onsite-4"): (30, 3),
    ("amazon-as-l6-2020", "onsite-5"): (25, 3),
    ("amazon-mle-l5", "hiring-manager"): (20, 2),
    ("amazon-mle-l5", "bar-raiser"): (60, 5),
    ("as-super-day", "behavioural"): (90, 8),
}


@pytest.fixture(scope="session")
def shipped() -> Bank:
    return open_bank([BANK])


def plan_of(bank: Bank, loop: str, seed: int, asked: set[str] | None = None, only: str | None = None) -> Plan:
    chosen = bank.get(loop, "loop")
    assert isinstance(chosen, Loop)
    return make_plan(chosen, bank, asked or set(), seed, only=only)


def stories(plan: Plan) -> list[str]:
    return [
        id_
        for round_ in plan.rounds
        for part in round_.segments
        if part.asks == "behavioural"
        for id_ in part.questions
    ]


def overlap(bank: Bank, id_: str, others: list[str]) -> bool:
    return any(
        isinstance(one, Behavioural)
        and isinstance(other, Behavioural)
        and (one.id in other.overlaps or other.id in one.overlaps)
        for one, other in ((bank.get(id_), bank.get(other)) for other in others)
    )


def principles(bank: Bank, ids: list[str]) -> list[str]:
    items = [bank.get(id_) for id_ in ids]
    return [item.principles[0] for item in items if isinstance(item, Behavioural)]


@pytest.mark.parametrize("loop", ASKING)
@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_a_loop_asks_for_no_principle_twice_while_one_is_unasked(shipped: Bank, loop: str, seed: int) -> None:
    asked = principles(shipped, stories(plan_of(shipped, loop, seed)))
    assert set(Counter(asked).values()) == {1}


@pytest.mark.parametrize("loop", ASKING)
@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_over_all_rehearsals_of_one_person_no_question_comes_twice_and_no_principle_in_any_of_them(
    shipped: Bank, loop: str, seed: int
) -> None:
    """Until they are used up: one comes again when all that is left overlaps with what is being asked."""
    told: set[str] = set()
    asked: list[str] = []
    while told.isdisjoint(asked):
        assert set(Counter(principles(shipped, asked)).values()) <= {1}
        told.update(asked)
        asked = stories(plan_of(shipped, loop, seed + len(told), told))
    left = set(shipped.ids("behavioural")) - told - set(asked)
    assert all(overlap(shipped, id_, asked) for id_ in left)


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_the_second_rehearsal_asks_for_the_principles_of_which_no_story_was_told(shipped: Bank, seed: int) -> None:
    first = stories(plan_of(shipped, "as-super-day", seed))
    second = stories(plan_of(shipped, "as-super-day", seed + 1, set(first)))
    assert len(set(principles(shipped, first + second))) == 16


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_the_bar_raiser_of_b5_asks_what_the_account_names(shipped: Bank, seed: int) -> None:
    (round_,) = plan_of(shipped, "amazon-mle-l5", seed, only="bar-raiser").rounds
    asked = principles(shipped, round_.segments[0].questions)
    assert asked[:4] == ["ownership", "think-big", "bias-for-action", "are-right-a-lot"]


@pytest.mark.parametrize(("place", "held"), SEGMENTS.items())
def test_stories_have_the_minutes_and_the_number_of_their_account(
    shipped: Bank, place: tuple[str, str], held: tuple[int, int]
) -> None:
    loop, round_ = place
    (part,) = [one for one in plan_of(shipped, loop, 0, only=round_).rounds[0].segments if one.asks == "behavioural"]
    assert (part.minutes, len(part.questions)) == held


def test_between_equals_the_principles_touched_least_decide_then_chance() -> None:
    def asks(id_: str, *probed: str) -> Behavioural:
        return Behavioural(
            id=id_, title=id_, kind="behavioural", areas=["behaviour"], level=2, minutes=5, principles=list(probed)
        )

    taken = [asks("t", "ownership", "think-big")]
    ranked = [asks("a", "dive-deep", "think-big"), asks("b", "dive-deep", "frugality"), asks("c", "frugality")]
    assert next_story(ranked, taken, [], []).id == "b"
    assert next_story(ranked, taken, [asks("old", "dive-deep")], []).id == "c"
    assert next_story(ranked, taken, [asks("old", "frugality")], ["frugality"]).id == "c"
    assert next_story(ranked, taken, [asks("old", "frugality")], [], {"a", "c"}).id == "a"


def test_a_segment_that_names_a_principle_which_is_not_there_is_refused_with_its_line(tmp_path: Path) -> None:
    loop = write_bank(tmp_path) / "loops/tiny.toml"
    named = loop.read_text().replace('asks = "behavioural"\n', 'asks = "behavioural"\nprinciples = ["thrift"]\n')
    loop.write_text(named)
    bank = Bank([tmp_path])
    bank.all()
    (mistake,) = bank.mistakes
    assert "there is no principle `thrift`" in str(mistake)
    assert f":{named[: named.index('thrift')].count(chr(10)) + 1}" in str(mistake)


@pytest.mark.parametrize("loop", ASKING)
def test_a_single_round_asks_what_it_asks_in_the_whole_loop(shipped: Bank, loop: str) -> None:
    whole = plan_of(shipped, loop, 3)
    for round_ in whole.rounds:
        assert plan_of(shipped, loop, 3, only=round_.id).rounds == [round_]


def test_a_round_that_the_loop_has_not_is_refused_with_those_that_it_has(shipped: Bank) -> None:
    with pytest.raises(BadInput, match=r"no round `tea`.*its rounds are breadth, depth, coding"):
        plan_of(shipped, "as-super-day", 0, only="tea")
