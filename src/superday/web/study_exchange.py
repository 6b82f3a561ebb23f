"""Study as files in the browser: what is studied as a deck or a table, and such a file taken in (docs/exchange.md)."""

import tempfile
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from superday.errors import BadInput
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
    try:
        says = await run_in_threadpool(_taken, request, name, content)
    except BadInput as error:
        line = f"line {error.line}: " if error.line else ""
        says = f"{name[:100]}: {line}{error.says} ({error.way_out}). Nothing of it was taken."
        return await _told(request, 400, says)
    return await _told(request, 200, says)


async def undo(request: Request) -> Response:
    """Take the last import back."""
    return await _told(request, 200, await run_in_threadpool(_taken_back, request))


def _written(request: Request, ending: str, due: bool, areas: list[str]) -> bytes:
    from superday.exchange import study

    desk = _study(request).desk
    desk.take_in()
    return study.exported(desk, study.notes(desk, study.chosen(desk, due, areas)), ending)


def _taken(request: Request, name: str, content: bytes) -> str:
    from superday.exchange import study

    ending = Path(name).suffix.lower()
    if ending not in study.READ:
        raise BadInput("is neither a package of Anki's nor a table", way_out=study.FORMATS)
    desk = _study(request).desk
    desk.take_in()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"handed-in{ending}"  # of a name from elsewhere, the ending alone
        path.write_bytes(content)
        return study.told(study.take_in(desk, StudyLog(request.app.state.engine), path))


def _taken_back(request: Request) -> str:
    from superday.exchange import study

    gone = study.undo(_study(request).desk, StudyLog(request.app.state.engine))
    return f"Taken back: {study.counted(gone, 'review')} of the last import."


async def _told(request: Request, status: int, says: str) -> Response:
    last = await run_in_threadpool(_last_import, request)
    return answer(request, "study_exchange.html", status, says=says, last=last)


def _last_import(request: Request) -> str:
    """What can be taken back, in words; empty where nothing can."""
    from superday.exchange import study  # brings NumPy: not on the path of other pages

    last = study.last_import(StudyLog(request.app.state.engine))
    return study.counted(last, "review") if last else ""


def _study(request: Request) -> StudyDesk:
    found: StudyDesk = request.app.state.study
    return found
