"""The Starlette application: its routes, and what every page gets."""

import contextlib
import secrets
from collections.abc import AsyncIterator

import anyio
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from superday.bank import Bank
from superday.errors import BadInput, CannotDo
from superday.language import Settings
from superday.loop.room import NotNow
from superday.preparation.clock import Clock
from superday.store import Conflict
from superday.web import (
    debriefs,
    lobby,
    offer_files,
    offers,
    process,
    room,
    stories,
    story_files,
    study,
    study_cards,
    study_exchange,
    typesetting,
)
from superday.web.answers import answer
from superday.web.failures import OwnFailures, tell
from superday.web.render import STATIC
from superday.web.rooms import Rooms
from superday.web.security import Guard
from superday.web.study_desk import StudyDesk

ROUTES: list[BaseRoute] = [
    Route("/", lobby.show, methods=["GET"]),
    Route("/rehearsals", lobby.begin, methods=["POST"]),
    Route("/rehearsals/{id}", room.show, methods=["GET"]),
    Route("/rehearsals/{id}/panel", room.panel, methods=["GET"]),
    Route("/rehearsals/{id}/clock", room.clock, methods=["GET"]),
    Route("/rehearsals/{id}/moves/{move}", room.move, methods=["POST"]),
    Route("/rehearsals/{id}/drafts/{slot}", room.save_draft, methods=["PUT"]),
    Route("/rehearsals/{id}/typeset", typesetting.lines, methods=["POST"]),
    Route("/rehearsals/{id}/runs", room.start_run, methods=["POST"]),
    Route("/rehearsals/{id}/runs/{run}", room.stream_run, methods=["GET"]),
    Route("/rehearsals/{id}/debrief", debriefs.show, methods=["GET"]),
    Route("/rehearsals/{id}/debrief.json", debriefs.as_json, methods=["GET"]),
    Route("/rehearsals/{id}/second-reading", debriefs.second_reading, methods=["GET"]),
    Route("/rehearsals/{id}/second-reading", debriefs.read_again, methods=["POST"]),
    Route("/rehearsals/{id}/report.html", debriefs.as_report, methods=["GET"]),
    Route("/study", study.show, methods=["GET"]),
    Route("/study/plan", study.plan, methods=["GET"]),
    Route("/study/plan.ics", study.calendar, methods=["GET"]),
    Route("/study/missed", study.missed, methods=["GET"]),
    Route("/study/today", study.today, methods=["GET"]),
    Route("/study/settings/{what}", study.change, methods=["POST"]),
    Route("/study/export.{ending}", study_exchange.export, methods=["GET"]),
    Route("/study/import", study_exchange.show, methods=["GET"]),
    Route("/study/import", study_exchange.take_in, methods=["POST"]),
    Route("/study/import/undo", study_exchange.undo, methods=["POST"]),
    Route("/study/import/remove", study_exchange.remove, methods=["POST"]),
    Route("/study/review", study_cards.show, methods=["GET"]),
    Route("/study/review/card", study_cards.card, methods=["GET"]),
    Route("/study/review/typeset", study_cards.typeset, methods=["POST"]),
    Route("/study/review/{step}", study_cards.step, methods=["POST"]),
    Route("/stories", stories.show, methods=["GET"]),
    Route("/stories", stories.add, methods=["POST"]),
    Route("/stories/across", stories.across, methods=["GET"]),
    Route("/stories/matrix", stories.matrix, methods=["GET"]),
    Route("/stories/import", story_files.take_in_text, methods=["POST"]),
    Route("/stories/import/file", story_files.take_in, methods=["POST"]),
    Route("/stories/export/{format}", story_files.export, methods=["GET"]),
    Route("/stories/file/{id}", stories.one, methods=["GET"]),
    Route("/stories/file/{id}", stories.save, methods=["POST"]),
    Route("/process", process.show_list, methods=["GET"]),
    Route("/process", process.add, methods=["POST"]),
    Route("/process/applications.ics", process.calendar_file, methods=["GET"]),
    Route("/process/applications/{id}", process.show_one, methods=["GET"]),
    Route("/process/applications/{id}/say/{what}", process.say, methods=["POST"]),
    Route("/process/applications/{id}/undo", process.undo, methods=["POST"]),
    Route("/process/applications/{id}/plan", process.plan, methods=["POST"]),
    Route("/process/applications/{id}/drafts", process.write_question, methods=["POST"]),
    Route("/process/background", process.show_background, methods=["GET"]),
    Route("/process/background", process.ask_background, methods=["POST"]),
    Route("/process/habits", process.set_habits, methods=["POST"]),
    Route("/process/calendar/{key}/superday.ics", process.feed, methods=["GET"]),
    Route("/process/feed", process.renew_feed, methods=["POST"]),
    Route("/process/export/{format}", process.export, methods=["GET"]),
    Route("/process/import", process.take_over, methods=["POST"]),
    Route("/offers", offers.show, methods=["GET"]),
    Route("/offers", offers.add, methods=["POST"]),
    Route("/offers/new", offers.new, methods=["GET"]),
    Route("/offers/export/{format}", offer_files.export, methods=["GET"]),
    Route("/offers/import/file", offer_files.take_in, methods=["POST"]),
    Route("/offers/{id}", offers.edit, methods=["GET"]),
    Route("/offers/{id}", offers.save, methods=["POST"]),
    Route("/offers/{id}/remove", offers.remove, methods=["POST"]),
    Mount("/static", StaticFiles(directory=STATIC, check_dir=False), name="static"),
]


NOT_KEPT = (
    "superday could not write to its data file ({reason}): the disk is full, or another program is using the file. "
    "What you sent last was not taken, and the text is still in this window (without scripts: one page back). "
    "Free some space or close the other program, then hand in again."
)


def make_app(engine: Engine, bank: Bank, model: Settings | None = None, clock: Clock | None = None) -> Starlette:
    """The app over one database and one bank; ``model`` is the language model that reads answers too, if any.

    ``clock`` says which day it is for study; a rehearsal has its own.
    """
    token = secrets.token_urlsafe(24)

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.rooms = Rooms(engine, bank, model)
        async with anyio.create_task_group() as group:
            group.start_soon(app.state.rooms.serve)
            yield
            group.cancel_scope.cancel()

    app = Starlette(
        routes=ROUTES,
        lifespan=lifespan,
        middleware=[Middleware(Guard, token=token), Middleware(OwnFailures)],
        exception_handlers={
            HTTPException: _not_found,
            BadInput: _bad_input,
            NotNow: _not_now,
            CannotDo: _cannot,
            Conflict: _conflict,
            OperationalError: _not_kept,
        },
    )
    app.state.bank, app.state.engine, app.state.token = bank, engine, token
    app.state.study = StudyDesk(engine, bank, clock or Clock())
    return app


async def _not_found(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    says = "There is nothing at this address." if status == 404 else "That is not possible at this address."
    return answer(request, "error.html", status, heading="Not here", says=says)


async def _bad_input(request: Request, error: Exception) -> Response:
    return answer(request, "error.html", 404, heading="Not here", says=str(error))


async def _not_now(request: Request, error: Exception) -> Response:
    return answer(request, "error.html", 409, heading="Not now", says=f"{error}.")


async def _conflict(request: Request, error: Exception) -> Response:
    request.app.state.rooms.forget(str(error))
    says = "This rehearsal went on in another program. Reload the page to see where it is."
    return answer(request, "error.html", 409, heading="Not now", says=says)


async def _not_kept(request: Request, error: Exception) -> Response:
    """The disk is full, or another program holds the file: the person's to mend, and nothing was half written."""
    tell(request.url.path, error)
    reason = getattr(error, "orig", error)
    return answer(request, "error.html", 503, heading="Not saved", says=NOT_KEPT.format(reason=reason))


async def _cannot(request: Request, error: Exception) -> Response:
    return answer(request, "error.html", 503, heading="superday could not do that", says=str(error))
