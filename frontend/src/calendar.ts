// <sd-calendar>: a date puts its day into the form for days, without a page in between; arrow keys go from day to day.
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

// What it costs to miss the day, beside the form; the last day that was asked about is the one that is told.
async function tellCost(day: string): Promise<void> {
  const place = document.getElementById("missed");
  if (!place) return;
  place.dataset.day = day;
  place.textContent = "";
  const response = await fetch(`/study/missed?day=${day}`, { headers: { "HX-Request": "true" } });
  if (!response.ok || place.dataset.day !== day) return;
  const told = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("missed");
  place.textContent = told?.textContent ?? "";
}

class Calendar extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("click", this.choose);
    this.addEventListener("keydown", this.go);
  }

  private choose = (event: MouseEvent): void => {
    const link = (event.target as HTMLElement).closest<HTMLAnchorElement>("a[data-day]");
    const form = document.querySelector<HTMLDetailsElement>("#one-day");
    if (!link || !form || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    form.open = true;
    form.querySelector<HTMLInputElement>("#first-day")!.value = link.dataset.day!;
    form.querySelector<HTMLInputElement>("#last-day")!.value = "";
    const minutes = form.querySelector<HTMLInputElement>("#other-minutes")!;
    minutes.value = link.dataset.minutes!;
    form.scrollIntoView({ block: "nearest" });
    minutes.select();
    void tellCost(link.dataset.day!);
  };

  private go = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    const on = (event.target as HTMLElement).closest<HTMLAnchorElement>("a[data-day]");
    if (!step || !on) return;
    const day = new Date(`${on.dataset.day}T12:00:00Z`);
    day.setUTCDate(day.getUTCDate() + step);
    const there = this.querySelector<HTMLAnchorElement>(`a[data-day="${day.toISOString().slice(0, 10)}"]`);
    if (!there) return;
    event.preventDefault();
    const folded = there.closest("details");
    if (folded) folded.open = true;
    there.focus();
  };
}

customElements.define("sd-calendar", Calendar);
