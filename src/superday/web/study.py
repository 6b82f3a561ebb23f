"""Study: the plan to the interview's day, and the forms that change it.

The page shows what is known at once; what the solver says of it comes as a fragment (``plan``) from a worker thread.
"""

from datetime import date
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from superday.bank.model import Interviewer, Loop
from superday.errors import BadInput, CannotDo
from superday.web.answers import answer
from superday.web.study_desk import Known, Solved, StudyDesk
from superday.web.study_settings import CHANGES

PLACE = "/study"


async def show(request: Request) -> Response:
    """The page, with what is known at once."""
    return await _page(request)


async def plan(request: Request) -> Response:
    """What the solver says: a part of the page; without scripts, the page with it."""
    desk = _desk(request)
    known, solved, unsolved = await run_in_threadpool(_solved, desk)
    template = "study_plan.html" if "hx-request" in request.headers else "study.html"
    return answer(request, template, **_values(request, known, solved, unsolved=unsolved))


async def change(request: Request) -> Response:
    """One of the forms; what cannot be used is told beside it, and nothing of it is kept."""
    what = request.path_params["what"]
    if what not in CHANGES:
        raise HTTPException(404)
    form = await request.form()
    said = {name: value for name, value in form.items() if isinstance(value, str)}
    try:
        await run_in_threadpool(_keep, _desk(request), what, said)
    except BadInput as error:
        return await _page(request, 400, what=what, wrong=f"{error}", said=said)
    return RedirectResponse(PLACE, 303)


async def today(request: Request) -> Response:
    """Today in a line, for the lobby: solved where an interview lies ahead, which the lobby does not wait for."""
    desk = _desk(request)
    solved, unsolved = None, ""
    if await run_in_threadpool(desk.has_interview):
        _, solved, unsolved = await run_in_threadpool(_solved, desk)
    return answer(request, "study_today.html", solved=solved, unsolved=unsolved, titles=_titles(request))


async def missed(request: Request) -> Response:
    """What it costs to miss one day and keep the rest of the plan: solved again without it, which takes a moment."""
    day = _chosen(request)
    cost = None if day is None else await run_in_threadpool(_missed, _desk(request), day)
    return answer(request, "study_missed.html", day=day, cost=cost)


async def calendar(request: Request) -> Response:
    """The plan as a calendar file."""
    desk = _desk(request)
    text = await run_in_threadpool(lambda: desk.desk.calendar())
    name = 'attachment; filename="superday-plan.ics"'
    return Response(text, media_type="text/calendar", headers={"Content-Disposition": name})


def _keep(desk: StudyDesk, what: str, said: dict[str, str]) -> None:
    desk.desk.change(CHANGES[what](desk.desk, said))


def _solved(desk: StudyDesk) -> tuple[Known, Solved | None, str]:
    """What is known and what the solver says, or why it cannot: an interview whose loop is gone, say."""
    known = desk.known()
    try:
        return known, desk.solved(), ""
    except (BadInput, CannotDo) as error:
        return known, None, str(error)


async def _page(request: Request, status: int = 200, **wrong: Any) -> Response:
    desk = _desk(request)
    known, solved = await run_in_threadpool(lambda: (desk.known(), desk.at_hand()))
    return answer(request, "study.html", status, **_values(request, known, solved, **wrong))


def _values(
    request: Request,
    known: Known,
    solved: Solved | None,
    *,
    unsolved: str = "",
    what: str = "",
    wrong: str = "",
    said: dict[str, str] | None = None,
) -> dict[str, Any]:
    from superday.web.study_calendar import weeks

    loops: list[Loop] = request.app.state.bank.of("loop")
    titles = _titles(request)
    points = None if solved is None else {one.day: one.points for one in solved.days}
    return {
        "known": known,
        "solved": solved,
        "unsolved": unsolved,
        "titles": titles,
        "applications": _desk(request).applications() if solved and solved.ready.real else {},
        "loops": loops,
        "interviewers": [one for one in request.app.state.bank.of("interviewer") if isinstance(one, Interviewer)],
        "weeks": weeks(known.settings, known.today, titles, points, solved.today.mocks if solved else ()),
        "what": what,
        "wrong": wrong,
        "said": said or {},
        "chosen": _chosen(request) or known.today,
    }


def _titles(request: Request) -> dict[str, str]:
    """What each loop is called."""
    return {loop.id: loop.title for loop in request.app.state.bank.of("loop")}


def _chosen(request: Request) -> date | None:
    """The day that a link of the calendar has chosen for the form of one day."""
    try:
        return date.fromisoformat(request.query_params.get("day", ""))
    except ValueError:
        return None


def _missed(desk: StudyDesk, day: date) -> float | None:
    """The points of 100 that a day is worth, beyond what the other days make up for; None where it holds no study."""
    _, solved, _ = _solved(desk)
    if solved is None or not any(one.day == day for one in solved.days):
        return None
    return solved.today.schedule.missed(solved.today.memory, day)


def _desk(request: Request) -> StudyDesk:
    desk: StudyDesk = request.app.state.study
    return desk
