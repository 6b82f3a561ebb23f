"""``superday serve``: the web app on a loopback port."""

import argparse
import contextlib
import socket
import threading
import webbrowser

import uvicorn

from superday import language
from superday.bank import open_bank
from superday.errors import BadInput
from superday.home import home
from superday.store import open_database
from superday.web.app import make_app

HELP = "start the web app"
PORT = 8321


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--port", metavar="N", type=int, help=f"loopback port (default {PORT}, or a free one)")
    parser.add_argument("--no-browser", action="store_true", help="print the address; open no browser")


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted."""
    listening = _listen(args.port)
    address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
    model = language.configured()
    app = make_app(open_database(home()), open_bank(), model)
    print(f"superday is at {address}  (Ctrl+C stops it; everything is kept in {home()})", flush=True)
    if model is not None:
        print(
            f"Answers in words are also sent to {model.model} at {model.host}, with their questions and points.",
            flush=True,
        )
    if not args.no_browser:
        threading.Thread(target=_open, args=(address,), daemon=True).start()
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=2))
    with contextlib.suppress(KeyboardInterrupt):  # uvicorn raises it again after it has shut down in order
        server.run(sockets=[listening])
    return 0


def _listen(port: int | None) -> socket.socket:
    """A listening socket: the wished port or none; without a wish, the usual port or any free one."""
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    for wished in [port] if port is not None else [PORT, 0]:
        try:
            listening.bind(("127.0.0.1", wished))
        except (OSError, OverflowError) as error:
            refused = error
        else:
            listening.listen(128)
            return listening
    raise BadInput(f"port {port} cannot be used: {refused}", way_out="choose another, or leave --port out")


def _open(address: str) -> None:
    with contextlib.suppress(webbrowser.Error):
        webbrowser.open(address)
