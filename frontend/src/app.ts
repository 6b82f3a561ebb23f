// The app's islands.  Pages work as plain forms; htmx swaps the room's panel, and each element below adds one thing.
import "./keys";
import "katex/dist/katex.min.css";
import "./app.css";
import "./math";
import "./clock";
import "./draft";
import "./editor";
import "./verdict";
