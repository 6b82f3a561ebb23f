"""A person's stories with what the bank and the rehearsals say of them: principles, likeness, what was told when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sqlalchemy import Engine

from superday.bank import Bank
from superday.bank.model import PrincipleItem
from superday.errors import BadInput
from superday.loop import events as e
from superday.loop.repeats import background
from superday.preparation.clock import Clock
from superday.preparation.story_folder import Kept, Shelf
from superday.store import EventLog, Recorded
from superday.stories import likeness
from superday.stories.checked import Checked, checked
from superday.stories.likeness import Background, Pair
from superday.stories.matrix import Matrix, matrix
from superday.stories.model import Principle
from superday.stories.retold import Overused, Telling, Told, attributed, overused
from superday.stories.story import Story

_ASKED, _ANSWERED = '{"event":"QuestionAsked"', '{"event":"Answered"'
_ASSESSED, _ANOTHER = '{"event":"Assessed"', '"another":true'


@dataclass(frozen=True)
class Standing:
    """What is known of the stories as they are now; ``told`` is every behavioural answer, the oldest first."""

    kept: dict[str, Kept]
    broken: list[BadInput]
    told: list[Told]

    @property
    def stories(self) -> list[Story]:
        """The stories in the order of ids."""
        return [one.story for one in self.kept.values()]

    @property
    def overused(self) -> list[Overused]:
        """The stories that are told for everything."""
        return overused(self.told)

    def tellings(self, id: str) -> list[Told]:  # noqa: A002
        """When a story was told, the newest first; what may be a telling of it is among them, and says so."""
        return [one for one in reversed(self.told) if one.match is not None and one.match.story == id]

    def times(self, id: str) -> int:  # noqa: A002
        """How often it was told for sure."""
        return sum(one.sure for one in self.tellings(id))


class StoryBank:
    """The stories of one folder beside one bank.  Keeps what is dear to work out; reads the folder each time."""

    def __init__(self, shelf: Shelf, bank: Bank, clock: Clock | None = None):
        self.shelf, self._bank, self._clock = shelf, bank, clock or Clock()
        self._tellings: dict[str, tuple[float, list[Telling]]] = {}

    @cached_property
    def principles(self) -> list[Principle]:
        """The bank's leadership principles."""
        return [item.principle() for item in self._bank.of("principle") if isinstance(item, PrincipleItem)]

    @cached_property
    def background(self) -> Background:
        """How rare words are where people speak of their work."""
        return background(self._bank.of("behavioural"))

    def standing(self, engine: Engine) -> Standing:
        """The stories, and what was told of them in rehearsals."""
        kept, broken = self.shelf.look()
        return Standing(kept, broken, self._attributed(engine, kept))

    def matrix(self, stories: Sequence[Story]) -> Matrix:
        """What the stories show and claim of each principle."""
        return matrix(stories, self.principles)

    def alike(self, stories: Sequence[Story]) -> list[Pair]:
        """The stories that tell of the same events, two and two."""
        return likeness.pairs({one.id: one.as_told for one in stories}, self.background)

    def checked(self, story: Story) -> Checked:
        """What is open in a story."""
        return checked(story, self.principles, self.matrix([story]))

    def today(self) -> datetime:
        """This moment, where the person is."""
        return self._clock.now()

    def named(self, engine: Engine, session: str) -> dict[tuple[int, int], str]:
        """For the behavioural answers of a rehearsal, by round and place in it, which story each seems to be."""
        kept, _ = self.shelf.look()
        if not kept:
            return {}
        told = self._attributed(engine, kept, scripted=session)
        said = ((one.telling, one.sentence()) for one in told if one.telling.session == session)
        return {(telling.round, telling.place): sentence for telling, sentence in said if sentence}

    def _attributed(self, engine: Engine, kept: dict[str, Kept], scripted: str = "") -> list[Told]:
        stories = {id_: one.story.as_told for id_, one in kept.items()}
        tellings = self.tellings(engine, scripted)
        return attributed(tellings, stories, self.background) if tellings and stories else _unknown(tellings)

    def tellings(self, engine: Engine, scripted: str = "") -> list[Telling]:
        """Every answer to a behavioural question that a person gave; of scripted rehearsals only that of this id."""
        log, ids = EventLog(engine), set(self._bank.ids("behavioural"))
        found: list[Telling] = []
        for one in log.sessions():
            if one.status.startswith("scripted") and one.id != scripted:
                continue
            changed, known = self._tellings.get(one.id, (0.0, []))
            if changed != one.changed_at:
                known = list(self._in_session(one.id, log.events(one.id), ids))
                self._tellings[one.id] = one.changed_at, known
            found += known
        return found

    def _in_session(self, session: str, recorded: Sequence[Recorded], ids: set[str]) -> list[Telling]:
        """The answers in a log, each with all that was said to it, by round and place as in the state.

        A story told in place of another is a telling of its own.
        """
        round_, place, question, found, before = -1, -1, "", list[Telling](), ""
        for one in recorded:
            if one.body.startswith('{"event":"RoundBegan"'):
                round_, place = round_ + 1, -1
            elif one.body.startswith(_ASKED):
                place, event = place + 1, e.decode(one.body)
                assert isinstance(event, e.QuestionAsked)
                question = event.question
            elif one.body.startswith(_ANSWERED) and question in ids:
                event = e.decode(one.body)
                assert isinstance(event, e.Answered)
                if found and (found[-1].round, found[-1].place) == (round_, place):
                    before = found[-1].text
                    found[-1] = found[-1]._replace(text=f"{found[-1].text}\n\n{event.text}")
                else:
                    at = self._clock.local(one.at)
                    found.append(Telling(session, round_, place, question, self._title(question), at, event.text))
            elif one.body.startswith(_ASSESSED) and _ANOTHER in one.body and question in ids:
                both = found.pop()
                found += [both._replace(text=before), both._replace(text=both.text[len(before) :].strip())]
        return found

    def _title(self, question: str) -> str:
        try:
            return self._bank.get(question, "behavioural").title
        except BadInput:
            return question


def _unknown(tellings: Sequence[Telling]) -> list[Told]:
    return [Told(one, None) for one in sorted(tellings, key=lambda one: one.at)]
