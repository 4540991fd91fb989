// Bundles the page's scripts and styles into the Python package. Users need no Node: what is built is kept in the repository.
import { build } from "esbuild";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const kept = fileURLToPath(new URL("../src/khabar/views/assets/", import.meta.url));
const check = process.argv.includes("--check"); // that what is kept is what the sources give
const target = check ? join(await mkdtemp(join(tmpdir(), "khabar-page-")), "/") : kept;
await build({
  entryPoints: { page: "src/main.js" },
  outdir: target,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["chrome109", "firefox115", "safari16"],
  charset: "utf8",
  legalComments: "none",
});
await build({ entryPoints: { page: "src/page.css" }, outdir: target, bundle: true, minify: true, charset: "utf8" });

// The script stands inside an HTML element: nothing in it may end that element.
for (const name of ["page.js", "page.css"]) {
  const text = await readFile(target + name, "utf8");
  if (/<\/(script|style)|<!--/i.test(text)) throw new Error(`${name} would end its own element`);
  if (check && text !== (await readFile(kept + name, "utf8"))) throw new Error(`${name} is not what its sources give: npm run build`);
  console.log(name, text.length, "letters");
}
