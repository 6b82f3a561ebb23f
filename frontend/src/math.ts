// <sd-math display>LaTeX</sd-math>: typeset by KaTeX; what it cannot typeset stays readable as it was written.
import katex from "katex";

class MathElement extends HTMLElement {
  private set = false;

  connectedCallback(): void {
    if (this.set) return;
    this.set = true;
    const source = this.textContent ?? "";
    const display = this.hasAttribute("display");
    try {
      katex.render(source, this, { displayMode: display, throwOnError: true, output: "htmlAndMathml" });
    } catch {
      this.textContent = source;
      this.classList.add("as-written");
    }
  }
}

customElements.define("sd-math", MathElement);
