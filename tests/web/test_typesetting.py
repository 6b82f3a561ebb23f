"""A derivation in the room: typeset while it is typed, prefilled for the second try, and as lines in the debrief."""

import re

import pytest

from superday.loop.events import Assessed, decode, encode
from superday.loop.rehearsal import Rehearsal
from superday.loop.script import ScriptClock
from tests.web.conftest import HOSTILE, Visitor

WRONG = "p = sigmoid(X @ w)\n\ngrad = X.T @ (y - p) / n\n"


@pytest.fixture
def deriving(visitor: Visitor) -> Visitor:
    """Somebody at the open derivation, the gradient of logistic regression."""
    visitor.move("begin")
    visitor.move("skip")
    assert "sd-derivation" in visitor.page()
    return visitor


def lines(visitor: Visitor, text: str) -> list[dict[str, object]]:
    """The lines as the browser is told them."""
    answer = visitor.client.post(
        f"{visitor.at}/typeset", json={"text": text}, headers={"X-Superday-Token": visitor.token}
    )
    assert answer.status_code == 200, answer.text
    found: list[dict[str, object]] = answer.json()
    return found


def test_each_line_is_typeset_and_one_that_cannot_be_read_says_why(deriving: Visitor) -> None:
    found = lines(deriving, "# first\nz = X @ w\n\np = sigmoid(z")
    assert [(line["number"], line["text"]) for line in found] == [(2, "z = X @ w"), (4, "p = sigmoid(z")]
    assert found[0]["latex"] == "z = X\\,w" and not found[0]["says"]
    assert not found[1]["latex"] and "bracket is not closed" in str(found[1]["says"])


def test_right_and_wrong_lines_are_told_alike(deriving: Visitor) -> None:
    right, wrong = (lines(deriving, WRONG.replace("(y - p)", residual)) for residual in ("(p - y)", "(y - p)"))
    assert right == [
        {**line, "text": other["text"], "latex": other["latex"]} for line, other in zip(wrong, right, strict=True)
    ]
    assert all(set(line) == {"number", "text", "latex", "says"} and not line["says"] for line in wrong)


def test_a_symbol_keeps_its_meaning_and_hostile_text_is_text(deriving: Visitor) -> None:
    (line,) = lines(deriving, HOSTILE)
    assert line["says"] and not line["latex"]


@pytest.mark.parametrize("body", [b"", b"[]", b'{"text": 3}', b'{"text": "x", "more": 1}', b'{"text": "\xff"}'])
def test_what_is_not_typed_lines_is_refused(deriving: Visitor, body: bytes) -> None:
    headers = {"X-Superday-Token": deriving.token}
    assert deriving.client.post(f"{deriving.at}/typeset", content=body, headers=headers).status_code == 400


def test_where_no_derivation_is_open_nothing_is_typeset(visitor: Visitor) -> None:
    headers = {"X-Superday-Token": visitor.token}
    for _ in range(2):
        answer = visitor.client.post(f"{visitor.at}/typeset", json={"text": "a = 1"}, headers=headers)
        assert answer.status_code == 409
        visitor.move("begin" if not visitor.slot() else "pause")


def test_the_second_try_begins_with_the_lines_of_the_first_at_the_wrong_one(deriving: Visitor) -> None:
    panel = deriving.move("say", WRONG)
    assert re.search(r'<sd-derivation [^>]*caret="3"', panel)
    area = re.search(r'<textarea id="text"[^>]*>\n(.*?)</textarea>', panel, re.DOTALL)
    assert area and area[1] == WRONG
    deriving.keep(deriving.slot(), "", 2)
    emptied = deriving.page()
    assert "caret=" not in emptied and re.search(r'<textarea id="text"[^>]*>\n</textarea>', emptied)


def test_a_second_try_that_is_not_touched_is_taken_as_it_stands(deriving: Visitor) -> None:
    deriving.move("say", WRONG)
    rooms, clock = deriving.client.app.state.rooms, ScriptClock()  # type: ignore[attr-defined]
    rehearsal = Rehearsal(rooms.engine, rooms.bank, deriving.id, clock)
    clock.now += 3600
    rehearsal.tick()
    assert [turn.answer for turn in rehearsal.state.rounds[0].asked[-1].turns[:2]] == [WRONG, WRONG]


def test_the_debrief_has_each_line_typeset_with_its_verdict(deriving: Visitor) -> None:
    deriving.move("say", WRONG.replace("\n\n", f"\n\nq = {HOSTILE}\n"))
    deriving.finish()
    told = deriving.client.get(f"{deriving.at}/debrief.json").json()
    (question,) = [one for one in told["rounds"][0]["questions"] if one["kind"] == "derivation"]
    checked = question["lines"][0]
    assert [(line["number"], line["ok"]) for line in checked] == [(1, True), (3, False), (4, False)]
    assert checked[0]["latex"] == "p = \\sigma(X\\,w)" and checked[1]["latex"] == ""
    page = deriving.client.get(f"{deriving.at}/debrief").text
    assert "<sd-math line>p = \\sigma(X\\,w)</sd-math>" in page and page.count("does not hold</b>") >= 2
    assert "<script>alert" not in page


def test_a_log_from_before_lines_were_kept_is_still_read() -> None:
    assert decode(encode(Assessed([])).replace(',"derived":null', "")) == Assessed([])
