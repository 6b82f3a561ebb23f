"""All stories as one file, out of the browser and back into it, chosen or pasted (docs/stories.md)."""

from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from superday.errors import BadInput
from superday.preparation.story_folder import Taken
from superday.stories.exchange import FORMATS, Format, parse, write
from superday.web import stories
from superday.web.handed_in import handed_in

TYPES = {"json": "application/json", "csv": "text/csv", "md": "text/markdown"}
ALONE = "pasted-story"  # the id of a story's own Markdown that is pasted; that of a file has the file's name


async def export(request: Request) -> Response:
    """All stories in one file."""
    how = _format(request.path_params["format"])
    kept, _ = await run_in_threadpool(stories.bank_of(request).shelf.look)
    text = write([each.story for each in kept.values()], how)
    name = f'attachment; filename="stories.{how}"'
    return Response(text.encode(), media_type=TYPES[how], headers={"Content-Disposition": name})


async def take_in(request: Request) -> Response:
    """Stories from a file that was chosen, all or none of them."""
    try:
        path, text, replace = await handed_in(request)
        taken = await run_in_threadpool(_from_file, request, path, text, replace)
    except BadInput as error:
        return await stories.listed(request, 400, refused=str(error))
    return await stories.listed(request, said=_told(taken))


async def take_in_text(request: Request) -> Response:
    """The same from a text that was pasted; it stays in the form where it cannot be used."""
    form = await request.form()
    how, text = str(form.get("format") or "json"), str(form.get("text") or "").replace("\r\n", "\n")
    try:
        taken = await run_in_threadpool(_taken, request, text, _format(how), ALONE, bool(form.get("replace")))
    except BadInput as error:
        line = f"line {error.line}: " if error.line and not error.path else ""
        return await stories.listed(request, 400, refused=f"{line}{error}", typed={"text": text, "format": how})
    return await stories.listed(request, said=_told(taken))


def _from_file(request: Request, path: Path, text: str, replace: bool) -> Taken:
    """What a file's stories came to; its ending says the format."""
    try:
        return _taken(request, text, _format(path.suffix.lower().lstrip(".")), path.stem, replace)
    except BadInput as error:
        raise BadInput(error.says, path=error.path or path, line=error.line, way_out=error.way_out) from None


def _taken(request: Request, text: str, how: Format, alone: str, replace: bool) -> Taken:
    return stories.bank_of(request).shelf.take_in(parse(text, how, alone), replace)


def _format(how: str) -> Format:
    for one in FORMATS:
        if one == how:
            return one
    raise BadInput(f"`{how[:20]}` is no format of ours for stories", way_out="json, csv or md")


def _told(taken: Taken) -> str:
    return f"{len(taken.new)} new, {len(taken.changed)} changed, {len(taken.same)} the same."
