// <sd-draft src version>: keeps what is typed in its textarea, at once in the browser and soon after on the server.
// The newer of the two wins when the page comes back.
import { notice } from "./notice";

interface Kept {
  version: number;
  text: string;
}

const PAUSE = 400; // milliseconds without a key before the server is told

class Draft extends HTMLElement {
  private version = 0;
  private timer = 0;
  private saving: Promise<void> = Promise.resolve();

  connectedCallback(): void {
    this.version = Number(this.getAttribute("version"));
    const kept = this.read();
    if (kept && kept.version > this.version) {
      this.version = kept.version;
      this.area.value = kept.text;
      this.area.dispatchEvent(new CustomEvent("restored"));
      this.later();
    }
    this.area.addEventListener("input", this.typed);
    window.addEventListener("pagehide", this.now);
  }

  disconnectedCallback(): void {
    window.removeEventListener("pagehide", this.now);
    window.clearTimeout(this.timer);
  }

  private get area(): HTMLTextAreaElement {
    return this.querySelector("textarea")!;
  }

  private get key(): string {
    return `draft:${this.getAttribute("src")}`;
  }

  private typed = (): void => {
    this.version += 1;
    const kept: Kept = { version: this.version, text: this.area.value };
    localStorage.setItem(this.key, JSON.stringify(kept));
    this.later();
  };

  private later(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(this.now, PAUSE);
  }

  private now = (): void => {
    const kept = this.read();
    if (kept) this.saving = this.saving.then(() => this.send(kept));
  };

  private async send(kept: Kept): Promise<void> {
    const state = this.querySelector<HTMLElement>("[data-saved]");
    try {
      const response = await fetch(this.getAttribute("src") ?? "", {
        method: "PUT",
        keepalive: kept.text.length < 60_000, // browsers allow 64 KiB to outlive the page
        headers: { "Content-Type": "application/json", "X-Superday-Token": token() },
        body: JSON.stringify(kept),
      });
      if (!response.ok) throw new Error(String(response.status));
      if (state) state.textContent = "Saved.";
      notice(null);
    } catch {
      if (state) state.textContent = "Kept in this browser; not yet saved.";
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(this.now, 3000);
    }
  }

  private read(): Kept | null {
    const raw = localStorage.getItem(this.key);
    return raw ? (JSON.parse(raw) as Kept) : null;
  }
}

export function token(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="token"]')?.content ?? "";
}

customElements.define("sd-draft", Draft);
