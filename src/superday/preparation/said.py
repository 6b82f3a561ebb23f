"""What a person types of minutes and interviews, as changes of the settings; what cannot be is told."""

from datetime import date

from superday.errors import BadInput
from superday.preparation.desk import Desk, interview_of
from superday.preparation.settings import InterviewSet, Settings
from superday.preparation.typed import number_of

FURTHEST = 730  # days to an interview
MOST_MINUTES = 1440.0


def minutes_of(text: str) -> float:
    """The minutes of a day."""
    return number_of(text, 0.0, MOST_MINUTES, "minutes of a day")


def share_of(text: str) -> float:
    """A percentage, as a part of 1."""
    return number_of(text, 0.0, 100.0, "a percentage of the minutes") / 100


def interview_set(
    desk: Desk, settings: Settings, day: date, loop: str | None, interviewer: str | None, importance: float | None
) -> InterviewSet:
    """The interview that is meant; what is not said of it (None) stays as it was."""
    today = desk.clock.now().date()
    if day < today:
        raise BadInput(f"{day} is past: today is {today}", way_out="give the day of an interview to come")
    if (day - today).days > FURTHEST:
        raise BadInput(f"{day} is more than two years away", way_out="give a nearer day, and move it later")
    named = desk.loop(desk.usual_loop(settings) if loop is None else loop)
    before = interview_of(settings, named.id)
    who = interviewer or (before.interviewer if before else None)
    if who is not None:
        desk.bank.get(who, "interviewer")
    if importance is None:
        importance = before.importance if before else 1.0
    return InterviewSet(named.id, day, who, importance)
