// <sd-clock src slot-name phase segment round running>: counts down between looks at the server, which owns the time.
// When time is up it says so, has the draft sent and asks the server, which closes the box; when the server says that
// the turn has changed, the panel is fetched anew.
import { notice, saidIn } from "./notice";
import { renewToken } from "./token";

interface Told {
  segment_left: number;
  round_left: number;
  phase: string;
  slot: string;
  running: boolean;
  warnings: string[];
}

const LOOK_EVERY = 4000; // milliseconds
const SENDING = 300; // milliseconds for the last words to reach the server
const TIME_IS_UP = "Time is up: what you have written is taken as it stands.";

class Clock extends HTMLElement {
  private told!: Told;
  private at = 0;
  private timers: number[] = [];
  private over = false;
  private silent = false; // the server did not answer when last asked

  connectedCallback(): void {
    this.told = {
      segment_left: Number(this.dataset.segment),
      round_left: Number(this.dataset.round),
      phase: this.dataset.phase ?? "",
      slot: this.dataset.slot ?? "",
      running: this.dataset.running === "true",
      warnings: JSON.parse(this.dataset.warnings ?? "[]") as string[],
    };
    this.at = performance.now();
    this.show();
    this.timers = [
      window.setInterval(() => this.show(), 500),
      window.setInterval(() => void this.look(), LOOK_EVERY),
    ];
  }

  disconnectedCallback(): void {
    this.timers.forEach((timer) => window.clearInterval(timer));
  }

  private show(): void {
    const gone = this.told.running ? (performance.now() - this.at) / 1000 : 0;
    this.put("segment", this.told.segment_left - gone);
    this.put("round", this.told.round_left - gone);
    if (this.told.running && this.told.phase === "answering" && this.told.segment_left <= gone) this.close();
  }

  private close(): void {
    if (this.over) return;
    this.over = true;
    this.warn(TIME_IS_UP);
    document.dispatchEvent(new Event("time-is-up"));
    window.setTimeout(() => void this.look(), SENDING);
  }

  private put(name: string, seconds: number): void {
    const place = this.querySelector<HTMLElement>(`[data-left="${name}"]`);
    if (!place) return;
    const left = Math.max(0, Math.ceil(seconds));
    place.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    place.classList.toggle("short", left <= 60);
  }

  private async look(): Promise<void> {
    try {
      const response = await fetch(this.getAttribute("src") ?? "", { headers: { Accept: "application/json" } });
      if (!response.ok) return notice(saidIn(await response.text()));
      const told = (await response.json()) as Told;
      if (this.silent) await renewToken();
      this.silent = false;
      notice(null);
      told.warnings.filter((text) => !this.told.warnings.includes(text)).forEach((text) => this.warn(text));
      const moved = told.slot !== this.told.slot || told.phase !== this.told.phase;
      this.told = told;
      this.at = performance.now();
      this.show();
      if (moved) this.dispatchEvent(new CustomEvent("moved", { bubbles: true }));
    } catch {
      this.silent = true;
      notice("superday does not answer. What you type is kept in this browser; start it again and go on.");
    }
  }

  private warn(text: string): void {
    const place = document.getElementById("warnings");
    if (!place) return;
    const line = document.createElement("p");
    line.textContent = text;
    place.append(line);
  }
}

customElements.define("sd-clock", Clock);
