// <sd-math display|line>LaTeX</sd-math>: typeset by KaTeX; what it cannot typeset stays readable as it was written.
// In a line, fractions and sums are as large as on paper, and it may break.
import katex from "katex";

export function typeset(place: HTMLElement, latex: string, display = false): void {
  katex.render(latex, place, { displayMode: display, throwOnError: true, output: "htmlAndMathml" });
}

// What is too wide scrolls; then the keyboard must reach it.
const widths = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const place = target as HTMLElement;
    if (place.scrollWidth > place.clientWidth) place.tabIndex = 0;
    else place.removeAttribute("tabindex");
  }
});

export function reachable(place: HTMLElement): void {
  widths.observe(place);
}

class MathElement extends HTMLElement {
  private set = false;

  connectedCallback(): void {
    if (this.set) return;
    this.set = true;
    const source = this.textContent ?? "";
    try {
      if (this.hasAttribute("line")) reachable(this);
      typeset(this, this.hasAttribute("line") ? `\\displaystyle ${source}` : source, this.hasAttribute("display"));
    } catch {
      this.textContent = source;
      this.classList.add("as-written");
    }
  }
}

customElements.define("sd-math", MathElement);
