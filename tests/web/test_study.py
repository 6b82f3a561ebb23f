"""Study without scripts: forms keep what they say, nothing counts twice, and no page waits for the solver."""

import re
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from formulas import write_formulas
from sqlalchemy import event
from starlette.testclient import TestClient
from tiny import tiny_bank

from superday.errors import CannotDo
from superday.loop.rehearsal import sessions
from superday.preparation import sitting
from superday.preparation.clock import Clock
from superday.preparation.desk import Desk, Today
from superday.preparation.settings import InterviewSet
from superday.store import open_database
from superday.study.card import Card, Checked
from superday.study.reviews import of_card
from superday.web.app import make_app
from tests.web.conftest import OURS

MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)  # a Monday
WITH_SCRIPTS = {"HX-Request": "true"}


class Learner:
    """Someone who sends what the forms of the study pages send; ``hands`` are seconds after the morning."""

    def __init__(self, place: Path):
        self.place, self.hands = place, 0.0
        self.start()

    def start(self) -> None:
        """Start superday, or start it again."""
        clock = Clock(lambda: MORNING.timestamp() + self.hands, UTC)
        engine = open_database(self.place / "data")
        self.client = TestClient(make_app(engine, tiny_bank(self.place / "bank"), clock=clock), base_url=OURS)
        self.client.__enter__()
        self.desk: Desk = self.client.app.state.study.desk  # type: ignore[attr-defined]

    def stop(self) -> None:
        self.client.__exit__(None, None, None)

    def page(self, at: str = "/study") -> str:
        shown = self.client.get(at)
        assert shown.status_code == 200, shown.text
        return shown.text

    def send(self, to: str, headers: dict[str, str] | None = None, **said: Any) -> str:
        form = {"token": self.client.app.state.token, **said}  # type: ignore[attr-defined]
        answer = self.client.post(to, data=form, headers=headers or {})
        assert answer.status_code < 500, answer.text
        self.status = answer.status_code
        return answer.text

    def interview(self, day: str = "2026-03-20", **said: Any) -> str:
        return self.send("/study/settings/interview", day=day, loop="tiny", **said)

    def card(self) -> tuple[str, str]:
        """The stage and number of the card that the page shows."""
        return card_on(self.page("/study/review/card"))

    def step(self, name: str, number: str = "", **said: Any) -> str:
        return self.send(f"/study/review/{name}", number=number or self.card()[1], **said)

    def answer(self, typed: str = "") -> str:
        """Answer the open card, and go on to the next; its number."""
        number = self.card()[1]
        self.step("answer", number, typed=typed)
        if self.card()[0] == "settle":
            self.step("settle", number, said="no")
        self.step("next", number)
        return number

    def items(self) -> list[str]:
        """The items of the cards that count, or were left out."""
        return [looked.item for _, looked in self.desk.read().looks]


def card_on(page: str) -> tuple[str, str]:
    found = re.search(r'data-number="([^"]*)" data-stage="(\w+)"', page)
    assert found, page
    return found[2], found[1]


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    one = Learner(tmp_path)
    yield one
    one.stop()


def test_an_interview_is_set_moved_and_removed(learner: Learner) -> None:
    assert "No interview lies ahead" in learner.page()
    assert "in 18 days" in learner.interview(interviewer="warm", importance="2")
    (one,) = learner.desk.read().settings.interviews
    assert (one.loop, one.day, one.interviewer, one.importance) == ("tiny", date(2026, 3, 20), "warm", 2.0)
    assert "in 11 days" in learner.interview("2026-03-13")
    assert [each.day for each in learner.desk.read().settings.interviews] == [date(2026, 3, 13)]
    assert "No interview lies ahead" in learner.send("/study/settings/drop", loop="tiny")


def test_days_off_are_kept_for_a_day_a_stretch_and_every_week(learner: Learner) -> None:
    learner.interview()
    learner.send("/study/settings/days", day="2026-03-04", until="2026-03-05", **{"as": "off"})
    learner.send("/study/settings/days", day="2026-03-07", weekly="yes", minutes="90", **{"as": "minutes"})
    kept = learner.desk.read().settings.other_minutes
    assert kept == {date(2026, 3, 4): 0, date(2026, 3, 5): 0, date(2026, 3, 7): 90, date(2026, 3, 14): 90}
    learner.send("/study/settings/days", day="2026-03-04", **{"as": "usual"})
    assert learner.desk.read().settings.minutes_on(date(2026, 3, 4)) == 30


@pytest.mark.parametrize(
    ("form", "said", "told"),
    [
        ("interview", {"day": "soon", "loop": "tiny"}, "`soon` is no date"),
        ("interview", {"day": "2026-03-01", "loop": "tiny"}, "is past: today is 2026-03-02"),
        ("interview", {"day": "2026-03-20", "loop": "tinny"}, "there is no loop `tinny`"),
        (
            "interview",
            {"day": "2026-03-20", "loop": "tiny", "interviewer": "nobody"},
            "there is no interviewer `nobody`",
        ),
        ("interview", {"day": "2026-03-20", "loop": "tiny", "importance": "nan"}, "cannot be an importance"),
        ("minutes", {"minutes": "-1", "mocks": "30"}, "cannot be minutes"),
        ("minutes", {"minutes": "30", "mocks": "101"}, "cannot be a percentage"),
        ("days", {"day": "2026-03-09", "until": "2026-03-08", "as": "off"}, "is before"),
        ("days", {"day": "2026-02-09", "as": "off"}, "past"),
        ("days", {"day": "2026-03-09", "until": "9999-12-31", "as": "off"}, "more than two years away"),
        ("days", {"day": "2026-03-09", "weekly": "yes", "as": "off"}, "set the interview first"),
    ],
)
def test_what_cannot_be_used_is_told_beside_its_form_and_nothing_is_kept(
    learner: Learner, form: str, said: dict[str, str], told: str
) -> None:
    page = learner.send(f"/study/settings/{form}", **said)
    assert learner.status == 400
    alert = re.search(r'role="alert">([^<]*)<', page)
    assert alert and told in alert[1]
    assert f'value="{said.get("day") or said.get("minutes")}"' in page
    assert learner.desk.read().settings == learner.desk.read().settings.__class__()


def test_the_pages_open_while_the_solver_is_at_work(learner: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
    learner.interview()
    go, solve = threading.Event(), Desk.today

    def slowly(desk: Desk, minutes: float | None = None) -> Today:
        assert go.wait(60)
        return solve(desk, minutes)

    monkeypatch.setattr(Desk, "today", slowly)
    worker = threading.Thread(target=learner.page, args=("/study/plan",))
    worker.start()
    for place in ("/", "/study", "/study/review"):
        assert "hx-get=" in learner.page(place)
    assert "in 18 days" in learner.page("/study")
    go.set()
    worker.join()
    assert "Where you stand" in learner.page("/study")


def test_the_plan_is_solved_once_until_something_changes(learner: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
    solved, solve = [], Desk.today
    monkeypatch.setattr(Desk, "today", lambda desk, minutes=None: solved.append(1) or solve(desk, minutes))
    learner.interview()
    for _ in range(3):
        learner.page("/study/plan")
    assert len(solved) == 1
    learner.interview("2026-03-27")
    learner.page("/study/plan")
    learner.hands = 86400.0
    learner.page("/study/plan")
    assert len(solved) == 3


def test_the_calendar_says_what_each_day_buys_and_holds(learner: Learner) -> None:
    learner.interview()
    learner.send("/study/settings/days", day="2026-03-04", **{"as": "off"})
    frame, solved = learner.page(), learner.page("/study/plan")
    assert 'class="points"' not in frame and frame.count('class="date"') == 19
    assert solved.count('class="points"') >= 10
    assert "Recall on the day, by topic" in solved and "Chance to meet the bar of this mock" in solved
    assert re.search(r'class="off">\s*<a class="date" href="/study\?day=2026-03-04', solved)
    assert "BEGIN:VEVENT" in learner.page("/study/plan.ics")


def test_a_card_is_kept_once_however_often_its_form_is_sent(learner: Learner) -> None:
    stage, number = learner.card()
    assert stage == "card"
    learner.step("answer", number, typed="")
    before = learner.items()
    assert len(before) == 1
    for headers in ({}, WITH_SCRIPTS):
        shown = learner.send("/study/review/answer", headers, number=number, typed="again")
        assert "Nothing was counted twice" in shown and card_on(shown) == ("told", number)
    assert card_on(learner.page("/study/review")) == ("told", number)
    assert learner.items() == before


def test_a_second_window_is_shown_how_it_stands(learner: Learner) -> None:
    first = learner.answer()
    stage, second = learner.card()
    assert (stage, second != first) == ("card", True)
    for late in ("answer", "settle", "skip", "next", "piece"):
        assert card_on(learner.step(late, first, typed="x", said="yes", place="0")) == ("card", second)
    assert len(learner.items()) == 1


def test_two_windows_that_send_the_same_card_at_once_count_it_once(learner: Learner) -> None:
    number = learner.card()[1]
    windows = [threading.Thread(target=learner.step, args=("answer", number), kwargs={"typed": ""}) for _ in range(4)]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    assert len(learner.items()) == 1


def test_undo_takes_back_card_after_card_of_the_day_after_a_restart_too(learner: Learner) -> None:
    numbers = [learner.answer() for _ in range(3)]
    learner.stop()
    learner.start()
    for number in reversed(numbers):
        assert card_on(learner.step("undo")) == ("card", number)
    assert learner.items() == []
    assert "Nothing of today is left to take back" in learner.step("undo")


def test_undo_that_is_sent_twice_takes_one_card_back(learner: Learner) -> None:
    numbers = [learner.answer() for _ in range(2)]
    open_ = learner.card()[1]
    for _ in range(2):
        assert card_on(learner.step("undo", open_)) == ("card", numbers[1])
    assert learner.items() == [numbers[0].split("#")[0]]


def test_a_card_that_midnight_finds_open_is_answered_all_the_same(learner: Learner) -> None:
    learner.hands = 14.98 * 3600
    number = learner.card()[1]
    learner.hands = 15.02 * 3600
    assert card_on(learner.step("answer", number, typed="")) == ("told", number)
    (kept,) = [kept for kept, _ in learner.desk.read().looks]
    assert kept.day == "2026-03-03"
    learner.step("next", number)
    assert learner.card()[1] != number


def test_yesterdays_cards_are_not_taken_back(learner: Learner) -> None:
    learner.answer()
    learner.hands = 86400.0
    assert "Nothing of today" in learner.step("undo")
    assert len(learner.items()) == 1


def test_where_checking_leaves_it_open_the_person_says(learner: Learner) -> None:
    unsure = ""
    while not unsure:
        number = learner.card()[1]
        learner.step("answer", number, typed="something else, the variance perhaps")
        unsure = number if learner.card()[0] == "settle" else ""
        if not unsure:
            learner.step("next", number)
    before = len(learner.items())
    assert card_on(learner.page("/study/review")) == ("settle", number)
    learner.step("settle", number, said="yes")
    assert (learner.card(), len(learner.items())) == (("told", number), before + 1)
    last = learner.desk.read().reviews()[-1]
    assert last.grade == 3 and last.weight < 0.5


def test_a_card_that_cannot_be_checked_here_is_left_out_and_says_nothing(
    learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_sandbox(card: Card, typed: str) -> Checked:
        raise CannotDo("there is no sandbox")

    number = learner.card()[1]
    monkeypatch.setattr(sitting, "check", no_sandbox)
    page = learner.step("answer", number, typed="x")
    assert "cannot be checked here (there is no sandbox)" in page
    assert card_on(page)[0] == "card" and card_on(page)[1] != number
    assert learner.items() == []


def test_a_skipped_card_does_not_come_again_today_and_says_nothing(learner: Learner) -> None:
    number = learner.card()[1]
    learner.step("skip", number)
    assert learner.desk.read().reviews() == []
    seen = {learner.answer() for _ in range(4)}
    assert number not in seen
    learner.stop()
    learner.start()
    assert learner.card()[1] != number


def test_no_card_comes_twice_in_a_day_and_the_minutes_hold(learner: Learner) -> None:
    learner.send("/study/settings/minutes", minutes="3", mocks="0")
    numbers = []
    while learner.card()[0] != "over":
        learner.page("/study/review/card")
        learner.hands += 31.0
        numbers.append(learner.answer())
    assert len(numbers) == len(set(numbers)) == 6  # 31 seconds each: the sixth goes over
    assert "minutes of today are used up" in learner.page("/study/review")
    learner.send("/study/settings/days", day="2026-03-02", minutes="4", **{"as": "minutes"})
    assert learner.card()[0] == "card"


def test_a_card_that_was_answered_in_the_terminal_is_not_open_any_more(learner: Learner) -> None:
    number = learner.card()[1]
    learner.desk.answered(number.split("#")[0], None, 1.0)
    stage, other = learner.card()
    assert (stage, other != number) == ("card", True)


def test_an_item_that_will_not_stick_is_explained_and_asked_in_pieces(learner: Learner) -> None:
    for day in range(4):
        learner.hands = day * 86400.0
        for item in learner.desk.items:
            learner.desk.answered(item, of_card(item, "wrong", 1.0, learner.desk.clock.now()), 0.1)
    learner.hands = 4 * 86400.0
    told = ""
    while 'name="place"' not in told:
        number = learner.card()[1]
        told = learner.step("answer", number, typed="")
        if 'name="place"' not in told:
            learner.step("next", number)
    assert "This will not stick" in told
    before = learner.items()
    shown = learner.step("piece", number, place="0", typed="no")
    assert shown.count('name="place"') == told.count('name="place"') - 1
    assert learner.items() == before


def test_a_restarted_server_shows_a_card_and_keeps_what_was_answered(learner: Learner) -> None:
    number = learner.answer()
    learner.stop()
    learner.start()
    assert learner.card()[1] != number
    assert learner.items() == [number.split("#")[0]]


def test_what_could_not_be_written_is_told_and_the_card_lies_as_it_lay(learner: Learner) -> None:
    before, full = learner.card(), [1]

    @event.listens_for(learner.client.app.state.engine, "checkout")  # type: ignore[attr-defined]
    def refuse(connection: Any, *_: object) -> None:
        connection.execute(f"PRAGMA query_only = {full[0]}")

    with pytest.raises(AssertionError, match="Not saved"):
        learner.step("answer", before[1], typed="")
    full[0] = 0
    assert learner.card() == before
    assert learner.items() == []


def test_an_interview_whose_loop_is_gone_is_told_and_can_be_removed(learner: Learner) -> None:
    learner.desk.change([InterviewSet("gone", date(2026, 3, 20))])
    for place in ("/study/plan", "/study/today", "/study/review/card"):
        told = learner.client.get(place, headers=WITH_SCRIPTS)
        assert told.status_code == 200 and "hx-get" not in told.text  # it would be asked for again and again
    learner.send("/study/settings/drop", loop="gone")
    assert learner.desk.read().settings.interviews == []


def test_a_mock_round_of_the_plan_begins_as_that_round_alone(learner: Learner) -> None:
    learner.interview(interviewer="warm")
    form = re.search(r'action="/rehearsals">(.*?)</form>', learner.page("/study/plan"), re.DOTALL)
    assert form
    said = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[1]))
    learner.send("/rehearsals", **{name: value for name, value in said.items() if name != "token"})
    (started,) = sessions(learner.client.app.state.engine)  # type: ignore[attr-defined]
    plan = learner.client.app.state.rooms.get(started.id).state.plan  # type: ignore[attr-defined]
    assert [(one.id, one.interviewer) for one in plan.rounds] == [(said["round"], "warm")]


def test_the_lobby_tells_of_today_without_waiting_for_it(learner: Learner) -> None:
    assert 'hx-get="/study/today"' in learner.page("/")
    assert "When is your interview?" in learner.page("/study/today")
    learner.interview()
    assert re.search(r"\d+ cards?, \d+ minutes", learner.page("/study/today"))


@pytest.fixture
def at_the_whiteboard(tmp_path: Path) -> Iterator[Learner]:
    """Somebody whose loop asks for a derivation, with a card open that asks for a formula."""
    write_formulas(tmp_path / "bank")
    one = Learner(tmp_path)
    one.send("/study/settings/interview", day="2026-03-20", loop="whiteboard")
    while "sd-derivation" not in one.page("/study/review/card"):
        one.step("skip")
    yield one
    one.stop()


def typeset(learner: Learner, text: str, number: str = "") -> Any:
    """What the browser is told of a formula that is being typed."""
    headers = {"X-Superday-Token": learner.client.app.state.token}  # type: ignore[attr-defined]
    where = {"number": number or learner.card()[1]}
    return learner.client.post("/study/review/typeset", params=where, json={"text": text}, headers=headers)


def test_a_formula_is_typeset_in_its_place_while_it_is_typed_and_nothing_is_kept(at_the_whiteboard: Learner) -> None:
    before = at_the_whiteboard.items()
    right, wrong = (typeset(at_the_whiteboard, text).json() for text in ("softmax(z)", "u"))
    for (line,) in (right, wrong):
        assert line["latex"] and not line["says"]
        assert line["latex"].startswith(at_the_whiteboard.card()[1].split("/")[-1].split("#")[0][0])
    (unread,) = typeset(at_the_whiteboard, "softmax(z").json()
    assert "bracket is not closed" in unread["says"] and not unread["latex"]
    assert typeset(at_the_whiteboard, " \n").json() == []
    assert at_the_whiteboard.items() == before
    at_the_whiteboard.step("answer", typed="")
    assert at_the_whiteboard.page("/study/review").count("<sd-math line>") == 1, "the right one, as it is written"


def test_nothing_is_typeset_for_a_card_that_asks_for_words_or_is_not_open(learner: Learner) -> None:
    assert typeset(learner, "u").status_code == 409
    assert typeset(learner, "u", "formula/softmax-hessian/H#0").status_code == 409


def test_a_mock_round_that_no_day_has_time_for_is_told_with_a_link_and_without_a_flag(learner: Learner) -> None:
    learner.interview()
    learner.send("/study/settings/minutes", minutes="5", mocks="1")
    page = learner.page("/study/plan")
    assert "the whole loop takes" in page and 'href="/study?day=2026-03-13#one-day"' in page
    assert "--" not in re.sub(r"<[^>]*>", "", page)
