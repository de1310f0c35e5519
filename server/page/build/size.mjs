// Prints the size of the JavaScript of the first load, and fails if it is over the limit.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const LIMIT = 60_000;
const root = join(dirname(dirname(fileURLToPath(import.meta.url))), "../Host/wwwroot");
const html = readFileSync(join(root, "index.html"), "utf8");
const first = [...html.matchAll(/(?:src|href)="\/?(assets\/[^"]+\.js)"/g)].map((match) => match[1]);
const sizes = first.map((file) => gzipSync(readFileSync(join(root, file)), { level: 9 }).length);
const total = sizes.reduce((sum, size) => sum + size, 0);
const all = readdirSync(join(root, "assets"))
  .filter((file) => file.endsWith(".js"))
  .reduce((sum, file) => sum + gzipSync(readFileSync(join(root, "assets", file)), { level: 9 }).length, 0);
console.log(
  `first load: ${(total / 1000).toFixed(1)} kB of JavaScript, gzipped (limit ${LIMIT / 1000}); all: ${(all / 1000).toFixed(1)} kB`,
);
if (first.length === 0 || total > LIMIT) {
  console.error("The page's first load is over its limit.");
  process.exit(1);
}
