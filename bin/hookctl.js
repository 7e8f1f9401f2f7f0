#!/usr/bin/env node
// CommonJS (see bin/package.json): Node starts it faster than an ES module. It answers --version and the list of
// commands itself, so that neither loads anything else; everything else is in dist/.
"use strict";

const [major, minor] = process.versions.node.split(".").map(Number);
const [first, second] = process.argv.slice(2);

if (major < 20 || (major === 20 && minor < 19)) {
  fail(`hookctl needs Node 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org`, 5);
} else if (first === "--version" || first === "-V") {
  say(1, `${require("../package.json").version}\n`);
} else if (first === undefined) {
  say(2, commandList());
  process.exitCode = 2;
} else if (second === undefined && (first === "--help" || first === "-h" || first === "help")) {
  say(1, commandList());
} else {
  start();
}

function start() {
  const { existsSync } = require("node:fs");
  const { enableCompileCache } = require("node:module");
  const { join } = require("node:path");
  const dist = join(__dirname, "..", "dist");
  if (!existsSync(join(dist, "main.cjs"))) {
    fail("hookctl is not built yet: run `npm run build`", 5);
    return;
  }
  // Node 22.8 and newer keep what V8 compiled: 3 ms less. Beside our own files, never in a folder that others share.
  if (enableCompileCache) enableCompileCache(join(dist, ".cache"));
  void require("../dist/main.cjs").main(); // it ends the process itself
}

/** Written by scripts/generate.mjs. */
function commandList() {
  return require("node:fs").readFileSync(require("node:path").join(__dirname, "help.txt"), "utf8");
}

/** Straight to the descriptor: opening process.stdout costs some milliseconds. */
function say(descriptor, text) {
  try {
    require("node:fs").writeSync(descriptor, text);
  } catch (error) {
    if (error.code !== "EPIPE") throw error;
  }
}

function fail(text, code) {
  process.stderr.write(`error: ${text}\n`);
  process.exitCode = code;
}
