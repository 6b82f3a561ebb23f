"""In each loop the strong candidate's vote is a yes and the weak one's a no, and strong beats weak in every round."""

import json
from pathlib import Path
from typing import Any

import pytest

from superday.bank import open_bank
from superday.cli.main import entry

ROOT = Path(__file__).resolve().parents[2]
LOOPS = open_bank([ROOT / "bank"]).ids("loop")
SHARED = 8  # words in a row: an example that quotes its question's rubric proves nothing


def rehearse(loop: str, candidate: str, capsys: pytest.CaptureFixture[str]) -> tuple[dict, str]:
    """Both candidates in this process: what is made ready for the first serves the second."""
    status = entry(["rehearse", loop, "--answers", str(ROOT / "examples" / loop / candidate), "--json"])
    told = capsys.readouterr()
    assert status == (0 if candidate == "strong" else 1), told.err
    return json.loads(told.out), told.err


@pytest.mark.torch
@pytest.mark.parametrize("loop", LOOPS)
def test_strong_is_a_yes_weak_is_a_no_and_strong_beats_weak_in_every_round(
    loop: str, capsys: pytest.CaptureFixture[str]
):
    strong, silent = rehearse(loop, "strong", capsys)
    weak, _ = rehearse(loop, "weak", capsys)
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
