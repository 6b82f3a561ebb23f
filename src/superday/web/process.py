"""Applications in the browser: the list by stage, one application, what an interviewer may ask, and files."""

from collections.abc import Callable, Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from superday.bank import locate
from superday.career.process import exchange
from superday.errors import BadInput
from superday.home import home
from superday.preparation.applications import Process
from superday.preparation.clock import Clock
from superday.preparation.feed import opens, renew
from superday.preparation.remembered import Remembered, write_draft
from superday.preparation.statements import STATEMENTS, habits, opened
from superday.preparation.study_dates import dates_of, move_study
from superday.web import process_pages
from superday.web.answers import answer
from superday.web.handed_in import handed_in

CLOCK = Clock()
LIST = "/process"
CALENDAR = "text/calendar; charset=utf-8"
TYPES = {"json": "application/json", "csv": "text/csv; charset=utf-8", "md": "text/markdown; charset=utf-8"}


def process_of(request: Request) -> Process:
    """The applications, on the clock of this process."""
    return Process(request.app.state.engine, CLOCK)


def remembered_of(request: Request) -> Remembered:
    """The bank's questions as words, made once for the app."""
    state = request.app.state
    if not hasattr(state, "remembered"):
        state.remembered = Remembered(state.bank)
    found: Remembered = state.remembered
    return found


def show_list(request: Request) -> Response:
    """Every application by its stage, and what is next."""
    return answer(request, "process.html", **_list_values(request, {}, "", ""))


def _list_values(request: Request, said: Mapping[str, str], what: str, wrong: str) -> dict[str, Any]:
    values = process_pages.of_all(process_of(request), request.app.state.bank, home())
    address = f"http://{request.headers['host']}{values.pop('feed')}"
    values |= {"address": address, "taken": request.query_params.get("taken", "")}
    return {**values, "said": said, "what": what, "wrong": wrong}


def show_one(request: Request) -> Response:
    """One application: what is next, its people, and all that was said of it."""
    return answer(request, "process_one.html", **_one_values(request, {}, "", ""))


def _one_values(request: Request, said: Mapping[str, str], what: str, wrong: str) -> dict[str, Any]:
    process, asked = process_of(request), request.query_params.get("asked", "")
    one = process.read().get(request.path_params["id"])
    values = process_pages.of_one(process, one, request.app.state.bank, request.app.state.engine)
    which = process_pages.which(one, int(asked), remembered_of(request)) if asked.isdecimal() else None
    values |= {"which": which, "drafted": request.query_params.get("draft", "")}
    return {**values, "said": said, "what": what, "wrong": wrong}


async def add(request: Request) -> Response:
    """A new application; then it is shown."""

    def adding(said: Mapping[str, str]) -> str:
        process = process_of(request)
        id_ = process.new_id(said.get("company", ""), said.get("role", ""))
        process.say(opened(id_, said, request.app.state.bank))
        return f"{LIST}/applications/{id_}"

    return await _kept(request, adding, "add")


async def say(request: Request) -> Response:
    """Something said of an application; then it is shown as it stands."""
    id_, what = request.path_params["id"], request.path_params["what"]
    if what not in STATEMENTS:
        raise HTTPException(404)

    def saying(said: Mapping[str, str]) -> str:
        process = process_of(request)
        one = process.read().get(id_)
        process.say(STATEMENTS[what](one, said, remembered_of(request)))
        return f"{LIST}/applications/{one.id}"

    return await _kept(request, saying, what)


async def undo(request: Request) -> Response:
    """Take something back."""

    def undoing(said: Mapping[str, str]) -> str:
        process, id_ = process_of(request), request.path_params["id"]
        places = {str(one.seq): one.seq for one in process.said() if one.change.application == id_}
        place = places.get(said.get("place", ""))
        if place is None or process.undo(place) is None:
            raise BadInput("that was taken back already", way_out="reload the page")
        return f"{LIST}/applications/{id_}" if any(one.id == id_ for one in process.read()) else LIST

    return await _kept(request, undoing, "undo")


async def plan(request: Request) -> Response:
    """The date of the next interview into the plan of study, as the page told it."""

    def planning(said: Mapping[str, str]) -> str:
        one = process_of(request).read().get(request.path_params["id"])
        move_study(request.app.state.engine, request.app.state.bank, CLOCK, one, said.get("day", ""))
        return f"{LIST}/applications/{one.id}"

    return await _kept(request, planning, "plan")


async def write_question(request: Request) -> Response:
    """A question that was asked into the person's own bank, as a draft."""

    def writing(said: Mapping[str, str]) -> str:
        one = process_of(request).read().get(request.path_params["id"])
        text = next((each.text for each in one.asked if each.text == said.get("text")), None)
        if text is None:
            raise BadInput("that question is not there any more", way_out="reload the page")
        remembered = remembered_of(request)
        path = write_draft(locate.own(), text, remembered.areas(text), remembered.bank.ids("concept"))
        return f"{LIST}/applications/{one.id}?draft={path.name}"

    return await _kept(request, writing, "write-question")


async def set_habits(request: Request) -> Response:
    """Where the working days are counted."""

    def setting(said: Mapping[str, str]) -> str:
        process = process_of(request)
        process.say(habits(process.clock.now().date(), said))
        return LIST

    return await _kept(request, setting, "habits")


async def renew_feed(request: Request) -> Response:
    """Another address for calendars; the old one is dead."""

    def renewing(said: Mapping[str, str]) -> str:
        renew(home())
        return LIST

    return await _kept(request, renewing, "feed")


async def take_over(request: Request) -> Response:
    """What an exported file says, all of it or nothing."""
    try:
        path, text, _ = await handed_in(request)
        changes = await run_in_threadpool(exchange.changes_of, text, path)
        count = await run_in_threadpool(process_of(request).take_over, changes)
    except BadInput as error:
        values = await run_in_threadpool(_list_values, request, {}, "import", str(error))
        return answer(request, "process.html", 400, **values)
    return RedirectResponse(f"{LIST}?taken={count}", 303)


async def ask_background(request: Request) -> Response:
    """What whoever wrote a pasted text is likely to ask; kept nowhere."""
    text = str((await request.form()).get("text") or "")
    found = await run_in_threadpool(lambda: remembered_of(request).background(text)) if text.strip() else None
    return answer(request, "process_background.html", text=text, found=found, loops=request.app.state.bank.of("loop"))


def show_background(request: Request) -> Response:
    """The form to paste a profile or a list of papers into."""
    return answer(request, "process_background.html", text="", found=None, loops=[])


def export(request: Request) -> Response:
    """Everything as one file."""
    format_ = request.path_params["format"]
    if format_ not in TYPES:
        raise HTTPException(404)
    text = exchange.text_of(process_of(request).told(), f".{format_}")
    return _file(text, TYPES[format_], f"applications.{format_}")


def calendar_file(request: Request) -> Response:
    """The dates as a calendar file."""
    return _file(dates_of(process_of(request)), CALENDAR, "applications.ics")


def feed(request: Request) -> Response:
    """The same for a calendar program, which knows the address and nothing else."""
    if not opens(home(), request.path_params["key"]):
        raise HTTPException(404)
    return Response(dates_of(process_of(request)), media_type=CALENDAR)


def _file(text: str, media_type: str, name: str) -> Response:
    return Response(text, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})


async def _kept(request: Request, do: Callable[[Mapping[str, str]], str], what: str) -> Response:
    """Do what a form says and go on to an address; where it cannot be used, show the page with all that was typed."""
    said = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    try:
        return RedirectResponse(await run_in_threadpool(do, said), 303)
    except BadInput as error:
        page = ("process_one.html", _one_values) if "id" in request.path_params else ("process.html", _list_values)
        values = await run_in_threadpool(page[1], request, said, what, str(error))
        return answer(request, page[0], 400, **values)
