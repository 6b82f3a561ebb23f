"""One question to the configured server and its reply, within the time that was promised and whatever the server does.

The key goes to the configured host and nowhere else: no redirect is followed, no proxy and no netrc is read, and over
``https://`` nothing is sent before the server's certificate has been verified.  What the server says of its failures is
never passed on, since it may repeat what it was sent.
"""

import contextlib
import email.utils
import math
import socket
import ssl
import threading
import time
from typing import Any, NamedTuple

import httpx2

from superday.language.asking import NoOpinion
from superday.language.settings import Settings

CONNECT = 5.0  # seconds
READ = 0.9  # share of the whole time for which a server may be silent
LARGEST = 2_000_000  # bytes of a reply; a long one has 20,000
TRIES = 3
LONGEST_WAIT = 10.0  # seconds that a busy server may ask for
_BUSY = (429, 503)
_NOT_UNDERSTOOD = (400, 422, 501)  # what servers say that do not know a schema, or one of the other settings


class Reply(NamedTuple):
    """What came back."""

    status: int
    retry_after: str
    content_type: str
    body: bytes


def ask(settings: Settings, body: bytes, plain: bytes) -> bytes:
    """The server's reply to ``body``, or to ``plain`` where it does not understand that.

    A server that is busy is asked again, after the time that it names.

    Raises:
        NoOpinion: there is none, within the time of the settings.
    """
    over = time.monotonic() + settings.timeout
    tries, sent = 0, False
    while True:
        try:
            reply = _send(settings, body, over)
        except NoOpinion as why:
            why.sent |= sent
            raise
        sent = True
        if reply.status in _NOT_UNDERSTOOD and body is not plain:
            body = plain
        elif reply.status in _BUSY and tries < TRIES - 1:
            _wait(reply, tries, over)
            tries += 1
        else:
            return _accepted(reply)


def _wait(reply: Reply, tries: int, over: float) -> None:
    asked = _seconds(reply.retry_after)
    seconds = 0.5 * 2**tries if asked is None else asked
    if seconds > LONGEST_WAIT or time.monotonic() + seconds >= over:
        raise NoOpinion(f"is busy (status {reply.status}) for longer than can be waited")
    time.sleep(seconds)


def _seconds(header: str) -> float | None:
    """How long to wait, of a ``Retry-After`` in seconds or as a date; ``None`` where it says neither."""
    with contextlib.suppress(ValueError):
        seconds = float(header)
        return max(0.0, seconds) if math.isfinite(seconds) else None
    with contextlib.suppress(ValueError, TypeError, OverflowError):
        return max(0.0, email.utils.parsedate_to_datetime(header).timestamp() - time.time())
    return None


def _accepted(reply: Reply) -> bytes:
    if reply.status in _BUSY:
        raise NoOpinion(f"is busy (status {reply.status})")
    if 300 <= reply.status < 400:
        raise NoOpinion("sent us on to another address, where we do not go")
    if reply.status in (401, 403):
        raise NoOpinion(f"refused the key (status {reply.status})")
    if reply.status != 200:
        raise NoOpinion(f"failed (status {reply.status})")
    if "json" not in reply.content_type.lower():
        raise NoOpinion("did not answer in JSON")
    return reply.body


def _send(settings: Settings, body: bytes, over: float) -> Reply:
    """One exchange, in a thread: looking up a name cannot be timed, and bytes can come one by one for ever."""
    exchange = _Exchange(settings, body, over)
    thread = threading.Thread(target=exchange.run, daemon=True)
    thread.start()
    thread.join(max(0.0, over - time.monotonic()))
    if thread.is_alive():
        exchange.cut()
        raise NoOpinion(f"gave no answer within {settings.timeout:g} seconds", exchange.connected)
    if exchange.reply is None:
        raise NoOpinion(exchange.failure, exchange.connected)
    return exchange.reply


class _Exchange:
    """A request under way, which can be cut off from another thread."""

    def __init__(self, settings: Settings, body: bytes, over: float):
        self._settings, self._body, self._over = settings, body, over
        self._silent = READ * settings.timeout
        self._socket: socket.socket | None = None
        self._opened_by = "start_tls" if settings.base_url.startswith("https:") else "connect_tcp"
        self._is_cut = False
        self.connected = False  # whether anything can have been sent
        self.reply: Reply | None = None
        self.failure = "failed"

    def run(self) -> None:
        """Ask; what comes of it is ``reply``, or ``failure``."""
        try:
            self.reply = self._exchange()
        except NoOpinion as error:
            self.failure = str(error)
        except httpx2.ConnectTimeout:
            self.failure = f"could not be reached within {CONNECT:g} seconds"
        except httpx2.TimeoutException:
            self.failure = f"was silent for {self._silent:g} seconds"
        except (httpx2.ConnectError, socket.gaierror) as error:
            self.failure = _not_connected(error)
        except (httpx2.ReadError, httpx2.WriteError, httpx2.RemoteProtocolError):
            self.failure = "broke the connection off"
        except Exception as error:  # whatever a hostile server brings about must not end in somebody's terminal
            self.failure = f"could not be asked ({type(error).__name__})"

    def cut(self) -> None:
        """Hang up: the thread ends, and a server need not go on working for nobody."""
        self._is_cut = True
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    def _exchange(self) -> Reply:
        timeout = httpx2.Timeout(connect=CONNECT, read=self._silent, write=self._silent, pool=CONNECT)
        headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
        headers |= {"Connection": "close", "User-Agent": "superday"} | self._settings.api_key.header()
        with (
            httpx2.Client(timeout=timeout, verify=self._trusted(), trust_env=False, follow_redirects=False) as client,
            client.stream(
                "POST",
                f"{self._settings.base_url}/chat/completions",
                content=self._body,
                headers=headers,
                extensions={"trace": self._note},
            ) as response,
        ):
            return Reply(
                response.status_code,
                response.headers.get("retry-after", ""),
                response.headers.get("content-type", ""),
                self._read(response),
            )

    def _trusted(self) -> ssl.SSLContext:
        """Whose certificates are trusted: the system's, or those that SSL_CERT_FILE or SSL_CERT_DIR names."""
        if self._opened_by == "connect_tcp":
            return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # no certificate is shown; this one trusts nobody
        try:
            return httpx2.create_ssl_context()
        except OSError:  # an SSLError is one
            raise NoOpinion("was not asked: the certificates that SSL_CERT_FILE names cannot be read") from None

    def _note(self, event: str, info: dict[str, Any]) -> None:
        """Keep hold of the socket as soon as there is one."""
        if event.endswith((".connect_tcp.complete", ".start_tls.complete")):
            self._socket = info["return_value"].get_extra_info("socket")
            self.connected |= self._opened_by in event
            if self._is_cut:
                raise NoOpinion("took too long")

    def _read(self, response: httpx2.Response) -> bytes:
        if response.headers.get("content-encoding", "identity") != "identity":
            raise NoOpinion("packed its answer, which it was not asked to do")
        body = bytearray()
        for chunk in response.iter_raw():
            body += chunk
            if len(body) > LARGEST:
                raise NoOpinion("gave an answer far too long")
            if time.monotonic() > self._over:
                raise NoOpinion("took too long")
        return bytes(body)


def _not_connected(error: BaseException) -> str:
    """Why there is no connection; what goes wrong with TLS lies underneath what the client raises."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"showed a certificate that is not trusted ({cause.verify_message.rstrip('.')})"
        if isinstance(cause, ssl.SSLError):
            return "did not agree on TLS with us (is it an http:// address?)"
        cause = cause.__cause__ or cause.__context__
    return "could not be reached"
