"""The lines of an open derivation, typeset while they are typed.  Nothing is checked: right and wrong look the same."""

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from superday.bank.model import DerivationItem
from superday.loop.rehearsal import Rehearsal
from superday.loop.room import NotNow
from superday.maths.typeset import Typeset, typeset
from superday.web.rooms import Rooms


class TypedLines(msgspec.Struct, forbid_unknown_fields=True):
    """What the browser sends to be typeset."""

    text: str


async def typed(request: Request) -> str:
    """The text that a page asks to see typeset."""
    try:
        return msgspec.json.decode(await request.body(), type=TypedLines).text
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise HTTPException(400, "typed lines are {text}") from error


def told(found: list[Typeset]) -> Response:
    """Lines as the page is told them."""
    return Response(msgspec.json.encode(found), media_type="application/json")


async def lines(request: Request) -> Response:
    """Each line as LaTeX, or why it cannot be read, as JSON."""
    text = await typed(request)
    rooms: Rooms = request.app.state.rooms
    rehearsal = await run_in_threadpool(rooms.watch, request.path_params["id"])
    return told(await run_in_threadpool(_typeset, rehearsal, text))


def _typeset(rehearsal: Rehearsal, text: str) -> list[Typeset]:
    item = rehearsal.item() if rehearsal.view().box == "maths" else None
    if not isinstance(item, DerivationItem):
        raise NotNow("no derivation is open")
    return typeset(item.derivation(), text)
