"""Who will ask what, and which question of the bank a remembered one is: held to texts written before the rules."""

import tomllib
from pathlib import Path

import pytest

from superday.bank import open_bank
from superday.bank.model import Askable
from superday.career import fields
from superday.career.background import AreaFound, Background
from superday.preparation.remembered import Remembered

HERE = Path(__file__).parent
PROFILES = {one["id"]: one for one in tomllib.loads((HERE / "profiles.toml").read_text())["profiles"]}
ASKED = tomllib.loads((HERE / "asked.toml").read_text())
CARDS = tomllib.loads((HERE / "cards.toml").read_text())


@pytest.fixture(scope="module")
def remembered() -> Remembered:
    return Remembered(open_bank([Path(__file__).parents[2] / "bank"]))


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_a_profile_gives_its_areas_its_interviewer_and_questions_with_reasons(
    remembered: Remembered, profile: dict
) -> None:
    found = remembered.background(profile["text"])
    areas = [one.area for one in found.areas]
    assert areas[0] in profile["first"]
    assert set(profile["among"]) <= set(areas[:4])
    assert found.interviewer is not None
    assert found.interviewer.id in profile["persona"]
    assert len(found.questions) >= 5
    assert all(one.reason for one in found.questions)
    assert set(found.questions[0].question.areas) & set(areas)


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_every_phrase_that_is_told_stands_in_the_text(remembered: Remembered, profile: dict) -> None:
    text = " ".join(profile["text"].split())
    for one in remembered.background(profile["text"]).areas:
        assert all(phrase in text for phrase in one.phrases)
        assert 0 < one.share <= 1


@pytest.mark.parametrize("text", ["", "   ", "hello there, nice to meet you", "\x00\n" * 50, "ш" * 400])
def test_a_text_without_a_field_gives_nothing_rather_than_a_guess(remembered: Remembered, text: str) -> None:
    assert remembered.background(text) == Background((), None, ())


def test_inflection_spelling_and_capitals_are_read_as_people_write_them(remembered: Remembered) -> None:
    (first, *_) = remembered.background("Randomized clinical trials; estimators").areas
    assert isinstance(first, AreaFound)
    assert first.area == "statistics"
    # "adam" the optimiser has a capital, as has a venue.
    assert not remembered.background("adam lives next door").areas


def test_the_fields_are_the_areas_that_the_bank_documents() -> None:
    documented = (HERE.parents[1] / "docs/bank-format.md").read_text()
    assert {area for area in fields.named() if f"`{area}`" not in documented} == set()


def told(remembered: Remembered, half: str) -> tuple[int, int, int]:
    """How many questions that the bank has were told, how many that it has not, and how many told were right."""
    known, foreign, right = 0, 0, 0
    for one in ASKED[half]:
        question, sure = remembered.question(one["says"], None)
        if question:
            assert 0.5 <= sure <= 1
            known, foreign = known + bool(one["is"]), foreign + (not one["is"])
            right += question in one["is"]
    return known, foreign, right


@pytest.mark.parametrize("half", ["making", "held"])
def test_remembered_questions_are_found_and_foreign_ones_left_alone(remembered: Remembered, half: str) -> None:
    known, foreign, right = told(remembered, half)
    assert known >= 14  # of 20
    assert right >= 0.9 * (known + foreign)
    assert foreign <= 1  # of 6


def test_chances_are_chances(remembered: Remembered) -> None:
    for one in (*ASKED["making"], *ASKED["held"]):
        found = remembered.matches(one["says"])
        assert [each.sure for each in found] == sorted((each.sure for each in found), reverse=True)
        assert sum(each.sure for each in found) <= 1.02
        assert all(isinstance(each.question, Askable) for each in found)


def test_cards_of_ones_own_are_held_against_the_bank_as_well_as_the_docs_say(remembered: Remembered) -> None:
    about = [(of, remembered.matches(front)) for of, fronts in CARDS["about"].items() for front in fronts]
    chance = sum(one.sure for of, found in about for one in found if one.question.id == of) / len(about)
    first = sum(bool(found) and found[0].question.id == of for of, found in about) / len(about)
    elsewhere = sum(one.sure for front in CARDS["none"] for one in remembered.matches(front)) / len(CARDS["none"])
    assert chance >= 0.55 and first >= 0.7 and elsewhere <= 0.2
