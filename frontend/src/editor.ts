// <sd-editor language>: a code editor over the textarea inside it; the textarea stays the form's field.
// Tab indents; Escape, then Tab, leaves the editor (the label says so).  The style sheet hides the textarea once there
// is an editor: attributes that a script sets on it would not survive a swap.  It has the colours too, of both schemes.
import { python } from "@codemirror/lang-python";
import { indentWithTab } from "@codemirror/commands";
import { indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, Prec } from "@codemirror/state";
import { basicSetup, EditorView } from "codemirror";
import { keymap } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

const LEAVING = 2000; // milliseconds after Escape in which Tab leaves
// Before all other keys: Escape may also close a list of completions, and must not be needed twice for that.
const escape = Prec.highest(
  keymap.of([
    {
      key: "Escape",
      run: (view) => {
        view.setTabFocusMode(LEAVING);
        return false;
      },
    },
  ]),
);

// Ctrl+Enter is the page's key (keys.ts): it must not put a line into the code.
const pageKeys = Prec.highest(keymap.of(["Mod-Enter", "Ctrl-Enter"].map((key) => ({ key, run: () => true }))));

const scheme = window.matchMedia("(prefers-color-scheme: dark)");
const dark = new Compartment(); // what the style sheet leaves to the editor: its panels and tooltips
const inScheme = () => EditorView.darkTheme.of(scheme.matches);

class Editor extends HTMLElement {
  private view: EditorView | null = null;

  connectedCallback(): void {
    if (this.view) return;
    const area = this.querySelector("textarea")!;
    const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? "";
    this.view = new EditorView({
      parent: this,
      state: EditorState.create({
        doc: area.value,
        extensions: [
          basicSetup,
          syntaxHighlighting(classHighlighter),
          dark.of(inScheme()),
          escape,
          pageKeys,
          keymap.of([indentWithTab]),
          indentUnit.of("    "),
          this.getAttribute("language") === "python" ? python() : [],
          EditorView.cspNonce.of(nonce),
          EditorView.contentAttributes.of({ "aria-label": this.getAttribute("label") ?? "Code", tabindex: "0" }),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged) return;
            area.value = update.state.doc.toString();
            area.dispatchEvent(new Event("input", { bubbles: true }));
          }),
        ],
      }),
    });
    scheme.addEventListener("change", this.recolour);
    area.addEventListener("restored", () => this.replace(area.value));
  }

  disconnectedCallback(): void {
    scheme.removeEventListener("change", this.recolour);
    this.view?.destroy();
    this.view = null;
  }

  private recolour = (): void => this.view?.dispatch({ effects: dark.reconfigure(inScheme()) });

  private replace(text: string): void {
    this.view?.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text } });
  }
}

customElements.define("sd-editor", Editor);
