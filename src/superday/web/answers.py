"""Responses: a template with what every page needs."""

from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse

from superday.web.render import page


def answer(request: Request, template: str, status: int = 200, /, **values: Any) -> HTMLResponse:
    """The page, with the token that its forms carry and the nonce of its styles."""
    token, nonce = request.app.state.token, request.scope.get("nonce", "")
    return HTMLResponse(page(template, token=token, nonce=nonce, reader=reader(request), **values), status)


def reader(request: Request) -> str:
    """The language model that answers are sent to, and its host, as every page may name it; empty without one."""
    configured = request.app.state.rooms.reader
    return configured.name if configured else ""
