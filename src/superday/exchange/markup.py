r"""A field of Anki's, which is HTML, as Markdown: text, lists, code and mathematics; nothing that runs or is fetched.

Mathematics (``\(...\)``, ``\[...\]``, Anki's older ``[latex]``) is taken out before the HTML is read and put back as
``$...$`` at the end, so that neither reading spoils it.  Three characters of Unicode's private use stand for what must
not be read: places of mathematics, and the gap of a cloze.
"""

import re
from html import escape, unescape

from superday.study.card import BLANK

GAP = "\ue000"
_BEGIN, _END = "\ue001", "\ue002"
IMAGE, SOUND = "(image left out)", "(sound left out)"
PRIVATE = re.compile("[\ue000-\ue00f]")
_DEEPEST = 60
_OPENS = re.compile(r"\\\(|\\\[|\[\$\$?\]|\[latex\]|<anki-mathjax[^>]{0,200}>", re.IGNORECASE)
_CLOSES = {"\\(": "\\)", "\\[": "\\]", "[$]": "[/$]", "[$$]": "[/$$]", "[latex]": "[/latex]"}
_DISPLAYED = ("\\[", "[$$]", "[latex]")
_PLACE = re.compile(f"{_BEGIN}(\\d+){_END}")
_SOUND = re.compile(r"\[(?:sound|anki):[^\]]{0,500}\]", re.IGNORECASE)
_TAG = re.compile(r"(</?[A-Za-z][^<>]{0,2000}>)")
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_BLOCKS = frozenset(
    [
        *[
            "div",
            "p",
            "ul",
            "ol",
            "table",
            "tr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "section",
            "article",
        ],
        *["hr", "dl", "dt", "dd", "center"],
    ]
)
_MARKED = {"b": "**", "strong": "**", "i": "*", "em": "*", "h1": "**", "h2": "**", "h3": "**", "h4": "**"}
_UNREAD = frozenset(
    [
        *["script", "style", "head", "title", "svg", "object", "iframe", "template", "textarea", "select", "audio"],
        *["video", "canvas", "math"],
    ]
)
_SPECIAL = re.compile(r"[\\`*$]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|\](?=[(:\[])|<(?=[A-Za-z/!?])")
_AT_START = re.compile(r"^(#{1,6}(?=\s|$)|[-+](?=\s|$|[- ]*$)|>|=(?==*\s*$)|~(?=~~)|\d{1,9}(?=[.)](?:\s|$)))")


def markdown(html: str) -> str:
    """The Markdown of a field; a field of another's program, so anything may stand in it."""
    formulas: list[str] = []
    reader, html = _Reader(), re.sub(f"[{_BEGIN}{_END}]", "", _without_comments(html))
    for place, piece in enumerate(_TAG.split(_SOUND.sub(f" {SOUND} ", _put_by(html, formulas)))):
        if not place % 2:
            reader.data(unescape(piece))
        elif name := _NAME.match(piece):
            (reader.ends if piece[1] == "/" else reader.begins)(name[1].lower())
    text = _PLACE.sub(lambda found: formulas[int(found[1])], reader.text())
    return text.replace(GAP, BLANK)


def without_pictures(text: str) -> str:
    """What is left of a text without the notes of what was left out."""
    return text.replace(IMAGE, "").replace(SOUND, "").strip()


def _put_by(html: str, formulas: list[str]) -> str:
    """The HTML with a sign for each piece of mathematics; what opens and is never closed is text."""
    parts, at, unclosed = list[str](), 0, set[str]()
    while found := _OPENS.search(html, at):
        opens = found[0].lower()
        closes = _CLOSES.get(opens, "</anki-mathjax>")
        end = -1 if closes in unclosed else html.find(closes, found.end())
        if end < 0:
            unclosed.add(closes)
            parts.append(html[at : found.end()])
            at = found.end()
            continue
        display = opens in _DISPLAYED or "block" in opens
        parts += [html[at : found.start()], _sign(html[found.end() : end], opens, display, formulas)]
        at = end + len(closes)
    return "".join([*parts, html[at:]])


def _sign(html: str, opens: str, display: bool, formulas: list[str]) -> str:
    inner = _latex(html)
    if opens == "[latex]" and "$" in inner:  # a text, with mathematics in it
        return re.sub(r"\$+([^$]+)\$+", lambda each: _kept(each[1], "$", formulas), escape(inner))
    return _kept(inner, "$$" if display else "$", formulas)


def _kept(latex: str, sign: str, formulas: list[str]) -> str:
    latex = " ".join(unescape(latex).replace("$", "").split())
    if not latex:
        return ""
    formulas.append(f"{sign}{latex}{sign}")
    return f"{_BEGIN}{len(formulas) - 1}{_END}"


def _latex(html: str) -> str:
    text = unescape(_TAG.sub(" ", html)).replace("\xa0", " ")
    return text.replace(GAP, r"[\ldots]")


def _without_comments(html: str) -> str:
    first, *others = html.split("<!--")
    return first + "".join(each.partition("-->")[2] if "-->" in each else each for each in others)


class _Reader:
    """Collects Markdown; what opens and is marked (bold, code, lists) is a frame, closed when its tag is."""

    def __init__(self) -> None:
        self._frames: list[tuple[str, list[str]]] = [("", [])]
        self._unread: list[str] = []
        self._lists: list[int | None] = []  # of those that are open: the number of the next line, None without numbers

    def text(self) -> str:
        while len(self._frames) > 1:
            self._close()
        lines = [line.rstrip() for line in "".join(self._frames[0][1]).split("\n")]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()

    def begins(self, tag: str) -> None:
        if self._unread:
            self._unread += [tag] * (tag == self._unread[-1])
        elif tag in _UNREAD:
            self._unread.append(tag)
        elif tag == "img":
            self._add(f" {IMAGE} ")
        elif tag == "br":
            self._add("\n" if self._within("pre") else "\n\n")
        elif tag in ("ul", "ol"):
            self._lists.append(1 if tag == "ol" else None)
            self._add("\n\n" if len(self._lists) == 1 else "\n")
        elif tag == "li":
            self._add(self._bullet())
        elif tag in ("td", "th"):
            self._add(" | " if self._tail().rstrip(" ")[-1:] not in ("", "\n") else "")
        elif tag in _BLOCKS:
            self._paragraph()
        if not self._unread and (tag in _MARKED or tag in ("code", "pre")) and len(self._frames) < _DEEPEST:
            self._frames.append((tag, []))

    def ends(self, tag: str) -> None:
        if self._unread:
            if tag == self._unread[-1]:
                self._unread.pop()
            return
        if any(tag == name for name, _ in self._frames[1:]):
            while self._close() != tag:
                pass
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
            self._add("" if self._lists else "\n\n")
        elif tag in _BLOCKS:
            self._paragraph()

    def data(self, data: str) -> None:
        if self._unread or not data:
            return
        if self._within("pre") or self._within("code"):
            self._add(data)
            return
        said = re.sub(r"[\s\xa0]+", " ", data)
        begins = self._tail()[-1:] in ("", "\n")
        said = _SPECIAL.sub(lambda found: f"\\{found[0]}", said.lstrip() if begins else said)
        self._add(_AT_START.sub(_not_a_mark, said) if begins else said)

    def _within(self, tag: str) -> bool:
        return any(tag == name for name, _ in self._frames)

    def _add(self, text: str) -> None:
        self._frames[-1][1].append(text)

    def _tail(self) -> str:
        return next((part for _, parts in reversed(self._frames) for part in reversed(parts) if part), "")

    def _paragraph(self) -> None:
        """A new one, but not at the beginning of a line of a list."""
        if not self._within("pre") and not re.search(r"(?:^|\n) *(?:-|\d+\.) $", self._tail()):
            self._add("\n" if self._lists else "\n\n")

    def _bullet(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is not None:
            self._lists[-1] = number + 1
        return "\n" + "   " * max(0, len(self._lists) - 1) + ("- " if number is None else f"{number}. ")

    def _close(self) -> str:
        """Close the innermost frame; which it was."""
        tag, parts = self._frames.pop()
        self._add(_framed(tag, "".join(parts), self._within("pre")))
        return tag


def _not_a_mark(found: re.Match[str]) -> str:
    return f"{found[1]}\\" if found[1].isdigit() else f"\\{found[1]}"


def _framed(tag: str, inner: str, verbatim: bool) -> str:
    if verbatim or not inner.strip():
        return inner
    if tag == "pre":
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", inner)), default=0))
        code = inner.strip("\n")
        return f"\n\n{fence}\n{code}\n{fence}\n\n"
    if "\n\n" in inner or PRIVATE.search(inner):
        return inner  # what is marked ends with its paragraph, and mathematics is not marked
    before, after = " " * (inner[0].isspace()), " " * (inner[-1].isspace())
    if tag == "code":
        return f"{before}`{inner.strip()}`{after}" if "`" not in inner else inner
    return f"{before}{_MARKED[tag]}{inner.strip()}{_MARKED[tag]}{after}"
