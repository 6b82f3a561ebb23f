r"""Markdown of the bank as the HTML of a field of Anki's, which typesets mathematics in \(...\) and \[...\] itself."""

from functools import cache
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin


def html(markdown: str) -> str:
    """The HTML of a Markdown text with ``$...$`` mathematics; markup in it is shown, not followed."""
    return str(_parser().render(markdown)).strip()


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    return parser.use(dollarmath_plugin, renderer=_mathematics, double_inline=True)


def _mathematics(latex: str, options: dict[str, Any]) -> str:
    begin, end = (r"\[", r"\]") if options.get("display_mode") else (r"\(", r"\)")
    return f"{begin}{escape(latex.strip(), quote=False)}{end}"
