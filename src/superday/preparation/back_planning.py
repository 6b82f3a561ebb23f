"""From the date of a real interview back to the plan of study: what would change in it, to be agreed to.  Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from superday.career.process.actions import WITH_QUESTIONS
from superday.career.process.applications import Application
from superday.preparation.settings import InterviewSet, Settings


@dataclass(frozen=True)
class Proposal:
    """The interview as it would be set, and as it is now; ``minutes`` are those of study from today to each."""

    before: InterviewSet | None
    after: InterviewSet
    minutes_before: float
    minutes_after: float


def proposal(
    one: Application, settings: Settings, today: date, is_there: Callable[[str, str], bool]
) -> Proposal | None:
    """What the next interview of an application would change; None where it would change nothing.

    Args:
        one: the application; without a loop of the bank's it is nothing to study for.
        settings: of study, as they are.
        today: the plan begins with it.
        is_there: whether the bank has an item of this id and kind.
    """
    ahead = [step for step in one.ahead(today) if step.stage in WITH_QUESTIONS and step.day > today]
    if not ahead or not one.opened.loop or not is_there(one.opened.loop, "loop"):
        return None
    # The onsite is what is studied for, where one is arranged: the screen before it asks for a part of the same.
    step = next((each for each in ahead if each.stage == "onsite"), ahead[0])
    before = next((each for each in settings.interviews if each.loop == one.opened.loop), None)
    who = {person.interviewer for person in one.people if is_there(person.interviewer, "interviewer")}
    interviewer = who.pop() if len(who) == 1 and step.stage != "onsite" else before.interviewer if before else None
    after = InterviewSet(one.opened.loop, step.day, interviewer, before.importance if before else 1.0)
    if after == before:
        return None
    then = minutes_until(settings, today, before.day) if before else 0.0
    return Proposal(before, after, then, minutes_until(settings, today, after.day))


def minutes_until(settings: Settings, today: date, day: date) -> float:
    """The minutes of study from today to the eve of a day."""
    days = (today + timedelta(days=number) for number in range((day - today).days))
    return sum(settings.other_minutes.get(each, settings.minutes) for each in days)
