"""The day's list: what it holds, what it never does, and that more time never makes it worse."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from thorough import cases

from superday.recall import Interview, Memory, Plan, Reason, Review, models, plan_today, pricing, replay, solve
from superday.recall.plan import season_of
from superday.recall.worth import RATIO

TODAY = date(2026, 3, 1)
WEIGHTS = {f"item {number}": 1.0 / (1 + number) for number in range(40)}
DAYS = st.integers(-20, -1).map(lambda days: TODAY + timedelta(days=days))
LOGS = st.lists(
    st.builds(Review, item=st.sampled_from(list(WEIGHTS)), day=DAYS, grade=st.integers(1, 4)), max_size=60
).map(lambda log: sorted(log, key=lambda review: review.day))


# One model of each kind, for the properties: solving for thirty takes three times as long.
POWER_LAWS = models.Powers(np.stack([models.fsrs_like(0.35), models.half_life(2.5, 0.9, 0.7)], axis=1))
FEW = models.Mixture((POWER_LAWS, models.Traces(*np.array([[0.12], [0.35], [-0.1], [0.35], [1.5]]))), np.ones(3) / 3)


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


def studied(days: int = 10) -> Memory:
    """Ten items a day, graded good but for each seventh look."""
    names = list(WEIGHTS)
    return replay(
        Review(names[(3 * day + number) % 40], in_days(day - days), 1 if (day + number) % 7 == 0 else 3)
        for day in range(days)
        for number in range(10)
    )


@cases(25)
@given(log=LOGS, minutes=st.floats(0, 40), days=st.sampled_from([-3, 0, 1, 6, 17]))
def test_the_budget_is_exceeded_by_one_item_at_most_and_nothing_is_listed_twice(
    log: list[Review], minutes: float, days: int
):
    plan = Plan((Interview(in_days(days), WEIGHTS),), minutes, weights=WEIGHTS)
    looks = plan_today(replay(log, FEW), plan, TODAY)
    assert sum(look.minutes for look in looks[:-1]) < max(minutes, 1e-9)
    assert len({look.item for look in looks}) == len(looks)
    assert all(0 <= look.known <= 1 and look.gain >= 0 for look in looks)


@cases(60)
@given(
    log=LOGS,
    days=st.sampled_from([1, 3, 8]),
    minutes=st.floats(1, 30),
    more=st.floats(0, 30),
    on=st.none() | st.integers(0, 7),
)
def test_more_minutes_never_lower_what_can_be_reached(
    log: list[Review], days: int, minutes: float, more: float, on: int | None
):
    """More on every day, or on one of them."""
    memory, interviews = replay(log, FEW), (Interview(in_days(days), WEIGHTS),)
    fewer = solve(memory, Plan(interviews, minutes), TODAY)
    longer = (
        Plan(interviews, minutes + more) if on is None else Plan(interviews, minutes, {in_days(on): minutes + more})
    )
    assert solve(memory, longer, TODAY, fewer).reachable >= fewer.reachable - 1e-9


@cases(400)
@given(
    worth=st.lists(st.tuples(st.floats(0.01, 1), st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=6),
    minutes=st.floats(0, 500),
    more=st.floats(0, 500),
)
def test_the_bound_on_what_can_be_reached_never_falls_with_minutes(
    worth: list[tuple[float, float, float]], minutes: float, more: float
):
    """Items worth at least what they are unlooked at, and the more the cheaper a minute is."""
    weights = np.array([weight for weight, _, _ in worth])
    rows = np.stack([known + (1 - known) * gain * np.linspace(0, 1, len(RATIO)) for _, known, gain in worth])
    fewer, longer = (pricing.least_dual(rows, weights / weights.sum(), each)[1] for each in (minutes, minutes + more))
    assert longer >= fewer - 1e-12


ANY_DAY = st.integers(-500, 500).map(in_days)


@cases(400)
@given(
    interviews=st.lists(st.tuples(ANY_DAY, st.floats(0.1, 5)), max_size=4),
    today=ANY_DAY,
    off=st.sets(st.integers(0, 60).map(in_days), max_size=8),
    minutes=st.floats(0, 300),
)
def test_a_season_holds_the_days_from_today_to_the_last_eve(
    interviews: list[tuple[date, float]], today: date, off: set[date], minutes: float
):
    """Interviews today or past are none, and no minute is made or lost where days are bundled."""
    plan = Plan(tuple(Interview(day, {"a": 1.0}, much) for day, much in interviews), minutes, dict.fromkeys(off, 0.0))
    ahead = [day for day, _ in interviews if day > today]
    season = season_of(plan, today)
    assert [today + timedelta(days=int(day)) for day in season.interviews] == sorted(ahead)
    days = [today + timedelta(days=int(day)) for day in season.days]
    assert all(today <= day < max(ahead) and day not in off for day in days)
    span = (max(ahead) - today).days if ahead else 0
    assert season.minutes.sum() == pytest.approx(
        sum(plan.minutes_on(today + timedelta(days=day)) for day in range(span))
    )
    assert season.shares.sum() == pytest.approx(1 if ahead else 0)


def test_a_look_today_is_not_asked_for_again():
    memory, plan = studied(), Plan((Interview(in_days(5), WEIGHTS),), 20)
    first = plan_today(memory, plan, TODAY)
    for look in first[:5]:
        memory = memory.after(Review(look.item, TODAY, 3))
    assert not {look.item for look in first[:5]} & {look.item for look in plan_today(memory, plan, TODAY)}


def test_what_is_asked_more_comes_first():
    looks = plan_today(replay([]), Plan((Interview(in_days(10), WEIGHTS),), 10), TODAY)
    assert [look.item for look in looks] == [f"item {number}" for number in range(10)]
    assert {look.reason for look in looks} == {Reason.NEW}


@pytest.mark.parametrize("days", [0, -1, -400])
def test_an_interview_today_or_past_leaves_the_long_term(days: int):
    plan = Plan((Interview(in_days(days), WEIGHTS),), 10, weights={"item 1": 1.0, "other": 2.0})
    schedule = solve(studied(), plan, TODAY)
    assert schedule.reachable is None
    assert schedule.forecast() == ()
    assert schedule.today(studied())[0].item == "other"


def test_without_any_interview_what_has_slipped_is_due_and_what_is_known_is_not():
    memory = replay([*(Review("a", in_days(day), 4) for day in (-20, -12, -6, -3, -1)), Review("b", in_days(-300), 3)])
    listed = {look.item for look in plan_today(memory, Plan(weights={"a": 5.0, "b": 1.0}), TODAY)}
    assert listed == {"b"}


def test_a_day_off_has_no_list_and_no_price():
    plan = Plan((Interview(in_days(9), WEIGHTS),), 15, {TODAY: 0.0, in_days(3): 0.0, in_days(4): 90.0})
    schedule = solve(studied(), plan, TODAY)
    assert schedule.today(studied()) == ()
    assert [day.day for day in schedule.forecast()] == [in_days(day) for day in (1, 2, 4, 5, 6, 7, 8)]
    points = {day.day: day.points for day in schedule.forecast()}
    assert points[in_days(4)] > 5 * points[in_days(2)] > 0


def test_a_missed_day_costs_what_it_would_buy_at_least_and_the_eve_costs_most():
    memory = studied()
    schedule = solve(memory, Plan((Interview(in_days(10), WEIGHTS),), 6), TODAY)
    points = {day.day: day.points for day in schedule.forecast()}
    lost = {day: schedule.missed(memory, in_days(day)) for day in (0, 5, 9)}
    assert all(lost[day] > 0.8 * points[in_days(day)] > 0 for day in lost)
    assert lost[9] == max(lost.values())
    assert schedule.missed(memory, in_days(11)) == 0


def test_minutes_left_of_the_day_may_be_handed_in():
    schedule = solve(studied(), Plan((Interview(in_days(9), WEIGHTS),), 30), TODAY)
    assert schedule.today(studied(), minutes=0) == ()
    assert len(schedule.today(studied(), minutes=1)) < len(schedule.today(studied()))


def test_of_two_interviews_the_nearer_is_studied_for_first():
    first, second = ({f"{name} {number}": 1.0 for number in range(30)} for name in "ab")
    plan = Plan((Interview(in_days(4), first), Interview(in_days(25), second)), 12)
    listed = [look.item[0] for look in plan_today(replay([]), plan, TODAY)]
    assert listed.count("a") > 0.8 * len(listed)
    reached = solve(replay([]), plan, TODAY)
    assert {day.day for day in reached.forecast()} >= {in_days(day) for day in range(14)}
    later = [look.item[0] for look in plan_today(replay([]), plan, in_days(4))]
    assert set(later) == {"b"}


def test_an_interview_that_matters_more_gets_more_of_the_time():
    first, second = ({f"{name} {number}": 1.0 for number in range(30)} for name in "ab")
    for importance, name in ((20.0, "b"), (0.05, "a")):
        plan = Plan((Interview(in_days(6), first), Interview(in_days(7), second, importance)), 10)
        assert {look.item[0] for look in plan_today(replay([]), plan, TODAY)} == {name}


def test_items_that_two_interviews_ask_for_count_for_both():
    shared, own = {"shared": 1.0}, {"own": 1.0}
    plan = Plan((Interview(in_days(6), shared | own), Interview(in_days(9), shared)), 1)
    assert plan_today(replay([]), plan, TODAY)[0].item == "shared"


def test_half_a_year_is_planned_too():
    schedule = solve(studied(), Plan((Interview(in_days(180), WEIGHTS),), 10), TODAY)
    assert 0.8 < schedule.reachable <= 1
    assert len(schedule.season.days) <= 60
    assert schedule.season.minutes.sum() == pytest.approx(1800)
    assert [day.day for day in schedule.forecast()] == [in_days(day) for day in range(180)]


def test_forgetting_that_no_model_expects_leads_back_to_what_has_slipped():
    names = list(WEIGHTS)
    log = [Review(name, in_days(day), 3) for day in (-30, -28, -25, -20, -12) for name in names]
    memory = replay([*log, *(Review(name, in_days(-11), 1) for _ in range(2) for name in names)])
    assert memory.misled
    looks = plan_today(memory, Plan((Interview(in_days(10), WEIGHTS),), 5), TODAY)
    assert looks
    assert looks[0].item in names[:10]


def test_a_plan_of_nothing_is_empty():
    assert plan_today(replay([]), Plan(), TODAY) == ()
    assert plan_today(replay([]), Plan((Interview(in_days(3), {}),)), TODAY) == ()
    assert plan_today(replay([]), Plan((Interview(in_days(3), WEIGHTS),), 0), TODAY) == ()
