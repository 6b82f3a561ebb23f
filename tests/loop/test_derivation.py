"""A derivation in the room: the same checker as ``superday derive``, and a follow-up that names the line."""

from pathlib import Path

import pytest

from superday.bank import Bank
from superday.bank.locate import shipped
from superday.findings import Outcome
from superday.loop.rehearsal import Rehearsal
from superday.loop.script import ScriptClock
from superday.store import open_database

LOOP = """id = "board"
kind = "loop"
title = "At the board"
about = "One derivation."
level = "any"
bar = 0.5
[[rounds]]
id = "board"
title = "Board"
kind = "derivation"
minutes = 60
interviewers = ["optimiser"]
[[rounds.segments]]
id = "derived"
title = "Derived"
asks = "derivation"
minutes = 60
prefer = ["logistic-gradient"]
"""
LOST_SIGN = """# residuals first
p = sigmoid(X @ w)
r = y - p
grad = X.T @ r / n"""
WRONG_ON_THE_WAY = """p = sigmoid(X @ w)
p - y
= p * (1 - y)
grad = X.T @ (p - y) / n"""


@pytest.fixture
def room(tmp_path: Path) -> Rehearsal:
    (tmp_path / "bank/loops").mkdir(parents=True)
    (tmp_path / "bank/loops/board.toml").write_text(LOOP)
    bank = Bank([shipped(), tmp_path / "bank"])
    begun = Rehearsal.start(open_database(tmp_path / "data"), bank, "board", seed=1, clock=ScriptClock())
    begun.begin()
    return begun


def test_the_follow_up_names_the_line_where_it_goes_wrong_and_not_where_that_shows(room: Rehearsal) -> None:
    room.say(LOST_SIGN)
    room.look()
    turn = room.state.asked.turn
    assert turn.kind == "retry" and turn.ask.startswith("In line 3 you write `r = y - p`:")


def test_a_wrong_step_on_the_way_to_the_right_end_is_asked_about(room: Rehearsal) -> None:
    room.say(WRONG_ON_THE_WAY)
    room.look()
    assert room.state.asked.turn.ask.startswith("In line 3 you write `= p * (1 - y)`:")


def test_the_follow_up_does_not_give_the_answer_away(room: Rehearsal) -> None:
    room.say(LOST_SIGN)
    room.look()
    assert "p - y" not in room.state.asked.turn.ask.replace("y - p", "")


def test_what_is_derived_in_full_is_not_asked_again(room: Rehearsal) -> None:
    room.say(LOST_SIGN.replace("y - p", "p - y"))
    room.look()
    first = room.state.asked.turns[0]
    assert first.findings and all(found.outcome is Outcome.COVERED for found in first.findings)
    assert room.state.asked.turn.kind != "retry"
