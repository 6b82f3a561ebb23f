"""Offers: those that are kept, side by side under the person's choices, and the form that changes one."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from superday.career.offers import Choices, Comparison, compare, read_offer
from superday.career.offers.cents import money, money_up
from superday.career.offers.choosing import brackets_of, currency, percent_of, rates_of, whole
from superday.career.offers.comparing import MOST
from superday.career.offers.deadlines import in_words
from superday.career.offers.fields import ALL, fields, with_fields
from superday.career.offers.telling import QUANTILE_NAMES, overtaking, percent
from superday.errors import BadInput
from superday.preparation import offers as files
from superday.preparation.clock import Clock
from superday.preparation.offers import Kept
from superday.web.answers import answer

CLOCK = Clock()
HERE = "/offers"
USUAL = {"growth": "0", "volatility": "", "horizon": "4", "discount": "0", "currency": "", "rates": "", "tax": ""}
WORDS = {
    "money": money,
    "money_up": money_up,
    "percent": percent,
    "overtaking": overtaking,
    "in_words": in_words,
    "quantiles": QUANTILE_NAMES,
}


@dataclass(frozen=True)
class Chosen:
    """What stands in the form of choices, and which offers are shown."""

    typed: Mapping[str, str]
    calendar: bool
    shown: list[str]

    def choices(self) -> Choices:
        """What is typed as choices; raises :class:`BadInput`."""
        typed = self.typed
        rates = (one for one in typed["rates"].replace(",", " ").split() if one)
        return Choices(
            growths=tuple(percent_of(one, -99, 900, "a growth of the share") for one in self._growths()),
            volatility=percent_of(typed["volatility"] or "0", 0, 300, "a volatility"),
            horizon=whole(typed["horizon"] or "4", 1, 10, "a horizon in years"),
            discount=percent_of(typed["discount"] or "0", -50, 100, "a discount"),
            calendar=self.calendar,
            currency=currency(typed["currency"].upper()) if typed["currency"].strip() else None,
            rates=rates_of(one.upper() for one in rates),
            tax=brackets_of(typed["tax"]),
        )

    def _growths(self) -> list[str]:
        """``7, -20 %`` one by one; the first is the one that counts."""
        return self.typed["growth"].replace("%", " ").replace(",", " ").split() or ["0"]


async def show(request: Request) -> Response:
    """The kept offers side by side."""
    return await page(request)


async def page(request: Request, refused: BadInput | None = None, status: int = 200) -> Response:
    """The same, with why a file was refused."""
    kept = await run_in_threadpool(files.kept)
    chosen = _chosen(request.query_params, kept)
    found, mistake = None, None
    if chosen.shown:
        try:
            found = await run_in_threadpool(_compare, kept, chosen)
        except BadInput as error:
            mistake = error
    return answer(
        request, "offers.html", status, kept=kept, chosen=chosen, found=found, mistake=mistake, refused=refused,
        taken=_taken(request.query_params), zone=CLOCK.zone, here=HERE, **WORDS,
    )  # fmt: skip


def _taken(query: QueryParams) -> str:
    """What a file that was taken in came to, as its redirect told it; empty without one."""
    counts = {name: query[name] for name in ("new", "changed", "same") if query.get(name, "").isdecimal()}
    return ", ".join(f"{count[:5]} {'the ' if name == 'same' else ''}{name}" for name, count in counts.items())


def _chosen(query: QueryParams, kept: list[Kept]) -> Chosen:
    known = [one.id for one in kept if one.filed]
    shown = [name for name in known if name in query.getlist("show")] or known[:MOST]
    typed = {name: query.get(name, usual)[:200] for name, usual in USUAL.items()}
    return Chosen(typed, query.get("calendar") == "on", shown)


def _compare(kept: list[Kept], chosen: Chosen) -> Comparison:
    shown = [one.filed for one in kept if one.filed and one.id in chosen.shown]
    return compare(shown, chosen.choices(), CLOCK.now())


async def new(request: Request) -> Response:
    """An empty form."""
    return _form(request, None, fields(None), "")


async def edit(request: Request) -> Response:
    """The form of a kept offer: its usual fields, and its text."""
    kept = await run_in_threadpool(_known, request)
    filled = fields(kept.filed.offer) if kept.filed else {}
    return _form(request, kept, filled, kept.text, kept.mistake)


async def add(request: Request) -> Response:
    """Keep a new offer, from the fields or from a text."""
    form = await request.form()
    filled, text = _typed(form), _text(form)
    try:
        if form.get("what") != "text":
            text = with_fields("", fields(None), filled)
        offer = read_offer(text, files.folder() / "new.toml").offer
    except BadInput as error:
        return _form(request, None, filled, _text(form), _told(error, form.get("what") == "text"), 400)
    await run_in_threadpool(files.keep_new, offer.name, text)
    return RedirectResponse(HERE, 303)


async def save(request: Request) -> Response:
    """Keep what was changed in the form or in the text."""
    form = await request.form()
    filled, text = _typed(form), _text(form)
    if (kept := await run_in_threadpool(files.one, request.path_params["id"])) is None:
        if not form.get("version"):
            raise HTTPException(404)
        says = "The offer was removed meanwhile. Below is what you sent; keep it as a new one"
        return _form(request, None, filled if form.get("what") == "fields" else fields(None), text, BadInput(says), 409)
    whole_text = form.get("what") == "text" or not kept.filed
    if kept.version != form.get("version"):
        says = "The file was changed meanwhile, here or in an editor. Below is what you sent; save again to replace it"
        return _form(request, kept, filled, text if whole_text else kept.text, BadInput(says), 409)
    try:
        if not whole_text and kept.filed:
            text = with_fields(kept.text, fields(kept.filed.offer), filled)
        read_offer(text, files.folder() / f"{kept.id}.toml")
    except BadInput as error:
        if not whole_text:
            return _form(request, kept, filled, kept.text, _told(error, False), 400)
        return _form(request, kept, fields(kept.filed.offer) if kept.filed else {}, text, error, 400)
    await run_in_threadpool(files.keep, kept.id, text)
    return RedirectResponse(HERE, 303)


async def remove(request: Request) -> Response:
    """Take a kept offer away (its text stays on the disk under another name)."""
    kept = await run_in_threadpool(_known, request)
    await run_in_threadpool(files.remove, kept.id)
    return RedirectResponse(HERE, 303)


def _told(error: BadInput, by_line: bool) -> BadInput:
    """A mistake in what has no file yet: with its line in a text, with none in fields."""
    line = f"line {error.line}: " if by_line and error.line else ""
    return BadInput(f"{line}{error.says}", way_out=error.way_out)


def _known(request: Request) -> Kept:
    if (found := files.one(request.path_params["id"])) is None:
        raise HTTPException(404)
    return found


def _typed(form: FormData) -> dict[str, str]:
    return {name: str(form.get(name) or "") for name in ALL}


def _text(form: FormData) -> str:
    return str(form.get("text") or "").replace("\r\n", "\n")


def _form(
    request: Request,
    kept: Kept | None,
    filled: Mapping[str, str],
    text: str,
    mistake: BadInput | None = None,
    status: int = 200,
) -> Response:
    values = {"kept": kept, "filled": filled, "text": text, "mistake": mistake}
    return answer(request, "offer.html", status, here=HERE, **values)
