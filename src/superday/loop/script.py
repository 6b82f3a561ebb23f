"""A scripted candidate: answers from a folder, time as it would take to say them.

``<question id>.md`` holds what is said, ``.py`` the code of a problem, ``.tests.py`` the candidate's own tests of it,
``.txt`` the lines of a derivation.  A Markdown file is either the answer alone or sections: ``## Ask`` (clarifying
questions, a line each), ``## Answer``, ``## On NAME`` (the reply when that point, prompt or what-if comes up) and
``## Otherwise`` (to the rest, in order).
"""

import re
from pathlib import Path

from superday.bank.model import Askable, DerivationItem, Guide, ProblemItem
from superday.errors import BadInput
from superday.loop.rehearsal import Rehearsal
from superday.loop.state import State, Turn
from superday.loop.view import slot
from superday.store import Drafts

WORDS_A_MINUTE = 140
BREATH = 4.0  # seconds before speaking
SHARE_OF_MINUTES = 0.6  # of a problem's or derivation's minutes, to write it
LONGEST = 200_000  # characters of one file
NOTHING = "I don't know."
NO_WORK = "# I don't know"  # in place of code or a derivation
_HEADING = re.compile(r"^##\s+(.+?)\s*$", re.MULTILINE)


class Script:
    """The folder, read file by file as questions come up.  ``missing`` lists the questions it had nothing for."""

    def __init__(self, folder: Path):
        if not folder.is_dir():
            raise BadInput("is not a folder of answers", path=folder, way_out="see examples/ for how one looks")
        self._folder = folder
        self._said: dict[str, int] = {}
        self.missing: list[str] = []

    def questions(self, item: Askable) -> list[str]:
        """What the candidate asks before answering."""
        return [line.lstrip("-? ").strip() for line in self._sections(item).get("ask", "").splitlines() if line.strip()]

    def reply(self, item: Askable, turn: Turn) -> str:
        """What the candidate says to this turn."""
        if isinstance(item, ProblemItem) and turn.kind == "main":
            return self._file(item.id, ".py") or self._nothing(item, NO_WORK)
        if isinstance(item, DerivationItem) and turn.kind in ("main", "retry"):
            return self._file(item.id, ".txt") or self._nothing(item, NO_WORK)
        sections = self._sections(item)
        if not sections:
            return self._nothing(item)
        for name in _names(item, turn):
            if f"on {name}" in sections:
                return sections[f"on {name}"]
        if turn.kind in ("main", "talk"):
            return sections.get("answer") or self._nothing(item)
        return self._otherwise(item.id, sections)

    def tests(self, item: Askable) -> str:
        """The asserts that the candidate writes for a problem, if any."""
        return self._file(item.id, ".tests.py") if isinstance(item, ProblemItem) else ""

    def _otherwise(self, id_: str, sections: dict[str, str]) -> str:
        n = self._said[id_] = self._said.get(id_, 0) + 1
        return sections.get(f"otherwise {n}", NOTHING)

    def _nothing(self, item: Askable, says: str = NOTHING) -> str:
        if item.id not in self.missing:
            self.missing.append(item.id)
        return says

    def _sections(self, item: Askable) -> dict[str, str]:
        text = self._file(item.id, ".md")
        parts = _HEADING.split(text)
        sections = {"answer": parts[0].strip()} if parts[0].strip() else {}
        count = 0
        for title, body in zip(parts[1::2], parts[2::2], strict=True):
            name = title.lower()
            if name == "otherwise":
                count += 1
                name = f"otherwise {count}"
            sections[name] = body.strip()
        return sections

    def _file(self, id_: str, suffix: str) -> str:
        path = self._folder / f"{id_}{suffix}"
        if not path.is_file():
            return ""
        try:
            text = path.read_text(encoding="utf-8")
        except (UnicodeDecodeError, OSError) as error:
            raise BadInput(f"cannot be read as text: {error}", path=path, way_out="save it as UTF-8") from error
        if len(text) > LONGEST:
            raise BadInput(f"is longer than {LONGEST:,} characters", path=path, way_out="shorten it")
        return text if suffix.endswith(".py") else text.strip()


def _names(item: Askable, turn: Turn) -> list[str]:
    """The names under which a script may answer this turn, the most exact first."""
    names = [turn.what_if] if turn.what_if else []
    if isinstance(item, Guide):
        names += [prompt.id for prompt in item.prompts if prompt.ask == turn.ask]
    return [*names, *turn.points] if turn.kind not in ("main", "talk") else names


class ScriptClock:
    """Seconds that pass only when the script says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Seconds since the script began."""
        return self.now


def play(rehearsal: Rehearsal, script: Script, clock: ScriptClock, drafts: Drafts) -> State:
    """Go through the whole loop, from wherever the rehearsal is, and return its last state."""
    while not rehearsal.state.finished:
        step(rehearsal, script, clock, drafts)
    return rehearsal.state


def step(rehearsal: Rehearsal, script: Script, clock: ScriptClock, drafts: Drafts) -> None:
    """One move of the candidate."""
    state = rehearsal.state
    if state.phase == "before-round":
        rehearsal.begin()
    elif state.paused:
        rehearsal.resume()
    elif state.phase == "assessing":
        rehearsal.look()
    else:
        _answer(rehearsal, script, clock, drafts)


def _answer(rehearsal: Rehearsal, script: Script, clock: ScriptClock, drafts: Drafts) -> None:
    item, turn = rehearsal.item(), rehearsal.state.asked.turn
    if turn.kind == "main" and not rehearsal.state.asked.clarifications:
        for question in script.questions(item):
            clock.now += _seconds(question)
            rehearsal.ask(question)
            if rehearsal.state.phase != "answering":
                return
    if turn.kind == "main" and not rehearsal.state.asked.own_tests and (tests := script.tests(item)).strip():
        rehearsal.check_tests(tests)
    reply = script.reply(item, turn)
    at = slot(rehearsal.state)
    drafts.put(rehearsal.id, at, reply, drafts.get(rehearsal.id, at).version + 1)
    working = turn.kind in ("main", "retry") and isinstance(item, ProblemItem | DerivationItem)
    clock.now += item.minutes * 60 * SHARE_OF_MINUTES if working else _seconds(reply)
    rehearsal.tick()
    if rehearsal.state.phase == "answering" and slot(rehearsal.state) == at:
        rehearsal.say(reply)


def _seconds(text: str) -> float:
    return BREATH + 60 * len(text.split()) / WORDS_A_MINUTE
