"""The story bank's pages: the list, one story to read and edit, the matrix."""

import difflib
import json
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from superday.errors import BadInput
from superday.preparation.story_bank import Standing, StoryBank
from superday.preparation.story_folder import Changed, Shelf, folder, new_id
from superday.preparation.story_words import age, alike, notes, quoted, titles, told_broken, told_last, when
from superday.stories.edited import edited, to_fill_in
from superday.stories.story import Story, read
from superday.web.answers import answer
from superday.web.story_form import StoryForm, as_sent, edit_of, of_story


async def show(request: Request) -> Response:
    """The list."""
    return await listed(request)


async def across(request: Request) -> Response:
    """What the stories cover, what is told for everything, what is there twice: a part of the list's page."""
    return answer(request, "stories_across.html", **await run_in_threadpool(_across, request))


async def matrix(request: Request) -> Response:
    """Stories by principle."""
    return answer(request, "stories_matrix.html", **await run_in_threadpool(_matrix, request))


async def one(request: Request) -> Response:
    """One story to read and edit, and what is open in it."""
    return answer(request, "stories_one.html", **await run_in_threadpool(_one, request))


async def add(request: Request) -> Response:
    """A new story with every part empty; its page is next."""
    form = await request.form()
    id_, title = str(form.get("id") or "").strip(), str(form.get("title") or "")
    try:
        text = to_fill_in(title or id_.replace("-", " ").capitalize(), asks=False)
        await run_in_threadpool(bank_of(request).shelf.add, new_id(id_), text)
    except BadInput as error:
        return await listed(request, 400, refused=str(error), typed={"id": id_, "title": title})
    return RedirectResponse(f"/stories/file/{id_}", 303)


async def save(request: Request) -> Response:
    """Save what was typed, unless the file was changed meanwhile."""
    form = await request.form()
    status, template, values = await run_in_threadpool(_save, request, form)
    if not template:
        return RedirectResponse(f"{request.url.path}?saved=yes", 303)
    return answer(request, template, status, **values)


def bank_of(request: Request) -> StoryBank:
    """The bank of the folder as it is configured now; what was worked out is kept as long as that is the same."""
    state, place = request.app.state, folder()
    known: StoryBank | None = getattr(state, "stories", None)
    if known is None or known.shelf.place != place:
        known = state.stories = StoryBank(Shelf(place), state.bank)
    return known


def _standing(request: Request) -> tuple[StoryBank, Standing]:
    bank = bank_of(request)
    return bank, bank.standing(request.app.state.engine)


async def listed(request: Request, status: int = 200, **told: Any) -> Response:
    """The list, with what was ``said`` of a form, or why it was ``refused`` and what was ``typed`` into it."""
    values = await run_in_threadpool(_listed, request)
    return answer(request, "stories.html", status, **{"refused": "", "said": "", "typed": {}, **values, **told})


def _listed(request: Request) -> dict[str, Any]:
    bank, standing = _standing(request)
    today = bank.today().date()
    rows = [
        {
            "story": each,
            "age": age(each, today),
            "minutes": each.minutes,
            "gaps": [part.heading for part in each.gaps],
            "told": told_last(standing.tellings(each.id)),
        }
        for each in standing.stories
    ]
    return {"rows": rows, "broken": told_broken(standing.broken), "place": bank.shelf.place}


def _across(request: Request) -> dict[str, Any]:
    bank, standing = _standing(request)
    found = bank.matrix(standing.stories)
    named = quoted(titles(standing.stories))
    told = notes(standing.overused, bank.alike(standing.stories), named)
    return {"sentence": found.sentence(named) if standing.stories else "", "notes": told}


def _matrix(request: Request) -> dict[str, Any]:
    bank, standing = _standing(request)
    found = bank.matrix(standing.stories)
    named = titles(standing.stories)
    told = {each.id: sum(one.sure for one in standing.tellings(each.id)) for each in standing.stories}
    return {
        "found": found,
        "chosen": found.cover,
        "sentence": found.sentence(quoted(named)),
        "named": named,
        "stories": standing.stories,
        "told": told,
        "ages": {each.id: age(each, bank.today().date()) for each in standing.stories},
        "notes": notes(standing.overused, bank.alike(standing.stories), quoted(named)),
    }


def _one(request: Request) -> dict[str, Any]:
    bank = bank_of(request)
    kept = bank.shelf.get(request.path_params["id"])
    said = "Saved." if request.query_params.get("saved") else ""
    return _page(request, kept.story, of_story(kept.story, bank.principles), said=said)


def _page(request: Request, story: Story, form: StoryForm, said: str = "", refused: str = "") -> dict[str, Any]:
    bank, standing = _standing(request)
    found = bank.checked(story)
    others = [each for each in standing.stories if each.id != story.id]
    pairs = [pair for pair in bank.alike([*others, story]) if story.id in (pair.one, pair.other)]
    named = quoted(titles([*others, story]))
    shows = sorted(((id_, cell) for id_, cell in found.cells.items() if cell.says), key=lambda pair: -pair[1].strength)
    return {
        "story": story,
        "form": form,
        "found": found,
        "shows": shows,
        "titles": {each.id: each.title for each in bank.principles},
        "age": age(story, bank.today().date()),
        "told": [(when(each), each) for each in standing.tellings(story.id)],
        "alike": [alike(pair, named) for pair in pairs],
        "said": said,
        "refused": refused,
    }


def _save(request: Request, form: FormData) -> tuple[int, str, dict[str, Any]]:
    """Status, page and its values where the text is not saved; no page where it is."""
    bank, id_ = bank_of(request), str(request.path_params["id"])
    base = _base(id_, form)
    try:
        mine = str(form["file"]).replace("\r\n", "\n") if "file" in form else edited(base, edit_of(base, form))
        read(id_, mine)
    except BadInput as error:
        if "file" in form:
            return 400, "stories_changed.html", _differing(bank, id_, str(form["file"]), str(error))
        return 400, "stories_one.html", _page(request, base, as_sent(base, bank.principles, form), refused=str(error))
    try:
        kept = bank.shelf.get(id_)
        if kept.story.text != base.text:
            raise Changed(id_, kept)
        bank.shelf.save(kept, mine)
    except (Changed, BadInput) as error:
        return (
            409,
            "stories_changed.html",
            _differing(bank, id_, mine, "" if isinstance(error, Changed) else str(error)),
        )
    return 303, "", {}


def _base(id_: str, form: FormData) -> Story:
    """The text of the file that the form was made from."""
    try:
        return read(id_, json.loads(str(form.get("base") or "")))
    except (ValueError, TypeError, BadInput):
        raise BadInput("the form does not say which text it was made from", way_out="open the story again") from None


def _differing(bank: StoryBank, id_: str, mine: str, refused: str) -> dict[str, Any]:
    """Both texts, for the person to decide."""
    try:
        now = bank.shelf.get(id_).story.text
    except BadInput as error:
        now, refused = "", refused or str(error)
    lines = difflib.unified_diff(now.splitlines(), mine.splitlines(), "the file now", "your text", n=1, lineterm="")
    return {
        "id": id_,
        "mine": mine,
        "now": now,
        "base": json.dumps(now),
        "refused": refused,
        "differs": "\n".join(lines),
    }
