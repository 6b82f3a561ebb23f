"""The room: a page whose panel is swapped after every move.  The rules are :mod:`superday.loop.room`'s."""

import json
import re
from collections.abc import AsyncIterator, Callable
from typing import Annotated

import msgspec
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse

from superday.judge.model import OwnTests, Verdict
from superday.loop.rehearsal import Rehearsal
from superday.loop.room import NotNow
from superday.loop.state import State
from superday.loop.view import View
from superday.store.runs import Row, Run
from superday.web.answers import answer
from superday.web.render import page
from superday.web.rooms import LAST, Rooms

Move = Callable[[Rehearsal, str], State]

MOVES: dict[str, Move] = {
    "begin": lambda room, text: room.begin(),
    "say": lambda room, text: room.say(text),
    "ask": lambda room, text: room.ask(text),
    "hint": lambda room, text: room.hint(),
    "skip": lambda room, text: room.skip(),
    "pause": lambda room, text: room.pause(),
    "resume": lambda room, text: room.resume(),
    "stop": lambda room, text: room.stop(),
}


class DraftText(msgspec.Struct, forbid_unknown_fields=True):
    """What the browser sends to be kept."""

    version: Annotated[int, msgspec.Meta(ge=1, le=2**53)]  # what both JavaScript and SQLite hold exactly
    text: str


async def show(request: Request) -> Response:
    """The whole page, or the debrief if the loop is over."""
    return await _panel(request, "room.html")


async def panel(request: Request) -> Response:
    """The panel alone, for swapping."""
    return await _panel(request, "panel.html")


async def _panel(request: Request, template: str, says: str = "") -> Response:
    rehearsal = await _rehearsal(request)
    await _rooms(request).settle(rehearsal)
    seen = rehearsal.view()
    if seen.phase == "finished":
        return _to_debrief(request, rehearsal)
    return answer(request, template, **_values(request, rehearsal, seen), says=says)


def _rooms(request: Request) -> Rooms:
    rooms: Rooms = request.app.state.rooms
    return rooms


def _values(request: Request, rehearsal: Rehearsal, seen: View) -> dict[str, object]:
    rooms = _rooms(request)
    values: dict[str, object] = {"id": rehearsal.id, "view": seen, "draft": rooms.drafts.get(rehearsal.id, seen.slot)}
    if seen.box == "code":
        values |= {
            "run": _latest(rooms, rehearsal.id, seen.slot),
            "tests_draft": rooms.drafts.get(rehearsal.id, seen.tests_slot),
            "tests_run": _latest(rooms, rehearsal.id, seen.tests_slot),
        }
    return values


def _latest(rooms: Rooms, id_: str, at: str) -> dict[str, object] | None:
    """The newest run of a box, with its last row where there is one."""
    run = rooms.runs.latest(id_, at)
    if run is None:
        return None
    last = rooms.runs.rows(run.id)[-1:]
    return {"id": run.id, "shown": Markup(_html(run.kind, last[0])) if last and last[0].kind in LAST else ""}


async def move(request: Request) -> Response:
    """One move of the candidate; what cannot be done now is said in the panel, and nothing is lost."""
    name = request.path_params["move"]
    if name not in MOVES:
        raise HTTPException(404)
    rehearsal = await _rehearsal(request)
    text, at = await _typed(request)
    says = ""
    try:
        await run_in_threadpool(_make, rehearsal, name, text, at)
    except NotNow as error:
        says = f"{str(error)[0].upper()}{str(error)[1:]}."
        if name == "say" and text and at:
            await run_in_threadpool(_keep, _rooms(request), rehearsal.id, at, text)
    swaps = "hx-request" in request.headers
    if not swaps and not says:
        return RedirectResponse(f"/rehearsals/{rehearsal.id}", 303)
    return await _panel(request, "panel.html" if swaps else "room.html", says)


async def _typed(request: Request) -> tuple[str, str]:
    """A form's text and the slot that it was typed for."""
    form = await request.form()
    return str(form.get("text") or "").replace("\r\n", "\n"), str(form.get("slot") or "")


def _expect_code(rehearsal: Rehearsal, at: str) -> None:
    with rehearsal.held(at):
        if rehearsal.view().box != "code":
            raise NotNow("no coding question is open")


def _make(rehearsal: Rehearsal, name: str, text: str, at: str) -> None:
    with rehearsal.held(at):
        MOVES[name](rehearsal, text)


def _keep(rooms: Rooms, id_: str, at: str, text: str) -> None:
    """An answer that could not be handed in stays a draft, for a browser without scripts too."""
    rooms.drafts.put(id_, at, text, rooms.drafts.get(id_, at).version + 1)


def _to_debrief(request: Request, rehearsal: Rehearsal) -> Response:
    place = f"/rehearsals/{rehearsal.id}/debrief"
    if "hx-request" in request.headers:
        return Response(status_code=200, headers={"HX-Redirect": place})
    return RedirectResponse(place, 303)


async def clock(request: Request) -> Response:
    """What is left, and whether the turn is still the one on the page."""
    rehearsal = await run_in_threadpool(_rooms(request).watch, request.path_params["id"])
    await run_in_threadpool(rehearsal.tick)
    seen = rehearsal.view()
    told = ("segment_left", "round_left", "phase", "slot", "running", "warnings")
    return JSONResponse({name: getattr(seen, name) for name in told})


async def save_draft(request: Request) -> Response:
    """Keep what is typed; answers with what is kept, which is newer if another window was."""
    rehearsal = await _rehearsal(request)
    try:
        sent = msgspec.json.decode(await request.body(), type=DraftText)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise HTTPException(400, "a draft is {version, text}") from error
    rooms = _rooms(request)
    at = request.path_params["slot"]
    kept = await run_in_threadpool(rooms.drafts.put, rehearsal.id, at, sent.text, sent.version)
    return JSONResponse(kept._asdict())


async def start_run(request: Request) -> Response:
    """Hand code, or one's own tests, to the judge; the answer is the element that streams the verdict.

    A browser without scripts waits for the verdict and is shown the room with it.
    """
    rehearsal, rooms = await _rehearsal(request), _rooms(request)
    text, at = await _typed(request)
    asked = str((await request.form()).get("kind") or "")
    kind = asked if asked in ("submit", "tests") else "run"
    await run_in_threadpool(_expect_code, rehearsal, at)
    run = await rooms.ask_judge(rehearsal, kind, text)
    if "hx-request" in request.headers:
        return answer(request, "verdict.html", id=rehearsal.id, run={"id": run.id, "shown": ""})
    await run_in_threadpool(_keep, rooms, rehearsal.id, run.slot, text)
    async for _ in rooms.rows(run.id, 0):
        pass
    place = "tests-verdict" if kind == "tests" else "verdict"
    return RedirectResponse(f"/rehearsals/{rehearsal.id}#{place}", 303)


async def stream_run(request: Request) -> Response:
    """The run's rows as server-sent events, from the one behind Last-Event-ID on."""
    rooms = _rooms(request)
    run = rooms.runs.get(request.path_params["run"])
    if run is None or run.session != request.path_params["id"]:
        raise HTTPException(404)
    given = request.headers.get("last-event-id", "0")
    after = int(given) if re.fullmatch("[0-9]{1,15}", given) else 0
    return StreamingResponse(_events(rooms, run, after), media_type="text/event-stream")


async def _events(rooms: Rooms, run: Run, after: int) -> AsyncIterator[str]:
    async for row in rooms.rows(run.id, after):
        yield _event(row.n, "done" if row.kind in LAST else "row", _html(run.kind, row))


def _html(kind: str, row: Row) -> str:
    """A row of a run of this kind."""
    if row.kind == "verdict":
        return page("verdict_text.html", verdict=msgspec.json.decode(row.body, type=Verdict), kind=kind)
    if row.kind == "own-tests":
        return page("own_tests.html", own=msgspec.json.decode(row.body, type=OwnTests))
    said = json.loads(row.body)
    if row.kind == "failed":
        return page("failed.html", kind=kind, **said)
    return page("progress.html", growing=kind == "submit" and said.get("all_pass", False), **said)


def _event(n: int, name: str, html: str) -> str:
    data = "".join(f"data: {line}\n" for line in html.splitlines())
    return f"id: {n}\nevent: {name}\n{data}\n"


async def _rehearsal(request: Request) -> Rehearsal:
    return await run_in_threadpool(_rooms(request).get, request.path_params["id"])
