"""Cards in the browser: a page whose card is swapped after every step.  The rules are ``study_review``'s."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from superday.errors import BadInput
from superday.web import typesetting
from superday.web.answers import answer
from superday.web.render import markdown
from superday.web.study_desk import StudyDesk

if TYPE_CHECKING:  # loaded with the first card, and not with the app
    from superday.web.study_review import Reviewing, Seen

PLACE = "/study/review"
Step = Callable[["Reviewing", FormData], "Seen"]

STEPS: dict[str, Step] = {
    "answer": lambda cards, form: cards.answer(_field(form, "number"), _field(form, "typed")),
    "settle": lambda cards, form: cards.settle(_field(form, "number"), _field(form, "said")),
    "skip": lambda cards, form: cards.skip(_field(form, "number")),
    "next": lambda cards, form: cards.go_on(_field(form, "number")),
    "piece": lambda cards, form: cards.piece(_field(form, "number"), _place(form), _field(form, "typed")),
    "undo": lambda cards, form: cards.undo(_field(form, "number")),
}


async def show(request: Request) -> Response:
    """The page; it does not wait for today's list, which comes with the card."""
    seen = await run_in_threadpool(_at_once, _desk(request))
    return _page(request, "study_review.html", seen)


async def card(request: Request) -> Response:
    """The card alone, for swapping; once it is there, if need be."""
    cards = await run_in_threadpool(_cards, _desk(request))
    try:
        seen = await run_in_threadpool(cards.look)
    except BadInput as error:  # an interview whose loop is gone, say; a fragment that fails would be asked for again
        return answer(request, "study_stuck.html", says=str(error))
    return _page(request, "study_card.html" if _swaps(request) else "study_review.html", seen)


async def step(request: Request) -> Response:
    """One step of the person; one that was taken already changes nothing and shows how it stands."""
    name = request.path_params["step"]
    if name not in STEPS:
        raise HTTPException(404)
    form = await request.form()
    cards = await run_in_threadpool(_cards, _desk(request))
    seen = await run_in_threadpool(STEPS[name], cards, form)
    if not _swaps(request) and not seen.says:
        return RedirectResponse(PLACE, 303)
    return _page(request, "study_card.html" if _swaps(request) else "study_review.html", seen)


async def typeset(request: Request) -> Response:
    """The open card's formula with what is typed in its place, as LaTeX; nothing is checked, and nothing kept."""
    typed = await typesetting.typed(request)
    cards = await run_in_threadpool(_cards, _desk(request))
    return typesetting.told(await run_in_threadpool(cards.typeset, request.query_params.get("number", ""), typed))


def _page(request: Request, template: str, seen: "Seen | None") -> Response:
    shown = seen.card.shown.card if seen and seen.card else None
    return answer(request, template, seen=seen, prompt=prompt, reply=shown.reply if shown else "words")


def _at_once(desk: StudyDesk) -> "Seen | None":
    """How the review stands, unless the solver would be needed to tell."""
    cards = desk.reviewed_at_once()
    return cards.look() if cards else None


def _cards(desk: StudyDesk) -> "Reviewing":
    return desk.reviewing


def _desk(request: Request) -> StudyDesk:
    desk: StudyDesk = request.app.state.study
    return desk


def _swaps(request: Request) -> bool:
    return "hx-request" in request.headers


def _field(form: FormData, name: str) -> str:
    return str(form.get(name) or "").replace("\r\n", "\n")


def _place(form: FormData) -> int:
    given = _field(form, "place")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 4 else -1


def prompt(text: str) -> Markup:
    """HTML of a card's prompt; its gap is drawn, and read as one."""
    gap = Markup('<span class="gap"><span class="unseen">blank</span></span>')
    return Markup(markdown(text).replace("_____", gap))
