"""A polite message that asks how things stand: short, plain, and to be edited before it is sent.

It claims nothing that was not said: no enthusiasm, no acquaintance, no other offers.
"""

from datetime import date

import msgspec

from superday.career.process.actions import waiting_since
from superday.career.process.applications import Application
from superday.career.process.changes import Heard, Outcome

_SPOKE = {
    "recruiter": "we spoke on {day} about {role}",
    "screen": "I had an interview for {role} on {day}",
    "onsite": "I was interviewed for {role} on {day}",
    "debrief": "the interviewers were to meet on {day} about my application for {role}",
    "offer": "I received your offer for {role} on {day}",
    "closed": "I applied for {role}",
}


class Message(msgspec.Struct, frozen=True):
    """What to write, and to whom if that is known."""

    to: str
    subject: str
    text: str


def draft(one: Application, today: date) -> Message:
    """A reminder of what they have not answered yet."""
    to = next((person.name for person in one.people if "recruit" in person.role.lower()), "")
    role = f"the position of {one.opened.role}" if one.opened.role else "a position with you"
    ask = "Could you tell me how it stands, or by when I may expect to hear from you?"
    if one.reminded and (last := one.reminded[-1]).day <= today:
        ask = f"I wrote on {_named(last.day)} and have not seen an answer; it may have been lost. {ask}"
    paragraphs = [
        f"Dear {to}," if to else "Hello,",
        f"{_sentence(_since(one, today, role))} {ask}",
        "If you need anything more from me, I will send it.",
        "Kind regards,",
    ]
    subject = f"{one.opened.role or 'My application'}, {one.opened.company}: how things stand"
    return Message(to, subject, "\n\n".join(paragraphs) + "\n")


def _since(one: Application, today: date, role: str) -> str:
    """What happened last between the two, in their words; a reminder is not it."""
    waiting = waiting_since(one, today)
    if isinstance(waiting, Heard) and waiting.day <= today:
        promised = f", and expected to know more by {_named(waiting.until)}" if waiting.until else ""
        return f"you wrote to me about {role} on {_named(waiting.day)}{promised}."
    if isinstance(waiting, Outcome):
        return f"you told me on {_named(waiting.day)} that my application for {role} goes on."
    steps = [step for step in one.steps if step.day <= today and step.stage != "closed"]
    if steps:
        return _SPOKE[steps[-1].stage].format(day=_named(steps[-1].day), role=role) + "."
    return f"I applied for {role} on {_named(one.opened.day)}."


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _named(day: date) -> str:
    return f"{day:%A}, {day.day} {day:%B}"
