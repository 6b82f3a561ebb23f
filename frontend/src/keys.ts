// Keys and small manners of the room: Ctrl+Enter hands in, or runs the examples where the answer is code, or checks the
// candidate's own tests where those are typed; focus goes where the next answer is typed.
import htmx from "htmx.org";
import { notice, saidIn } from "./notice";

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key !== "Enter") return;
  const room = document.getElementById("room");
  const button =
    document.activeElement?.closest("form")?.querySelector<HTMLButtonElement>("[data-check]") ??
    room?.querySelector<HTMLButtonElement>("[data-run]") ??
    room?.querySelector<HTMLButtonElement>("[data-hand-in]");
  if (!button) return;
  event.preventDefault();
  button.click();
});

document.addEventListener("moved", () => {
  const room = document.getElementById("room");
  if (room?.dataset.panel) void fetchPanel(room);
});

// An answer that superday is still looking at: look again soon.
async function fetchPanel(room: HTMLElement): Promise<void> {
  const response = await fetch(room.dataset.panel!, { headers: { "HX-Request": "true" } });
  if (!response.ok) return;
  if (response.redirected) {
    window.location.assign(response.url);
    return;
  }
  const target = await response.text();
  const parsed = new DOMParser().parseFromString(target, "text/html").getElementById("room");
  if (!parsed) return window.location.reload();
  room.replaceWith(parsed);
  htmx.process(parsed);
  settle();
}

function settle(): void {
  const first = document.querySelector<HTMLElement>("#room [data-first]");
  if (first && document.activeElement === document.body) first.focus();
  document.querySelector("#room .talk > :last-child")?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("htmx:after:settle", settle);

// A button is disabled while its request is under way, and with that loses the focus: it gets it back, or the button
// that stands in its place does.
let pressed: HTMLButtonElement | null = null;
document.addEventListener("htmx:config:request", () => {
  const on = document.activeElement;
  pressed = on instanceof HTMLButtonElement ? on : null;
});
document.addEventListener("htmx:finally:request", () => {
  const button = pressed;
  pressed = null;
  window.setTimeout(() => {
    if (!button || document.activeElement !== document.body) return;
    const place = button.form?.getAttribute("action") ?? "";
    const now = button.isConnected ? button : document.querySelector<HTMLElement>(`form[action="${place}"] button`);
    now?.focus({ preventScroll: true });
  });
});

// What could not be taken stays in its box, and the page says why; after anything else the page is read anew.
document.addEventListener("htmx:response:error", (event) => {
  const { response, text } = (event as CustomEvent<{ ctx: { response: { status: number }; text: string } }>).detail.ctx;
  if (![413, 500, 503].includes(response.status)) return window.location.reload();
  notice(saidIn(text), "refused");
});
document.addEventListener("htmx:before:request", () => notice(null, "refused"));
window.addEventListener("load", settle);
