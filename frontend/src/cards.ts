// Keys of the review: Enter checks and goes on, and no card is answered by a key that is held down or pressed by chance:
// with nothing typed it takes two.  The focus is always where the next key is wanted; what is typed survives a reload.
import { notice } from "./notice";

const TWICE = "Nothing is typed. Enter once more means “I don’t know”.";

function card(): HTMLElement | null {
  return document.querySelector<HTMLElement>("#card[data-stage]");
}

function box(): HTMLTextAreaElement | null {
  return document.querySelector<HTMLTextAreaElement>("#reply textarea");
}

function kept(): string {
  return `card:${card()?.dataset.number}`;
}

// Asks again what is asked in the box; the two keys that mean something while one types need Alt.
document.addEventListener("keydown", (event) => {
  const there = card();
  if (!there || event.ctrlKey || event.metaKey) return;
  if (event.key === "Enter" && event.target === box()) return enter(event);
  if (event.repeat) {
    if (event.key === "Enter") event.preventDefault(); // a key that is held down goes on once
    return;
  }
  const types = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
  if (types && !event.altKey) return;
  const key = (/^[a-z]$/i.test(event.key) ? event.key : event.code.replace("Key", "")).toLowerCase(); // Option+S is ß
  const button = there.querySelector<HTMLButtonElement>(`button[data-key="${CSS.escape(key)}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});

function enter(event: KeyboardEvent): void {
  if (event.shiftKey || event.isComposing) return;
  event.preventDefault();
  const hint = document.getElementById("hint");
  if (event.repeat || !hint) return;
  if (!box()!.value.trim() && !hint.textContent) hint.textContent = TWICE;
  else document.querySelector<HTMLButtonElement>("#reply [data-check]")?.click();
}

document.addEventListener("input", (event) => {
  if (event.target !== box()) return;
  sessionStorage.setItem(kept(), box()!.value);
  document.getElementById("hint")!.textContent = "";
});

// The first thing to be typed or pressed; of a card in pieces, the next piece.
function place(): void {
  const there = card();
  if (!there) return;
  const typed = box();
  const before = sessionStorage.getItem(kept());
  if (typed && !typed.value && before) {
    typed.value = before;
    typed.dispatchEvent(new Event("restored"));
  }
  if (!typed) sessionStorage.removeItem(kept());
  const first = there.querySelector<HTMLElement>(".piece input[type=text]") ?? there.querySelector<HTMLElement>("[data-first]");
  if (!there.contains(document.activeElement)) first?.focus();
}

// A step that the server did not hear: nothing of it was kept, and what was typed stays in its box.
document.addEventListener("htmx:error", () => {
  if (card()) notice("superday does not answer. What you typed is still here; start it again, and send it once more.");
});

// Swapped in: what had the focus is gone.
document.addEventListener("htmx:after:settle", () => {
  if (!card()) return;
  notice(null);
  place();
});
window.addEventListener("load", place);

