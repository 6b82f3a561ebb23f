"""The debrief as a page, as JSON, and as a file to keep."""

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from superday.loop.debrief import Debrief
from superday.loop.rehearsal import Rehearsal
from superday.web.answers import answer
from superday.web.report import report


async def show(request: Request) -> Response:
    """The page; before the end of the loop there is none."""
    rehearsal = await _finished(request)
    if rehearsal is None:
        return RedirectResponse(f"/rehearsals/{request.path_params['id']}", 303)
    return answer(request, "debrief.html", debrief=await _debrief(rehearsal), id=rehearsal.id)


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


async def _finished(request: Request) -> Rehearsal | None:
    found: Rehearsal = await run_in_threadpool(request.app.state.rooms.get, request.path_params["id"])
    return found if found.state.finished else None


async def _debrief(rehearsal: Rehearsal) -> Debrief:
    return await run_in_threadpool(rehearsal.debrief)
