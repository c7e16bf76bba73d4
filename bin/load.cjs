// Loads the bundle in dist/src with the code cache next to it. If V8 accepts the cache, nothing has to be compiled.
const { existsSync, readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { dirname } = require("node:path");
const vm = require("node:vm");

/** The path of a bundle's cache, which `npm run build` makes. */
const cacheOf = (file) => `${file}.cache`;

/** Runs the bundle as `require` would. Throws when the file doesn't exist. */
function load(file) {
  const source = readFileSync(file, "utf8");
  const script = new vm.Script(`(function (exports, require, module, __filename, __dirname) { ${source}\n})`, {
    filename: file,
    cachedData: existsSync(cacheOf(file)) ? readFileSync(cacheOf(file)) : undefined,
  });
  const bundle = { id: file, filename: file, loaded: true, exports: {} };
  // The demo's bundle requires this one.
  require.cache[file] = bundle;
  script.runInThisContext()(bundle.exports, createRequire(file), bundle, file, dirname(file));
  return { script, exports: bundle.exports };
}

module.exports = { cacheOf, load };
