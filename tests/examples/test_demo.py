"""In each loop the strong candidate's vote is a yes and the weak one's a no, and strong beats weak in every round."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from superday.bank import open_bank

ROOT = Path(__file__).resolve().parents[2]
LOOPS = open_bank([ROOT / "bank"]).ids("loop")
SHARED = 8  # words in a row: an example that quotes its question's rubric proves nothing


def rehearse(loop: str, candidate: str, home: Path) -> tuple[dict, str]:
    answers = ROOT / "examples" / loop / candidate
    command = [sys.executable, "-m", "superday", "rehearse", loop, "--answers", str(answers), "--json"]
    environment = {**os.environ, "SUPERDAY_HOME": str(home)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == (0 if candidate == "strong" else 1), done.stderr
    return json.loads(done.stdout), done.stderr


@pytest.mark.torch
@pytest.mark.parametrize("loop", LOOPS)
def test_strong_is_a_yes_weak_is_a_no_and_strong_beats_weak_in_every_round(loop: str, tmp_path: Path):
    strong, silent = rehearse(loop, "strong", tmp_path)
    weak, _ = rehearse(loop, "weak", tmp_path)
    assert "has no answer to" not in silent
    assert (strong["vote"], weak["vote"]) == ("yes", "no")
    for one, other in zip(strong["rounds"], weak["rounds"], strict=True):
        assert one["score"] > other["score"], one["id"]


@pytest.mark.parametrize("loop", LOOPS)
def test_candidates_speak_for_themselves_and_not_as_the_rubric_reads(loop: str):
    bank = open_bank([ROOT / "bank"])
    copied = []
    for path in sorted((ROOT / "examples" / loop).glob("*/*.md")):
        item = bank.get(path.stem)
        if runs(path.read_text(encoding="utf-8")) & runs(credited(item)):
            copied.append(path.name)
    assert copied == []


def credited(item: Any) -> str:
    """What the rubric credits, and the model answer; where there are no points, the whole file."""
    text: str = item.path.read_text(encoding="utf-8")
    points = [point for point in getattr(item, "points", []) if point.kind != "trap"]
    said = [words for point in points for words in (point.says, *point.wordings)]
    return "\n".join([*said, text.rpartition("+++")[2]]) if points else text


def runs(text: str) -> set[tuple[str, ...]]:
    said = [word.strip(".,;:!?\"'()[]`*").lower() for word in text.split() if not word.startswith("#")]
    words = [word for word in said if word]
    return {tuple(words[at : at + SHARED]) for at in range(len(words) - SHARED + 1)}
