"""No review is lost on the way to Anki's log and back, and none counts twice."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta, timezone
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from superday.exchange.history import SAME, SELF_REPORT, Row, looks_in, new, numbered, row_of, told
from superday.preparation.studied import Looked
from superday.study.reviews import Review

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ITEMS = ["concept/a/one", "concept/a/two", "formula/b/three", "pattern/c"]
SMALLEST_STEP = timedelta(microseconds=SAME)


def local(at: float) -> datetime:
    return datetime.fromtimestamp(at, timezone(timedelta(hours=5, minutes=45)))


def any_looks(random: Random) -> list[Looked]:
    """A few looks at a few items, often at the same moment, never twice at one item within a tenth of a second."""
    looks, at = [], NOW - timedelta(days=random.randrange(9000), microseconds=random.randrange(86_400_000_000))
    for _ in range(random.randrange(6)):
        at += random.choice([SMALLEST_STEP, timedelta(seconds=random.random() * 3 + 0.1), timedelta(days=3)])
        for item in random.sample(ITEMS, random.randint(1, 4)):
            zone = timezone(timedelta(minutes=random.randint(-720, 840)))
            trap = random.choice(["", "always", "a_b-c.d", "50 % | größer"])
            weight = random.choice([1.0, 0.3, 0.6 * random.random() + 1e-6])
            moment = min(at, NOW).astimezone(zone)
            if all(one.item != item or abs(one.review.at - moment) >= SMALLEST_STEP for one in looks if one.review):
                review = Review(item, moment, random.randint(1, 4), weight, trap)
                looks.append(Looked(item, review, random.choice([0.0, 1.5, random.random() * 5])))
    return looks


def as_anki_has_them(looks: Iterable[Looked]) -> tuple[list[Row], dict[str, str]]:
    numbers = numbered(looks)
    seen = set[str]()
    rows, histories = [], dict[str, list[tuple[int, Looked]]]()
    for number, look in numbers:
        rows.append(row_of(number, look, look.item not in seen))
        seen.add(look.item)
        histories.setdefault(look.item, []).append((number, look))
    return rows, {item: told(own) for item, own in histories.items()}


def same(one: Sequence[Looked], other: Sequence[Looked]) -> bool:
    return sorted(one, key=repr) == sorted(other, key=repr)


# 10,000 cases, ten of a seed: nothing about a smaller seed is simpler.
@settings(max_examples=1000, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.integers(0, 2**63))
def test_every_review_comes_back_as_it_was_and_once(seed: int) -> None:
    random = Random(seed)
    for looks in (any_looks(random) for _ in range(10)):
        rows, histories = as_anki_has_them(looks)
        assert len({row.id for row in rows}) == len(rows) == len(looks)
        found = looks_in(rows, histories, local, NOW)
        assert found.unusable == 0
        assert same(new(found.looks, []), looks)
        assert new(found.looks, looks) == []


@settings(max_examples=200, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.integers(0, 2**63))
def test_without_the_field_of_history_no_review_is_lost_or_doubled_but_its_weight_is_that_of_a_self_mark(
    seed: int,
) -> None:
    looks = any_looks(Random(seed))
    rows, _ = as_anki_has_them(looks)
    found = looks_in(rows, {}, local, NOW).looks
    said = {(one.item, one.review.grade, one.review.weight) for one in found if one.review}
    assert said == {(one.item, one.review.grade, SELF_REPORT) for one in looks if one.review}
    assert len(found) == len(looks)
    assert new(found, looks) == []


@settings(max_examples=100)
@given(st.lists(st.tuples(st.sampled_from(ITEMS), st.integers(1, 4), st.integers(0, 10**6)), max_size=8))
def test_what_was_answered_in_anki_since_is_new_whatever_was_known(answers: list[tuple[str, int, int]]) -> None:
    before = [Looked(item, Review(item, NOW - timedelta(days=900), 3, 1.0), 1.0) for item in ITEMS]
    rows, histories = as_anki_has_them(before)
    since = {
        (item, 1_790_000_000_000 + 1000 * place + after): ease for place, (item, ease, after) in enumerate(answers)
    }
    rows += [Row(id_, item, ease, took=90_000) for (item, id_), ease in since.items()]
    found = looks_in(rows, histories, local, NOW)
    fresh = new(found.looks, before)
    moments = {(one.item, one.review.at): one for one in fresh if one.review}
    for (item, id_), ease in since.items():
        near = [one for one in moments if one[0] == item and abs(one[1].timestamp() - id_ / 1000) < 0.1]
        assert len(near) == 1
        if len([one for one in since if one[0] == item and abs(one[1] - id_) < 200]) == 1:
            look = moments[near[0]]
            assert look.review is not None
            assert (look.review.grade, look.review.weight, look.minutes) == (ease, SELF_REPORT, 1.5)
    assert new(found.looks, [*before, *fresh]) == []


@pytest.mark.parametrize(
    ("row", "counts", "unusable"),
    [
        (Row(1_790_000_000_000, "x", 3), 1, 0),
        (Row(1_790_000_000_000, "x", 3, kind=3), 1, 0),  # in a filtered deck that reschedules
        (Row(1_790_000_000_000, "x", 3, kind=3, factor=0), 0, 0),  # a preview
        (Row(1_790_000_000_000, "x", 0, kind=4), 0, 0),  # set by hand
        (Row(1_790_000_000_000, "x", 0, kind=5), 0, 0),  # rescheduled
        (Row(1_790_000_000_000, "x", 0), 0, 1),
        (Row(1_790_000_000_000, "x", 5), 0, 1),
        (Row(0, "x", 3), 0, 1),
        (Row(-(2**62), "x", 3), 0, 1),
        (Row(2**62, "x", 3), 0, 1),
        (Row(1_795_348_800_000 + 2 * 86_400_000, "x", 3), 0, 1),  # the day after tomorrow
    ],
)
def test_what_is_an_answer_and_what_is_not(row: Row, counts: int, unusable: int) -> None:
    found = looks_in([row], {}, local, NOW)
    assert (len(found.looks), found.unusable) == (counts, unusable)


@pytest.mark.parametrize(
    "text",
    [
        "1|2026-01-01T10:00:00|3|1.0|0|",  # no zone
        "1|2026-13-01T10:00:00+00:00|3|1.0|0|",
        "1|2026-01-01T10:00:00+00:00|7|1.0|0|",
        "1|2026-01-01T10:00:00+00:00|3|2.5|0|",
        "1|2026-01-01T10:00:00+00:00|3|0.0|0|",
        "1|2026-01-01T10:00:00+00:00|3|1e999|0|",
        "1|2026-01-01T10:00:00+00:00|3|1.0|-4|",
        "a note that somebody wrote over ours",
    ],
)
def test_a_spoilt_field_of_history_says_nothing(text: str) -> None:
    assert looks_in([], {"x": text}, local, NOW).looks == []


def test_a_word_of_history_is_found_in_what_an_editor_made_of_the_field() -> None:
    text = "<div>1|2026-01-01T10:00:00+00:00|3|0.5|2.0|always</div>&nbsp;2|2026-01-02T10:00:00+00:00|1|1.0|0.0|<br>"
    found = looks_in([], {"x": text}, local, NOW).looks
    assert [(one.review.grade, one.review.trap) for one in found if one.review] == [(3, "always"), (1, "")]
