// <sd-draft src version>: keeps what is typed in its textarea, at once in the browser and soon after on the server.
// The newest text wins: of browser and server when the page comes back, and of two windows while both are open.
import { notice } from "./notice";
import { renewToken, token } from "./token";

interface Kept {
  version: number;
  text: string;
}

const PAUSE = 400; // milliseconds without a key before the server is told

class Draft extends HTMLElement {
  private version = 0;
  private unsaved: Kept | null = null;
  private taking = false;
  private timer = 0;
  private saving: Promise<void> = Promise.resolve();

  connectedCallback(): void {
    this.version = Number(this.getAttribute("version"));
    const kept = this.read();
    if (this.take(kept)) this.later(kept);
    this.area.addEventListener("input", this.typed);
    window.addEventListener("pagehide", this.now);
    document.addEventListener("time-is-up", this.now);
    window.addEventListener("storage", this.elsewhere);
  }

  disconnectedCallback(): void {
    window.removeEventListener("pagehide", this.now);
    document.removeEventListener("time-is-up", this.now);
    window.removeEventListener("storage", this.elsewhere);
    window.clearTimeout(this.timer);
  }

  private get area(): HTMLTextAreaElement {
    return this.querySelector("textarea")!;
  }

  private get key(): string {
    return `draft:${this.getAttribute("src")}`;
  }

  // Versions are times, so that the window in which something was typed last has the newest.
  private typed = (): void => {
    if (this.taking) return;
    this.version = Math.max(this.version + 1, Date.now());
    const kept: Kept = { version: this.version, text: this.area.value };
    localStorage.setItem(this.key, JSON.stringify(kept));
    this.later(kept);
  };

  private elsewhere = (event: StorageEvent): void => {
    if (event.key === this.key) this.take(this.read());
  };

  // Shows a text that is newer than the one in the box; says whether it was.
  private take(kept: Kept | null): boolean {
    if (!kept || kept.version <= this.version) return false;
    this.version = kept.version;
    this.taking = true;
    this.area.value = kept.text;
    this.area.dispatchEvent(new CustomEvent("restored"));
    this.taking = false;
    return true;
  }

  private later(kept: Kept | null): void {
    this.unsaved = kept;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(this.now, PAUSE);
  }

  private now = (): void => {
    const kept = this.unsaved;
    if (kept) this.saving = this.saving.then(() => this.send(kept));
  };

  private async send(kept: Kept): Promise<void> {
    try {
      const response = await fetch(this.getAttribute("src") ?? "", {
        method: "PUT",
        keepalive: kept.text.length < 60_000, // browsers allow 64 KiB to outlive the page
        headers: { "Content-Type": "application/json", "X-Superday-Token": token() },
        body: JSON.stringify(kept),
      });
      if (response.status === 413) return this.tell("Too long: kept in this browser alone, and cannot be handed in.");
      if (response.status === 403) await renewToken();
      if (!response.ok) throw new Error(String(response.status));
      this.saved((await response.json()) as Kept, kept);
      this.tell("Saved.");
      notice(null);
    } catch {
      this.tell("Kept in this browser; not yet saved.");
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(this.now, 3000);
    }
  }

  private tell(text: string): void {
    const place = this.querySelector<HTMLElement>("[data-saved]");
    if (place) place.textContent = text;
  }

  // What the server has need not be kept in the browser as well; what it has newer, of another window, is shown.
  private saved(there: Kept, sent: Kept): void {
    if (this.unsaved?.version === sent.version) this.unsaved = null;
    if ((this.read()?.version ?? 0) <= sent.version) localStorage.removeItem(this.key);
    this.take(there);
  }

  private read(): Kept | null {
    const raw = localStorage.getItem(this.key);
    return raw ? (JSON.parse(raw) as Kept) : null;
  }
}

customElements.define("sd-draft", Draft);
