#!/usr/bin/env node
// CommonJS (see bin/package.json): Node starts it faster than an ES module. It answers --version and the list of
// commands itself, so that neither loads anything else; everything else is in dist/.
"use strict";

const { existsSync, readFileSync, writeSync } = require("node:fs");
const { join } = require("node:path");

const [major, minor] = process.versions.node.split(".").map(Number);
const [first, second] = process.argv.slice(2);

if (major < 20 || (major === 20 && minor < 19)) {
  fail(`hookctl needs Node 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org`, 5);
} else if (first === "--version" || first === "-V") {
  say(`${require("../package.json").version}\n`);
} else if (second === undefined && (first === "--help" || first === "-h" || first === "help")) {
  say(readFileSync(join(__dirname, "help.txt"), "utf8"));
} else {
  start(join(__dirname, "..", "dist", "main.cjs"));
}

function start(main) {
  if (existsSync(main)) return require(main).main();
  return fail("hookctl is not built yet: run `npm run build`", 5);
}

// Written straight to the descriptor: opening process.stdout costs some milliseconds.
function say(text) {
  try {
    writeSync(1, text);
  } catch (error) {
    if (error.code !== "EPIPE") process.stdout.write(text);
  }
}

function fail(text, code) {
  process.stderr.write(`error: ${text}\n`);
  process.exitCode = code;
}
