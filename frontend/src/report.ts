// What a report file needs: its styles and its mathematics.
import "katex/dist/katex.min.css";
import "./app.css";
import "./math";
