// <sd-clock src slot-name phase segment round running>: counts down between looks at the server, which owns the time.
// When the server says that the turn has changed (time is up), the panel is fetched anew.
import { notice } from "./notice";
import { renewToken } from "./token";

interface Told {
  segment_left: number;
  round_left: number;
  phase: string;
  slot: string;
  running: boolean;
  warnings: string[];
}

const LOOK_EVERY = 4000;

class Clock extends HTMLElement {
  private told!: Told;
  private at = 0;
  private timers: number[] = [];
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
      if (!response.ok) return;
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
