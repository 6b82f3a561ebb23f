"""Where the person stands: intervals that hold, and evidence that moves them the way it should."""

from datetime import date, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from superday.recall import Interview, Plan, Review, ability, readiness, replay, solve
from superday.recall.ability import Answered, Part, meet_bar, meet_round

TODAY = date(2026, 3, 1)


@settings(max_examples=500, deadline=None)
@given(known=st.lists(st.floats(0, 1), min_size=1, max_size=60))
def test_an_interval_lies_around_its_estimate_within_0_and_1(known: list[float]):
    one = readiness.topic_interval(np.array([known]), np.ones(1), np.full(len(known), 1 / len(known)))
    assert 0 <= one.low <= one.estimate <= one.high <= 1


def test_eighty_per_cent_of_outcomes_lie_within():
    rng = np.random.default_rng(0)
    held = []
    for _ in range(2000):
        known = rng.uniform(0.3, 0.9, 40)
        off = rng.normal(0, 0.05 * 2 * np.sqrt(known.mean() * (1 - known.mean())))  # as far as the model may be off
        found = (rng.random(40) < np.clip(known + off, 0, 1)).mean()
        one = readiness.topic_interval(known[None], np.ones(1), np.full(40, 1 / 40))
        held.append(one.low <= found <= one.high)
    assert 0.75 < np.mean(held) < 0.85


def test_a_larger_topic_is_known_more_closely_but_never_exactly():
    widths = []
    for items in (5, 50, 5000):
        one = readiness.topic_interval(np.full((1, items), 0.7), np.ones(1), np.full(items, 1 / items))
        widths.append(one.high - one.low)
    assert widths[0] > widths[1] > widths[2] > 0.08


def test_models_that_disagree_widen_the_interval():
    share = np.full(20, 0.05)
    agreeing, disagreeing = (
        readiness.topic_interval(np.stack([np.full(20, a), np.full(20, b)]), np.full(2, 0.5), share)
        for a, b in ((0.6, 0.6), (0.3, 0.9))
    )
    assert disagreeing.high - disagreeing.low > 1.5 * (agreeing.high - agreeing.low)


def test_a_topic_of_which_nothing_was_looked_at_is_not_known():
    assert readiness.topic(replay([]), {"a": 1.0}, TODAY).high == 0
    assert readiness.topic(replay([]), {}, TODAY).estimate == 0
    known = readiness.topic(replay([Review("a", TODAY, 4)]), {"a": 3.0, "b": 1.0}, TODAY)
    assert abs(known.estimate - 0.75) < 0.05


@settings(max_examples=200, deadline=None)
@given(
    bands=st.lists(st.tuples(st.integers(0, 4), st.integers(1, 5), st.integers(0, 60)), max_size=8),
    recalled=st.floats(0, 1),
)
def test_a_better_answer_never_lowers_the_chance(bands: list[tuple[int, int, int]], recalled: float):
    answers = [Answered(TODAY - timedelta(days=ago), level, band) for band, level, ago in bands]
    chance = meet_bar(answers, recalled, TODAY)
    assert 0 <= chance.low <= chance.high <= 1
    assert meet_bar(answers, min(1.0, recalled + 0.2), TODAY).estimate >= chance.estimate - 1e-9
    last = TODAY
    worse, better = (meet_bar([*answers, Answered(last, 3, band)], recalled, TODAY) for band in (1, 4))
    assert better.estimate >= worse.estimate


def test_more_answers_make_the_chance_surer_and_time_less_sure():
    answers = [Answered(TODAY, 3, 3)] * 12
    none, some, later = (
        meet_bar(given_, 0.6, day)
        for given_, day in (([], TODAY), (answers, TODAY), (answers, TODAY + timedelta(days=60)))
    )
    assert none.high - none.low > later.high - later.low > some.high - some.low


def test_the_same_band_on_a_harder_question_shows_more():
    easy, hard = (meet_bar([Answered(TODAY, level, 3)] * 3, 0.5, TODAY) for level in (1, 5))
    assert hard.estimate > easy.estimate


def test_the_model_finds_the_ability_that_answers_come_from():
    """Answers drawn at an ability lead to the chance that this ability has."""
    rng, place = np.random.default_rng(1), 130
    bands = [int(rng.choice(5, p=ability._bands(3)[place])) for _ in range(150)]
    true = ability._bands(3)[place, 3:].sum()
    chance = meet_bar([Answered(TODAY, 3, band) for band in bands], 0.3, TODAY)
    assert abs(chance.estimate - true) < 0.08
    assert chance.low < true < chance.high


def test_the_chance_of_a_round_of_one_question_is_that_of_the_question():
    answers = (Answered(TODAY, 3, 3), Answered(TODAY, 4, 2))
    one, round_ = meet_bar(answers, 0.6, TODAY, level=4), meet_round([Part(answers, 0.6, 1, 4, 30)], 0.58, TODAY)
    assert abs(one.estimate - round_.estimate) < 0.01
    assert abs(one.low - round_.low) < 0.03
    assert abs(one.high - round_.high) < 0.03


@settings(max_examples=60, deadline=None)
@given(
    shown=st.lists(st.tuples(st.lists(st.integers(0, 4), max_size=4), st.floats(0, 1)), min_size=1, max_size=3),
    bar=st.floats(0.05, 0.8),
)
def test_better_answers_and_more_recall_never_lower_the_chance_of_a_round(
    shown: list[tuple[list[int], float]], bar: float
):
    worse, better = (
        meet_round(
            [
                Part(
                    tuple(Answered(TODAY, 3, min(4, band + up)) for band in bands),
                    min(1.0, recalled + up / 5),
                    2,
                    3,
                    20,
                )
                for bands, recalled in shown
            ],
            bar,
            TODAY,
        )
        for up in (0, 1)
    )
    assert 0 <= worse.low <= worse.estimate <= worse.high <= 1 + 1e-9
    assert better.estimate >= worse.estimate - 1e-9
    assert better.low >= worse.low - 1e-9


def test_a_round_of_many_questions_is_surer_for_who_is_clearly_above_or_below():
    strong, weak = ((Answered(TODAY, 3, band),) * 10 for band in (4, 1))
    chances = [
        [meet_round([Part(given_, 0.5, count, 3, 60)], 0.58, TODAY).estimate for count in (1, 8)]
        for given_ in (strong, weak)
    ]
    assert chances[0][0] < chances[0][1]
    assert chances[1][0] > chances[1][1]


def worth_of_an_hour(minutes: float, log: list[Review], days: int = 8) -> dict[str, float]:
    weights = {f"{topic} {number}": weight for topic, weight in (("a", 3.0), ("b", 1.0)) for number in range(30)}
    schedule = solve(replay(log), Plan((Interview(TODAY + timedelta(days=days), weights),), minutes), TODAY)
    topics = {topic: [item for item in weights if item[0] == topic] for topic in "ab"} | {"empty": []}
    return schedule.hour_more(replay(log), topics)


def test_an_hour_is_worth_more_where_more_is_asked_and_less_is_known():
    worth = worth_of_an_hour(3, [])
    assert worth["a"] > worth["b"] > worth["empty"] == 0
    learned = worth_of_an_hour(3, [Review(f"a {number}", TODAY - timedelta(days=1), 4) for number in range(30)])
    assert learned["a"] < worth["a"]


def test_an_hour_is_worth_the_less_the_more_minutes_there_are_anyway():
    few, many = (worth_of_an_hour(minutes, []) for minutes in (3, 60))
    assert few["a"] > 4 * many["a"] >= 0


def test_an_hour_adds_what_the_same_minutes_do_in_a_plan():
    """An hour for everything there is to learn comes to what the plan gains by an hour more today."""
    weights = {f"item {number}": 1.0 for number in range(80)}
    interviews = (Interview(TODAY + timedelta(days=6), weights),)
    plan, longer = (Plan(interviews, 10, {TODAY: today}) for today in (10, 70))
    schedule = solve(replay([]), plan, TODAY)
    more = solve(replay([]), longer, TODAY, schedule)
    gained = 100 * (more.reachable - schedule.reachable)
    assert abs(schedule.hour_more(replay([]), {"all": list(weights)})["all"] - gained) < 0.15 * gained


def test_on_a_day_off_an_hour_is_worth_something_too():
    weights = {f"item {number}": 1.0 for number in range(80)}
    plan = Plan((Interview(TODAY + timedelta(days=6), weights),), 10, {TODAY: 0.0})
    assert solve(replay([]), plan, TODAY).hour_more(replay([]), {"all": list(weights)})["all"] > 1
