"""The debrief as a page, as JSON, and as a file to keep."""

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from superday.errors import BadInput
from superday.loop.debrief import Debrief
from superday.loop.rehearsal import Rehearsal
from superday.loop.room import NotNow
from superday.web.answers import answer
from superday.web.report import report
from superday.web.rooms import Rooms
from superday.web.stories import bank_of


async def show(request: Request) -> Response:
    """The page; before the end of the loop there is none."""
    rehearsal = await _finished(request)
    if rehearsal is None:
        return RedirectResponse(f"/rehearsals/{request.path_params['id']}", 303)
    reading = await run_in_threadpool(_reading, request, rehearsal)
    told_as = await run_in_threadpool(_told_as, request, rehearsal.id)
    debrief = await _debrief(rehearsal)
    page = {"debrief": debrief, "told_as": told_as, "id": rehearsal.id, "polled": False}
    return answer(request, "debrief.html", **page, **reading)


async def as_json(request: Request) -> Response:
    """The same as one JSON document."""
    rehearsal = await _finished(request)
    if rehearsal is None:
        return RedirectResponse(f"/rehearsals/{request.path_params['id']}", 303)
    return Response(msgspec.json.encode(await _debrief(rehearsal)), media_type="application/json")


async def as_report(request: Request) -> Response:
    """The same as one file that needs nothing else."""
    rehearsal = await _finished(request)
    if rehearsal is None:
        return RedirectResponse(f"/rehearsals/{request.path_params['id']}", 303)
    text = await run_in_threadpool(report, await _debrief(rehearsal))
    name = f'attachment; filename="superday-{rehearsal.state.plan.loop}.html"'
    return Response(text, media_type="text/html", headers={"Content-Disposition": name})


async def second_reading(request: Request) -> Response:
    """How far a language model has come with reading the answers: a part of the page, which asks for it again."""
    rehearsal = await _finished(request)
    if rehearsal is None:
        return RedirectResponse(f"/rehearsals/{request.path_params['id']}", 303)
    told = await run_in_threadpool(_reading, request, rehearsal)
    return answer(request, "second_reading.html", id=rehearsal.id, polled=True, **told)


async def read_again(request: Request) -> Response:
    """Have the answers read that the language model has given no opinion on; the page tells how far that is."""
    rehearsal = await _finished(request)
    if rehearsal is None:
        raise NotNow("the loop is not over; answers are read as they are given")
    await run_in_threadpool(_read_unread, request, rehearsal)
    return RedirectResponse(f"/rehearsals/{rehearsal.id}/debrief", 303)


def _read_unread(request: Request, rehearsal: Rehearsal) -> None:
    reader = _rooms(request).reader
    if reader is None:
        raise NotNow("no language model is configured")
    reader.read(rehearsal, reader.unread(rehearsal))


def _told_as(request: Request, id_: str) -> dict[str, str]:
    """By a question's anchor, which of the person's own stories was told; none where they cannot be looked at."""
    try:
        named = bank_of(request).named(request.app.state.engine, id_)
    except BadInput:
        return {}  # a folder of stories that is gone is told where stories are; a debrief stands without them
    return {f"{round_}-{place}": sentence for (round_, place), sentence in named.items()}


def _reading(request: Request, rehearsal: Rehearsal) -> dict[str, int]:
    """How many answers are being read, and how many could be and are not."""
    reader = _rooms(request).reader
    if reader is None:
        return {"left": 0, "unread": 0}
    return {"left": reader.left(rehearsal.id), "unread": len(reader.unread(rehearsal))}


def _rooms(request: Request) -> Rooms:
    rooms: Rooms = request.app.state.rooms
    return rooms


async def _finished(request: Request) -> Rehearsal | None:
    found = await run_in_threadpool(_rooms(request).get, request.path_params["id"])
    return found if found.state.finished else None


async def _debrief(rehearsal: Rehearsal) -> Debrief:
    return await run_in_threadpool(rehearsal.debrief)
