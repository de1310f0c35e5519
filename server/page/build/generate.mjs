// Generates src/gen from the protos, the text file, and the tokens of the look, which all parts of the project share.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { messagesOf } from "./messages.mjs";
import { rulesOf } from "./rules.mjs";
import { compileAll, filesOf, keysOf, pagesOwn } from "./sentences.mjs";
import { numbersOf, stylesOf } from "./tokens.mjs";

const page = dirname(dirname(fileURLToPath(import.meta.url)));
const proto = join(page, "../../proto");
const gen = join(page, "src/gen");
const buf = join(page, "node_modules/.bin", process.platform === "win32" ? "buf.cmd" : "buf");

function run(...args) {
  execFileSync(buf, args, { cwd: page, stdio: ["ignore", "pipe", "inherit"], shell: process.platform === "win32" });
}

rmSync(gen, { recursive: true, force: true });
mkdirSync(gen, { recursive: true });

const template = JSON.stringify({
  version: "v2",
  plugins: [
    {
      local: ["node", "node_modules/@bufbuild/protoc-gen-es/bin/protoc-gen-es"],
      out: "src/gen",
      opt: ["target=dts", "json_types=true", "import_extension=none"],
    },
  ],
});
run("generate", proto, "--template", template);

const image = join(gen, "image.json");
run("build", proto, "-o", image, "--exclude-source-info");
const described = JSON.parse(readFileSync(image, "utf8"));
writeFileSync(join(gen, "rules.ts"), rulesOf(described));
writeFileSync(join(gen, "messages.ts"), messagesOf(described));
rmSync(image);

const everything = JSON.parse(readFileSync(join(proto, "text/en.json"), "utf8"));
const english = compileAll(pagesOwn(everything, join(page, "src")));
for (const [name, sentences] of filesOf(english)) writeFileSync(join(gen, `${name}.json`), JSON.stringify(sentences));
writeFileSync(join(gen, "sentences.ts"), keysOf(english));

const look = JSON.parse(readFileSync(join(proto, "look/tokens.json"), "utf8"));
writeFileSync(join(gen, "tokens.css"), stylesOf(look));
writeFileSync(join(gen, "look.ts"), numbersOf(look));
