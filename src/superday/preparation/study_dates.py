"""Where the dates of applications meet the plan of study and the calendar.

Reads the settings of study from their log and not through the desk, which brings the solver and NumPy with it.
"""

from sqlalchemy import Engine

from superday.bank import Bank
from superday.career.process.applications import Application
from superday.errors import BadInput
from superday.preparation.applications import Process
from superday.preparation.back_planning import Proposal, proposal
from superday.preparation.clock import Clock
from superday.preparation.dates import events
from superday.preparation.settings import Settings, decode, encode, replay
from superday.preparation.typed import day_of
from superday.store import Entry, StudyLog

SETTINGS = "settings"  # as the desk calls them in the log


def settings_of(engine: Engine) -> Settings:
    """The settings of study as they stand."""
    return replay(decode(one.body) for one in StudyLog(engine).standing() if one.kind == SETTINGS)


def proposed(engine: Engine, bank: Bank, clock: Clock, one: Application) -> Proposal | None:
    """What the next interview of an application would change in the plan of study."""
    return proposal(one, settings_of(engine), clock.now().date(), bank.has)


def move_study(engine: Engine, bank: Bank, clock: Clock, one: Application, day: str) -> None:
    """Change the plan of study as it was proposed for ``day``; ``BadInput`` where that is not the proposal any more."""
    found = proposed(engine, bank, clock, one)
    if found is None or found.after.day != day_of(day):
        raise BadInput("the plan has changed meanwhile", way_out="look at what is proposed now")
    now = clock.now()
    entry = Entry(now.timestamp(), now.date().isoformat(), SETTINGS, "person", encode(found.after))
    StudyLog(engine).append([entry])


def dates_of(process: Process) -> str:
    """The dates of all open applications as the text of a calendar file."""
    from superday.preparation.calendar import calendar  # its library takes a while to load: the lobby does not wait

    now = process.clock.now()
    return calendar(events(process.read(), now.date(), process.clock.zone), now)
