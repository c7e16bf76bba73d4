// Loads the bundle of dist/src with the code cache beside it, if V8 still accepts it: then nothing is compiled a second time.
const { existsSync, readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { dirname } = require("node:path");
const vm = require("node:vm");

/** Where the cache of a bundle is kept; `npm run build` makes it. */
const cacheOf = (file) => `${file}.cache`;

/** Runs the bundle as `require` would. Throws when it is not there. */
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
