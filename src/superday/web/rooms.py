"""The rehearsals that are open in this process: one clock runs at a time, and judging goes on in the background.

A rehearsal's clock runs from the moment somebody looks at its room in this process: time when superday was not running,
or the room had not been opened again after a restart, is not counted.
"""

import asyncio
import contextlib
import json
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from threading import Lock
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError
from starlette.concurrency import run_in_threadpool

from superday.bank import Bank
from superday.errors import BadInput, CannotDo
from superday.judge.model import OwnTests, Verdict
from superday.language import Settings
from superday.loop import events as e
from superday.loop.assess import Progress
from superday.loop.rehearsal import Rehearsal, nobody
from superday.loop.room import NotNow
from superday.loop.view import first_try, slot, tests_slot
from superday.store import Conflict, Drafts, Runs
from superday.store.runs import Row, Run
from superday.web.failures import tell

if TYPE_CHECKING:
    from superday.loop.second_reader import SecondReader

LAST = ("verdict", "own-tests", "failed")  # the row that ends a run
NOT_KEPT = "the verdict could not be written to the data file (its disk is full, or another program uses it)."
PROGRESS = 0.1  # seconds between two rows that tell how far a run is
TRIES = 3  # to keep an opinion, where another program writes to the same log
TICK = 5.0  # seconds; at most so much time is lost, in the candidate's favour, when the process is killed


class Rooms:
    """Open rehearsals by id, and the work that belongs to them; ``reader`` where a language model is configured."""

    def __init__(self, engine: Engine, bank: Bank, model: Settings | None = None):
        self.engine, self.bank = engine, bank
        self.reader = None if model is None else self._second_reader(model)
        self.drafts, self.runs = Drafts(engine), Runs(engine)
        self._open: dict[str, Rehearsal] = {}
        self._changed = asyncio.Condition()
        self._opening = Lock()
        self._tasks: set[asyncio.Task[None]] = set()
        self._unkept: set[str] = set()  # runs whose verdict could not be written
        self._judging: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)  # by rehearsal: one judge at a time

    def _second_reader(self, model: Settings) -> "SecondReader":
        from superday.loop.second_reader import SecondReader  # not loaded where no model is configured

        return SecondReader(model, tell, self.hear)

    def get(self, id: str) -> Rehearsal:  # noqa: A002
        """The rehearsal, opened if need be; opening one that is not over pauses the clock of any other."""
        with self._opening:
            if id in self._open:
                return self._open[id]
            wants = self.reader.wants if self.reader else nobody
            opened = Rehearsal(self.engine, self.bank, id, longest_gap=6 * TICK, wants=wants)
            if not opened.state.finished:
                self._pause_others()
                self._open = {id: opened}
        if self.reader:
            self.reader.go_on(opened)
        return opened

    def watch(self, id: str) -> Rehearsal:  # noqa: A002
        """The rehearsal for a page that merely stands open: it does not take the clock from the one that is on."""
        with self._opening:
            if self._open and id not in self._open:
                return Rehearsal(self.engine, self.bank, id)
        return self.get(id)

    def _pause_others(self) -> None:
        for other in self._open.values():
            with contextlib.suppress(NotNow):
                other.pause()

    def forget(self, id: str) -> None:  # noqa: A002
        """Read the rehearsal again when next asked for: its log went on elsewhere."""
        with self._opening:
            self._open.pop(id, None)

    def hear(self, rehearsal: Rehearsal, opinion: e.SecondOpinion) -> None:
        """Keep a language model's opinion, through the room that is open by now, if it is: that goes on as it was."""
        id_ = rehearsal.id
        for left in reversed(range(TRIES)):
            with self._opening:
                try:
                    (self._open.get(id_) or Rehearsal(self.engine, self.bank, id_)).hear(opinion)
                    return
                except Conflict:
                    self._open.pop(id_, None)
                    if not left:
                        raise

    def start(self, loop: str, seed: int, interviewer: str | None, only: str | None = None) -> Rehearsal:
        """A new rehearsal of a loop, or of the one round ``only`` of it."""
        return Rehearsal.start(self.engine, self.bank, loop, seed=seed, interviewer=interviewer, only=only)

    async def serve(self) -> None:
        """Tick open rooms for ever; first, judge again what a dead process left unjudged.

        The new rows go behind the old ones: a page that has seen some of those asks for what is after them.
        """
        for run in await run_in_threadpool(self.runs.waiting):
            if any(row.kind in LAST for row in await run_in_threadpool(self.runs.rows, run.id)):
                await run_in_threadpool(self.runs.finish, run.id)
            else:
                self._judge_soon(run)
        while True:
            await asyncio.sleep(TICK)
            for rehearsal in list(self._open.values()):
                await run_in_threadpool(self._tick, rehearsal)

    def _tick(self, rehearsal: Rehearsal) -> None:
        """One failure must not end the ticking of all."""
        try:
            rehearsal.tick()
        except Conflict:
            self.forget(rehearsal.id)
        except Exception as error:
            tell(f"the clock of {rehearsal.id}", error)

    async def settle(self, rehearsal: Rehearsal) -> None:
        """Count the time, and have assessed what waits for it: an answer, or what a process that died had left."""
        await run_in_threadpool(rehearsal.tick)
        if rehearsal.state.phase == "assessing":
            async with self._judging[rehearsal.id]:
                while rehearsal.state.phase == "assessing":
                    await run_in_threadpool(rehearsal.look)
            await run_in_threadpool(self._begin_second_try, rehearsal)
            if self.reader:
                self.reader.go_on(rehearsal)

    def _begin_second_try(self, rehearsal: Rehearsal) -> None:
        """The second try at a derivation begins with the lines of the first; they are taken if time runs out."""
        if rehearsal.state.phase != "answering" or not (text := first_try(rehearsal.state)):
            return
        at = slot(rehearsal.state)
        if not self.drafts.get(rehearsal.id, at).version:
            self.drafts.put(rehearsal.id, at, text, 1)

    async def ask_judge(self, rehearsal: Rehearsal, kind: str, code: str) -> Run:
        """Queue code (or, of the kind ``tests``, the candidate's own tests) for the judge and return at once."""
        at = _box(kind, slot(rehearsal.state))
        run = await run_in_threadpool(self.runs.ask, rehearsal.id, at, kind, code)
        self._judge_soon(run)
        return run

    def _judge_soon(self, run: Run) -> None:
        task = asyncio.create_task(self._judge_in_turn(run))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _judge_in_turn(self, run: Run) -> None:
        """Judge it once what was handed in before has been judged, unless newer code came meanwhile."""
        try:
            async with self._judging[run.session]:
                newest = await run_in_threadpool(self.runs.latest, run.session, run.slot)
                if newest is not None and newest.id != run.id:
                    what = "newer tests" if run.kind == "tests" else "newer code"
                    await self._end(run, "failed", json.dumps({"says": f"you handed in {what} meanwhile."}))
                else:
                    await self._judge(run)
        except Exception as error:
            tell(f"keeping the verdict of {run.id}", error)  # it is still waiting: the next start judges it
            self._unkept.add(run.id)
            await self._wake()

    async def _judge(self, run: Run) -> None:
        loop = asyncio.get_running_loop()

        all_pass = True
        told = time.monotonic()

        def progress(done: int, total: int, passed: bool) -> None:
            nonlocal all_pass, told
            all_pass = all_pass and passed
            if done < total and time.monotonic() < told + PROGRESS:  # to keep a row takes longer than most tests do
                return
            told = time.monotonic()
            row = json.dumps({"done": done, "total": total, "passed": passed, "all_pass": all_pass})
            self.runs.add_row(run.id, "progress", row)  # here and now: no row may come behind the verdict
            asyncio.run_coroutine_threadsafe(self._wake(), loop)

        try:
            found = await run_in_threadpool(self._result, run, progress)
        except (NotNow, CannotDo, BadInput) as error:
            await self._end(run, "failed", json.dumps({"says": f"{error}."}))
        except OperationalError:
            raise
        except Exception as error:
            tell(f"judging {run.id}", error)
            await self._end(run, "failed", json.dumps({"says": "superday itself failed; run it again."}))
        else:
            kind = "verdict" if isinstance(found, Verdict) else "own-tests"
            await self._end(run, kind, msgspec.json.encode(found).decode())

    def _result(self, run: Run, progress: Progress) -> Verdict | OwnTests:
        """What the judge says; where the log has that already, the process died before it could be shown."""
        rehearsal = self.watch(run.session)
        if kept := rehearsal.result(run.id):
            return kept
        if _box(run.kind, slot(rehearsal.state)) != run.slot or rehearsal.state.phase != "answering":
            raise NotNow("this question is over")
        if run.kind == "tests":
            return rehearsal.check_tests(run.code, run.id)
        return rehearsal.run(run.code, run.kind, progress, run.id)

    async def _end(self, run: Run, kind: str, body: str) -> None:
        """The run's last row."""
        await self._add(run.id, kind, body)
        await run_in_threadpool(self.runs.finish, run.id)

    async def _add(self, run: str, kind: str, body: str) -> None:
        await run_in_threadpool(self.runs.add_row, run, kind, body)
        await self._wake()

    async def _wake(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def rows(self, run: str, after: int) -> AsyncIterator[Row]:
        """The run's rows behind number ``after``, as they come, until its verdict."""
        while True:
            found = await run_in_threadpool(self.runs.rows, run, after)
            for row in found:
                after = row.n
                yield row
                if row.kind in LAST:
                    return
            if run in self._unkept:
                yield Row(after + 1, "failed", json.dumps({"says": NOT_KEPT}))
                return
            async with self._changed:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._changed.wait(), 1.0)


def _box(kind: str, at: str) -> str:
    """The box that a run of this kind belongs to: code and tests each have their newest."""
    return tests_slot(at) if kind == "tests" else at
