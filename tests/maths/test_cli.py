"""``superday derive`` as people and programs use it."""

import json
from pathlib import Path

import pytest

from superday.cli.main import entry
from superday.judge import sandbox
from superday.judge.sandbox import choose

RIGHT = "D = diag(s)\nJ = D - outer(s, s)\n"
WRONG = "# Jacobian\nJ = diag(s * (1 - s))\n"


def written(folder: Path, content: str | bytes) -> str:
    path = folder / "answer.txt"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def test_a_complete_derivation_exits_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert entry(["derive", "softmax-jacobian", written(tmp_path, RIGHT), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    # What a line shows is said in the bank's words, which are not this test's business.
    assert "diagonal" in told["steps"][0].pop("why")
    assert told == {
        "question": "softmax-jacobian",
        "complete": True,
        "first_wrong": None,
        "steps": [
            {
                "line": 1,
                "text": "D = diag(s)",
                "ok": True,
            },
            {"line": 2, "text": "J = D - outer(s, s)", "ok": True, "why": "reaches `J`"},
        ],
    }


def test_a_wrong_one_exits_1_with_the_line_and_the_diagnosis(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert entry(["derive", "softmax-jacobian", written(tmp_path, WRONG), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["complete"], told["first_wrong"]) == (False, 2)
    assert told["steps"][0]["why"].startswith("Only the diagonal is here")


def test_people_get_every_line_with_its_verdict(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert entry(["derive", "softmax-jacobian", written(tmp_path, WRONG)]) == 1
    told = capsys.readouterr().out
    assert "2  WRONG  J = diag(s * (1 - s))" in told and told.endswith("not complete\n")


def test_what_a_line_shows_and_what_no_line_shows_is_told_without_latex(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry(["derive", "softmax-hessian", written(tmp_path, "p = softmax(z)\nC = outer(p, p)\nH = diag(p) - C\n")])
    told = capsys.readouterr().out
    assert "The outer product that couples the logits, p pᵀ" in told
    assert "no line shows it: The gradient by the logits, p - y" in told
    assert "\\" not in told and "$" not in told


@pytest.mark.parametrize("content", ["", "# nothing yet\n\n"])
def test_an_empty_file_exits_1(tmp_path: Path, content: str) -> None:
    assert entry(["derive", "softmax-jacobian", written(tmp_path, content)]) == 1


def test_dos_line_ends_and_a_byte_order_mark_do_no_harm(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbf" + RIGHT.replace("\n", "\r\n").encode()
    assert entry(["derive", "softmax-jacobian", written(tmp_path, raw)]) == 0


@pytest.mark.parametrize(
    ("question", "content", "says"),
    [
        ("no-such-question", RIGHT, "no item `no-such-question`"),
        ("kth-largest", RIGHT, "is a problem, not a derivation"),
        ("softmax-jacobian", b"J = \xff\n", "is not UTF-8 text"),
        ("softmax-jacobian", "J\n" * 200_000, "is longer than"),
    ],
)
def test_bad_input_exits_2_with_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], question: str, content: str | bytes, says: str
) -> None:
    assert entry(["derive", question, written(tmp_path, content)]) == 2
    told = capsys.readouterr()
    assert says in told.err and told.err.count("\n") == 1 and not told.out


@pytest.mark.parametrize("name", ["absent.txt", "."])
def test_a_file_that_cannot_be_read_exits_2(tmp_path: Path, name: str) -> None:
    assert entry(["derive", "softmax-jacobian", str(tmp_path / name)]) == 2


def test_without_a_sandbox_it_refuses_and_exits_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> sandbox.Sandbox:
        raise sandbox.SandboxUnavailable("no sandbox works here")

    monkeypatch.setattr(choose, "open_sandbox", refuse)
    assert entry(["derive", "softmax-jacobian", written(tmp_path, RIGHT), "--json"]) == 3
    told = capsys.readouterr()
    assert "no sandbox works here" in told.err and not told.out
