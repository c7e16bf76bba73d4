// Saves V8's code cache of the bundle, for bin/load.cjs. V8 accepts it only under the flags it was made with.
const { rmSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { cacheOf, load } = require("../bin/load.cjs");
const { isLaunched, launch } = require("../bin/node-flags.cjs");

const bundle = join(__dirname, "..", "dist", "src", "cli.cjs");
if (isLaunched()) {
  rmSync(cacheOf(bundle), { force: true });
  writeFileSync(cacheOf(bundle), load(bundle).script.createCachedData());
} else launch(__filename);
