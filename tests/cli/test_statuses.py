"""Each verb ends with the status that docs/command-line.md tells, and with words that help; never with a traceback."""

import json
import os
from pathlib import Path

import pytest
from command_line import ANSWERS, WRONG, Superday, write_script

from superday.cli.main import VERBS, module_of


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a right and a wrong answer for each of the three assessors, and files that are no answers."""
    folder = tmp_path / "files"
    folder.mkdir()
    for name, text in {**ANSWERS, **WRONG}.items():
        (folder / name).write_text(text)
    (folder / "binary").write_bytes(bytes(range(256)) * 40)
    (folder / "large").write_bytes(b"x" * 3_000_000)
    write_script(folder / "strong", strong=True)
    write_script(folder / "weak", strong=False)
    return folder


DONE = [
    "loops",
    "loops tiny",
    "loops --json",
    "bank list",
    "bank list --kind concept --area optimisation --json",
    "bank show my-concept",
    "bank show my-problem --json",
    "bank check my-concept my-derivation --json",
    "bank check --read-only --json",
    "bank stats --json",
    "bank new case another",
    "judge my-problem {files}/right.py",
    "derive my-derivation {files}/right.txt --json",
    "grade my-concept {files}/right.md --json",
    "rehearse tiny --answers {files}/strong --json",
    "study today --json",
    "study plan --minutes 20 --day-off 2020-01-01 --json",
    "study review --answers - --json",
    "doctor --json",
    "--version",
    "--help",
]
FALLS_SHORT = [
    "judge my-problem {files}/wrong.py --json",
    "judge my-problem {files}/right.md --json",
    "derive my-derivation {files}/wrong.txt --json",
    "grade my-concept {files}/wrong.md --json",
    "rehearse tiny --answers {files}/weak --json",
    "bank check alpha --json",
]
WRONG_USE = [
    "no-such-verb",
    "loops no-such-loop",
    "loops my-concept",
    "bank",
    "bank no-such-action",
    "bank list --kind riddle",
    "bank show no-such-item",
    "bank show {files}/none.md",
    "bank show {files}/binary",
    "bank check {files}/right.md",
    "bank new concept ../up",
    "bank new concept my-concept",
    "bank new riddle x",
    "judge no-such-problem {files}/right.py",
    "judge my-concept {files}/right.py",
    "judge my-problem {files}/none.py",
    "judge my-problem {files}",
    "judge my-problem {files}/binary",
    "judge my-problem {files}/large",
    "judge my-problem",
    "derive my-concept {files}/right.txt",
    "derive my-derivation {files}/none.txt",
    "derive my-derivation {files}/binary",
    "derive my-derivation {files}/large",
    "grade no-such-question {files}/right.md",
    "grade tiny {files}/right.md",
    "grade my-concept {files}/none.md",
    "grade my-concept {files}/binary",
    "grade my-concept {files}/large",
    "start",
    "start no-such-loop",
    "start --continue",
    "start tiny --seed one",
    "start tiny --interviewer nobody",
    "rehearse tiny",
    "rehearse no-such-loop --answers {files}/strong",
    "rehearse tiny --answers {files}/nowhere",
    "rehearse tiny --answers {files}/right.md",
    "rehearse tiny --answers {files}/strong --interviewer nobody",
    "rehearse tiny --answers {files}/strong --report {files}/nowhere/x.html",
    "study",
    "study tomorrow",
    "study plan --interview soon",
    "study plan --interview 2020-01-01",
    "study review --minutes long",
    "study review --answers {files}/none.jsonl",
    "serve --port many",
    "serve --port 70000",
    "serve --port -1",
    "--port 70000",
]
CANNOT = ["start tiny", "rehearse tiny --answers {files}/strong", "study today", "doctor", "serve"]


def _statuses() -> list[object]:
    expected = ((DONE, 0), (FALLS_SHORT, 1), (WRONG_USE, 2))
    return [pytest.param(command, status, id=command) for commands, status in expected for command in commands]


@pytest.mark.parametrize(("command", "status"), _statuses())
def test_the_status_tells_how_it_went(superday: Superday, files: Path, command: str, status: int) -> None:
    said = superday(*command.format(files=files).split())
    assert said.status == status, said
    assert "Traceback" not in said.out + said.err
    assert "superday itself failed" not in said.err
    if "--json" in command:
        json.loads(said.out)
    elif status == 2:
        assert said.out == ""
        assert said.err.splitlines()[-1].startswith("superday")


@pytest.mark.parametrize("command", CANNOT)
def test_what_superday_itself_cannot_do_is_status_three(
    superday: Superday,
    files: Path,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
) -> None:
    monkeypatch.setenv("SUPERDAY_HOME", str(files / "right.md"))
    said = superday(*command.format(files=files).split())
    assert said.status == 3, said
    assert "SUPERDAY_HOME" in said.out + said.err
    assert "Traceback" not in said.out + said.err


def test_a_failure_of_our_own_is_one_line_that_says_where_to_look(
    superday: Superday,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*_: object) -> int:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("superday.cli.loops.run", fails)
    said = superday("loops")
    assert said.status == 3
    assert "SUPERDAY_TRACEBACK=1" in said.err
    monkeypatch.setenv("SUPERDAY_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        superday("loops")


@pytest.mark.parametrize("verb", [*VERBS, "bank new"])
def test_every_verb_explains_itself(superday: Superday, verb: str) -> None:
    said = superday(*verb.split(), "--help")
    assert said.status == 0
    assert said.out.startswith(f"usage: superday {verb}")


SURPLUS = {
    "loops": "loops tiny --surplus",
    "bank list": "bank list surplus",
    "problem pull": "problem pull my-problem --surplus=1",
    "study plan": "study plan --minutes 20 surplus",
    "stories": "stories --surplus",
    "offer": "offer --surplus",
    "serve": "--surplus",
}


@pytest.mark.parametrize(("verb", "command"), SURPLUS.items())
def test_what_a_verb_does_not_take_is_named_once_under_that_verbs_usage(
    superday: Superday, verb: str, command: str
) -> None:
    said = superday(*command.split())
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith(f"usage: superday {verb} [-h]")
    assert said.err.count("surplus") == 1
    told = said.err.splitlines()[-1]
    assert told.startswith(f"superday {verb}: error: unrecognized arguments: ")


def test_the_verbs_own_words_are_those_of_the_list() -> None:
    assert {name: module_of(name).HELP for name in VERBS if name != "serve"} == {
        name: help_ for name, help_ in VERBS.items() if name != "serve"
    }


def test_a_spoilt_file_of_yours_is_told_and_the_rest_is_listed(superday: Superday, home: Path) -> None:
    bad = home / "bank" / "concepts" / "mine" / "bad.md"
    bad.write_text("+++\nid = \n+++\n")
    said = superday("bank", "list")
    assert said.status == 0
    assert "my-concept" in said.out
    assert f"{bad}:2: " in said.err
    checked = superday("bank", "check", "--read-only", "--json")
    assert checked.status == 2
    assert [(one["file"], one["line"]) for one in json.loads(checked.out)["mistakes"]] == [(str(bad), 2)]


def test_a_name_that_is_not_utf_8_can_be_told_too(superday: Superday, home: Path) -> None:
    (home / "bank" / "cases").mkdir()
    (home / "bank" / "cases" / os.fsdecode(b"\xff.md")).write_text("")
    for command in ("bank list", "bank stats --json", "bank check --read-only", "bank check --read-only --json"):
        said = superday(*command.split())
        assert said.status in (0, 2)
        assert "superday itself failed" not in said.err
