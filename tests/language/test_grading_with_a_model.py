"""``superday grade`` with a language model configured: what it says, in words and as JSON."""

import json
from pathlib import Path

import pytest
from servers import SECRET, free_port, respond, says, serving

from superday.bank import open_bank
from superday.cli.main import entry
from superday.language import second_opinion
from superday.rubric import grade

QUESTION = "sgd-vs-gd"
SAID = (
    "On average the mini-batch gradient equals the full gradient, so it is unbiased. I would anneal the rate somehow."
)


@pytest.fixture
def answer(tmp_path: Path) -> str:
    path = tmp_path / "answer.txt"
    path.write_text(SAID)
    return str(path)


def use(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    for name, value in {"BASE_URL": url, "MODEL": "test-model", "API_KEY": SECRET, "TIMEOUT": "5"}.items():
        monkeypatch.setenv(f"SUPERDAY_LLM_{name}", value)


def test_the_document_says_who_judged_what_was_sent_where_and_what_changed(answer, monkeypatch, capsys):
    with serving(says(("unbiased", "missing", ""))) as server:
        use(monkeypatch, server.url)
        entry(["grade", QUESTION, answer, "--json", "--history"])
    told = json.loads(capsys.readouterr().out)
    found = {one["point"]: one for one in told["findings"]}["unbiased"]
    assert (found["outcome"], found["source"]) == ("unclear", "model")
    model = told["language_model"]
    assert (model["model"], model["host"], model["sent"]) == ("test-model", server.url.split("/")[2], True)
    assert (model["tokens_in"], model["tokens_out"], model["cost"], model["fell_back"]) == (700, 90, None, "")
    assert [(c["point"], c["before"], c["after"]) for c in told["history"]] == [("unbiased", "covered", "unclear")]
    assert model["changed"] == told["history"]
    assert SECRET not in json.dumps(told)


def test_the_person_is_told_in_words(answer, monkeypatch, capsys):
    with serving(says(("unbiased", "missing", ""))) as server:
        use(monkeypatch, server.url)
        entry(["grade", QUESTION, answer, "--history"])
        first = capsys.readouterr().out
        entry(["grade", QUESTION, answer])
    assert f"sent to {server.url.split('/')[2]}" in first
    assert "unbiased: covered -> unclear  (test-model)" in first
    assert "from the cache; nothing was sent" in capsys.readouterr().out


def test_a_server_that_is_gone_leaves_the_words_to_decide_and_says_so(answer, monkeypatch, capsys):
    use(monkeypatch, f"http://127.0.0.1:{free_port()}/v1")
    entry(["grade", QUESTION, answer, "--json"])
    told = json.loads(capsys.readouterr().out)
    rubric = open_bank().get(QUESTION).rubric()
    assert [one["outcome"] for one in told["findings"]] == [str(one.outcome) for one in grade(rubric, SAID)]
    assert told["language_model"]["fell_back"] == "could not be reached"
    entry(["grade", QUESTION, answer])
    assert "Graded by the words alone (nothing was sent): test-model could not" in capsys.readouterr().out


def test_a_key_that_the_server_repeats_is_shown_nowhere(answer, home, monkeypatch, capsys):
    with serving(lambda handler, request: respond(handler, SECRET.encode(), 401, X_Key=SECRET)) as server:
        use(monkeypatch, server.url)
        entry(["grade", QUESTION, answer])
        entry(["grade", QUESTION, answer, "--json"])
    assert SECRET not in "".join(capsys.readouterr())
    assert not [path for path in home.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]


def test_a_wrong_setting_is_told_in_one_line(answer, monkeypatch, capsys):
    monkeypatch.setenv("SUPERDAY_LLM_BASE_URL", "nonsense")
    monkeypatch.setenv("SUPERDAY_LLM_MODEL", "m")
    assert entry(["grade", QUESTION, answer]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_story_is_not_sent(answer, monkeypatch, capsys):
    with serving(says(("situation", "covered", SAID))) as server:
        use(monkeypatch, server.url)
        entry(["grade", "decision-on-thin-data", answer, "--json"])
    assert not server.got
    assert "language_model" not in json.loads(capsys.readouterr().out)


def test_a_batch_tells_of_each_answer(tmp_path, monkeypatch, capsys):
    batch = tmp_path / "answers.jsonl"
    batch.write_text("".join(json.dumps({"id": QUESTION, "answer": f"{SAID} {n}"}) + "\n" for n in range(3)))
    with serving(says(("unbiased", "missing", ""))) as server:
        use(monkeypatch, server.url)
        entry(["grade", "--batch", str(batch), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert [one["language_model"]["sent"] for one in told] == [True, True, True]


def test_whoever_has_findings_can_have_a_second_opinion(monkeypatch):
    rubric = open_bank().get(QUESTION).rubric()
    found = grade(rubric, SAID)
    assert second_opinion(QUESTION, rubric, SAID, found) is None
    with serving(says(("unbiased", "missing", ""))) as server:
        use(monkeypatch, server.url)
        opinion = second_opinion(QUESTION, rubric, SAID, found)
    assert opinion is not None
    assert [one.point for one in opinion.findings] == [one.point for one in found]
    assert opinion.sent
