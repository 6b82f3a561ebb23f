"""What is said of an application in fields of text, from a form or a command line, as statements to keep.

An empty field is one that was not filled in.  ``BadInput`` where a field cannot be read.
"""

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import get_args

from superday.bank import Bank
from superday.career.process.actions import WITH_QUESTIONS
from superday.career.process.applications import Application
from superday.career.process.changes import (
    RESULTS,
    STAGES,
    AnyChange,
    Habits,
    Heard,
    Noted,
    Opened,
    Outcome,
    Person,
    Reminded,
    Result,
    Stage,
    Staged,
    WasAsked,
)
from superday.career.process.checking import day_of
from superday.errors import BadInput
from superday.preparation.remembered import Remembered

Fields = Mapping[str, str]
Statement = Callable[[Application, Fields, Remembered], AnyChange]
NONE = "none"  # of the bank's questions


def opened(id_: str, said: Fields, bank: Bank) -> Opened:
    """A new application, or other names for one."""
    loop = _of_bank(bank, said.get("loop", ""), "loop")
    day = day_of(said.get("day", ""))
    return Opened(application=id_, day=day, company=said.get("company", ""), role=said.get("role", ""), loop=loop)


def habits(today: date, said: Fields) -> Habits:
    """Where the working days are counted."""
    country, part = said.get("country", "").strip().upper(), said.get("subdivision", "").strip().upper()
    return Habits(application="", day=today, country=country, subdivision=part, days=_whole(said.get("days", ""), 5))


def _correct(one: Application, said: Fields, remembered: Remembered) -> AnyChange:
    return opened(one.id, {**said, "day": one.opened.day.isoformat()}, remembered.bank)


def _stage(one: Application, said: Fields, remembered: Remembered) -> AnyChange:
    stage, moved = _stage_of(said.get("stage", "")), _day(said.get("instead_of", ""))
    if moved is not None and (stage, moved) not in {(step.stage, step.day) for step in one.steps}:
        known = ", ".join(f"{step.stage} on {step.day}" for step in one.steps) or "none"
        raise BadInput(f"no {stage} was to be on {moved}", way_out=f"arranged: {known}")
    return Staged(
        application=one.id,
        day=day_of(said.get("day", "")),
        stage=stage,
        at=_time(said.get("at", "")),
        zone=said.get("zone", ""),
        minutes=_whole(said.get("minutes", ""), 60),
        until=_day(said.get("until", "")),
        instead_of=moved,
    )


def _person(one: Application, said: Fields, remembered: Remembered) -> AnyChange:
    background = said.get("background", "")
    interviewer = _of_bank(remembered.bank, said.get("interviewer", ""), "interviewer")
    if background and not interviewer and (nearest := remembered.background(background).interviewer):
        interviewer = nearest.id
    name, role, day = said.get("name", ""), said.get("role", ""), day_of(said.get("day", ""))
    return Person(application=one.id, day=day, name=name, role=role, background=background, interviewer=interviewer)


def _note(one: Application, said: Fields, remembered: Remembered) -> AnyChange:
    return Noted(application=one.id, day=day_of(said.get("day", "")), text=said.get("text", ""))


def _asked(one: Application, said: Fields, remembered: Remembered) -> AnyChange:
    named = said.get("question", "")
    question, sure = remembered.question(said.get("text", ""), "" if named == NONE else named or None)
    stage = said.get("stage", "") or (one.stage if one.stage in WITH_QUESTIONS else WITH_QUESTIONS[-1]) or ""
    return WasAsked(
        application=one.id,
        day=day_of(said.get("day", "")),
        text=said.get("text", ""),
        stage=_stage_of(stage),
        person=said.get("person", ""),
        question=question,
        sure=sure,
    )


def _outcome(one: Application, said: Fields, remembered: Remembered) -> AnyChange:
    if (result := said.get("result", "")) not in RESULTS:
        raise BadInput(
            f"`{result}` is no result" if result else "how did it end?", way_out=f"one of {', '.join(RESULTS)}"
        )
    found: Result = get_args(Result)[RESULTS.index(result)]
    stage, text = _stage_of(said.get("stage", "") or one.stage or STAGES[0]), said.get("text", "")
    return Outcome(application=one.id, day=day_of(said.get("day", "")), stage=stage, result=found, text=text)


def _heard(one: Application, said: Fields, remembered: Remembered) -> AnyChange:
    day, until = day_of(said.get("day", "")), _day(said.get("until", ""))
    return Heard(application=one.id, day=day, text=said.get("text", ""), until=until)


def _reminded(one: Application, said: Fields, remembered: Remembered) -> AnyChange:
    return Reminded(application=one.id, day=day_of(said.get("day", "")), text=said.get("text", ""))


STATEMENTS: dict[str, Statement] = {
    "correct": _correct,
    "stage": _stage,
    "person": _person,
    "note": _note,
    "asked": _asked,
    "outcome": _outcome,
    "heard": _heard,
    "reminded": _reminded,
}


def _day(text: str) -> date | None:
    return day_of(text) if text.strip() else None


def _time(text: str) -> time | None:
    try:
        return time.fromisoformat(text).replace(tzinfo=None) if text.strip() else None
    except ValueError as error:
        raise BadInput(f"`{text}` is no time", way_out="write it as 14:30") from error


def _whole(text: str, otherwise: int) -> int:
    try:
        return int(text) if text.strip() else otherwise
    except ValueError as error:
        raise BadInput(f"`{text}` is no whole number", way_out="write it as 45") from error


def _stage_of(text: str) -> Stage:
    if text not in STAGES:
        raise BadInput(f"`{text}` is no stage" if text else "which stage?", way_out=f"one of {', '.join(STAGES)}")
    found: Stage = get_args(Stage)[STAGES.index(text)]
    return found


def _of_bank(bank: Bank, id_: str, kind: str) -> str:
    return bank.get(id_, kind).id if id_ else ""
