"""Every screen is accessible, fits a narrow window, and the report file stands alone."""

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from superday.bank import open_bank
from tests.e2e import small_loop
from tests.e2e.candidate import Candidate, good_answer
from tests.e2e.conftest import Server

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
AXE = ROOT / "frontend/node_modules/axe-core/axe.min.js"
SERIOUS = """async () => (await axe.run()).violations
  .filter((found) => ["serious", "critical"].includes(found.impact))
  .map((found) => `${found.id}: ${found.nodes.map((node) => node.target).join(", ")}`)"""
WIDER = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return "";
  const wide = [...document.querySelectorAll("main *")].filter((one) => one.getBoundingClientRect().right > width);
  return wide.map((one) => `${one.tagName}.${one.className} ${one.textContent.slice(0, 30)}`).slice(0, 5).join("; ");
}"""


def wrong(page: Page) -> list[str]:
    """What axe finds serious, in both colour schemes, and screens that a narrow window must scroll sideways."""
    found: list[str] = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        # Through the browser's debugger: the page's own policy refuses scripts that are not ours.
        page.evaluate(AXE.read_text())
        found += [f"{scheme}: {one}" for one in page.evaluate(SERIOUS)]
    page.set_viewport_size({"width": 400, "height": 800})
    if wide := page.evaluate(WIDER):
        found.append(f"too wide at 400 px: {wide}")
    page.set_viewport_size({"width": 1200, "height": 900})
    page.emulate_media(color_scheme="light")
    return found


@pytest.mark.timeout(150)
def test_every_screen_is_accessible_and_fits_a_narrow_window(page: Page, server: Server) -> None:
    small_loop.write(
        server.home,
        "mixed",
        ("concept", "sgd-vs-gd", 20),
        ("derivation", "blr-posterior", 20),
        ("problem", "pair-sum", 20),
    )
    server.stop()
    server.start()
    me = Candidate(page, server, open_bank())
    page.goto("/")
    found = {"lobby": wrong(page)}
    me.start("mixed")
    found["before the round"] = wrong(page)
    me.begin()
    page.get_by_role("button", name="Take a hint").click()
    expect(page.locator(".said.hint")).to_be_visible()
    found["text"] = wrong(page)
    while page.locator("textarea.maths").count() == 0:
        me.answer()
    found["mathematics"] = wrong(page)
    while page.locator(".cm-content").count() == 0:
        me.answer()
    me.write("def pair_sum(nums, target):\n    print('p' * 3000)\n    return 'x' * 3000\n" + "#\n" * 40)
    page.get_by_role("button", name="Run the examples").click()
    expect(page.locator("#verdict table")).to_be_visible(timeout=60_000)
    expect(me.box()).to_be_hidden()
    page.get_by_text("Your own tests").click()
    tests = "assert pair_sum([2, 7], 9) == (0, 1)\nassert pair_sum([3, 3], 6) is None\nassert pair_sum(0) == 1\n"
    page.get_by_label("Three to five asserts").fill(tests)
    page.get_by_role("button", name="Check my tests").click()
    expect(page.locator("#tests-verdict table")).to_be_visible(timeout=60_000)
    found["code"] = wrong(page)
    me.finish_round(me.answer)
    page.wait_for_url("**/debrief")
    for summary in page.locator("summary").all():
        summary.click()
    found["debrief"] = wrong(page)
    assert {screen: told for screen, told in found.items() if told} == {}


def test_the_page_for_what_is_not_there_is_accessible_too(chromium: Browser, server: Server) -> None:
    page = chromium.new_page()
    page.goto(f"{server.url}/nowhere")
    assert wrong(page) == []
    page.close()


@pytest.fixture
def report(home: Path, tmp_path: Path) -> Path:
    """The report of a scripted candidate."""
    small_loop.write(home, "mixed", ("concept", "sgd-vs-gd", 20), ("derivation", "blr-posterior", 20))
    answers, file = tmp_path / "answers", tmp_path / "report.html"
    answers.mkdir()
    bank = open_bank()
    (answers / "sgd-vs-gd.md").write_text(good_answer(bank.get("sgd-vs-gd")))
    (answers / "blr-posterior.txt").write_text(bank.get("blr-posterior").solutions[0])  # type: ignore[union-attr]
    command = [sys.executable, "-m", "superday", "rehearse", "mixed", "--answers", str(answers), "--report", str(file)]
    subprocess.run(command, check=False, capture_output=True, timeout=60)
    return file


def test_the_report_file_stands_alone(chromium: Browser, report: Path) -> None:
    page = chromium.new_page()
    errors: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: errors.append(message.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(report.as_uri())
    assert page.locator("sd-math .katex").count() > 3
    assert page.locator("sd-math.as-written").count() == 0
    assert [url for url in asked if not url.startswith("data:")] == [report.as_uri()]
    assert errors == []
    page.close()


def test_the_report_prints_with_everything_open(chromium: Browser, report: Path, tmp_path: Path) -> None:
    page = chromium.new_page()
    page.goto(report.as_uri())
    answers = page.locator("details")
    on_screen = page.evaluate(HEIGHTS)
    page.emulate_media(media="print")
    assert answers.count() > 0 and max(on_screen) == 0
    page.wait_for_function(f"Math.min(...({HEIGHTS})()) > 0", timeout=10_000)
    assert page.pdf(path=tmp_path / "report.pdf").startswith(b"%PDF")
    page.close()


HEIGHTS = """() => [...document.querySelectorAll("details > :not(summary)")]
  .map((one) => one.checkVisibility({ contentVisibilityAuto: true }) ? one.getBoundingClientRect().height : 0)"""
