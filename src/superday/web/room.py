"""The room: a page whose panel is swapped after every move.  The rules are :mod:`superday.loop.room`'s."""

import json
import re
from collections.abc import AsyncIterator, Callable
from typing import Annotated

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse

from superday.judge.model import Verdict
from superday.loop.rehearsal import Rehearsal
from superday.loop.room import NotNow
from superday.loop.state import State
from superday.loop.view import View
from superday.web.answers import answer
from superday.web.render import page
from superday.web.rooms import Rooms

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
    draft = rooms.drafts.get(rehearsal.id, seen.slot)
    run = rooms.runs.latest(rehearsal.id, seen.slot) if seen.box == "code" else None
    return {"id": rehearsal.id, "view": seen, "draft": draft, "run": run}


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
    """Hand code to the judge; the answer is the element that streams its verdict."""
    rehearsal = await _rehearsal(request)
    code, at = await _typed(request)
    kind = "submit" if (await request.form()).get("kind") == "submit" else "run"
    await run_in_threadpool(_expect_code, rehearsal, at)
    run = await _rooms(request).ask_judge(rehearsal, kind, code)
    return answer(request, "verdict.html", id=rehearsal.id, run=run)


async def stream_run(request: Request) -> Response:
    """The run's rows as server-sent events, from the one behind Last-Event-ID on."""
    rooms = _rooms(request)
    run = rooms.runs.get(request.path_params["run"])
    if run is None or run.session != request.path_params["id"]:
        raise HTTPException(404)
    given = request.headers.get("last-event-id", "0")
    after = int(given) if re.fullmatch("[0-9]{1,15}", given) else 0
    return StreamingResponse(_events(rooms, run.id, run.kind, after), media_type="text/event-stream")


async def _events(rooms: Rooms, run: str, kind: str, after: int) -> AsyncIterator[str]:
    async for row in rooms.rows(run, after):
        if row.kind == "progress":
            yield _event(row.n, "row", page("progress.html", **json.loads(row.body)))
        elif row.kind == "failed":
            yield _event(row.n, "done", page("failed.html", **json.loads(row.body)))
        else:
            verdict = msgspec.json.decode(row.body, type=Verdict)
            yield _event(row.n, "done", page("verdict_text.html", verdict=verdict, kind=kind))


def _event(n: int, name: str, html: str) -> str:
    data = "".join(f"data: {line}\n" for line in html.splitlines())
    return f"id: {n}\nevent: {name}\n{data}\n"


async def _rehearsal(request: Request) -> Rehearsal:
    return await run_in_threadpool(_rooms(request).get, request.path_params["id"])
