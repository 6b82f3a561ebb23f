"""A number counts the same in digits, in words, and in a mixture of both."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from superday.findings import Outcome
from superday.rubric import grade
from superday.rubric.figures import figures
from superday.rubric.lexicon import SMALL_NUMBERS, TEENS, TENS
from superday.rubric.model import Number, Point, Rubric
from superday.rubric.words import words

WORD = {value: word for word, value in (SMALL_NUMBERS | TEENS | TENS).items()}
SCALES = {1_000_000_000: "billion", 1_000_000: "million", 1_000: "thousand"}


def below_100(n: int, gap: str = " ") -> str:
    return WORD[n] if n in WORD else f"{WORD[n - n % 10]}{gap}{WORD[n % 10]}"


def below_1000(n: int, gap: str, joined: str) -> str:
    if n < 100:
        return below_100(n, gap)
    return f"{WORD[n // 100]} hundred" + (f"{joined}{below_100(n % 100, gap)}" if n % 100 else "")


def said(n: int, gap: str = " ", joined: str = " and ") -> str:
    """A whole number below 1e12 as it is said."""
    parts = []
    for scale, name in SCALES.items():
        if n >= scale:
            parts.append(f"{below_1000(n // scale, gap, joined)} {name}")
            n %= scale
    return " ".join([*parts, below_1000(n, gap, joined)] if n or not parts else parts)


def values(text: str) -> list[float]:
    return [figure.value for figure in figures(text)]


gaps, joins = st.sampled_from([" ", "-"]), st.sampled_from([" ", " and "])
digits = st.text("0123456789", min_size=1, max_size=4)


@given(n=st.integers(0, 10**12 - 1), gap=gaps, joined=joins)
def test_a_whole_number_said_is_read_back(n: int, gap: str, joined: str):
    assert values(f"That makes {said(n, gap, joined)}, roughly.") == [n]


@given(n=st.integers(0, 999), after=digits, nought=st.sampled_from(["zero", "oh"]), gap=gaps)
def test_a_decimal_said_is_read_back(n: int, after: str, nought: str, gap: str):
    spoken = " ".join(nought if digit == "0" else WORD[int(digit)] for digit in after)
    assert values(f"about {said(n, gap)} point {spoken} percent") == [float(f"{n}.{after}")]
    assert values(f"{n} point {spoken} percent") == [float(f"{n}.{after}")]


@given(n=st.integers(0, 10**12 - 1), gap=gaps, joined=joins)
def test_a_number_said_is_the_same_word_as_one_written(n: int, gap: str, joined: str):
    spoken, written = words(said(n, gap, joined)), words(str(n))
    assert spoken[0].form == written[0].form == str(n)
    assert all(word.form in SCALES.values() or word.form == "hundred" for word in spoken[1:])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("p above point oh five", ["p", "above", "0.05"]),
        ("two and a half gigabytes", ["2.5", "gigabytes"]),
        ("two hundred million a day", ["200000000", "million", "a", "day"]),
        ("one half of them", ["1", "half", "of", "them"]),
        ("a saddle point one step away", ["a", "saddle", "point", "1", "step", "away"]),
        ("ten to the minus eight", ["0.00000001"]),
    ],
)
def test_numbers_among_words(text: str, told: list[str]):
    assert [word.form for word in words(text)] == told


@given(n=st.integers(0, 99), after=digits, scale=st.sampled_from(sorted(SCALES)))
def test_a_decimal_of_millions_is_read_back(n: int, after: str, scale: int):
    spoken = " ".join(WORD[int(digit)] for digit in after)
    (read,) = figures(f"We had {said(n)} point {spoken} {SCALES[scale]} users.")
    assert math.isclose(read.value, float(f"{n}.{after}") * scale, abs_tol=1e-9)
    assert read.after == ("users",)


@given(n=st.integers(1, 999), part=st.sampled_from([("half", 0.5), ("quarter", 0.25)]))
def test_a_half_and_a_quarter_are_read_back(n: int, part: tuple[str, float]):
    assert values(f"{said(n)} and a {part[0]} hours") == values(f"{n} and a {part[0]} hours") == [n + part[1]]


@given(n=st.integers(1, 12), sign=st.sampled_from([(1, ""), (-1, "minus "), (-1, "negative ")]))
def test_a_power_of_ten_is_read_back(n: int, sign: tuple[int, str]):
    (alone,) = values(f"ten to the {sign[1]}{WORD[n]}")
    (times,) = values(f"three times 10 to the {sign[1]}{n}")
    assert math.isclose(alone, 10.0 ** (sign[0] * n)) and math.isclose(times, 3 * 10.0 ** (sign[0] * n))


@given(text=st.text("abh 15.,-onetwhundrpi ", max_size=60) | st.text(max_size=60))
def test_figures_stand_where_they_are_said_and_do_not_overlap(text: str):
    found = figures(text)
    assert all(0 <= figure.start < figure.end <= len(text) for figure in found)
    assert [figure.start for figure in found] == sorted({figure.start for figure in found})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("half a percent", [0.5]),
        ("half a billion rows", [5e8]),
        ("a quarter of a percent", [0.25]),
        ("alpha of point oh five", [0.05]),
        ("a hundred thousand", [1e5]),
        ("sixteen hundred", [1600]),
        ("between one hundred and two hundred", [100, 200]),
        ("between one thousand and two thousand", [1000, 2000]),
        ("from one to ten percent", [1, 10]),
        ("at that point two people left", [2]),
        ("1.6 GB, 1,600 MB and 3e6", [1.6, 1600, 3e6]),
        ("sixteen, no sorry, one point six gigs", [1.6]),
        ("p99 of a half-life", [0.5]),
        ("1.6e9 bytes", [1.6e9]),
    ],
)
def test_numbers_are_told_apart(text: str, told: list[float]):
    assert values(text) == told


@pytest.mark.parametrize(
    "answer",
    [
        "The model takes 1.6 GB in memory.",
        "The model takes one point six gigabytes in memory.",
        "So that's, um, 1 point 6 gigs for the weights.",
        "It needs sixteen hundred megabytes.",
        "It needs one thousand six hundred megabytes.",
    ],
)
def test_a_number_point_is_covered_however_the_figure_is_said(answer: str):
    size = Number(value=1.6, rel=0.03, units=["gb"])
    rubric = Rubric("How big is it?", [Point(id="size", says="The model takes 1.6 GB.", kind="must", number=size)])
    assert [finding.outcome for finding in grade(rubric, answer)] == [Outcome.COVERED]
