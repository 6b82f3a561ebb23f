"""``superday process``: applications are kept, shown, exported and brought into the plan of study."""

import json
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from command_line import Superday

from superday.cli import process, study
from superday.preparation.clock import Clock

MORNING = datetime(2026, 3, 2, 9, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def told(superday: Superday, monkeypatch: pytest.MonkeyPatch) -> Superday:
    """``superday process`` on a Monday morning, with one application."""
    clock = Clock(MORNING.timestamp, MORNING.tzinfo)
    monkeypatch.setattr(process, "CLOCK", clock)
    monkeypatch.setattr(study, "CLOCK", clock)

    def run(*arguments: object, typed: str = ""):  # type: ignore[no-untyped-def]
        return superday("process", *arguments, typed=typed)

    assert run("add", "Acme", "Scientist", "--loop", "tiny", "--on", "2026-02-20").status == 0
    return run


def document(told: Superday, *arguments: object, typed: str = "") -> object:
    said = told(*arguments, "--json", typed=typed)
    assert (said.status, said.err) == (0, "")
    return json.loads(said.out)


def test_an_application_goes_through_its_stages_and_is_told_as_it_stands(told: Superday) -> None:
    told("stage", "acme", "screen", "--on", "2026-02-25", "--at", "14:30", "--zone", "Europe/Berlin", "--minutes", "45")
    told("outcome", "acme", "passed", "--on", "2026-02-27", "--text", "good")
    shown = document(told, "stage", "acme", "onsite", "--on", "2026-03-12")
    assert (shown["id"], shown["stage"], shown["closed"]) == ("acme-scientist", "onsite", False)
    assert [(one["stage"], one["day"]) for one in shown["steps"]] == [
        ("screen", "2026-02-25"),
        ("onsite", "2026-03-12"),
    ]
    assert shown["outcomes"][0]["result"] == "passed"
    assert [one["kind"] for one in shown["next"]] == ["write-down", "interview"]
    (row,) = document(told, "list")
    assert row == {key: shown[key] for key in row}
    text = told("show", "acme").out
    assert "Screen, at 14:30 (Europe/Berlin), 45 min" in text
    assert "Thu 12 Mar 2026" in text


def test_a_stage_that_lies_ahead_has_no_outcome_yet_and_is_not_the_one_that_is_meant(told: Superday) -> None:
    told("stage", "acme", "screen", "--on", "2026-02-25")
    told("stage", "acme", "onsite", "--on", "2026-03-12")
    assert document(told, "outcome", "acme", "passed")["outcomes"][0]["stage"] == "screen"
    assert document(told, "asked", "acme", "why?")["asked"][0]["stage"] == "screen"
    for what in (("outcome", "acme", "failed"), ("asked", "acme", "what?")):
        said = told(*what, "--stage", "onsite")
        assert said.status == 2
        assert "the onsite is arranged for 2026-03-12 and has not taken place by 2026-03-02 (" in said.err
    assert document(told, "outcome", "acme", "withdrawn", "--stage", "onsite")["closed"] is True


def test_a_name_in_any_script_gives_an_id_that_a_command_line_takes(told: Superday) -> None:
    names = {"Zürich Ærø Łódź": "zurich-aero-lodz", "株式会社": "application-1", "ООО": "application-2"}
    for company, id_ in names.items():
        assert document(told, "add", company, "")["id"] == id_
        assert document(told, "show", company)["company"] == company


def test_what_is_next_is_told_with_the_overdue_marked(told: Superday) -> None:
    (one,) = document(told, "next")
    assert (one["kind"], one["due"], one["overdue"]) == ("follow-up", "2026-02-27", True)
    assert "overdue since Fri 27 Feb 2026" in told("next").out
    message = document(told, "draft", "acme")
    assert "I applied for the position of Scientist on Friday, 20 February." in message["text"]
    told("reminded", "acme")
    assert document(told, "next")[0]["due"] == "2026-03-09"
    told("outcome", "acme", "no-answer")
    assert document(told, "next") == []
    assert document(told, "list") == []
    assert len(document(told, "list", "--all")) == 1


def test_a_question_is_looked_up_named_or_drafted(told: Superday, home: Path) -> None:
    found = document(
        told, "asked", "acme", "hidden title sgd unbiased minibatch", "--question", "none", "--write-draft"
    )
    assert found["asked"][0]["question"] == ""
    assert Path(found["draft"]).is_relative_to(home / "bank" / "drafts")
    known = document(told, "asked", "acme", "median or mean?", "--question", "my-concept")
    assert [(one["question"], one["sure"]) for one in known["asked"]][-1] == ("my-concept", 1.0)
    refused = told("asked", "acme", "x", "--question", "no-such")
    assert refused.status == 2
    assert "no-such" in refused.err


def test_the_date_of_an_onsite_goes_into_the_plan_of_study_when_agreed_to(told: Superday, superday: Superday) -> None:
    said = told("stage", "acme", "onsite", "--on", "2026-03-12")
    assert "superday process plan acme-scientist" in said.out
    proposed = document(told, "plan", "acme")
    assert proposed["change"]["after"]["day"] == "2026-03-12"
    assert proposed["done"] is False
    assert json.loads(superday("study", "plan", "--json").out)["interviews"] == []
    assert document(told, "plan", "acme", "--yes")["done"] is True
    (interview,) = json.loads(superday("study", "plan", "--json").out)["interviews"]
    assert (interview["loop"], interview["day"]) == ("tiny", "2026-03-12")
    assert document(told, "plan", "acme")["change"] is None


def test_what_a_passed_stage_asked_counts_for_how_ready_one_is(told: Superday, superday: Superday) -> None:
    superday("study", "plan", "--interview", "2026-03-12", "--loop", "tiny")
    told("asked", "acme", "median or mean?", "--question", "my-concept", "--stage", "screen", "--on", "2026-02-25")

    def answered() -> int:
        rounds = json.loads(superday("study", "readiness", "--json").out)["rounds"]
        return max(one["answered"] for one in rounds)

    assert answered() == 0
    told("outcome", "acme", "passed", "--stage", "screen", "--on", "2026-02-27")
    assert answered() == 1


def test_everything_is_exported_and_taken_over_elsewhere(
    told: Superday, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told("stage", "acme", "screen", "--on", "2026-02-25", "--at", "14:30")
    told("person", "acme", "Ada", "--role", "recruiter", "--background", "-", typed="Two lines\n\n  of text")
    told("note", "acme", '> quoted, "so"\n# and a line')
    shown = document(told, "show", "acme")
    for format_ in ("json", "csv", "md"):
        file = tmp_path / f"all.{format_}"
        monkeypatch.setenv("SUPERDAY_HOME", str(tmp_path / "home"))
        assert told("export", file).status == 0
        assert document(told, "import", file)["statements"] == 0
        monkeypatch.setenv("SUPERDAY_HOME", str(tmp_path / f"elsewhere-{format_}"))
        assert document(told, "import", file)["statements"] == 4
        assert document(told, "show", "acme") == shown


def test_a_removed_application_is_in_no_export_and_what_belongs_to_none_is_not_taken_over(
    told: Superday, tmp_path: Path
) -> None:
    told("add", "Other", "")
    told("note", "other", "private")
    told("undo", "2")  # that it was opened
    assert document(told, "export", tmp_path / "all.MD")["statements"] == 1
    assert "private" not in (tmp_path / "all.MD").read_text()
    stray = tmp_path / "stray.csv"
    stray.write_text("change;application;day;text\nNoted;acme-scientist;2026-03-01;a\nNoted;zzz;2026-03-01;b\n")
    said = told("import", stray)
    assert (said.status, "no application `zzz`" in said.err) == (2, True)
    assert len(document(told, "show", "acme")["said"]) == 1


def test_a_file_with_one_line_that_cannot_be_used_is_not_taken_over_at_all(told: Superday, tmp_path: Path) -> None:
    file = tmp_path / "all.csv"
    file.write_text(
        "change,application,day,text\nNoted,acme-scientist,2026-03-01,a\nNoted,acme-scientist,yesterday,b\n"
    )
    said = told("import", file)
    assert said.status == 2
    assert f"{file}:3: " in said.err
    assert len(document(told, "show", "acme")["said"]) == 1


REFUSED = [
    (("stage", "acme", "party"), "no stage (one of recruiter"),
    (("stage", "acme", "screen", "--on", "soon"), "no date (write it as"),
    (("stage", "acme", "screen", "--at", "noon"), "no time (write it as"),
    (("stage", "acme", "screen", "--zone", "Moon"), "no time zone `Moon`"),
    (("stage", "acme", "screen", "--minutes", "x"), "no whole number"),
    (("stage", "acme", "screen", "--moved-from", "2026-03-01"), "no screen was to be on 2026-03-01"),
    (("outcome", "acme", "won"), "no result (one of passed"),
    (("outcome", "acme", "passed", "--on", "2026-03-03"), "2026-03-03 lies ahead: today is 2026-03-02"),
    (("stage", "acme", "screen", "--at", "14:30+02:00"), "has an offset (write it as 14:30"),
    (("stage", "acme", "screen", "--minutes", "9" * 30), "minutes are not possible (from 1 to 1440)"),
    (("note", "zzz", "a"), "there are: acme-scientist"),
    (("note", "acme", "  "), "the text is empty"),
    (("add", "Acme", "x", "--loop", "no-loop"), "there is no loop `no-loop`"),
    (("stage", "acme", "offer", "--on", "2026-03-02", "--until", "2026-03-01"), "2026-03-01 is before 2026-03-02"),
    (("stage", "acme", "screen", "--until", "2026-04-01"), "a screen is not answered by a day"),
    (("heard", "acme", "--until", "2026-02-01"), "2026-02-01 is before 2026-03-02"),
    (("heard", "acme", "--on", "2026-03-03"), "2026-03-03 lies ahead"),
    (("country", "Atlantis"), "no holidays are known"),
    (("country", "--subdivision", "BE"), "of which country is `BE` a part?"),
    (("draft", "acme", "--write", ""), "cannot be written"),
    (("undo", "99"), "nothing there to take back"),
    (("undo", "x"), "is no place"),
    (("export", "all.doc"), "is no format of ours"),
    (("background", "/no/such/file"), "cannot be read"),
]


def test_what_cannot_be_used_is_told_in_one_line_with_a_way_out(told: Superday) -> None:
    for arguments, says in REFUSED:
        said = told(*arguments)
        assert said.status == 2, arguments
        assert says in said.err
        assert said.err.count("\n") == 1
    assert len(document(told, "show", "acme")["said"]) == 1


def test_undo_takes_the_last_back_and_says_what(told: Superday) -> None:
    told("note", "acme", "remember this")
    assert "remember this" in told("undo").out
    assert len(document(told, "show", "acme")["said"]) == 1


def test_a_background_says_what_may_be_asked_and_why(told: Superday) -> None:
    found = document(told, "background", "-", typed="Randomised trials, estimators and confidence intervals.")
    assert found["areas"][0]["area"] == "statistics"
    assert "Randomised trials" in found["areas"][0]["phrases"]
    assert found["interviewer"]
    assert "No field is recognised" in told("background", "-", typed="hello").out


def test_the_calendar_and_the_working_days_are_told(told: Superday, tmp_path: Path) -> None:
    assert document(told, "country", "de", "--subdivision", "be", "--days", "4") == {
        "country": "DE",
        "subdivision": "BE",
        "days": 4,
    }
    assert document(told, "next")[0]["due"] == "2026-02-26"
    assert document(told, "country", "de", "--subdivision", "augsburg", "--days", "4")["subdivision"] == "Augsburg"
    assert document(told, "ics", tmp_path / "a.ics")["events"] == 1
    assert (tmp_path / "a.ics").read_text().startswith("BEGIN:VCALENDAR")


def test_a_list_loads_neither_the_solver_nor_the_bank() -> None:
    slow = "{'numpy', 'holidays', 'icalendar', 'superday.bank.read'}"
    code = f"import sys; from superday.cli import process; print(*{slow} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
