"""A file that a form hands in: its name and its content, or why it is none."""

from pathlib import Path
from typing import NamedTuple

from starlette.datastructures import UploadFile
from starlette.requests import Request

from superday.errors import BadInput
from superday.preparation.texts import decoded

LONGEST_NAME = 100


class HandedIn(NamedTuple):
    """A text with the name of its file, and whether the form's box to overwrite was ticked."""

    path: Path
    text: str
    replace: bool


async def handed_in(request: Request) -> HandedIn:
    """The text file of a form.

    Raises:
        BadInput: no file was chosen, or it is no text.
    """
    async with request.form() as form:
        file = form.get("file")
        if not isinstance(file, UploadFile) or not file.filename:
            raise BadInput("no file was chosen", way_out="choose one")
        path = Path(Path(file.filename).name[-LONGEST_NAME:])
        return HandedIn(path, decoded(await file.read(), path), bool(form.get("replace")))
