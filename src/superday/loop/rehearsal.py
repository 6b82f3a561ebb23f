"""One run of a loop on disk: the edge between the pure room and the store, the clock and the assessors.

Every event is in the log before its effect shows; what is handed back was read from what was appended.
"""

import math
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from threading import RLock

from msgspec.structs import replace
from sqlalchemy import Engine

from superday.bank import Bank
from superday.bank.model import Askable, Behavioural, Interviewer, Loop, PrincipleItem, ProblemItem, ToldItem
from superday.errors import BadInput
from superday.judge.model import OwnTests, Verdict
from superday.loop import events as e
from superday.loop import room
from superday.loop.assess import Progress, assess, check_tests, run_code
from superday.loop.debrief import Debrief, debrief
from superday.loop.plan import make_plan
from superday.loop.repeats import NO_NOTES, Notes, background, earlier
from superday.loop.state import State, Turn, apply, replay
from superday.loop.view import View, slot, view
from superday.store import Drafts, EventLog, Summary
from superday.store.ids import new_id
from superday.stories.likeness import Background

Clock = Callable[[], float]  # seconds that only count while the machine is awake: time.monotonic, or a script's
Wants = Callable[[Askable, Turn], str]  # the name of the language model that is to read an assessed turn too, or ""


def nobody(item: Askable, turn: Turn) -> str:
    """Where no language model is configured."""
    return ""


class Rehearsal:
    """A loop that is being gone through.  Safe to call from several threads; one call at a time is served."""

    def __init__(
        self,
        engine: Engine,
        bank: Bank,
        id: str,  # noqa: A002
        clock: Clock = time.monotonic,
        longest_gap: float = math.inf,
        wants: Wants = nobody,
    ):
        """Open the rehearsal ``id`` at the place where its log ends.

        The time between the last event and now is not counted: superday was not running.  Nor is what goes beyond
        ``longest_gap`` seconds between two ticks: who ticks was stopped (Ctrl+Z), and the candidate could not speak.

        Raises:
            BadInput: there is no such rehearsal.
        """
        self.id, self._bank, self._clock, self._wants = id, bank, clock, wants
        self._log, self._drafts = EventLog(engine), Drafts(engine)
        if self._log.session(id) is None:
            raise BadInput(f"there is no rehearsal `{id}`", way_out="the lobby lists those that there are")
        recorded = self._log.events(id)
        self._seq = recorded[-1].seq
        self.state: State = replay(e.decode(one.body) for one in recorded)
        self._lock = RLock()
        self._since, self._longest_gap = clock(), longest_gap

    @classmethod
    def start(
        cls,
        engine: Engine,
        bank: Bank,
        loop: str,
        *,
        seed: int,
        scripted: bool = False,
        interviewer: str | None = None,
        only: str | None = None,
        clock: Clock = time.monotonic,
        longest_gap: float = math.inf,
        wants: Wants = nobody,
    ) -> "Rehearsal":
        """Plan a loop (or the one round ``only`` of it) and begin its log.

        A scripted rehearsal neither reads nor leaves a history of questions.
        """
        chosen = bank.get(loop, "loop")
        assert isinstance(chosen, Loop)
        log = EventLog(engine)
        plan = make_plan(chosen, bank, set() if scripted else log.asked(), seed, interviewer, only)
        id_ = new_id()
        first = e.encode(e.Started(plan, scripted))
        log.create(id_, loop, time.time(), first, status=_status(None, scripted), place="not begun")
        return cls(engine, bank, id_, clock, longest_gap, wants)

    def desk(self, id: str) -> "Askable | Interviewer":  # noqa: A002
        """The item that the plan names."""
        item = self._bank.get(id, *ASKED_KINDS, "interviewer")
        assert not isinstance(item, Loop | PrincipleItem | ToldItem)
        return item

    # What the candidate does.  Each returns when what follows is on disk.

    def begin(self) -> State:
        """Begin the next round."""
        with self._lock:
            self._since = self._clock()
            return self._append(room.begin(self.state, self.desk))

    def tick(self) -> State:
        """Count the time that went by; close the box if it is over, with the draft as it stands."""
        with self._lock:
            now = self._clock()
            seconds, self._since = min(max(0.0, now - self._since), self._longest_gap), now
            return self._append(room.pass_time(self.state, self.desk, seconds, self.draft()))

    @contextmanager
    def held(self, at: str) -> Iterator[None]:
        """Keep everybody else out while a move is made for the answer box ``at``.

        Raises:
            NotNow: another box is open by now: what was typed for one question is never taken for another.
        """
        with self._lock:
            self.tick()
            if at and at != slot(self.state):
                raise room.NotNow("the interviewer has moved on: your last answer was taken as it stood")
            yield

    def say(self, text: str) -> State:
        """Answer the open turn.  :meth:`look` assesses it."""
        return self._do(lambda: room.say(self.state, self.desk, text))

    def ask(self, question: str) -> State:
        """Ask for clarification."""
        return self._do(lambda: room.ask(self.state, self.desk, question))

    def hint(self) -> State:
        """Take a hint."""
        return self._do(lambda: room.hint(self.state, self.desk))

    def skip(self) -> State:
        """Pass on the question or the follow-up."""
        return self._do(lambda: room.skip(self.state, self.desk))

    def pause(self) -> State:
        """Stop the clock."""
        return self._do(lambda: room.pause(self.state))

    def resume(self) -> State:
        """Go on after a pause; what went by meanwhile is not counted."""
        with self._lock:
            self._since = self._clock()
            return self._append(room.resume(self.state))

    def stop(self) -> State:
        """End the loop here; the rounds to come do not take place."""
        with self._lock:
            return self._append(room.stop(self.state))

    def run(self, code: str, kind: str, progress: Progress | None = None, run: str = "") -> Verdict:
        """Judge code on the visible cases (``run``) or all of them (``submit``) without ending the question.

        The log remembers the verdict under the id ``run``, where one is given (:meth:`result`).
        """
        at, item = slot(self.state), self._problem()
        verdict = run_code(item, code, kind, progress)
        self._keep(at, lambda: room.judged(self.state, kind, code, verdict, run))
        return verdict

    def check_tests(self, text: str, run: str = "") -> OwnTests:
        """Try the candidate's own tests on the reference and on wrong solutions; ``run`` as for :meth:`run`."""
        at, item = slot(self.state), self._problem()
        result = check_tests(item, text)
        self._keep(at, lambda: room.own_tests_checked(self.state, text, result, run))
        return result

    def result(self, run: str) -> "Verdict | OwnTests | None":
        """What came of a run, if the log has it: a run whose process died after that is not judged again."""
        asked = [asked for round_ in self.state.rounds for asked in round_.asked]
        known: dict[str, Verdict | OwnTests] = {event.run: event.verdict for one in asked for event in one.judged}
        known |= {event.run: event.result for one in asked for event in one.own_tests}
        return known.get(run) if run else None

    def _problem(self) -> ProblemItem:
        item = self.item()
        if not isinstance(item, ProblemItem) or self.state.asked.turn.kind != "main":
            raise room.NotNow("no coding question is open")
        return item

    def _keep(self, at: str, move: Callable[[], list[e.AnyEvent]]) -> None:
        """Keep what the judge said, unless the box closed while it was at work: then that comes too late to count."""
        with self._lock:
            self.tick()
            if slot(self.state) == at and self.state.phase in ("answering", "assessing"):
                self._append(move())

    def look(self) -> State:
        """Have the answer that waits for it assessed, if one does."""
        with self._lock:
            if self.state.phase != "assessing":
                return self.state
            item, asked, notes = self.item(), self.state.asked, self._notes()
        found = assess(item, asked, self._principles(), notes)
        if isinstance(found, e.Assessed):
            found = replace(found, reader=self._wants(item, replace(asked.turn, findings=found.findings)))
        with self._lock:
            if self.state.phase == "assessing":
                self._append(room.assessed(self.state, self.desk, found))
            self._since = self._clock()
            return self.state

    def hear(self, opinion: e.SecondOpinion) -> State:
        """Keep a language model's opinion on an answer; the clock and what is being asked go on as they were."""
        with self._lock:
            return self._append(room.second_opinion(self.state, opinion))

    # What can be seen.

    def item(self) -> Askable:
        """The question that is on."""
        item = self.desk(self.state.asked.question)
        assert not isinstance(item, Interviewer)
        return item

    def draft(self) -> str:
        """What is typed in the open answer box."""
        at = slot(self.state)
        return self._drafts.get(self.id, at).text if at else ""

    def view(self) -> View:
        """What the candidate may see now."""
        with self._lock:
            return view(self.state, self.desk)

    def debrief(self) -> Debrief:
        """The debrief of what has happened so far; it is shown when the loop is over."""
        return debrief(self.state, self.desk, self._background)

    @cached_property
    def _background(self) -> Background:
        """How rare words are where people speak of their work: recognises a story that is told again."""
        return background(self._bank.of("behavioural"))

    def _notes(self) -> Notes:
        """The stories of the loop before the open question; none where that asks for no story."""
        told = earlier(self.state, self.desk) if isinstance(self.item(), Behavioural) else []
        return Notes(told, self._background) if told else NO_NOTES

    def _principles(self) -> Sequence[PrincipleItem]:
        return [item for item in self._bank.of("principle") if isinstance(item, PrincipleItem)]

    def _do(self, move: Callable[[], list[e.AnyEvent]]) -> State:
        with self._lock:
            self.tick()
            return self._append(move())

    def _append(self, happened: list[e.AnyEvent]) -> State:
        if not happened:
            return self.state
        after = self.state
        for event in happened:
            after = apply(after, event)
        asked = [event.question for event in happened if isinstance(event, e.QuestionAsked)]
        self._log.append(
            self.id,
            self._seq,
            [e.encode(event) for event in happened],
            time.time(),
            status=_status(after, after.scripted),
            place=after.planned.title,
            asked=[] if after.scripted else asked,
        )
        self._seq += len(happened)
        self.state = after
        return after


ASKED_KINDS = ("concept", "derivation", "problem", "case", "behavioural", "guide")


def _status(state: State | None, scripted: bool) -> str:
    what = "finished" if state is not None and state.finished else "open"
    return f"scripted-{what}" if scripted else what


def sessions(engine: Engine) -> list[Summary]:
    """Every rehearsal there was, the newest first."""
    return EventLog(engine).sessions()
