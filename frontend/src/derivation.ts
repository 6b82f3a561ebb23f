// <sd-derivation src caret>: under the textarea inside it, each typed line as it would be written by hand.  The server
// reads the lines, as it alone knows the language; right and wrong look the same here.  What cannot be read is said
// after a pause, once, and at its line.  ``caret`` is the line at which a second try begins; a ``single`` formula has no
// line numbers.
import { renewToken, token } from "./token";
import { reachable, typeset } from "./math";

interface Line {
  number: number;
  text: string;
  latex: string;
  says: string;
}

const PAUSE = 80; // milliseconds without a key before the lines are typeset
const QUIET = 1500; // and before what cannot be read is said

class Derivation extends HTMLElement {
  private rows = document.createElement("ol");
  private said = document.createElement("p");
  private lines: Line[] = [];
  private known = new Set<string>(); // the refusals that have been said
  private timers: number[] = [];
  private asking = false;
  private again = false;

  connectedCallback(): void {
    if (!this.rows.isConnected) this.build();
    this.area.addEventListener("input", this.typed);
    this.area.addEventListener("restored", this.typed);
    if (this.area.value.trim()) this.typed();
    this.placeCaret(Number(this.getAttribute("caret")));
  }

  disconnectedCallback(): void {
    this.timers.forEach((timer) => window.clearTimeout(timer));
  }

  private get area(): HTMLTextAreaElement {
    return this.querySelector("textarea")!;
  }

  private get single(): boolean {
    return this.hasAttribute("single");
  }

  private build(): void {
    this.rows.className = "typeset";
    this.rows.setAttribute("aria-label", this.single ? "Your formula as it is read" : "Your lines as they are read");
    this.said.className = "unseen";
    this.said.setAttribute("role", "status");
    this.append(this.rows, this.said);
  }

  private placeCaret(line: number): void {
    if (!line) return;
    const before = this.area.value.split("\n").slice(0, line).join("\n").length;
    this.area.setSelectionRange(before, before);
    const height = parseFloat(getComputedStyle(this.area).lineHeight) || 20;
    this.area.scrollTop = Math.max(0, (line - 3) * height);
  }

  private typed = (): void => {
    this.timers.forEach((timer) => window.clearTimeout(timer));
    this.timers = [window.setTimeout(() => void this.ask(), PAUSE), window.setTimeout(() => this.tell(), QUIET)];
  };

  // One question at a time: what was typed meanwhile is asked about after it.
  private async ask(): Promise<void> {
    this.again = this.asking;
    if (this.asking) return;
    this.asking = true;
    try {
      const found = await this.read(this.area.value);
      if (found && this.isConnected) this.show(found);
    } catch {
      // The server does not answer; the clock says so.
    }
    this.asking = false;
    if (this.again) void this.ask();
  }

  private async read(text: string, renewed = false): Promise<Line[] | null> {
    const response = await fetch(this.getAttribute("src") ?? "", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Superday-Token": token() },
      body: JSON.stringify({ text }),
    });
    if (response.status === 403 && !renewed) {
      await renewToken();
      return this.read(text, true);
    }
    return response.ok ? ((await response.json()) as Line[]) : null;
  }

  private show(lines: Line[]): void {
    this.lines = lines;
    lines.forEach((line, at) => {
      const old = this.rows.children[at];
      const key = JSON.stringify([line, this.known.has(refusal(line))]);
      if (old instanceof HTMLElement && old.dataset.key === key) return;
      const row = this.row(line);
      row.dataset.key = key;
      if (old) old.replaceWith(row);
      else this.rows.append(row);
      reachable(row.firstElementChild as HTMLElement);
    });
    while (this.rows.children.length > lines.length) this.rows.lastElementChild!.remove();
  }

  private row(line: Line): HTMLLIElement {
    const row = document.createElement("li");
    row.value = line.number;
    const place = document.createElement("div");
    row.append(place);
    try {
      if (!line.latex) throw new Error("not to be read");
      typeset(place, `\\displaystyle ${line.latex}`);
    } catch {
      place.className = "as-typed";
      place.textContent = line.text;
    }
    if (this.known.has(refusal(line))) row.append(marked(line.says));
    return row;
  }

  // After a pause: what cannot be read, at its line, and aloud where it is new.
  private tell(): void {
    const refused = this.lines.filter((line) => line.says);
    const fresh = refused.filter((line) => !this.known.has(refusal(line)));
    this.known = new Set(refused.map(refusal));
    const where = (line: Line): string => (this.single ? "" : `Line ${line.number}: `);
    this.said.textContent = fresh.map((line) => where(line) + line.says.replaceAll("`", "")).join(". ");
    this.show(this.lines);
  }
}

function refusal(line: Line): string {
  return line.says && `${line.text}\n${line.says}`;
}

// Text with code in back quotes.
function marked(says: string): HTMLElement {
  const whole = document.createElement("div");
  whole.className = "says";
  says.split("`").forEach((part, at) => {
    const piece = document.createElement(at % 2 ? "code" : "span");
    piece.textContent = part;
    whole.append(piece);
  });
  return whole;
}

customElements.define("sd-derivation", Derivation);
