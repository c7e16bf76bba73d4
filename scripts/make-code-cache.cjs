// Writes down what V8 made of the bundle, for bin/load.cjs. Run with the flags of `npm start`: V8 refuses what others made.
const { rmSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { cacheOf, load } = require("../bin/load.cjs");

const bundle = join(__dirname, "..", "dist", "src", "cli.cjs");
rmSync(cacheOf(bundle), { force: true });
writeFileSync(cacheOf(bundle), load(bundle).script.createCachedData());
