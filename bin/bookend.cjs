#!/usr/bin/env node
// Launches the command line in dist/src, which `npm ci` built, with the Node flags it needs.
const { existsSync } = require("node:fs");
const { join } = require("node:path");
const { load } = require("./load.cjs");
const { endWithLauncher, isLaunched, launch } = require("./node-flags.cjs");

const bundle = join(__dirname, "..", "dist", "src", "cli.cjs");
if (!existsSync(bundle)) {
  process.stderr.write("bookend: it isn't built yet. Run `npm ci` first.\n");
  process.exitCode = 1;
} else if (isLaunched()) {
  endWithLauncher();
  load(bundle).exports.run();
} else launch(__filename);
