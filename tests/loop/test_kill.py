"""Two hundred times ``kill -9`` at any moment: nothing acknowledged is lost, and the next process goes on."""

import json
import os
import random
import signal
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from killed_child import FASTER, digest, live
from sqlalchemy import Engine
from tiny import tiny_bank

from superday.bank import Bank
from superday.loop import events as e
from superday.loop.state import State, replay
from superday.store import Drafts, EventLog, open_database
from superday.store.database import check

TICK = 1.0  # second of ours: the last measurement of a process may be on disk and not yet told


class Killed:
    """One process's life and what it told."""

    def __init__(self, folder: Path, bank: Bank, seed: int, seconds: float):
        reading, writing = os.pipe()
        began = time.monotonic()
        self._pid = os.fork()
        if not self._pid:
            os.close(reading)
            _be_the_child(folder, bank, writing, seed)
        os.close(writing)
        time.sleep(seconds)
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        self.lived = time.monotonic() - began
        with os.fdopen(reading, "rb") as pipe:
            lines = pipe.read().split(b"\n")[:-1]  # what stands behind the last newline was not told to its end
        self.told: list[dict[str, Any]] = [json.loads(line) for line in lines]


def _be_the_child(folder: Path, bank: Bank, pipe: int, seed: int) -> None:
    try:
        live(folder, bank, pipe, seed)
    except BaseException:
        os.write(pipe, json.dumps({"failed": traceback.format_exc()}).encode() + b"\n")
    finally:
        os._exit(1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.mark.parametrize(("coding", "kills", "longest"), [(False, 160, 0.25), (True, 40, 0.8)], ids=["words", "code"])
def test_nothing_acknowledged_is_lost(folder: Path, tmp_path: Path, coding: bool, kills: int, longest: float) -> None:
    bank = tiny_bank(tmp_path / "bank", coding)
    chance = random.Random(f"kill {coding}")
    open_database(folder).dispose()
    lived, expected, told = 0.0, "", 0
    for n in range(kills):
        killed = Killed(folder, bank, n, chance.uniform(0, longest))
        lived, told = lived + killed.lived, told + len(killed.told)
        assert not [line["failed"] for line in killed.told if "failed" in line]
        if killed.told and expected:
            assert killed.told[0]["state"] == expected, "the next process goes on from what the log replays to"
        engine = open_database(folder)
        expected = _look(engine, killed, lived)
        engine.dispose()
    assert told > kills
    assert any(state.finished for _, state in _states(open_database(folder))), "some came to their end between kills"


def _look(engine: Engine, killed: Killed, lived: float) -> str:
    """Everything that must hold after a kill; the state that is to be gone on with, as text."""
    log, drafts = EventLog(engine), Drafts(engine)
    assert check(engine) == []
    states = dict(_states(engine))
    for line in killed.told:
        if "events" in line:
            assert len(log.events(line["id"])) >= line["events"]
            assert _counted(states[line["id"]]) >= line["counted"]
        if "draft" in line:
            session, slot, version = line["draft"]
            assert drafts.get(session, slot).version >= version
    assert sum(map(_counted, states.values())) <= (lived + TICK) * FASTER
    unfinished = []
    for id_, state in states.items():
        _projections_match(log, id_, state)
        unfinished += [] if state.finished else [digest(state)]
    assert len(unfinished) <= 1
    return "".join(unfinished)


def _states(engine: Engine) -> Iterator[tuple[str, State]]:
    log = EventLog(engine)
    for session in log.sessions():
        recorded = log.events(session.id)
        assert [one.seq for one in recorded] == list(range(1, len(recorded) + 1))
        yield session.id, replay(e.decode(one.body) for one in recorded)


def _counted(state: State) -> float:
    return sum(round_.seconds for round_ in state.rounds)


def _projections_match(log: EventLog, id_: str, state: State) -> None:
    session = log.session(id_)
    assert session is not None
    assert session.status == ("finished" if state.finished else "open")
    asked = {one.question for round_ in state.rounds for one in round_.asked}
    assert log.asked_in(id_) == asked
    assert session.place == (state.planned.title if asked else "not begun")
