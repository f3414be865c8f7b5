// Where the two browsers come from and how they are started: today's Chromium as installed on the machine, and
// Chromium 81, the oldest the page promises to work in, out of an npm package (docs/decisions/0002).

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");

/** Flags for both: no window, no sandbox (tests run as root), and no word to any server. */
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-default-apps",
  "--disable-extensions",
  "--disable-dev-shm-usage",
  "--hide-scrollbars",
  "--mute-audio",
  "--remote-debugging-pipe",
];

/** What to run for `name`: `{ program, flags, env }`. Throws with what to install when it is not there. */
export function browserCommand(name) {
  switch (name) {
    case "current":
      return { program: currentChromium(), flags: FLAGS, env: process.env };
    case "chromium81":
      return chromium81();
    default:
      throw new Error(`no browser is called "${name}": use "current" or "chromium81"`);
  }
}

function currentChromium() {
  const candidates = [process.env.GONGKAI_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const found = candidates.find((path) => path && existsSync(path));
  if (!found) {
    throw new Error("Chromium is not installed: apt-get install chromium fonts-noto-cjk, or name one in GONGKAI_CHROMIUM");
  }
  return found;
}

function chromium81() {
  const folder = join(root, ".cache", "chromium-81");
  if (!existsSync(folder)) {
    unpackChromium81(folder);
  }
  return {
    program: join(folder, "chromium"),
    // No --single-process, which the package's makers use for want of memory: with it a page was seen to hang.
    flags: [...FLAGS, "--no-zygote"],
    // The package's own NSS and friends; the system's font configuration, so that Chinese is drawn and not boxed.
    env: { ...process.env, LD_LIBRARY_PATH: join(folder, "lib"), FONTCONFIG_PATH: "/etc/fonts" },
  };
}

/** Unpacks beside the goal and renames, so that an interrupted run leaves no half browser behind. */
function unpackChromium81(folder) {
  const packed = join(here, "node_modules", "chrome-aws-lambda", "bin");
  if (!existsSync(packed)) {
    throw new Error("Chromium 81 is not there: run `npm ci` in tests/browser");
  }
  mkdirSync(dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}.`);
  const unpack = (file) => brotliDecompressSync(readFileSync(join(packed, file)));
  writeFileSync(join(unfinished, "chromium"), unpack("chromium.br"), { mode: 0o755 });
  execFileSync("tar", ["-x", "--no-same-owner", "-C", unfinished], { input: unpack("aws.tar.br") });
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // otherwise a test beside this one was faster
  }
}
