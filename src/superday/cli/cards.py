"""Cards in the terminal: each is shown, answered in a line, checked and kept before the next one comes.

What was told to be kept is on disk: Ctrl+C, the end of input and a killed terminal lose the open card alone.
"""

import io
import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from superday.cli.batch import lines
from superday.cli.show import document, paragraph, plain
from superday.errors import BadInput, CannotDo
from superday.preparation.desk import Desk, Today
from superday.recall import Look
from superday.recall import Review as Remembered
from superday.study.card import Card, Checked
from superday.study.cards import card, check
from superday.study.items import MemoryItem
from superday.study.leech import Remedy, leeches, remedy
from superday.study.reviews import AGAIN, Review, of_card

LARGEST = 20_000  # bytes of one answer
LONGEST = 5.0  # minutes of one card: whoever takes more has left the desk
DONE, WRONG_USE = 0, 2
TOLD = """A line is your answer, an empty one "I don't know". After each card: Enter goes on, u undoes it, q stops."""


class Stop(Exception):
    """The person stops for now."""


class Shown(NamedTuple):
    """A look of today's list as it is put to the person; ``card`` is None where no good one can be made."""

    look: Look
    item: MemoryItem
    card: Card | None

    @property
    def prompt(self) -> str:
        """What is asked."""
        return self.card.prompt if self.card else f"**{self.item.title}**\n\n{self.item.asks}"

    def check(self, typed: str) -> Checked:
        """Whether it was the answer; where there is no card, the person says."""
        checked = check(self.card, typed) if self.card else Checked("unsure", self.item.answer)
        return checked if typed.strip() else Checked("wrong", checked.expected)


class Answered(NamedTuple):
    """A card that was answered: its place in the log, and what it came to."""

    place: int
    item: str
    review: Review | None
    minutes: float


class Session:
    """One sitting: which look comes next, what is kept of it, and the minutes that are left."""

    def __init__(self, desk: Desk, today: Today):
        self._desk, self._today, self._memory = desk, today, today.memory
        self._cards = desk.read().cards
        self._left_out = set(today.left_out)
        self._kept: list[Answered] = []
        self.left = today.left

    def next(self) -> Shown | None:
        """The most useful look that is open, while minutes are left."""
        looks = self.ranked() if self.left > 0 else ()
        return next((shown for look in looks if (shown := self.shown(look)) is not None), None)

    def ranked(self) -> tuple[Look, ...]:
        """Every look that today could hold, the most useful first."""
        return self._today.ranked(self._memory, self._left_out)

    def shown(self, look: Look) -> Shown | None:
        """The look with its next card; None where the bank has the item no more."""
        item = self._desk.items.get(look.item)
        if item is None:
            return None
        return Shown(look, item, card(item, self._desk.question(item), self._cards[look.item]))

    def keep(self, shown: Shown, checked: Checked, own: bool | None, minutes: float) -> Review | None:
        """Keep what became of a card; one that came to nothing is left out today, and another is asked next time."""
        worth = shown.card.worth if shown.card else 1.0
        review = of_card(shown.item.id, checked.outcome, worth, self._desk.clock.now(), own)
        self._kept.append(Answered(self._desk.answered(shown.item.id, review, minutes), shown.item.id, review, minutes))
        self._cards[shown.item.id] += 1
        self.left -= minutes
        if review is None:
            self.leave_out(shown)
        else:
            once = Remembered(review.item, review.at.date(), review.grade, review.weight)
            self._memory = self._memory.after(once)
        return review

    def leave_out(self, shown: Shown) -> None:
        """Not today, or at least not in this sitting."""
        self._left_out.add(shown.item.id)

    def undo(self) -> str | None:
        """Take the last card back: it is as if it had not been shown; its item, or None where there is none."""
        if not self._kept:
            return None
        last = self._kept.pop()
        self._desk.undo(last.place)
        self._cards[last.item] -= 1
        self._memory = self._desk.read().memory()
        self._left_out.discard(last.item)
        self.left += last.minutes
        return last.item

    def remedy(self, review: Review) -> Remedy | None:
        """What to do about an item that was missed once more and will not stick; None where it is no leech."""
        found = [one for one in leeches(self._desk.read().reviews()) if one.item == review.item]
        if review.grade != AGAIN or not found:
            return None
        item = self._desk.items[review.item]
        return remedy(found[0], item, self._desk.question(item))

    def summary(self) -> str:
        """What the sitting came to."""
        counted = [one.review.grade > AGAIN for one in self._kept if one.review is not None]
        told = [f"{sum(counted)} right", f"{len(counted) - sum(counted)} not"]
        if left_out := len(self._kept) - len(counted):
            told.append(f"{left_out} left out")
        cards = "1 card" if len(self._kept) == 1 else f"{len(self._kept)} cards"
        return f"{cards}: {', '.join(told)}. {max(0.0, self.left):.0f} min are left."

    @property
    def number(self) -> int:
        """The number of the card that is open, from 1."""
        return len(self._kept) + 1


def review(desk: Desk, minutes: float | None, answers: Path | None, as_json: bool) -> int:
    """Hold a sitting in the terminal, or with answers from a file."""
    if as_json and answers is None:
        raise BadInput("--json goes with --answers", way_out="superday study review --answers FILE.jsonl --json")
    session = Session(desk, desk.today(minutes))
    if answers is not None:
        return _scripted(session, answers, as_json)
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # a pasted byte that is no text must not end the sitting
    print(TOLD)
    try:
        while (shown := session.next()) is not None:
            _ask(desk, session, shown)
        print("\nNothing more today." if session.left > 0 else "\nThe minutes are used up.")
    except (Stop, EOFError, KeyboardInterrupt):
        print("\nStopped.")
    print(session.summary())
    return DONE


# In the terminal.


def _ask(desk: Desk, session: Session, shown: Shown) -> None:
    """One card, from its prompt to whether it stands."""
    began = desk.clock.seconds()
    print(f"\n{session.number}. {shown.look.reason}: {_readable(shown.prompt)}")
    typed = input("> ")
    try:
        checked = shown.check(typed)
    except CannotDo as error:
        print(f"superday: {error}; the card is left out", file=sys.stderr)
        return session.leave_out(shown)
    print(f"{checked.outcome.upper()}. {plain(checked.note)}".rstrip() + f"\n{_readable(checked.expected)}")
    own = _knew() if checked.outcome == "unsure" else None
    minutes = min(LONGEST, max(0.0, desk.clock.seconds() - began) / 60)
    kept = session.keep(shown, checked, own, minutes)
    if kept is not None and (leech := session.remedy(kept)) is not None:
        _practise(leech)
    return _go_on(session, "Left out." if kept is None else "Kept.")


def _practise(leech: Remedy) -> None:
    """A leech: more of the same will not help, so it is read, and asked for in its pieces, which count for nothing."""
    print(f"\nThis will not stick: asking once more will not help. Read it:\n\n{_readable(leech.explains)}")
    for number, part in enumerate(leech.parts, 1):
        print(f"\nPiece {number} of {len(leech.parts)}, not counted: {_readable(part.prompt)}")
        checked = check(part, input("> "))
        print(f"{checked.outcome.upper()}. {_readable(checked.expected)}")


def _knew() -> bool | None:
    """The person's own word, where checking came to none."""
    said = input("Did you know it? y, n, or Enter to leave it out: ").strip().lower()
    return {"y": True, "n": False}.get(said[:1])


def _go_on(session: Session, done: str) -> None:
    said = input(f"{done} [Enter, u, q] ").strip().lower()
    while said == "u":
        item = session.undo()
        print("Nothing is left to undo." if item is None else f"Taken back: {item}.")
        said = input("[Enter, u, q] ").strip().lower()
    if said == "q":
        raise Stop


def _readable(markdown: str) -> str:
    """A text for the terminal: code as it stands, the rest wrapped and its mathematics in plain characters."""
    shown: list[str] = []
    words: list[str] = []
    fenced = False
    for line in [*markdown.splitlines(), ""]:
        fence = line.startswith("```")
        code = not fence and (fenced or line.startswith("    "))
        if words and (code or fence or not line.strip() or line.startswith("- ")):
            shown.append(paragraph(plain(" ".join(words).removeprefix("**").removesuffix("**"))))
            words = []
        if code or not (fence or line.strip()):
            shown.append(line)
        elif not fence:
            words.append(line.strip())
        fenced = fenced != fence
    return "\n".join(shown).rstrip()


# With answers from a file.


def _scripted(session: Session, path: Path, as_json: bool) -> int:
    """The cards that the file answers, in the order of today's list, each at the minutes it is expected to take."""
    status, typed = DONE, defaultdict[str, list[str]](list)
    for number, line in lines(path, largest=LARGEST):
        if isinstance(line, BadInput):
            status = WRONG_USE
            where = BadInput(line.says, path=path, line=number, way_out=line.way_out)
            print(f"superday: {where}", file=sys.stderr)
        else:
            typed[line.id].append(line.answer)
    documents: list[dict[str, object]] = []
    for look in session.ranked():
        if look.item in typed and session.left > 0 and (shown := session.shown(look)) is not None:
            documents.append(_answer(session, shown, typed.pop(look.item)[0]))
            if not as_json:
                print(f"{documents[-1]['outcome']:<6}  {look.item}", flush=True)
    for item in typed:
        print(f"superday: {item} is not on today's list, or its minutes are used up: left out", file=sys.stderr)
    if as_json:
        document(documents)
    else:
        print(session.summary())
    return status


def _answer(session: Session, shown: Shown, typed: str) -> dict[str, object]:
    checked = shown.check(typed)
    kept = session.keep(shown, checked, None, shown.look.minutes)
    return {
        "item": shown.item.id,
        "kind": shown.card.kind if shown.card else None,
        "prompt": shown.prompt,
        "answer": typed,
        "outcome": checked.outcome,
        "expected": checked.expected,
        "note": checked.note,
        "kept": kept is not None,
    }
