// The app's islands.  Pages work as plain forms; htmx swaps the room's panel, and each element below adds one thing.
// What is large and not on every page is loaded with those that have it: mathematics (maths.ts), the editor (editor.ts).
import "./keys";
import "katex/dist/katex.min.css";
import "./app.css";
import "./study.css";
import "./clock";
import "./draft";
import "./verdict";
import "./cards";
import "./calendar";
