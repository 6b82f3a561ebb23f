"""``superday grade``: exit statuses, the JSON shape, and what it refuses."""

import io
import json
from pathlib import Path

import pytest

from superday.bank import open_bank
from superday.cli.main import entry

QUESTION = "sgd-vs-gd"


def example(band: str) -> str:
    return next(e.answer for e in open_bank().get(QUESTION).examples if e.band == band)


def write(tmp_path: Path, answer: str | bytes) -> str:
    path = tmp_path / "answer.txt"
    path.write_bytes(answer if isinstance(answer, bytes) else answer.encode())
    return str(path)


def test_a_strong_answer_passes_and_prints_the_stable_shape(tmp_path, capsys):
    answer = example("strong")
    assert entry(["grade", QUESTION, write(tmp_path, answer), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"question", "score", "band", "findings", "follow_up"}
    assert (told["question"], told["band"]) == (QUESTION, "strong")
    assert all(set(f) == {"point", "outcome", "confidence", "source", "evidence"} for f in told["findings"])
    quoted = [f["evidence"] for f in told["findings"] if f["evidence"]]
    assert quoted
    assert all(set(e) == {"quote", "start", "end"} and answer[e["start"] : e["end"]] == e["quote"] for e in quoted)


@pytest.mark.parametrize("nothing", ["", "I don't know.", "gradient, unbiased, variance, noise, mini-batch, step size"])
def test_nothing_falls_short_and_is_asked_about(tmp_path, capsys, nothing):
    assert entry(["grade", QUESTION, write(tmp_path, nothing), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["score"], told["band"]) == (0, "none")
    assert told["follow_up"]


def test_standard_input_is_read(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(example("strong").encode())))
    assert entry(["grade", QUESTION, "-"]) == 0
    assert "strong" in capsys.readouterr().out


def test_a_behavioural_question_is_graded_as_a_story(tmp_path, capsys):
    assert entry(["grade", "decision-on-thin-data", write(tmp_path, "I don't know."), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert {"situation", "result", "ownership"} <= {f["point"] for f in told["findings"]}


def test_a_storys_flaws_are_told_with_its_own_words_and_what_would_be_asked(tmp_path, capsys):
    story = (
        "Last year our bill had grown and I was asked to halve it by June. My colleague was incompetent. I tagged every"
        " job, I deleted two copies and I moved the scoring to spot instances. In the end everybody was happy with it."
    )
    path = write(tmp_path, story)
    assert entry(["grade", "cut-the-cost", path, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    flaws = {flaw["id"]: flaw for flaw in told["flaws"]}
    assert {"no-number", "blame"} <= set(flaws)
    assert flaws["blame"]["evidence"]["quote"] == "My colleague was incompetent."
    assert told["follow_up"] == told["follow_ups"][0]
    entry(["grade", "cut-the-cost", path])
    shown = capsys.readouterr().out
    assert "no-number" in shown
    assert "“My colleague was incompetent.”" in shown


@pytest.mark.parametrize(
    ("answer", "says"),
    [(b"fine\nthen \xff\xfe", "not UTF-8"), (b"word " * 210_000, "longer than 1,000,000 bytes")],
    ids=["binary", "too long"],
)
def test_a_file_that_is_no_answer_is_refused_in_one_line(tmp_path, capsys, answer, says):
    assert entry(["grade", QUESTION, write(tmp_path, answer)]) == 2
    error = capsys.readouterr().err
    assert says in error
    assert error.count("\n") == 1


@pytest.mark.parametrize("question", [QUESTION, "no-such-question", "statistician"])
def test_a_missing_file_or_question_is_bad_input(tmp_path, capsys, question):
    assert entry(["grade", question, str(tmp_path / "none.txt")]) == 2
    assert capsys.readouterr().err
