"""A debrief as one HTML file that carries its styles and mathematics with it, opens anywhere and prints well."""

from markupsafe import Markup

from superday.errors import CannotDo
from superday.loop.debrief import Debrief
from superday.web.render import STATIC, page


def report(debrief: Debrief) -> str:
    """The file's text.

    Raises:
        CannotDo: the web bundle has not been built.
    """
    return page("report.html", debrief=debrief, styles=_bundled("report.css"), script=_bundled("report.js"))


def _bundled(name: str) -> Markup:
    path = STATIC / "bundle" / name
    if not path.is_file():
        raise CannotDo(f"the web bundle is not built ({name} is missing): run `make setup`")
    # A closing tag inside a script or style would end it early; neither bundle needs one.
    return Markup(path.read_text(encoding="utf-8").replace("</script", "<\\/script").replace("</style", "<\\/style"))
