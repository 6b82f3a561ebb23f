"""``superday start``: go through a loop in the terminal.

An answer is typed over as many lines as it takes and ended by a line with a single dot; a line that begins with a
colon is a command.  What is typed is kept as a draft line by line, so that nothing is lost if the terminal goes.
"""

import argparse
import contextlib
import io
import random
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from superday import language
from superday.bank import open_bank
from superday.cli.rehearse import show
from superday.cli.show import paragraph
from superday.errors import BadInput
from superday.home import home
from superday.loop.rehearsal import Rehearsal, nobody, sessions
from superday.loop.room import NotNow
from superday.loop.view import View, slot
from superday.store import Conflict, Drafts, open_database

if TYPE_CHECKING:
    from superday.loop.second_reader import SecondReader

HELP = "go through a loop in the terminal"

COMMANDS = """Type your answer; a line with a single dot hands it in. Commands, each on a line of its own:
  :ask QUESTION   ask for clarification      :hint    a hint (it costs)
  :skip           pass on this question      :time    what is left
  :file PATH      take the answer from a file    :run / :submit   judge the code so far
  :pause / :resume                           :quit    leave; `superday start --continue` goes on here"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("loop", metavar="LOOP", nargs="?", help="a loop's id: see `superday loops`")
    parser.add_argument("--continue", dest="again", action="store_true", help="go on with the newest unfinished loop")
    parser.add_argument("--seed", metavar="N", type=int, help="chooses the questions (default: by chance)")
    parser.add_argument("--interviewer", metavar="ID", help="meet this interviewer in every round")
    parser.add_argument("--round", metavar="ROUND", help="rehearse this one round of the loop alone")


def run(args: argparse.Namespace) -> int:
    """Hold the whole loop."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # a pasted byte that is no text must not end the round
    engine, bank, reader = open_database(home()), open_bank(), _second_reader()
    wants = reader.wants if reader else nobody
    if args.again:
        open_ = [session for session in sessions(engine) if session.status == "open"]
        if not open_:
            raise BadInput("there is no unfinished loop", way_out="`superday start LOOP` begins one")
        rehearsal = Rehearsal(engine, bank, open_[0].id, longest_gap=LONGEST_GAP, wants=wants)
    elif args.loop:
        seed = random.randrange(1_000_000) if args.seed is None else args.seed
        rehearsal = Rehearsal.start(
            engine,
            bank,
            args.loop,
            seed=seed,
            interviewer=args.interviewer,
            longest_gap=LONGEST_GAP,
            wants=wants,
            only=args.round,
        )
    else:
        raise BadInput("which loop?", way_out="`superday loops` lists them; --continue goes on with one")
    return Terminal(rehearsal, Drafts(engine), reader).hold()


def _second_reader() -> "SecondReader | None":
    """The language model that reads answers too, where one is configured."""
    settings = language.configured()
    if settings is None:
        return None
    from superday.loop.second_reader import SecondReader  # not loaded where none is

    return SecondReader(settings, lambda what, error: print(f"superday: {what} failed ({error})", file=sys.stderr))


TICK = 5.0  # seconds
LONGEST_GAP = 6 * TICK  # between two ticks: beyond it the terminal was stopped, and the time is not the candidate's


class Quit(Exception):
    """The candidate leaves for now."""


class Terminal:
    """The room as lines of text."""

    def __init__(self, rehearsal: Rehearsal, drafts: Drafts, reader: "SecondReader | None" = None):
        self._room, self._drafts, self._reader = rehearsal, drafts, reader
        self._warned: set[str] = set()

    def hold(self) -> int:
        """Go on until the debrief, or until the candidate leaves."""
        print(COMMANDS)
        if self._reader:
            print(f"Answers in words are also sent to {self._reader.name}; code, derivations and stories are not.")
            self._reader.go_on(self._room)
        over = threading.Event()
        threading.Thread(target=self._keep_time, args=(over,), daemon=True).start()
        try:
            while not self._room.state.finished:
                self._turn()
        except (Quit, EOFError, KeyboardInterrupt):
            print("\nLeft. `superday start --continue` goes on from here.")
            return 0
        except Conflict as conflict:
            way_out = "`superday start --continue` goes on from there"
            raise BadInput(
                "this loop has gone on elsewhere, in another window or terminal", way_out=way_out
            ) from conflict
        finally:
            over.set()
        self._await_reader()
        result = self._room.debrief()
        print()
        show(result)
        return 0 if result.vote == "yes" else 1

    def _await_reader(self) -> None:
        """Let the language model come to its end; what it has not read then is told in the debrief."""
        if self._reader and (left := self._reader.left(self._room.id)):
            print(f"{self._reader.name} is reading {left} of your answers; Ctrl+C goes on without.")
            with contextlib.suppress(KeyboardInterrupt):
                self._reader.wait(self._room.id)

    def _keep_time(self, over: threading.Event) -> None:
        """Count the time while the candidate types: a warning does not wait for the next line."""
        while not over.wait(TICK):
            with contextlib.suppress(Conflict):  # the next line typed meets it, and tells
                self._room.tick()
                self._warn()

    def _turn(self) -> None:
        view = self._room.view()
        if view.phase == "before-round":
            self._open_round(view)
        elif view.paused:
            input("Paused. Enter goes on. ")
            self._room.resume()
        elif view.phase == "assessing":
            self._room.look()
            if self._reader:
                self._reader.go_on(self._room)
        else:
            self._answer(view)

    def _open_round(self, view: View) -> None:
        print(f"\n=== Round {view.round_number} of {len(view.rounds)}: {view.round_title} ({view.round_minutes} min)")
        print(f"You meet: {view.interviewer}. Parts: {'; '.join(view.segments)}.")
        if input("Enter begins; the clock runs from then. (`stop` ends the loop here.) ").strip() == "stop":
            self._try(self._room.stop)
        else:
            self._room.begin()

    def _answer(self, view: View) -> None:
        last = len(view.talk) - 1 - [line.kind == "question" for line in view.talk][::-1].index(True)
        fresh = view.talk if len([line for line in view.talk if line.kind == "question"]) == 1 else view.talk[last:]
        for line in fresh:
            print(f"\n{paragraph(line.text)}")
        if view.box == "code":
            print(f"\n{view.starter}")
        for name, means in view.symbols:
            print(f"  {name}: {means}")
        self._type(view.slot)

    def _type(self, at: str) -> None:
        """Read lines until the turn is over; whatever is typed is a draft at once."""
        draft = self._drafts.get(self._room.id, at)
        lines, version = draft.text.splitlines(), draft.version
        if lines:
            print("(your draft so far)\n" + draft.text)
        while slot(self._room.state) == at and self._room.state.phase == "answering" and not self._room.state.paused:
            line = input("> ")
            self._room.tick()
            self._warn()
            if slot(self._room.state) != at or self._room.state.phase != "answering":
                print("Time is up: what you had written is taken as it stands.")
            elif line == ".":
                self._try(partial(self._room.say, "\n".join(lines)))
            elif line.startswith(":"):
                lines = self._command(line, lines)
            else:
                lines.append(line)
            version += 1
            self._drafts.put(self._room.id, at, "\n".join(lines), version)

    def _command(self, line: str, lines: list[str]) -> list[str]:
        name, _, rest = line[1:].partition(" ")
        if name == "quit":
            raise Quit
        if name == "file":
            return self._file(rest, lines)
        if name in ("run", "submit"):
            self._try(partial(self._judge, "\n".join(lines) + "\n", name))
        elif name == "ask":
            self._try(partial(self._room.ask, rest))
            self._last("interviewer")
        elif name == "hint":
            self._try(self._room.hint)
            self._last("room")
        elif name == "time":
            view = self._room.view()
            print(
                f"{view.segment_left / 60:.0f} min of this part, {view.round_left / 60:.0f} min of the round are left"
            )
        elif name in ("skip", "pause"):
            self._try(getattr(self._room, name))
        else:
            print(COMMANDS)
        return lines

    def _file(self, name: str, lines: list[str]) -> list[str]:
        try:
            return Path(name.strip()).expanduser().read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            print(f"{name}: {error}; your draft is as it was")
            return lines

    def _judge(self, code: str, kind: str) -> None:
        verdict = self._room.run(code, kind)
        print(f"{verdict.verdict}: {verdict.reason} ({verdict.tests.passed} of {verdict.tests.total} tests)")
        if verdict.stdout:
            print(f"what it printed:\n{verdict.stdout}")

    def _last(self, who: str) -> None:
        said = [line for line in self._room.view().talk if line.who == who and line.kind in ("clarify", "hint")]
        if said:
            print(paragraph(said[-1].text))

    def _warn(self) -> None:
        for warning in self._room.view().warnings:
            if warning not in self._warned:
                self._warned.add(warning)
                print(f"[{warning}]")

    def _try(self, move: Callable[[], object]) -> None:
        try:
            move()
        except NotNow as error:
            print(f"({error})", file=sys.stderr)
