// Builds the bundles into the Python package: the app's, in parts that pages load as they need them, and the one that a
// report file carries inside itself.
import { build } from "esbuild";
import { rmSync } from "node:fs";

const outdir = "../src/superday/web/static/bundle";
rmSync(outdir, { recursive: true, force: true });

const shared = {
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  outdir,
  entryNames: "[name]",
  assetNames: "fonts/[name]",
  legalComments: "external",
  logLevel: "warning",
};
// KaTeX names each font in three formats; every browser we run in reads woff2.
const withoutOldFonts = { ".woff": "empty", ".ttf": "empty" };

await build({ ...shared, entryPoints: ["src/app.ts", "src/maths.ts", "src/editor.ts", "src/chart.ts"], loader: { ...withoutOldFonts, ".woff2": "file" } });
await build({ ...shared, entryPoints: ["src/report.ts"], loader: { ...withoutOldFonts, ".woff2": "dataurl" } });
