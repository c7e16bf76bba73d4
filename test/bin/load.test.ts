// The code cache next to a bundle: used when V8 accepts it, and not needed when it doesn't.
import { existsSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Script } from "node:vm";
import { expect, it } from "vitest";
import { makeFolder } from "../support/folders.js";

interface Loader {
  cacheOf(file: string): string;
  load(file: string): { script: Script; exports: { answer(): number } };
}

const { cacheOf, load } = createRequire(import.meta.url)("../../bin/load.cjs") as Loader;

async function bundle(): Promise<string> {
  const file = join(await makeFolder(), "bundle.cjs");
  writeFileSync(file, 'const { sep } = require("node:path");\nmodule.exports.answer = () => 41 + sep.length;\n');
  return file;
}

it("a bundle without a cache is loaded as require would load it", async () => {
  const file = await bundle();
  const { script, exports } = load(file);
  expect(exports.answer()).toBe(42);
  expect(script.cachedDataRejected).toBeUndefined();
  expect(createRequire(import.meta.url)(file)).toBe(exports);
});

it("a bundle with its cache is loaded from it", async () => {
  const file = await bundle();
  writeFileSync(cacheOf(file), load(file).script.createCachedData());
  const { script, exports } = load(file);
  expect(script.cachedDataRejected).toBe(false);
  expect(exports.answer()).toBe(42);
});

it("a cache of another Node or another bundle is ignored", async () => {
  const file = await bundle();
  writeFileSync(cacheOf(file), "not what V8 wrote");
  const { script, exports } = load(file);
  expect(script.cachedDataRejected).toBe(true);
  expect(exports.answer()).toBe(42);
  expect(existsSync(cacheOf(file))).toBe(true);
});
