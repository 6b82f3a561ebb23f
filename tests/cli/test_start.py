"""``superday start``: a loop in the terminal, left at any point and gone on with."""

import builtins
import os
import pty
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command_line import Superday
from servers import says, serving
from tiny import GOOD

from superday.bank import open_bank
from superday.home import home as superday_home
from superday.loop.rehearsal import Rehearsal, sessions
from superday.store import open_database

ON = f"{GOOD}\n.\n" * 60  # more than any loop asks


def test_a_loop_goes_from_the_first_line_to_the_debrief(superday: Superday) -> None:
    said = superday("start", "tiny", "--seed", "1", typed="\n" + ON)
    assert said.status in (0, 1)
    for wanted in ("Round 1 of 2: Breadth", "Round 2 of 2: Design", "Hello, I am", "Revise first", "Strengths"):
        assert wanted in said.out
    assert [one.status for one in sessions(open_database(superday_home()))] == ["finished"]


def test_one_round_of_a_loop_can_be_held_alone(superday: Superday) -> None:
    said = superday("start", "tiny", "--round", "design", "--seed", "1", typed="\n" + ON)
    assert said.status in (0, 1)
    assert "Round 1 of 1: Design" in said.out
    refused = superday("start", "tiny", "--round", "desing")
    assert refused.status == 2
    assert "breadth, design" in refused.err


def test_what_was_typed_before_leaving_is_there_when_going_on(superday: Superday) -> None:
    left = superday("start", "tiny", "--seed", "1", typed="\nhalf a thought\nand more\n:quit\n")
    assert left.status == 0
    assert "--continue" in left.out
    again = superday("start", "--continue", typed=".\n" + ON)
    assert again.status in (0, 1)
    assert "(your draft so far)\nhalf a thought\nand more" in again.out
    assert "Revise first" in again.out
    assert superday("start", "--continue").status == 2


def test_a_language_model_reads_along_and_the_debrief_waits_for_it(
    superday: Superday, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(says(("hidden-unbiased", "missing", ""))) as server:
        for name, value in {"BASE_URL": server.url, "MODEL": "test-model"}.items():
            monkeypatch.setenv(f"SUPERDAY_LLM_{name}", value)
        said = superday("start", "tiny", "--seed", "1", typed="\n" + ON)
    reader = f"test-model at {server.url.split('/')[2]}"
    assert f"Answers in words are also sent to {reader}" in said.out
    read = re.search(rf"{reader} read (\d+) answers? \(", said.out)
    assert read
    assert int(read[1]) >= 1
    assert "failed" not in said.err


def test_the_end_of_input_leaves_as_quit_does(superday: Superday) -> None:
    assert superday("start", "tiny", typed="\nsome words\n").status == 0
    assert "some words" in superday("start", "--continue", typed=":quit\n").out


def test_every_command_answers(superday: Superday, tmp_path: Path) -> None:
    (tmp_path / "answer.txt").write_text(GOOD)
    asides = ":time\n:hint\n:ask how large is it?\n:run\n:nonsense\n"
    typed = f"\n{asides}:file {tmp_path}/answer.txt\n:file /nowhere\n:pause\n\n:skip\n:quit\n"
    said = superday("start", "tiny", "--seed", "1", typed=typed)
    assert said.status == 0
    for wanted in ("12 min of this part", "Think of many samples", "say what you assume", "Type your answer", "Paused"):
        assert wanted in said.out
    assert "no coding question is open" in said.err
    assert "/nowhere" in said.out


def test_a_loop_that_went_on_elsewhere_is_not_written_over(superday: Superday, monkeypatch: pytest.MonkeyPatch) -> None:
    superday("start", "tiny", "--seed", "1", typed="\n:quit\n")

    def input_while_another_goes_on(prompt: str = "") -> str:
        engine = open_database(superday_home())
        Rehearsal(engine, open_bank(), sessions(engine)[0].id).hint()
        return ":hint"

    monkeypatch.setattr(builtins, "input", input_while_another_goes_on)
    said = superday("start", "--continue")
    assert said.status == 2
    assert "elsewhere" in said.err
    assert "--continue" in said.err


def test_an_empty_answer_is_not_handed_in(superday: Superday) -> None:
    said = superday("start", "tiny", typed="\n.\n:quit\n")
    assert said.status == 0
    assert "nothing to hand in" in said.err


def test_it_holds_in_a_real_terminal(home: Path) -> None:
    """Over a pseudo-terminal, with the shipped bank: begin, ask for the time, leave."""
    leading, following = pty.openpty()
    command = [sys.executable, "-m", "superday", "start", "research-intern", "--seed", "1"]
    child = subprocess.Popen(command, stdin=following, stdout=following, stderr=following)
    os.close(following)
    seen = ""
    for wanted, reply in (("Enter begins", "\n"), (r"\n> ", ":time\n"), ("min of the round", ":quit\n"), ("Left", "")):
        seen = _until(leading, wanted)
        os.write(leading, reply.encode())
    assert child.wait(20) == 0
    assert "--continue" in seen
    os.close(leading)


def _until(terminal: int, wanted: str) -> str:
    seen, patience = "", time.monotonic() + 30
    while not re.search(wanted, seen):
        assert time.monotonic() < patience, seen
        seen += os.read(terminal, 4096).decode()
    return seen
