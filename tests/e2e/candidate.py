"""Somebody in front of the browser, who knows what a good answer is because they have read the bank."""

import time
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from superday.bank import Bank
from superday.bank.model import Askable, DerivationItem, Graded, ProblemItem
from superday.loop.events import decode
from superday.loop.state import State, replay
from superday.store import EventLog, open_database
from tests.e2e.conftest import Server

STORY = """In my second year our nightly training pipeline failed two nights in three and nobody owned it. My task was
to make it dependable before the March release. I profiled the runs, I found that the data loader leaked file handles, I
wrote a fix with a regression test, and I set up an alert on the failure rate. As a result failures fell from 60 percent
to 2 percent within three weeks, and we shipped on time. I gave up a week on my own model for it. I learned to measure
before I guess."""
REPLY = "I would measure it against a simple baseline on held-out data, because the mean alone hides the variance."


PLACE = """() => [
  document.querySelector("#room h1")?.textContent ?? location.pathname,
  document.querySelector("#answer input[name=slot]")?.value ?? "",
]"""


PASTE = """(editor, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


class Candidate:
    """A tab, and a look over the shoulder of the server at what is being asked."""

    def __init__(self, page: Page, server: Server, bank: Bank):
        self.page, self.server, self.bank = page, server, bank

    # Where things are.

    @property
    def id(self) -> str:
        """The rehearsal's id."""
        return self.page.url.split("/rehearsals/")[1].split("/")[0]

    def state(self) -> State:
        """The state, replayed from what is on disk."""
        engine = open_database(self.server.home)
        try:
            return replay(decode(one.body) for one in EventLog(engine).events(self.id))
        finally:
            engine.dispose()

    def item(self) -> Askable:
        """The question that is on."""
        found = self.bank.get(self.state().asked.question)
        assert isinstance(found, Askable)
        return found

    def slot(self) -> str:
        """The answer box that is open; empty between rounds and at the end."""
        return self.place()[1]

    def place(self) -> tuple[str, str]:
        """The round's title (the page's address in the debrief) and the open box, from one look at the page."""
        title, slot = self.page.evaluate(PLACE)
        return title, slot

    def box(self) -> Locator:
        """The answer box: a textarea, or the editor's."""
        return self.page.locator("#answer textarea")

    # What the candidate does.

    def start(self, loop: str, seed: int = 1) -> None:
        """Choose a loop in the lobby."""
        self.page.goto("/")
        card = self.page.locator(f"section[aria-labelledby=loop-{loop}]")
        card.get_by_text("Choose the interviewer or a seed").click()
        card.locator("input[name=seed]").fill(str(seed))
        card.get_by_role("button", name="Start this loop").click()
        self.page.wait_for_url("**/rehearsals/*")

    def press(self, button: str) -> None:
        """Press a button that moves the room on, and wait until it has."""
        before = self.place()
        self.page.get_by_role("button", name=button).click()
        until(lambda: self.place() != before)

    def begin(self) -> None:
        """Begin the round."""
        self.press("Begin the round")

    def write(self, text: str) -> None:
        """Put text into the answer box, whichever it is; into the editor it is pasted."""
        editor = self.page.locator(".cm-content")
        if editor.count():
            self.clear()
            editor.evaluate(PASTE, text)
            expect(self.box()).to_have_value(text)
        else:
            self.box().fill(text)

    def type_code(self, keys: str) -> None:
        """Type into the emptied editor, key by key; it indents and closes brackets by itself."""
        self.clear()
        self.page.keyboard.type(keys)

    def clear(self) -> None:
        """Empty the editor."""
        self.page.locator(".cm-content").click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.press("Delete")

    def say(self, text: str) -> None:
        """Write an answer and hand it in."""
        self.write(text)
        self.press("Done with the code" if self.page.locator(".cm-content").count() else "Hand in")

    def answer(self) -> str:
        """Answer whatever is asked, well."""
        text = self.good_answer()
        self.say(text)
        return text

    def good_answer(self) -> str:
        """What a strong candidate says to the open turn."""
        item, turn = self.item(), self.state().asked.turn
        if isinstance(item, DerivationItem) and turn.kind in ("main", "retry"):
            return item.solutions[0]
        if isinstance(item, ProblemItem) and turn.kind == "main":
            return (item.path.parent / "reference.py").read_text()
        if isinstance(item, Graded) and turn.kind in ("main", "talk") and item.examples:
            return good_answer(item)
        return REPLY if isinstance(item, Graded) else STORY

    def finish_round(self, do: Callable[[], object]) -> None:
        """Do the same for every turn until the round is over."""
        here = self.place()[0]
        while self.place()[0] == here:
            do()

    def settled(self) -> None:
        """Wait until what was typed is on the server."""
        self.page.get_by_text("Saved.", exact=True).wait_for()


def good_answer(item: object) -> str:
    """The first of its examples that is marked as strong."""
    assert isinstance(item, Graded)
    return max(item.examples, key=lambda example: example.band == "strong").answer


def until(holds: Callable[[], bool], seconds: float = 30.0) -> None:
    """Wait until it holds."""
    end = time.monotonic() + seconds
    while not _holds(holds):
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def _holds(holds: Callable[[], bool]) -> bool:
    try:
        return holds()
    except Exception as error:
        # A page that is being replaced has no elements for a moment.
        if "Execution context was destroyed" in str(error) or "navigating" in str(error):
            return False
        raise
