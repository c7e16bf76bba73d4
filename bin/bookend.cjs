#!/usr/bin/env node
// Runs the command line from dist/src, which `npm ci` built.
const { existsSync } = require("node:fs");
const { join } = require("node:path");
const { load } = require("./load.cjs");

const bundle = join(__dirname, "..", "dist", "src", "cli.cjs");
if (existsSync(bundle)) load(bundle).exports.run();
else {
  process.stderr.write("bookend: it is not built yet. Run `npm ci` first.\n");
  process.exitCode = 1;
}
