"""Typed mathematics in a real browser: KaTeX reads every line, errors wait for a pause, pages load what they need."""

import json

import pytest
from playwright.sync_api import Page, expect

from superday.bank import open_bank
from superday.bank.model import DerivationItem
from superday.maths.typeset import symbol, typeset
from tests.e2e import small_loop
from tests.e2e.candidate import Candidate
from tests.e2e.conftest import Server
from tests.e2e.test_looks import wrong

pytestmark = pytest.mark.browser

FIRST_PAGE = 100_000  # bytes of scripts and styles that the lobby may load
UNREAD = """(formulas) => {
  const place = document.createElement("div");
  document.body.append(place);
  return formulas.filter((latex) => {
    const one = document.createElement("sd-math");
    one.setAttribute("line", "");
    one.textContent = latex;
    place.replaceChildren(one);
    return one.classList.contains("as-written") || !one.querySelector("math");
  });
}"""


@pytest.fixture
def me(page: Page, server: Server) -> Candidate:
    """Somebody at a derivation."""
    small_loop.write(server.home, "derived", ("derivation", "softmax-hessian", 20))
    server.stop()
    server.start()
    one = Candidate(page, server, open_bank())
    one.start("derived")
    one.begin()
    return one


def row(me: Candidate, number: int):  # type: ignore[no-untyped-def]
    """The line of this number as it is shown."""
    return me.page.locator(f".typeset li[value='{number}']")


def test_every_line_of_the_bank_is_mathematics_that_katex_reads(me: Candidate) -> None:
    formulas = []
    for item in me.bank.of("derivation"):
        assert isinstance(item, DerivationItem)
        references = [one.expr for one in (*item.targets, *item.checkpoints, *item.wrong_turns)]
        texts = [*item.solutions, *item.mistakes, *(one.text for one in item.planted), "\n".join(references)]
        formulas += [line.latex for text in texts for line in typeset(item.derivation(), text)]
        formulas += [symbol(one) for one in item.symbols]
    assert len(formulas) > 3000
    assert me.page.evaluate(UNREAD, sorted(set(formulas))) == []
    assert me.page.evaluate(UNREAD, ["\\frac{"]) == ["\\frac{"]


def test_a_line_is_typeset_while_it_is_typed(me: Candidate) -> None:
    me.box().press_sequentially("p = softmax(z)")
    expect(row(me, 1).locator("math")).to_have_count(1)
    me.box().press_sequentially("\n\nH = jac(p, z)")
    expect(row(me, 3).locator("math mfrac")).to_have_count(1)
    expect(row(me, 2)).to_have_count(0)
    me.page.reload()
    expect(row(me, 1).locator("math")).to_have_count(1)


def test_what_cannot_be_read_is_said_after_a_pause_and_goes_when_it_is_mended(me: Candidate) -> None:
    me.box().press_sequentially("p = softmax(z\nq = v + 1\n")
    expect(row(me, 2)).to_have_text("q = v + 1")
    expect(me.page.locator(".typeset .says")).to_have_count(0)
    expect(row(me, 1).locator(".says")).to_contain_text("a bracket is not closed", timeout=5000)
    expect(row(me, 2).locator(".says code").first).to_have_text("v")
    expect(me.page.locator("sd-derivation [role=status]")).to_contain_text("Line 1: a bracket is not closed")
    me.box().press_sequentially("r = 1")
    expect(row(me, 3).locator("math")).to_have_count(1)
    expect(row(me, 1).locator(".says")).to_have_count(1)
    me.box().fill("p = softmax(z)")
    expect(me.page.locator(".typeset .says")).to_have_count(0)
    expect(me.page.locator(".typeset li")).to_have_count(1)


def test_the_second_try_has_the_first_ones_lines_and_the_caret_at_the_wrong_one(me: Candidate) -> None:
    text = "p = softmax(z)\nH = diag(p) + outer(p, p)\ncurv = u @ H @ u\n"
    me.say(text)
    expect(me.box()).to_have_value(text)
    expect(me.box()).to_be_focused()
    expect(row(me, 2).locator("math")).to_have_count(1)
    me.page.keyboard.type("  # here")
    assert me.box().input_value().split("\n")[1] == "H = diag(p) + outer(p, p)  # here"


def test_typeset_lines_and_refusals_are_accessible_and_fit_a_narrow_window(me: Candidate) -> None:
    me.write("p = softmax(z)\nq = sum(" + "exp(z) * " * 12 + "p)\nr = p @ (u\n")
    expect(row(me, 3).locator(".says")).to_have_count(1, timeout=5000)
    assert wrong(me.page) == []


def test_a_panel_that_is_swapped_shows_the_lines_again(me: Candidate) -> None:
    me.write("p = softmax(z)")
    me.page.get_by_role("button", name="Take a hint").click()
    expect(me.page.locator(".said.hint")).to_be_visible()
    expect(row(me, 1).locator("math")).to_have_count(1)


def test_a_long_line_on_a_narrow_screen_is_reached_with_the_keyboard(me: Candidate) -> None:
    me.page.set_viewport_size({"width": 400, "height": 800})
    me.write("q = " + " * ".join(["sqrt(sum(exp(z)) / sum(exp(-z)))"] * 8) + " / 2")
    expect(row(me, 1).locator("> div")).to_have_attribute("tabindex", "0")
    assert me.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_the_editor_has_the_colours_of_the_page_in_both_schemes(page: Page, server: Server) -> None:
    small_loop.write(server.home, "coded", ("problem", "pair-sum", 20))
    server.stop()
    server.start()
    me = Candidate(page, server, open_bank())
    me.start("coded")
    me.begin()
    me.write("def pair_sum(nums, target):\n    return None  # nothing\n")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        editor, box = (page.evaluate(BACKGROUND, place) for place in ("sd-editor", "#ask"))
        assert editor == box
    assert page.evaluate(BACKGROUND, "sd-editor") == "rgb(22, 27, 34)"
    assert page.evaluate("getComputedStyle(document.querySelector('.tok-keyword')).color") == "rgb(215, 161, 234)"


BACKGROUND = "(place) => getComputedStyle(document.querySelector(place)).backgroundColor"


def test_the_first_page_loads_neither_the_editor_nor_mathematics(page: Page) -> None:
    loaded: dict[str, int] = {}
    page.on("response", lambda one: loaded.update({one.url: len(one.body())}) if "/static/" in one.url else None)
    page.goto("/")
    page.wait_for_load_state("networkidle")
    names = sorted(url.rsplit("/", 1)[1] for url in loaded)
    assert names == ["app.css", "app.js"]
    assert sum(loaded.values()) < FIRST_PAGE, json.dumps(loaded)
