"""The offers that are kept as one file, out of the browser and back into it (docs/exchange.md)."""

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from superday.career.offers import exchange
from superday.errors import BadInput
from superday.preparation import offers as files
from superday.web import offers
from superday.web.handed_in import handed_in

TYPES = {".json": "application/json", ".csv": "text/csv; charset=utf-8", ".md": "text/markdown; charset=utf-8"}


def export(request: Request) -> Response:
    """Every sound offer as one file; the page tells which are not."""
    ending = f".{request.path_params['format']}"
    if ending not in TYPES:
        raise HTTPException(404)
    sound = [(one.id, one.filed, one.text) for one in files.kept() if one.filed]
    named = {"Content-Disposition": f'attachment; filename="offers{ending}"'}
    return Response(exchange.write(sound, ending), media_type=TYPES[ending], headers=named)


async def take_in(request: Request) -> Response:
    """Keep the offers of a file, all or none of them; what it came to is shown, or why nothing was kept."""
    try:
        path, text, replace = await handed_in(request)
        found = await run_in_threadpool(exchange.parse, text, path)
        taken = await run_in_threadpool(files.take_in, found, replace)
    except BadInput as error:
        return await offers.page(request, refused=error, status=400)
    told = "&".join(f"{name}={len(ids)}" for name, ids in taken._asdict().items())
    return RedirectResponse(f"{offers.HERE}?{told}", 303)
