/** Builds the browser's bundle into assets/build/: one module with its chunks, minified, and the map's outlines. */
import { build } from "esbuild";
import { readdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { writeOutlines } from "./outlines.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = `${here}../../assets/build`;
const started = Date.now();

await rm(out, { recursive: true, force: true });
await build({
  absWorkingDir: here,
  entryPoints: { explorer: "src/main.js" },
  outdir: out,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  sourcemap: false,
  legalComments: "linked",
  chunkNames: "chunk-[name]-[hash]",
});
await writeOutlines(`${out}/outlines.json`);
const files = await readdir(out);
console.log(`built ${files.length} files in ${Date.now() - started} ms`);
