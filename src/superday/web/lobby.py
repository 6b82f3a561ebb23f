"""The lobby: which loops there are, what each holds, and what is unfinished.  Reads no question."""

import random
import re

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from superday.bank.model import Interviewer, Loop
from superday.errors import BadInput
from superday.loop.rehearsal import Rehearsal, sessions
from superday.store import Summary
from superday.web import process, process_pages
from superday.web.answers import answer
from superday.web.render import moment
from superday.web.rooms import Rooms


async def show(request: Request) -> Response:
    """The first page."""
    bank, engine = request.app.state.bank, request.app.state.engine
    loops: list[Loop] = bank.of("loop")
    known = await run_in_threadpool(sessions, engine)
    actions = await run_in_threadpool(process_pages.soon, process.process_of(request))
    titles = {loop.id: loop.title for loop in loops}
    return answer(
        request,
        "lobby.html",
        loops=loops,
        actions=actions,
        interviewers=[one for one in bank.of("interviewer") if isinstance(one, Interviewer)],
        unfinished=[_row(one, titles) for one in known if one.status == "open"],
        finished=[_row(one, titles) for one in known if one.status.endswith("finished")],
        mistakes=bank.mistakes,
        fallback=not loops,
    )


def _row(one: Summary, titles: dict[str, str]) -> dict[str, str]:
    when = moment(one.started_at)
    scripted = " (scripted)" if one.status.startswith("scripted") else ""
    return {"id": one.id, "title": titles.get(one.loop, one.loop) + scripted, "place": one.place, "when": when}


async def begin(request: Request) -> Response:
    """Plan a loop and go to its room."""
    try:
        started = await _start(request)
    except BadInput as error:
        return answer(request, "error.html", 400, heading="That loop cannot begin", says=str(error))
    return RedirectResponse(f"/rehearsals/{started.id}", 303)


async def _start(request: Request) -> Rehearsal:
    form = await request.form()
    seed, who = str(form.get("seed") or ""), str(form.get("interviewer") or "")
    if seed and not re.fullmatch("-?[0-9]{1,18}", seed):
        raise BadInput(f"the seed `{seed}` is not a whole number")
    chosen = int(seed) if seed else random.randrange(1_000_000)
    rooms: Rooms = request.app.state.rooms
    only = str(form.get("round") or "") or None
    return await run_in_threadpool(rooms.start, str(form.get("loop") or ""), chosen, who or None, only)
