"""The second reader on its own: what could not be kept is read again, and a server that is gone is let alone."""

from pathlib import Path

import pytest
from servers import Behave, respond, says, serving, settings
from tiny import GOOD, HALF

from superday.bank import Bank
from superday.loop import events as e
from superday.loop import opinions
from superday.loop.rehearsal import Rehearsal
from superday.loop.second_reader import SecondReader
from superday.store import Conflict, open_database

DENIES = says(("noise", "missing", ""))
FAILS: Behave = lambda handler, request: respond(handler, b"{}", 500)  # noqa: E731


@pytest.fixture
def told() -> list[str]:
    return []


def reader(url: str, told: list[str]) -> SecondReader:
    return SecondReader(settings(url), lambda what, error: told.append(f"{what}: {error}"))


def answered(tmp_path: Path, bank: Bank, second: SecondReader, answers: int = 1) -> Rehearsal:
    """A rehearsal in which so many answers are to be read."""
    begun = Rehearsal.start(open_database(tmp_path / "data"), bank, "tiny", seed=1, wants=second.wants)
    begun.begin()
    while len(opinions.waiting(begun.state)) < answers:
        if begun.state.phase == "before-round":
            begun.begin()
        elif begun.state.phase == "assessing":
            begun.look()
        else:
            begun.say(f"{HALF} {GOOD}")
    return begun


def test_an_opinion_that_could_not_be_kept_is_told_and_read_again_at_no_cost(
    tmp_path: Path, bank: Bank, told: list[str]
) -> None:
    with serving(DENIES) as server:
        second = reader(server.url, told)
        rehearsal = answered(tmp_path, bank, second)

        def full(rehearsal: Rehearsal, opinion: e.SecondOpinion) -> None:
            raise Conflict("the disk is full")

        failing = SecondReader(second.settings, second._tell, full)
        failing.go_on(rehearsal)
        failing.wait(rehearsal.id)
        assert told == [f"the second reading of {rehearsal.id}: the disk is full"]
        assert len(opinions.waiting(rehearsal.state)) == 1
        second.go_on(rehearsal)
        second.wait(rehearsal.id)
    assert opinions.waiting(rehearsal.state) == []
    assert len(server.got) == 1
    assert rehearsal.state.rounds[0].asked[0].turns[0].opinions[0].reading.from_cache


def test_a_server_that_fails_is_let_alone_until_the_next_answers(tmp_path: Path, bank: Bank, told: list[str]) -> None:
    with serving(FAILS) as server:
        second = reader(server.url, told)
        rehearsal = answered(tmp_path, bank, second, 4)
        second.go_on(rehearsal)
        second.wait(rehearsal.id)
        assert len(server.got) == 2
        readings = [view for r in rehearsal.debrief().rounds for q in r.questions for view in q.opinions]
        assert "was not asked: it failed 2 times running" in readings[-1].told
        second.read(rehearsal, second.unread(rehearsal))
        second.wait(rehearsal.id)
        assert len(server.got) == 4
    found = rehearsal.debrief().second
    assert found is not None
    assert (found.read, found.failed, found.waiting) == (0, 4, 0)
    assert told == []


def test_an_answer_in_line_is_in_it_once(tmp_path: Path, bank: Bank, told: list[str]) -> None:
    with serving(DENIES) as server:
        second = reader(server.url, told)
        rehearsal = answered(tmp_path, bank, second, 2)
        for _ in range(5):
            second.go_on(rehearsal)
            second.read(rehearsal, second.unread(rehearsal))
        second.wait(rehearsal.id)
        assert second.left(rehearsal.id) == 0
    turns = [turn for round_ in rehearsal.state.rounds for asked in round_.asked for turn in asked.turns]
    assert [len(turn.opinions) for turn in turns if turn.reader] == [1, 1]
    assert len(server.got) == 2
