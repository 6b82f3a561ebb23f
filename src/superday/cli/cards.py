"""Cards in the terminal: each is shown, answered in a line, checked and kept before the next one comes.

What was told to be kept is on disk: Ctrl+C, the end of input and a killed terminal lose the open card alone.
"""

import io
import sys
from collections import defaultdict
from pathlib import Path

from superday.cli.batch import lines
from superday.cli.show import document, paragraph, plain
from superday.errors import BadInput, CannotDo
from superday.preparation.desk import Desk
from superday.preparation.sitting import LONGEST, Shown, Sitting
from superday.study.cards import check
from superday.study.leech import Remedy

LARGEST = 20_000  # bytes of one answer
DONE, WRONG_USE = 0, 2
TOLD = """A line is your answer, an empty one "I don't know". After each card: Enter goes on, u undoes it, q stops."""


class Stop(Exception):
    """The person stops for now."""


def review(desk: Desk, minutes: float | None, answers: Path | None, as_json: bool) -> int:
    """Hold a sitting in the terminal, or with answers from a file."""
    if as_json and answers is None:
        raise BadInput("--json goes with --answers", way_out="superday study review --answers FILE.jsonl --json")
    sitting = Sitting(desk, desk.today(minutes))
    if answers is not None:
        return _scripted(sitting, answers, as_json)
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # a pasted byte that is no text must not end the sitting
    print(TOLD)
    try:
        while (shown := sitting.next()) is not None:
            _ask(desk, sitting, shown)
        print("\nNothing more today." if sitting.left > 0 else "\nThe minutes are used up.")
    except (Stop, EOFError, KeyboardInterrupt):
        print("\nStopped.")
    print(sitting.summary())
    return DONE


# In the terminal.


def _ask(desk: Desk, sitting: Sitting, shown: Shown) -> None:
    """One card, from its prompt to whether it stands."""
    began = desk.clock.seconds()
    print(f"\n{sitting.number}. {shown.look.reason}: {_readable(shown.prompt)}")
    typed = input("> ")
    try:
        checked = shown.check(typed)
    except CannotDo as error:
        print(f"superday: {error}; the card is left out", file=sys.stderr)
        return sitting.leave_out(shown)
    print(f"{checked.outcome.upper()}. {plain(checked.note)}".rstrip() + f"\n{_readable(checked.expected)}")
    own = _knew() if checked.outcome == "unsure" else None
    minutes = min(LONGEST, max(0.0, desk.clock.seconds() - began) / 60)
    kept = sitting.keep(shown, checked, own, minutes)
    if kept is not None and (leech := sitting.remedy(kept)) is not None:
        _practise(leech)
    return _go_on(sitting, "Left out." if kept is None else "Kept.")


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


def _go_on(sitting: Sitting, done: str) -> None:
    said = input(f"{done} [Enter, u, q] ").strip().lower()
    while said == "u":
        item = sitting.undo()
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


def _scripted(sitting: Sitting, path: Path, as_json: bool) -> int:
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
    for look in sitting.ranked():
        if look.item in typed and sitting.left > 0 and (shown := sitting.shown(look)) is not None:
            documents.append(_answer(sitting, shown, typed.pop(look.item)[0]))
            if not as_json:
                print(f"{documents[-1]['outcome']:<6}  {look.item}", flush=True)
    for item in typed:
        print(f"superday: {item} is not on today's list, or its minutes are used up: left out", file=sys.stderr)
    if as_json:
        document(documents)
    else:
        print(sitting.summary())
    return status


def _answer(sitting: Sitting, shown: Shown, typed: str) -> dict[str, object]:
    checked = shown.check(typed)
    kept = sitting.keep(shown, checked, None, shown.look.minutes)
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
