"""Our own failures, told apart from the candidate's: one line in the terminal, one page, no traceback."""

import os
import sys

from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Said without a template: a template may be what failed.
PAGE = (
    "<!doctype html><html lang=en><title>superday</title><h1>That was our fault</h1>"
    "<p>superday itself failed. What you wrote is still in your browser: go back a page, and try again.</p>"
)


def tell(what: str, error: Exception) -> None:
    """One line in the terminal."""
    said = " ".join(str(error).split())
    print(f"superday: {what} failed ({type(error).__name__}: {said})", file=sys.stderr, flush=True)


class OwnFailures:
    """ASGI middleware: whatever is raised and no handler knows ends here."""

    def __init__(self, app: ASGIApp):
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: D102 - ASGI
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception as error:
            if scope["type"] != "http" or os.environ.get("SUPERDAY_TRACEBACK"):
                raise
            tell(scope["path"], error)
            if not begun:
                await HTMLResponse(PAGE, 500)(scope, receive, send)
