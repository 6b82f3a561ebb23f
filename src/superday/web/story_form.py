"""The form of one story: its values from the file or as a person sent them, and the edit that they ask for."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.datastructures import FormData

from superday.stories.edited import Edit
from superday.stories.matrix import claimed
from superday.stories.model import Principle
from superday.stories.story import PARTS, Story


@dataclass(frozen=True)
class Choice:
    """A principle to tick; ``name`` is as the file spells it, where it does."""

    name: str
    title: str
    ticked: bool


@dataclass(frozen=True)
class Box:
    """A text to write: the field's name, its heading, and what to ask where it is empty."""

    field: str
    heading: str
    ask: str
    text: str


@dataclass(frozen=True)
class StoryForm:
    """What the form shows; ``base`` is the file's text that it was made from, as JSON."""

    title: str
    date: str
    numbers: str
    choices: tuple[Choice, ...]
    boxes: tuple[Box, ...]
    base: str


def of_story(story: Story, principles: Sequence[Principle]) -> StoryForm:
    """The form as the file has it: its sections in their order, then the parts of a story that it lacks."""
    return StoryForm(
        story.title,
        story.date or "",
        "\n".join(story.numbers),
        _choices(story, principles, frozenset(story.principles)),
        _boxes(story, {}),
        json.dumps(story.text),
    )


def as_sent(story: Story, principles: Sequence[Principle], form: FormData) -> StoryForm:
    """The form as a person sent it, to be shown again; ``story`` is what it was made from."""
    sent = {name: str(value) for name, value in form.items()}
    ticked = frozenset(str(name) for name in form.getlist("principle"))
    return StoryForm(
        sent.get("title", ""),
        sent.get("date", ""),
        sent.get("numbers", ""),
        _choices(story, principles, ticked),
        _boxes(story, sent),
        json.dumps(story.text),
    )


def edit_of(story: Story, form: FormData) -> Edit:
    """What the form as sent asks of the file that it was made from; a field that was not sent stays."""
    ticked = [str(name) for name in form.getlist("principle")]
    kept = [name for name in story.principles if name in ticked]
    sections = {n: str(form[f"section-{n}"]) for n in range(len(story.sections)) if f"section-{n}" in form}
    added = [(part.heading, said) for part in PARTS if (said := str(form.get(f"part-{part.id}") or "").strip())]
    title, date, numbers = (form.get(name) for name in ("title", "date", "numbers"))
    return Edit(
        title=None if title is None else str(title),
        principles=[*kept, *(name for name in ticked if name not in kept)],
        date=None if date is None else str(date),
        numbers=None if numbers is None else str(numbers).splitlines(),
        sections=sections,
        added=added,
    )


def _choices(story: Story, principles: Sequence[Principle], ticked: frozenset[str]) -> tuple[Choice, ...]:
    """Every principle, and every name of the file that is none."""
    spelled = {id_: name for name in story.principles for id_ in claimed_by(name, principles)}
    choices = [Choice(name := spelled.get(one.id, one.id), one.title, name in ticked) for one in principles]
    listed = {choice.name for choice in choices}
    others = [name for name in story.principles if name not in listed]
    why = {name: "again" if claimed_by(name, principles) else "no principle" for name in others}
    return (*choices, *(Choice(name, f"{name} ({why[name]})", name in ticked) for name in others))


def claimed_by(name: str, principles: Sequence[Principle]) -> frozenset[str]:
    """The principle that a name means: one or none."""
    return claimed((name,), principles)[0]


def _boxes(story: Story, sent: Mapping[str, str]) -> tuple[Box, ...]:
    asks = {part.id: part.ask for part in PARTS}
    there = [
        Box(field := f"section-{n}", one.heading, asks.get(one.part or "", ""), sent.get(field, one.text))
        for n, one in enumerate(story.sections)
    ]
    held = {one.part for one in story.sections}
    lacking = [
        Box(field := f"part-{part.id}", part.heading, part.ask, sent.get(field, ""))
        for part in PARTS
        if part.id not in held
    ]
    return (*there, *lacking)
