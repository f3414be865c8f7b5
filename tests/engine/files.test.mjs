// What the page gives for a file is what the command line gives: the packed readers of files and the packed engine against the native
// ones, byte for byte.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { load } from "../../www/test/bundle.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const samples = join(process.env.GONGKAI_SAMPLES ?? join(root, "..", "shared", "samples"), "files");
const fixtures = join(root, "tests/fixtures/files");

const engine = await import(join(root, "target/engine/gongkai.js"));
const readers = await import(join(root, "target/files/gongkai_files.js"));
const { open } = await load("input/files.ts");

before(async () => {
  await engine.default({ module_or_path: readFileSync(join(root, "target/engine/gongkai_bg.wasm")) });
  await readers.default({ module_or_path: readFileSync(join(root, "target/files/gongkai_files_bg.wasm")) });
});

test("fixtures", () => compare(fixtures));

test("samples", { skip: !existsSync(samples) && `there are no samples in ${samples}` }, () => compare(samples));

test("a watch is told of the pages of a file, one after the other", () => {
  const told = [];
  readers.readFile(readFileSync(join(fixtures, "libreoffice.pdf")), (done, total) => told.push([done, total]));
  assert.deepEqual(told, [[0, 4], [1, 4], [2, 4], [3, 4]]);
});

function compare(folder) {
  const names = readdirSync(folder).filter((name) => !/\.(?:py|json|md)$/.test(name)).sort();
  assert.ok(names.length >= 20, `only ${names.length} files in ${folder}`);
  const { documents, problems } = native(folder, names);
  for (const name of names) {
    for (const [path, opened] of opening(join(folder, name), name)) {
      if ("refusal" in opened) {
        const told = problems.find((line) => line.startsWith(`${path}: `) || line.startsWith(`${path}：`));
        assert.ok(told?.includes(opened.refusal.message.en), `${path}: ${opened.refusal.message.en}\n${problems.join("\n")}`);
        continue;
      }
      const { text, media, file } = opened.source;
      const origin = file && { media: file.media, notices: file.notices, pages: file.pages };
      const document = JSON.parse(engine.parseJson(text, { media, name: path, ...(origin && { file: origin }) }));
      assert.deepEqual(document, documents.get(path), path);
      documents.delete(path);
    }
  }
  assert.deepEqual([...documents.keys()], [], "what the command line reads, the page reads");
}

/** What the page makes of a file: itself, or the files in it. */
function opening(path, name, bytes = readFileSync(path), depth = 0) {
  const opened = open(bytes, name, depth, readers, engine.decode);
  if (!("members" in opened)) return [[name, opened]];
  return opened.members.flatMap((member) => ("bytes" in member ? opening(path, member.name, member.bytes, member.depth) : [[member.refusal.name, member]]));
}

/** What the command line says of the same files: a document for each, and lines of what was not read. */
function native(folder, names) {
  const command = ["run", "--quiet", "--package", "gongkai-cli", "--", "parse", "--format", "ndjson", "--with-text", "--lang", "en", "--", ...names];
  const { stdout, stderr, error } = spawnSync("cargo", [...command.slice(0, 1), "--manifest-path", join(root, "Cargo.toml"), ...command.slice(1)], { cwd: folder, maxBuffer: 2 ** 30, encoding: "utf8" });
  assert.ok(!error, `${error}`);
  const documents = stdout.split("\n").filter(Boolean).map((line) => JSON.parse(line));
  return { documents: new Map(documents.map((document) => [document.source.name, document])), problems: stderr.split("\n").map((line) => line.replace(/^gongkai: /, "")) };
}
