"""Who may talk to the app: this machine's own browser pages, and nobody that a web page sends.

Three checks, because each alone has a hole: the Host header must name the loopback (against DNS rebinding), a request
that changes anything must come from a page of ours (Origin or Sec-Fetch-Site) and must carry the token that only such
a page could read.  A strict Content-Security-Policy keeps what is shown from running.
"""

import hmac
import re
import secrets
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from superday.web import accounts
from superday.web.render import page

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
SAFE = ("GET", "HEAD")
LARGEST_BODY = 2_000_000  # bytes: an answer or a program, never more
LARGEST_FILE = 50_000_000  # bytes: a file that is handed in, as a form with a file is sent
TOKEN_HEADER = "x-superday-token"
TOKEN_FIELD = "token"
# The token's part of a form with a file: it stands before the file, and this near the beginning.
_TOKEN_PART = re.compile(rb'form-data; name="token"\r\n\r\n([\w-]{1,100})\r\n')
_HEAD = 2_000


class Guard:
    """ASGI middleware with the three checks and the headers; ``token`` is new with each start of the app."""

    def __init__(self, app: ASGIApp, token: str):
        self._app, self._token = app, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: D102 - ASGI
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope["nonce"] = secrets.token_urlsafe(16)
        refusal = self._outer(scope)
        if refusal is None and scope["method"] not in SAFE:
            largest = LARGEST_FILE if _has_a_file(Headers(scope=scope)) else LARGEST_BODY
            body = await _whole(receive, largest)
            if body is not None and len(body) > largest:
                await _too_long(scope, largest)(scope, receive, _with_headers(send, scope["nonce"]))
                return
            refusal = "the request broke off" if body is None else self._inner(scope, body)
            receive = _again(body or b"")
        app = self._app if refusal is None else PlainTextResponse(f"Refused: {refusal}.\n", 403)
        await app(scope, receive, _with_headers(send, scope["nonce"]))

    def _outer(self, scope: Scope) -> str | None:
        headers = Headers(scope=scope)
        if scope.get("client") and accounts.is_another(scope["client"], scope.get("server")):
            return "this is another account's superday; start your own"
        if _host(headers.get("host", "")) not in LOOPBACK:
            return "this app answers on the loopback only, and the Host header names something else"
        if headers.get("origin", ours := f"http://{headers['host']}").lower() != ours.lower():
            return "the Origin is not this app"
        followed = scope["method"] in SAFE and headers.get("sec-fetch-mode") == "navigate"
        if headers.get("sec-fetch-site", "none") not in ("same-origin", "none") and not followed:
            return "another site may follow a link to this app, and nothing else"
        return None

    def _inner(self, scope: Scope, body: bytes) -> str | None:
        headers = Headers(scope=scope)
        given = headers.get(TOKEN_HEADER) or _field(headers, body)
        if not hmac.compare_digest(given.encode(), self._token.encode()):
            return "the token is missing or old; reload the page"
        return None


def _host(value: str) -> str:
    """The Host header without its port, in small letters; brackets of IPv6 kept."""
    value = value.lower()
    return value.rsplit(":", 1)[0] if not value.endswith("]") and ":" in value else value


def _has_a_file(headers: Headers) -> bool:
    return headers.get("content-type", "").startswith("multipart/form-data")


def _field(headers: Headers, body: bytes) -> str:
    if _has_a_file(headers):
        found = _TOKEN_PART.search(body, 0, _HEAD)
        return found[1].decode() if found else ""
    if not headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return ""
    return parse_qs(body.decode("utf-8", "replace")).get(TOKEN_FIELD, [""])[0]


async def _whole(receive: Receive, largest: int) -> bytes | None:
    """The request's body, or None if its sender left before the end of it.

    Of a body that is larger than anything we take, a little more than that is kept; the rest is read and let go, since
    a browser hears the answer only once it has sent all.
    """
    body = b""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None  # half an answer is not an answer
        if len(body) <= largest:
            body += bytes(message.get("body", b""))
        if not message.get("more_body"):
            return body


def _too_long(scope: Scope, largest: int) -> ASGIApp:
    what = "text" if largest == LARGEST_BODY else "file"
    says = f"That {what} is too long: superday takes {largest // 1_000_000} MB at most. Nothing of it was taken."
    return HTMLResponse(page("error.html", token="", nonce=scope["nonce"], heading="Too long", says=says), 413)


def _again(body: bytes) -> Receive:
    """A receive channel that hands the body on once more, then waits for the end."""
    sent = False

    async def receive() -> Message:
        nonlocal sent
        if sent:
            return {"type": "http.disconnect"}
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


def _with_headers(send: Send, nonce: str) -> Send:
    policy = (
        "default-src 'none'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        f"style-src 'self' 'nonce-{nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.setdefault("Cache-Control", "no-store")
            headers["Content-Security-Policy"] = policy
            headers["X-Content-Type-Options"] = "nosniff"
            headers["Referrer-Policy"] = "same-origin"
            headers["Cross-Origin-Opener-Policy"] = "same-origin"
            headers["Cross-Origin-Resource-Policy"] = "same-origin"
        await send(message)

    return sending
