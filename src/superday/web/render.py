"""Markdown and templates: the one place where text becomes HTML."""

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markdown_it import MarkdownIt
from markupsafe import Markup, escape
from mdit_py_plugins.dollarmath import dollarmath_plugin

from superday.judge.growth.costs import as_expected, sentence

HERE = Path(__file__).parent
STATIC = HERE / "static"


@cache
def _markdown() -> MarkdownIt:
    # Raw HTML is off: a question of the person's own bank is data, not markup of ours.  Images are off: a report that
    # is opened elsewhere must not fetch anything.
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    parser.use(dollarmath_plugin, renderer=_mathematics, double_inline=True)
    # Headings of an item stand below the page's own.
    parser.add_render_rule("heading_open", lambda self, tokens, i, options, env: f"<h{_below(tokens[i].tag)}>")
    parser.add_render_rule("heading_close", lambda self, tokens, i, options, env: f"</h{_below(tokens[i].tag)}>\n")
    return parser


def _below(tag: str) -> int:
    return min(6, int(tag[1]) + 2)


def _mathematics(latex: str, options: dict[str, Any]) -> str:
    return f"<sd-math{' display' if options.get('display_mode') else ''}>{escape(latex)}</sd-math>"


def markdown(text: str) -> Markup:
    """HTML of a Markdown text with ``$...$`` mathematics."""
    return Markup(_markdown().render(text))


def inline(text: str) -> Markup:
    """HTML of one line of Markdown, without a paragraph around it."""
    return Markup(_markdown().renderInline(text))


DECIDED = {
    "execution": "by running it",
    "maths": "by evaluating it",
    "lexical": "by the words",
    "probe": "by a narrow question",
    "story": "by the story",
    "model": "by the language model",
    "self": "by yourself",
}


def decided(source: str) -> str:
    """Who decided a finding, in words."""
    return DECIDED[source]


REASONS = {"new": "new", "slipping": "slipping", "keeping": "to keep", "last look": "last look"}


def reason(why: str) -> str:
    """Why an item is on today's list, in words (:class:`superday.recall.Reason`)."""
    return REASONS[why]


def topic(area: str) -> str:
    """An area of the bank as a person writes it: ``ml-code`` is ML code; ``own`` are cards from elsewhere."""
    if area == "own":
        return "Your own cards"
    named = " ".join(word.upper() if word in ("ml", "llm") else word for word in area.split("-"))
    return named[:1].upper() + named[1:]


def minutes(seconds: float) -> str:
    """``m:ss``."""
    whole = max(0, round(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def percent(value: float) -> str:
    """A number in [0, 1] as two digits after the point, as scores are told everywhere."""
    return f"{value:.2f}"


def moment(seconds: float) -> str:
    """A time since 1970 as the machine's clock tells it, to the minute."""
    return datetime.fromtimestamp(seconds).astimezone().strftime("%-d %B %Y, %H:%M")


def within(title: str) -> str:
    """An interviewer's title as it stands within a sentence: with a statistician, with Ada."""
    article, _, rest = title.partition(" ")
    return f"{article.lower()} {rest}" if article in ("A", "An", "The") else title


@cache
def templates() -> Environment:
    """The Jinja environment; undefined names are errors."""
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        markdown=markdown,
        inline=inline,
        decided=decided,
        reason=reason,
        topic=topic,
        minutes=minutes,
        score=percent,
        within=within,
        moment=moment,
        growth=sentence,
        as_expected=as_expected,
    )
    return environment


def page(name: str, **values: Any) -> str:
    """The template ``name`` with these values."""
    return templates().get_template(name).render(**values)
