"""How likely an item is asked: as often as plans ask it, and as the interviewer leans."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import Shelf

from superday.loop.plan import make_plan
from superday.study.weights import question_stakes, weights

LOOPS = ("amazon-as-l6-2020", "amazon-mle-l5", "as-super-day", "research-intern")
PLANS = 120
NOISE = 4.0  # standard deviations of a share of so many plans, over some hundred questions, and what is approximate


@pytest.mark.parametrize("loop", ["as-super-day", "research-intern"])
def test_the_chance_of_a_question_is_how_often_plans_ask_it(shelf: Shelf, loop: str) -> None:
    asked: Counter[str] = Counter()
    for seed in range(PLANS):
        plan = make_plan(shelf.loop(loop), shelf.bank, (), seed)
        asked.update(id_ for round_ in plan.rounds for segment in round_.segments for id_ in segment.questions)
    stakes = question_stakes(shelf.loop(loop), shelf.bank, named=1.0)
    for id_ in asked.keys() | stakes.keys():
        chance = stakes[id_].chance if id_ in stakes else 0.0
        off = NOISE * (max(chance * (1 - chance), 0.01) / PLANS) ** 0.5
        assert abs(asked[id_] / PLANS - chance) <= off, id_


@settings(max_examples=20)
@given(loop=st.sampled_from(LOOPS), named=st.floats(0, 1))
def test_the_minutes_of_a_loop_are_shared_out(shelf: Shelf, loop: str, named: float) -> None:
    chosen = shelf.loop(loop)
    stakes = question_stakes(chosen, shelf.bank, named=named)
    segments = [segment for round_ in chosen.rounds for segment in round_.segments]
    assert sum(one.minutes for one in stakes.values()) == pytest.approx(sum(one.minutes for one in segments), rel=0.01)
    assert all(0 < one.chance <= 1 for one in stakes.values())
    told = {segment.asks for segment in segments} & {"concept", "case", "derivation", "problem"}
    remembered = sum(one.minutes for one in segments if one.asks in told)
    assert sum(weights(chosen, shelf.bank, named=named).values()) == pytest.approx(remembered, rel=0.01)


def test_what_the_accounts_name_weighs_more_and_the_rest_not_nothing(shelf: Shelf) -> None:
    stakes = question_stakes(shelf.loop("as-super-day"), shelf.bank)
    assert stakes["svm-dual"].chance > 0.5 > stakes["blr-posterior"].chance > 0
    strict = question_stakes(shelf.loop("as-super-day"), shelf.bank, named=1.0)
    assert strict["svm-dual"].chance == pytest.approx(1)
    assert "blr-posterior" not in strict


def test_the_interviewers_background_shifts_the_weights(shelf: Shelf) -> None:
    def share(who: str, area: str) -> float:
        found = weights(shelf.loop("as-super-day"), shelf.bank, who)
        of_area = sum(found.get(item.id, 0.0) for item, _ in shelf.items if area in item.areas)
        return of_area / sum(found.values())

    assert share("statistician", "statistics") > share("optimiser", "statistics")
    assert share("optimiser", "optimisation") > share("statistician", "optimisation")
