// `npm run host -- FOLDER`: makes a folder with everything a host needs to run Bookend, and nothing else. `npm ci` also
// installs the compiler, the demo and the tests. The bundle needs only what is native: better-sqlite3 and Typst.
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import nodeFlags from "../bin/node-flags.cjs";

const root = join(import.meta.dirname, "..");
const folder = resolve(process.argv[2] ?? join(root, "dist", "host"));

function fail(why) {
  process.stderr.write(`bookend: ${why}\n`);
  process.exit(1);
}

if (!existsSync(join(root, "dist/src/cli.cjs"))) fail("it isn't built yet. Run `npm ci` first.");
if (existsSync(folder) && readdirSync(folder).length > 0) fail(`${folder} isn't empty. Name a new folder.`);

const copy = (from, to) => cpSync(from, join(folder, to), { recursive: true });

/** Copies the parts of a package that it needs to run: no sources, no object files. Returns its folder and package.json. */
function copyPackage(name, { from = root, parts = [""] } = {}) {
  const home = dirname(createRequire(join(from, "package.json")).resolve(`${name}/package.json`));
  for (const part of parts) copy(join(home, part), join("node_modules", name, part));
  return { home, ...JSON.parse(readFileSync(join(home, "package.json"), "utf8")) };
}

for (const name of readdirSync(join(root, "dist/src"))) {
  // Leaves out the demo and the source maps.
  if (
    /^(cli|document-worker|sheet-worker|paper-worker|docx-worker|store-worker|backup-worker|worker|query_compiler)[\w.-]*\.cjs(\.cache)?$/.test(
      name,
    )
  )
    copy(join(root, "dist/src", name), `dist/src/${name}`);
}
for (const name of ["templates", "fonts"]) copy(join(root, "dist/src", name), `dist/src/${name}`);
for (const name of ["bin", "prisma/migrations", "manifest.yml", ".env.example", "LICENSE"])
  copy(join(root, name), name);
copy(join(root, "deploy/bookend.service"), "bookend.service");

const sqlite = copyPackage("better-sqlite3", {
  parts: ["package.json", "LICENSE", "lib", "build/Release/better_sqlite3.node"],
});
const bindings = copyPackage("bindings", { from: sqlite.home });
const fileUri = copyPackage("file-uri-to-path", { from: bindings.home });

// Typst, with the program for this machine. Its loader has more of them, each for another kind.
const TYPST = "@myriaddreamin/typst-ts-node-compiler";
const typst = copyPackage(TYPST);
const programs = Object.keys(typst.optionalDependencies)
  .filter((name) => existsSync(join(typst.home, "../..", name)))
  .map((name) => copyPackage(name, { from: typst.home }));

const { version, description, license, engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const dependencies = Object.fromEntries(
  [sqlite, bindings, fileUri, typst, ...programs].map((one) => [one.name, one.version]),
);
mkdirSync(folder, { recursive: true });
const scripts = { start: "node bin/bookend.cjs start", bookend: "node bin/bookend.cjs" };
const about = { name: "bookend", version, description, license, private: true, engines, scripts, dependencies };
writeFileSync(join(folder, "package.json"), `${JSON.stringify(about, null, 2)}\n`);

// With exec the shell becomes Node, so a service manager watches one process.
const launcher = join(folder, "bookend");
const flags = nodeFlags.FLAGS.join(" ");
writeFileSync(launcher, `#!/bin/sh\nexec node ${flags} "$(dirname "$0")/bin/bookend.cjs" "$@"\n`);
chmodSync(launcher, 0o755);
process.stdout.write(
  `${folder} is ready. Copy it to a host with Node ${process.versions.node.split(".")[0]}, then run: ./bookend start\n`,
);
