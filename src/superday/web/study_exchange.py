"""Study as files in the browser: what is studied as a deck or a table, and such a file taken in (docs/exchange.md)."""

import tempfile
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from superday.errors import BadInput
from superday.exchange.files import FORMATS, READ, counted
from superday.store import StudyLog
from superday.web.answers import answer
from superday.web.study_desk import StudyDesk

_TYPES = {".apkg": "application/octet-stream", ".csv": "text/csv"}


async def show(request: Request) -> Response:
    """What goes out, and a form for what comes in."""
    return await _told(request, 200, "")


async def export(request: Request) -> Response:
    """A file of what the plan asks, of today's list (``?due=yes``), or of areas (``?area=...``)."""
    ending = f".{request.path_params['ending']}"
    if ending not in _TYPES:
        raise HTTPException(404)
    asked = request.query_params
    try:
        content = await run_in_threadpool(_written, request, ending, bool(asked.get("due")), asked.getlist("area"))
    except BadInput as error:
        return await _told(request, 400, f"{error}.")
    name = f'attachment; filename="superday{ending}"'
    return Response(content, media_type=_TYPES[ending], headers={"Content-Disposition": name})


async def take_in(request: Request) -> Response:
    """Take in a file that was handed in; what it came to, or why nothing of it was taken."""
    async with request.form() as form:
        file = form.get("file")
        if not isinstance(file, UploadFile) or not file.filename:
            return await _told(request, 400, "No file was chosen.")
        name, content = file.filename, await file.read()
        deck, weight = str(form.get("deck") or "").strip(), str(form.get("weight") or "")
    try:
        says = await run_in_threadpool(_taken, request, name, content, deck, weight)
    except BadInput as error:
        line = f"line {error.line}: " if error.line else ""
        says = f"{name[:100]}: {line}{error.says} ({error.way_out}). Nothing of it was taken."
        return await _told(request, 400, says)
    return await _told(request, 200, says)


async def undo(request: Request) -> Response:
    """Take the last import back."""
    return await _told(request, 200, await run_in_threadpool(_taken_back, request))


async def remove(request: Request) -> Response:
    """Take a deck of the person's own out again."""
    async with request.form() as form:
        deck = str(form.get("deck") or "")
    try:
        return await _told(request, 200, await run_in_threadpool(_removed, request, deck))
    except BadInput as error:
        return await _told(request, 400, f"{error}.")


def _written(request: Request, ending: str, due: bool, areas: list[str]) -> bytes:
    from superday.exchange import study

    desk = _study(request).desk
    desk.take_in()
    return study.exported(desk, study.notes(desk, study.chosen(desk, due, areas)), ending)


def _taken(request: Request, name: str, content: bytes, deck: str, weight: str) -> str:
    from superday.exchange import intake
    from superday.exchange.foreign import Wanted
    from superday.study.own import PARTS

    ending = Path(name).suffix.lower()
    if ending not in READ:
        raise BadInput("is neither a package of Anki's nor a table", way_out=FORMATS)
    plan = next((one for one in PARTS if one == weight), None)
    desk = _study(request).desk
    desk.take_in()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"handed-in{ending}"  # of a name from elsewhere, the ending alone
        path.write_bytes(content)
        wanted = Wanted((deck,) if deck else (), (), plan)
        return intake.told(intake.take_in(desk, StudyLog(request.app.state.engine), path, wanted))


def _taken_back(request: Request) -> str:
    from superday.exchange import intake

    return intake.back(intake.undo(_study(request).desk, StudyLog(request.app.state.engine)))


def _removed(request: Request, deck: str) -> str:
    from superday.exchange import intake

    return intake.back(intake.remove(_study(request).desk, StudyLog(request.app.state.engine), deck))


async def _told(request: Request, status: int, says: str) -> Response:
    last, decks = await run_in_threadpool(_held, request)
    return answer(request, "study_exchange.html", status, says=says, last=last, decks=decks)


def _held(request: Request) -> tuple[str, dict[str, int]]:
    """What can be taken back, in words, empty where nothing can; and the decks of the person's own cards."""
    from superday.exchange import intake  # brings NumPy: not on the path of other pages
    from superday.preparation.studied import own_cards

    log = StudyLog(request.app.state.engine)
    last = intake.last_import(log)
    held = [counted(last.cards, "card")] * bool(last.cards) + [counted(last.reviews, "review")] * bool(last.reviews)
    return " and ".join(held), intake.decks(own_cards(log.standing()).values())


def _study(request: Request) -> StudyDesk:
    found: StudyDesk = request.app.state.study
    return found
