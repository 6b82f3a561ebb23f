"""What the candidate may see of a room: no points, no level, no scores until the debrief."""

import msgspec

from superday.bank.model import Askable, DerivationItem, Interviewer, ProblemItem, Question
from superday.loop.interviewer import wrong_line
from superday.loop.room import Desk
from superday.loop.state import State, Turn


class Line(msgspec.Struct, frozen=True):
    """One thing said.  ``who`` is ``interviewer``, ``candidate`` or ``room`` (hints, warnings)."""

    who: str
    text: str
    kind: str = "text"


class RoundView(msgspec.Struct, frozen=True):
    """A round in the list of rounds: its state is ``done``, ``on`` or ``to come``."""

    title: str
    minutes: int
    state: str


class View(msgspec.Struct, frozen=True):
    """The screen of a room.

    ``phase``: before-round, answering, assessing, finished.  ``box`` is what to answer in: text, code, maths or
    none.  ``slot`` names the draft, ``tests_slot`` that of the candidate's own tests, and ``tests_form`` is how such a
    test is written (both empty where there is no code to test).  Seconds are what is left now; they run only while
    ``running``.
    ``starter`` is what an answer begins from: a problem's signature, or the first try at a derivation, at the line
    ``look_again_at`` of which the second begins.
    ``cut_off``: the clock took the last answer as it stood.
    """

    loop: str
    title: str
    phase: str
    paused: bool
    running: bool
    rounds: list[RoundView]
    round_number: int
    round_title: str
    round_minutes: int
    interviewer: str
    background: str
    segments: list[str]
    segment: str
    segment_left: float
    round_left: float
    warnings: list[str]
    question_id: str
    question_title: str
    box: str
    slot: str
    tests_slot: str
    tests_form: str
    talk: list[Line]
    starter: str
    look_again_at: int
    symbols: list[tuple[str, str]]
    hints_left: int
    can_ask: bool
    banned: list[str]
    cut_off: bool


def slot(state: State) -> str:
    """The name of the open answer box, or nothing: a draft belongs to one turn of one question."""
    if state.phase not in ("answering", "assessing"):
        return ""
    return f"{state.current}.{len(state.round.asked) - 1}.{len(state.asked.turns) - 1}"


def tests_slot(at: str) -> str:
    """The name of the box for the candidate's own tests that belongs to the answer box ``at``."""
    return f"{at}.tests"


def view(state: State, desk: Desk) -> View:
    """The screen for this state."""
    who = desk(state.planned.interviewer)
    assert isinstance(who, Interviewer)
    item = _item(state, desk)
    open_ = state.phase in ("answering", "assessing")
    coding = open_ and _box(state, item) == "code"
    return View(
        loop=state.plan.loop,
        title=state.plan.title,
        phase=state.phase,
        paused=state.paused,
        running=open_ and not state.paused,
        rounds=[_round(state, number) for number in range(len(state.rounds))],
        round_number=state.current + 1,
        round_title=state.planned.title,
        round_minutes=state.planned.minutes,
        interviewer=who.title,
        background=who.background,
        segments=[f"{segment.title} ({segment.minutes} min)" for segment in state.planned.segments],
        segment=state.segment.title,
        segment_left=max(0.0, state.segment_left),
        round_left=max(0.0, state.round_left),
        warnings=[_warning(warned) for warned in state.round.warned if _current(state, warned)],
        question_id=item.id if item and open_ else "",
        question_title=item.title if item and open_ and isinstance(item, ProblemItem | DerivationItem) else "",
        box=_box(state, item) if open_ else "none",
        slot=slot(state),
        tests_slot=tests_slot(slot(state)) if coding else "",
        tests_form=_tests_form(item) if coding and isinstance(item, ProblemItem) else "",
        talk=_talk(state) if open_ else [],
        starter=_starter(state, item) if open_ else "",
        look_again_at=_look_again_at(state, item) if open_ else 0,
        symbols=_symbols(item) if open_ else [],
        hints_left=len(item.hints) - len(state.asked.hints) if open_ and isinstance(item, Question) else 0,
        can_ask=open_,
        banned=list(item.banned) if isinstance(item, ProblemItem) and open_ else [],
        cut_off=_cut_off(state),
    )


def _cut_off(state: State) -> bool:
    """Whether the clock closed the turn before the one that is open, or before this round."""
    if state.round.asked and len(state.asked.turns) > 1:
        return not state.asked.turns[-2].complete
    before = state.round.asked[:-1] if state.round.began else state.rounds[state.current - 1].asked
    return bool(before) and not before[-1].turn.complete


def _item(state: State, desk: Desk) -> Askable | None:
    if not state.round.asked:
        return None
    item = desk(state.asked.question)
    assert not isinstance(item, Interviewer)
    return item


def _round(state: State, number: int) -> RoundView:
    planned, here = state.plan.rounds[number], state.rounds[number]
    on = "on" if number == state.current and not state.finished else "to come"
    return RoundView(planned.title, planned.minutes, "done" if here.ended else on)


def _box(state: State, item: Askable | None) -> str:
    if isinstance(item, ProblemItem) and state.asked.turn.kind == "main":
        return "code"
    if isinstance(item, DerivationItem) and state.asked.turn.kind in ("main", "retry"):
        return "maths"
    return "text"


def _starter(state: State, item: Askable | None) -> str:
    if isinstance(item, ProblemItem):
        return item.starter
    return first_try(state)


def first_try(state: State) -> str:
    """What was handed in as the first try at a derivation, where a second is open."""
    return (state.asked.turns[-2].answer or "") if state.asked.turn.kind == "retry" else ""


def _look_again_at(state: State, item: Askable | None) -> int:
    """The line from which the interviewer asked to take another look, from 1; 0 where no line was named."""
    if not isinstance(item, DerivationItem) or state.asked.turn.kind != "retry":
        return 0
    return wrong_line(state.asked.turns[-2], item)


def _tests_form(item: ProblemItem) -> str:
    imports = {"plain": "", "numpy": "import numpy as np\n\n", "torch": "import torch\n\n"}
    return f"{imports[item.profile]}assert {item.function}(...) == ..."


def _symbols(item: Askable | None) -> list[tuple[str, str]]:
    if not isinstance(item, DerivationItem):
        return []
    return [(symbol.name, _means(symbol.means, symbol.shape)) for symbol in item.symbols]


def _means(means: str, shape: list[str]) -> str:
    return f"{means}, {' x '.join(shape)}" if len(shape) > 1 else f"{means}, length {shape[0]}" if shape else means


def _talk(state: State) -> list[Line]:
    """The conversation about the open question, the introduction before the round's first one."""
    asked = state.asked
    lines = [Line("interviewer", state.round.says)] if len(state.round.asked) == 1 and state.round.says else []
    for number, turn in enumerate(asked.turns):
        text = f"{turn.says} {turn.ask}".strip() if number else turn.ask
        if number == 0 and turn.says:
            lines.append(Line("interviewer", turn.says))
        lines.append(Line("interviewer", text, "question"))
        lines += _asides(turn)
        if turn.answer is not None and turn.answer:
            code = turn.kind in ("main", "retry") and bool(asked.judged or asked.verdict or turn.derived)
            lines.append(Line("candidate", turn.answer, "code" if code else "answer"))
    return lines


def _asides(turn: Turn) -> list[Line]:
    lines: list[Line] = []
    for clarified in turn.clarifications:
        lines += [Line("candidate", clarified.asked, "clarify"), Line("interviewer", clarified.told, "clarify")]
    return lines + [Line("room", hint, "hint") for hint in turn.hints]


def _current(state: State, warned: str) -> bool:
    return warned.startswith(("round", f"segment {state.round.segment}"))


def _warning(warned: str) -> str:
    of, minutes = warned.split(" ")[0], int(warned.rsplit(" ", 1)[1])
    return f"{minutes} minute{'s' if minutes > 1 else ''} left of this {'part' if of == 'segment' else of}"
