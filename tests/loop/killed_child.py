"""Rehearse until killed: what tests/loop/test_kill.py forks, again and again.

Each line on the pipe is one JSON document about what was acknowledged: it is written after the call has returned.
"""

import contextlib
import json
import os
import random
import time
from pathlib import Path

import msgspec
from sqlalchemy import Engine
from tiny import GOOD, HALF, STORY

from superday.bank import Bank
from superday.bank.model import ProblemItem
from superday.loop.rehearsal import Rehearsal, sessions
from superday.loop.room import NotNow
from superday.loop.state import State
from superday.loop.view import slot
from superday.store import Drafts, EventLog, open_database

FASTER = 120.0  # so much faster does the room's time pass than ours: boxes are to close as well
TESTS = "assert solve([1, 2]) == 3\nassert solve([]) == 1\n"
CODE = "def solve(nums):\n    return sum(nums)\n"
WORDS = [GOOD, HALF, STORY, "I don't know.", "The loss goes down at every step, always."]
ACTS = ["say", "say", "say", "ask", "hint", "skip", "pause", "tick", "run", "test"]


def fast_clock() -> float:
    """Seconds of the room."""
    return time.monotonic() * FASTER


def digest(state: State) -> str:
    """The whole state as text, to compare across processes."""
    return msgspec.json.encode(state).decode()


def live(folder: Path, bank: Bank, pipe: int, seed: int) -> None:
    """Go on with the unfinished rehearsal, or begin one; for ever."""
    chance = random.Random(seed)
    engine = open_database(folder)
    while True:
        unfinished = [one.id for one in sessions(engine) if one.status == "open"]
        if unfinished:
            rehearsal = Rehearsal(engine, bank, unfinished[0], fast_clock)
            _tell(pipe, continued=rehearsal.id, state=digest(rehearsal.state))
        else:
            rehearsal = Rehearsal.start(engine, bank, "tiny", seed=chance.randrange(1000), clock=fast_clock)
        while not rehearsal.state.finished:
            with contextlib.suppress(NotNow):  # the box closes when it closes
                _move(rehearsal, Drafts(engine), chance, pipe)
            _acknowledge(pipe, rehearsal, engine)


def _acknowledge(pipe: int, rehearsal: Rehearsal, engine: Engine) -> None:
    counted = sum(round_.seconds for round_ in rehearsal.state.rounds)
    _tell(pipe, id=rehearsal.id, events=len(EventLog(engine).events(rehearsal.id)), counted=counted)


def _tell(pipe: int, **what: object) -> None:
    os.write(pipe, json.dumps(what).encode() + b"\n")


def _move(rehearsal: Rehearsal, drafts: Drafts, chance: random.Random, pipe: int) -> None:
    """One move of somebody who does all that a room allows."""
    state = rehearsal.state
    if state.phase == "before-round":
        rehearsal.begin()
    elif state.paused:
        rehearsal.resume()
    elif state.phase == "assessing":
        rehearsal.look()
    else:
        _act(rehearsal, drafts, chance, pipe)


def _act(rehearsal: Rehearsal, drafts: Drafts, chance: random.Random, pipe: int) -> None:
    at, act = slot(rehearsal.state), chance.choice(ACTS)
    coding = isinstance(rehearsal.item(), ProblemItem) and rehearsal.state.asked.turn.kind == "main"
    text = CODE if coding else chance.choice(WORDS)
    kept = drafts.put(rehearsal.id, at, text, drafts.get(rehearsal.id, at).version + 1)
    _tell(pipe, draft=[rehearsal.id, at, kept.version])
    if act == "say":
        rehearsal.say(text)
    elif act == "ask":
        rehearsal.ask("how many users are there?")
    elif act == "run" and coding:
        rehearsal.run(text, "run")
    elif act == "test" and coding:
        rehearsal.check_tests(TESTS)
    else:
        {"hint": rehearsal.hint, "skip": rehearsal.skip, "pause": rehearsal.pause}.get(act, rehearsal.tick)()
