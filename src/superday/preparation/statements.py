"""What is said of an application in fields of text, from a form or a command line, as statements to keep.

An empty field is one that was not filled in.  ``BadInput`` where a field cannot be read.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import get_args

from superday.bank import Bank
from superday.career.process import changes
from superday.career.process.actions import STAGE_NAMES, WITH_QUESTIONS
from superday.career.process.applications import Application
from superday.career.process.changes import AnyChange, Result, Stage
from superday.career.process.workdays import place
from superday.errors import BadInput
from superday.preparation.remembered import Remembered
from superday.preparation.typed import day_of, time_of, whole_of

Fields = Mapping[str, str]
Statement = Callable[[Application, Fields, Remembered], AnyChange]
NONE = "none"  # of the bank's questions


def opened(id_: str, said: Fields, bank: Bank) -> changes.Opened:
    """A new application, or other names for one."""
    loop = _of_bank(bank, said.get("loop", ""), "loop")
    day = day_of(said.get("day", ""))
    return changes.Opened(
        application=id_, day=day, company=said.get("company", ""), role=said.get("role", ""), loop=loop
    )


def habits(today: date, said: Fields) -> changes.Habits:
    """Where the working days are counted."""
    country, part = place(said.get("country", "").strip(), said.get("subdivision", "").strip())
    days = whole_of(said.get("days", "").strip() or "5", 1, 60, "days")
    return changes.Habits(application="", day=today, country=country, subdivision=part, days=days)


def _correct(one: Application, said: Fields, remembered: Remembered) -> AnyChange:
    return opened(one.id, {**said, "day": one.opened.day.isoformat()}, remembered.bank)


def _stage(one: Application, said: Fields, remembered: Remembered) -> AnyChange:
    stage, moved = _stage_of(said.get("stage", "")), _day(said.get("instead_of", ""))
    if moved is not None and (stage, moved) not in {(step.stage, step.day) for step in one.steps}:
        known = ", ".join(f"{step.stage} on {step.day}" for step in one.steps) or "none"
        raise BadInput(f"no {stage} was to be on {moved}", way_out=f"arranged: {known}")
    return changes.Staged(
        application=one.id,
        day=day_of(said.get("day", "")),
        stage=stage,
        at=time_of(said["at"]) if said.get("at", "").strip() else None,
        zone=said.get("zone", ""),
        minutes=whole_of(said.get("minutes", "").strip() or "60", 1, 1440, "minutes"),
        until=_day(said.get("until", "")),
        instead_of=moved,
    )


def _person(one: Application, said: Fields, remembered: Remembered) -> AnyChange:
    background = said.get("background", "")
    interviewer = _of_bank(remembered.bank, said.get("interviewer", ""), "interviewer")
    if background and not interviewer and (nearest := remembered.background(background).interviewer):
        interviewer = nearest.id
    name, role, day = said.get("name", ""), said.get("role", ""), day_of(said.get("day", ""))
    return changes.Person(
        application=one.id, day=day, name=name, role=role, background=background, interviewer=interviewer
    )


def _note(one: Application, said: Fields, remembered: Remembered) -> AnyChange:
    return changes.Noted(application=one.id, day=day_of(said.get("day", "")), text=said.get("text", ""))


def _asked(one: Application, said: Fields, remembered: Remembered) -> AnyChange:
    named = said.get("question", "")
    question, sure = remembered.question(said.get("text", ""), "" if named == NONE else named or None)
    day = day_of(said.get("day", ""))
    stage = said.get("stage", "") or one.reached(day, WITH_QUESTIONS) or WITH_QUESTIONS[0]
    return changes.WasAsked(
        application=one.id,
        day=day,
        text=said.get("text", ""),
        stage=_past(one, stage, day),
        person=said.get("person", ""),
        question=question,
        sure=sure,
    )


def _outcome(one: Application, said: Fields, remembered: Remembered) -> AnyChange:
    if (result := said.get("result", "")) not in changes.RESULTS:
        says = f"`{result[:40]}` is no result" if result else "how did it end?"
        raise BadInput(says, way_out=f"one of {', '.join(changes.RESULTS)}")
    found: Result = get_args(Result)[changes.RESULTS.index(result)]
    day = day_of(said.get("day", ""))
    named = said.get("stage", "") or one.reached(day) or changes.STAGES[0]
    stage = _stage_of(named) if found == "withdrawn" else _past(one, named, day)
    return changes.Outcome(application=one.id, day=day, stage=stage, result=found, text=said.get("text", ""))


def _heard(one: Application, said: Fields, remembered: Remembered) -> AnyChange:
    day, until = day_of(said.get("day", "")), _day(said.get("until", ""))
    return changes.Heard(application=one.id, day=day, text=said.get("text", ""), until=until)


def _reminded(one: Application, said: Fields, remembered: Remembered) -> AnyChange:
    return changes.Reminded(application=one.id, day=day_of(said.get("day", "")), text=said.get("text", ""))


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


def _stage_of(text: str) -> Stage:
    if text not in changes.STAGES:
        says = f"`{text[:40]}` is no stage" if text else "which stage?"
        raise BadInput(says, way_out=f"one of {', '.join(changes.STAGES)}")
    found: Stage = get_args(Stage)[changes.STAGES.index(text)]
    return found


def _past(one: Application, text: str, day: date) -> Stage:
    """A stage that has taken place by a day, or of which no date is known."""
    stage = _stage_of(text)
    days = [step.day for step in one.steps if step.stage == stage]
    if days and min(days) > day:
        says = f"the {STAGE_NAMES[stage]} is arranged for {min(days)} and has not taken place by {day}"
        raise BadInput(
            says, way_out="name the stage that is meant, or the day; what will not take place is `withdrawn`"
        )
    return stage


def _of_bank(bank: Bank, id_: str, kind: str) -> str:
    return bank.get(id_, kind).id if id_ else ""
