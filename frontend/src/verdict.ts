// <sd-verdict src>: the rows of a run as the judge produces them.  EventSource reconnects by itself and asks for what
// it has not seen, so a restarted server goes on where the stream broke.
class Verdict extends HTMLElement {
  private source: EventSource | null = null;

  connectedCallback(): void {
    const src = this.getAttribute("src");
    if (!src) return;
    this.source = new EventSource(src);
    this.source.addEventListener("row", (event) => this.add((event as MessageEvent<string>).data));
    this.source.addEventListener("done", (event) => {
      this.add((event as MessageEvent<string>).data);
      this.source?.close();
      this.setAttribute("aria-busy", "false");
    });
  }

  disconnectedCallback(): void {
    this.source?.close();
  }

  private add(html: string): void {
    const holder = document.createElement("template");
    holder.innerHTML = html; // the server's own template: everything of the candidate's in it is escaped there
    const progress = this.querySelector("[data-progress]");
    if (progress) progress.remove();
    this.append(holder.content);
  }
}

customElements.define("sd-verdict", Verdict);
