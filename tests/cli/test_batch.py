"""``superday grade --batch`` and questions named by their file."""

import json
from pathlib import Path

import pytest
from command_line import ANSWERS, Superday
from tiny import CONCEPTS

GOOD = ANSWERS["right.md"]
POOR = "I don't know, sorry."


def line(id_: str, answer: str, **more: object) -> str:
    return json.dumps({"id": id_, "answer": answer, **more})


def batch(tmp_path: Path, *lines: str | bytes) -> Path:
    path = tmp_path / "answers.jsonl"
    path.write_bytes(b"".join((one if isinstance(one, bytes) else one.encode()) + b"\n" for one in lines))
    return path


def test_a_list_in_the_order_of_the_lines(superday: Superday, tmp_path: Path):
    path = batch(tmp_path, line("my-concept", GOOD), "", line("my-concept", POOR, mine=3), line(CONCEPTS[0], POOR))
    said = superday("grade", "--batch", path, "--json")
    told = json.loads(said.out)
    assert [(one["line"], one["question"]) for one in told] == [(1, "my-concept"), (3, "my-concept"), (4, CONCEPTS[0])]
    assert set(told[0]) == {"line", "question", "score", "band", "findings", "follow_up"}
    assert (said.status, said.err) == (1, "")
    alone = json.loads(superday("grade", "my-concept", "-", "--json", typed=GOOD).out)
    assert {"line": 1, **alone} == told[0]


def test_status_0_where_all_pass_and_a_row_an_answer(superday: Superday, tmp_path: Path):
    said = superday("grade", "--batch", batch(tmp_path, line("my-concept", GOOD), line("my-concept", GOOD)))
    assert said.status == 0
    assert len(said.out.splitlines()) == 3
    assert said.out.splitlines()[-1] == "2 of 2 answers graded"


def test_a_batch_from_standard_input(superday: Superday):
    said = superday("grade", "--batch", "-", "--json", typed=line("my-concept", GOOD))
    assert [one["question"] for one in json.loads(said.out)] == ["my-concept"]


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ("{", "cannot be used"),
        ("[" * 100_000, ""),
        ('{"id": "my-concept"}', "missing required field `answer`"),
        ('{"id": "my-concept", "answer": 3}', "Expected `str`"),
        (line("no-such-question", "x"), "there is no item `no-such-question`"),
        (line("my-problem", "x"), "without points to grade in words"),
        (b'{"id": "my-concept", "answer": "\xff"}', ""),
        (line("my-concept", "word " * 210_000), "longer than 1,000,000 bytes"),
        ("null", "Expected `object`"),
    ],
    ids=range(9),
)
def test_a_line_that_cannot_be_used_is_told_and_no_other_is_lost(
    superday: Superday, tmp_path: Path, bad: str | bytes, says: str
):
    path = batch(tmp_path, line("my-concept", GOOD), bad, line("my-concept", POOR))
    said = superday("grade", "--batch", path, "--json")
    assert said.status == 2
    assert [one["line"] for one in json.loads(said.out)] == [1, 3]
    message, count = said.err.splitlines()
    assert message.startswith(f"superday: {path}:2: ")
    assert says in message
    assert message.endswith(")")  # the way out
    assert count == "2 of 3 answers graded"


@pytest.mark.parametrize(
    "arguments",
    [(), ("my-concept",), ("my-concept", "a.txt", "--batch", "b.jsonl"), ("--batch", "b.jsonl", "--history")],
)
def test_what_does_not_go_together_is_refused_in_one_line(superday: Superday, arguments: tuple[str, ...]):
    said = superday("grade", *arguments)
    assert (said.status, said.err.count("\n")) == (2, 1)


def test_a_batch_that_is_not_there_is_told(superday: Superday, tmp_path: Path):
    said = superday("grade", "--batch", tmp_path / "none.jsonl")
    assert (said.status, said.err.count("\n")) == (2, 1)


def test_a_question_may_be_named_by_its_file(superday: Superday, home: Path, tmp_path: Path):
    file = next((home / "bank").rglob("my-concept.md"))
    elsewhere = tmp_path / "my-concept.md"
    elsewhere.write_text(file.read_text())
    by_id = superday("grade", "my-concept", "-", "--json", typed=GOOD)
    assert superday("grade", elsewhere, "-", "--json", typed=GOOD) == by_id
    file.unlink()
    batched = superday("grade", elsewhere, "--batch", batch(tmp_path, line("my-concept", GOOD)), "--json")
    assert [{**one, "line": 1} for one in json.loads(batched.out)] == [{"line": 1, **json.loads(by_id.out)}]


def test_a_file_that_holds_no_item_is_refused_with_its_line(superday: Superday, tmp_path: Path):
    path = tmp_path / "broken.md"
    path.write_text("+++\nid = 3\n")
    said = superday("grade", path, "-", typed=GOOD)
    assert said.status == 2
    assert str(path) in said.err


def test_a_history_that_is_empty_is_told(superday: Superday):
    assert "No finding on this answer has changed." in superday("grade", "my-concept", "-", "--history", typed=GOOD).out
