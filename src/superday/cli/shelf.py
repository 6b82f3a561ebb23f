"""Stories as the terminal shows them: the list, the matrix, the cover, and one story that is checked."""

import shutil
import textwrap
from datetime import date

from superday.cli.show import document, table
from superday.preparation.story_bank import Standing, StoryBank
from superday.preparation.story_words import age, alike, notes, told_last, when
from superday.stories.checked import Checked
from superday.stories.likeness import Pair
from superday.stories.matrix import Matrix
from superday.stories.principles import SHOWN
from superday.stories.retold import Told
from superday.stories.story import Story


def listed(bank: StoryBank, standing: Standing, as_json: bool) -> None:
    """Every story on a line, what is told for everything, and what is there twice."""
    today, pairs = bank.today().date(), bank.alike(standing.stories)
    if as_json:
        rows = [_row(story, standing, today) for story in standing.stories]
        document({"folder": bank.shelf.place, "stories": rows, **_across(standing, pairs)})
        return
    if not standing.stories:
        print(f"No stories in {bank.shelf.place}. `superday stories new my-story` writes a file to fill in.")
        return
    table([_line(story, standing, today) for story in standing.stories])
    for sentence in notes(standing.overused, pairs):
        print(wrapped(f"\n{sentence}"))


def matrix(bank: StoryBank, standing: Standing, as_json: bool) -> None:
    """Each principle with the stories that show it, and those that only claim it."""
    found = bank.matrix(standing.stories)
    if as_json:
        document({"folder": bank.shelf.place, **_matrix(found), **_across(standing, bank.alike(standing.stories))})
        return
    print(wrapped(found.sentence()))
    print(wrapped(f"The figure is how likely a listener would note the principle: from {SHOWN} on it is shown."))
    for one in found.principles:
        cells = [(story, row[one.id]) for story, row in found.rows.items() if row[one.id].says]
        cells.sort(key=lambda pair: (-pair[1].strength, pair[0]))
        print(f"\n{one.title}" + ("" if cells else ": nothing"))
        table([("  " + story, f"{cell.strength:.1f}", cell.says) for story, cell in cells])


def cover(bank: StoryBank, standing: Standing, as_json: bool) -> None:
    """The smallest choice of stories, what each is for, and where something faint could become a story."""
    found = bank.matrix(standing.stories)
    chosen = found.cover
    if as_json:
        document({**_cover(found), "sentence": found.sentence()})
        return
    print(wrapped(found.sentence()))
    titles = {one.id: one.title for one in found.principles}
    for story in chosen.stories:
        print(wrapped(f"\n{story}: {' · '.join(titles[id_] for id_, best in chosen.best.items() if best == story)}"))
    for id_ in chosen.open:
        near = [f"{story} ({row[id_].says})" for story, row in found.rows.items() if row[id_].says]
        print(wrapped(f"\nOpen: {titles[id_]}. " + (f"Near it: {', '.join(near)}." if near else "Nothing near it.")))


def checked(bank: StoryBank, standing: Standing, story: Story, found: Checked, as_json: bool) -> None:
    """What is open in a story, as questions and not as answers."""
    others = [one for one in standing.stories if one.id != story.id]
    pairs = [pair for pair in bank.alike([*others, story]) if story.id in (pair.one, pair.other)]
    if as_json:
        document(_checked(bank, standing, story, found, pairs))
        return
    print(f"{story.title} ({story.id}): told as it is written it takes {story.minutes:.1f} minutes.")
    for part in found.gaps:
        print(wrapped(f"Nothing under {part.heading}: {part.ask}", "  "))
    for flaw in found.flaws:
        print(wrapped(f"{'' if flaw.sure else 'Perhaps: '}{flaw.says} They will ask: {flaw.ask}", "  "))
        if flaw.evidence is not None:
            print(wrapped(f'"{" ".join(flaw.evidence.quote.split())}"', "    "))
    for note in found.untold:
        print(wrapped(f"A number that you noted and the story does not tell: {note}", "  "))
    for name, near in found.unknown:
        print(wrapped(f"`{name}` is no principle" + (f"; {near}?" if near else "."), "  "))
    _tell_principles(bank, found)
    for pair in pairs:
        print(wrapped(alike(pair), "  "))
    for one in standing.tellings(story.id):
        print(f"  {when(one)}: {one.telling.title}{'' if one.sure else ' (perhaps; the words do not say for sure)'}")


def _tell_principles(bank: StoryBank, found: Checked) -> None:
    titles = {one.id: one.title for one in bank.principles}
    shows = sorted(((id_, cell) for id_, cell in found.cells.items() if cell.shows), key=lambda one: -one[1].strength)
    told = [titles[id_] + ("" if cell.claimed else " (not claimed)") for id_, cell in shows]
    print(wrapped(f"The words show: {' · '.join(told) or 'no principle'}.", "  "))
    if found.only_claimed:
        print(wrapped(f"Claimed, and not heard: {' · '.join(titles[id_] for id_ in found.only_claimed)}.", "  "))


def wrapped(text: str, indent: str = "") -> str:
    """Wrapped to the terminal; ids are not broken at their hyphens."""
    width = min(shutil.get_terminal_size((100, 24)).columns, 100)
    lines = (
        textwrap.fill(line, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
        for line in text.split("\n")
    )
    return "\n".join(lines)


def _line(story: Story, standing: Standing, today: date) -> tuple[str, ...]:
    gaps = len(story.gaps)
    open_ = "complete" if not gaps else f"{gaps} gap{'s' if gaps > 1 else ''}"
    return story.id, age(story, today), f"{story.minutes:.1f} min", open_, told_last(standing.tellings(story.id))


# What other programs rely on (docs/command-line.md).


def _row(story: Story, standing: Standing, today: date) -> dict[str, object]:
    years = story.years(today)
    return {
        "id": story.id,
        "title": story.title,
        "date": story.date,
        "years": None if years is None else round(years, 2),
        "minutes": round(story.minutes, 2),
        "principles": story.principles,
        "gaps": [part.id for part in story.gaps],
        "told": _told(standing.tellings(story.id)),
    }


def _told(tellings: list[Told]) -> list[dict[str, object]]:
    return [
        {
            "rehearsal": one.telling.session,
            "question": one.telling.question,
            "at": one.telling.at,
            "sure": one.sure,
            "likeness": round(one.match.likeness, 3),
            "shared": one.match.shared,
        }
        for one in tellings
        if one.match is not None
    ]


def _across(standing: Standing, pairs: list[Pair]) -> dict[str, object]:
    return {
        "overused": [one._asdict() for one in standing.overused],
        "alike": [{**one._asdict(), "sure": one.sure} for one in pairs],
        "broken": [{"file": one.path, "line": one.line, "says": one.says} for one in standing.broken],
    }


def _matrix(found: Matrix) -> dict[str, object]:
    cells = {
        story: {
            id_: {"strength": cell.strength, "claimed": cell.claimed, "shown": cell.shows, "evidence": cell.evidence}
            for id_, cell in row.items()
        }
        for story, row in found.rows.items()
    }
    unknown = {story: [name for name, _ in names] for story, names in found.unknown.items()}
    return {"matrix": cells, "unknown": unknown, "cover": _cover(found), "sentence": found.sentence()}


def _cover(found: Matrix) -> dict[str, object]:
    chosen = found.cover
    return {"stories": chosen.stories, "best": chosen.best, "open": chosen.open}


def _checked(bank: StoryBank, standing: Standing, story: Story, found: Checked, pairs: list[Pair]) -> dict[str, object]:
    row = _row(story, standing, bank.today().date())
    return {
        **row,
        "gaps": [{"part": part.id, "ask": part.ask} for part in found.gaps],
        "flaws": found.flaws,
        "untold_numbers": found.untold,
        "unknown_principles": [one._asdict() for one in found.unknown],
        "shown": {id_: cell.strength for id_, cell in found.cells.items() if cell.shows},
        "only_claimed": found.only_claimed,
        "alike": [{**one._asdict(), "sure": one.sure} for one in pairs],
        "sound": found.sound,
    }
