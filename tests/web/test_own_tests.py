"""The candidate's own tests in the room: tried, shown, kept, and told in the debrief; with scripts and without."""

import html
import re

import pytest

from superday.loop.state import State
from tests.web.conftest import ACCEPTED, HOSTILE, Visitor
from tests.web.test_room import dangers
from tests.web.test_verdicts import rows

RIGHT = "assert pair_sum([2, 7, 11, 15], 9) == (0, 1)"
WRONG = "assert pair_sum([3, 3], 6) is None"


def state(visitor: Visitor) -> State:
    found: State = visitor.client.app.state.rooms.get(visitor.id).state  # type: ignore[attr-defined]
    return found


def box(page: str) -> str:
    """The box for own tests, as it stands on the page."""
    return page[page.index("<details") : page.index("</details>")]


def test_the_box_is_closed_until_it_is_wanted_and_shows_how_a_test_is_written(visitor: Visitor) -> None:
    visitor.to_coding()
    assert "<details>" in box(visitor.page()) and "assert pair_sum(...) == ..." in box(visitor.page())
    visitor.keep(f"{visitor.slot()}.tests", RIGHT, 7)
    assert "<details open>" in box(visitor.page()) and RIGHT in box(visitor.page())


def test_only_code_can_be_tested(visitor: Visitor) -> None:
    visitor.move("begin")
    assert "Your own tests" not in visitor.page()
    form = {"token": visitor.token, "text": RIGHT, "slot": visitor.slot(), "kind": "tests"}
    assert visitor.client.post(f"{visitor.at}/runs", data=form).status_code == 409


def test_each_case_is_said_to_be_right_or_wrong_and_what_was_caught_and_missed(visitor: Visitor) -> None:
    visitor.to_coding()
    told = visitor.client.get(visitor.run(f"{RIGHT}\n{WRONG}\n", "tests")).text
    assert rows(told)[-1][1] == "done"
    said = " ".join(re.sub("<[^>]*>|data:", " ", html.unescape(told)).split())
    assert "pair_sum([2, 7, 11, 15], 9) == (0, 1) right" in said
    assert "pair_sum([3, 3], 6) == None wrong expectation – the reference solution returns (0, 1)" in said
    caught, mutants = map(int, re.findall(r"You caught (\d+) of (\d+) wrong solutions", said)[0])
    assert 0 < caught < mutants
    assert "None of your right cases has" in said
    assert "None of your cases has" in visitor.client.get(visitor.run(RIGHT, "tests")).text


def test_where_no_case_is_right_nothing_is_said_to_be_caught(visitor: Visitor) -> None:
    visitor.to_coding()
    told = visitor.client.get(visitor.run(WRONG, "tests")).text
    assert "None of your cases is right" in told and "You caught" not in told


def test_what_was_found_is_in_the_log_on_the_page_and_in_the_debrief(visitor: Visitor) -> None:
    visitor.to_coding()
    visitor.client.get(visitor.run(RIGHT, "tests"))
    (checked,) = state(visitor).asked.own_tests
    assert (checked.text, [case.verdict for case in checked.result.cases]) == (RIGHT, ["right"])
    assert "You caught" in box(visitor.page())
    visitor.move("say", ACCEPTED)
    visitor.finish()
    debrief = visitor.client.get(f"{visitor.at}/debrief").text
    assert "tests of your own that tell right code from wrong" in debrief and "You caught" in debrief
    assert "You caught" in visitor.client.get(f"{visitor.at}/report.html").text


def test_a_text_that_holds_no_test_says_why_and_what_was_found_before_stands(visitor: Visitor) -> None:
    visitor.to_coding()
    visitor.client.get(visitor.run(RIGHT, "tests"))
    for text, says in (("", "There is no test yet"), ("x = 1", "no assert"), ("assert (", "It is not Python")):
        assert says in visitor.client.get(visitor.run(text, "tests")).text
    tested = state(visitor).asked.tested
    assert tested and [case.verdict for case in tested.cases] == ["right"]


def test_tests_and_code_each_have_their_own_newest(visitor: Visitor) -> None:
    visitor.to_coding()
    code, tests = visitor.run(ACCEPTED), visitor.run(RIGHT, "tests")
    assert "accepted" in visitor.client.get(code).text
    assert "You caught" in visitor.client.get(tests).text
    page = visitor.page()
    assert "accepted" in page and "You caught" in page


@pytest.mark.parametrize(
    ("kind", "text", "says"), [("tests", RIGHT, "You caught"), ("submit", ACCEPTED, "accepted")], ids=["tests", "code"]
)
def test_without_scripts_the_page_comes_back_with_the_verdict_and_the_text(
    visitor: Visitor, kind: str, text: str, says: str
) -> None:
    visitor.to_coding()
    form = {"token": visitor.token, "text": text, "slot": visitor.slot(), "kind": kind}
    answer = visitor.client.post(f"{visitor.at}/runs", data=form)
    assert answer.history[0].status_code == 303 and answer.url.path == visitor.at
    place = answer.history[0].headers["location"].partition("#")[2]
    assert f'<div id="{place}"' in answer.text and answer.text.index(f'<div id="{place}"') < answer.text.index(says)
    assert says in answer.text and text in html.unescape(answer.text)
    assert "<sd-verdict" not in answer.text


def test_html_in_tests_is_text(visitor: Visitor) -> None:
    visitor.to_coding()
    text = f"'''{HOSTILE}'''"
    hostile = f"assert pair_sum([{text}], 1) == {text}\nassert pair_sum([1, 2], 3) == {text}\n"
    told = visitor.client.get(visitor.run(f"{hostile}raise ValueError({text})", "tests")).text
    assert "alert(1)" in told and dangers(told.replace("data: ", "")) == []
    visitor.keep(f"{visitor.slot()}.tests", f"</textarea>{HOSTILE}", 7)
    assert dangers(visitor.page()) == []
    visitor.move("say", ACCEPTED)
    visitor.finish()
    assert dangers(visitor.client.get(f"{visitor.at}/debrief").text) == []
