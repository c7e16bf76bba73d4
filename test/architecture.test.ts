// Tests that hold the design of docs/ARCHITECTURE.md: who may import whom, no circles, names, and nothing left unlisted.
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buttons, forms, posts, subcommands } from "../src/features/index.js";
import { circleIn, filesIn, importsIn, ROOT, textOf } from "./support/source-tree.js";

const SOURCE = filesIn("src");
const EVERYTHING = [...SOURCE, ...filesIn("sandbox"), ...filesIn("test")];

const packageOf = (name: string) => (/^(@[^/]+\/[^/]+|[^/]+)/.exec(name)?.[0] ?? name).replace(/^node:.*/, "node:");

interface Row {
  /** The first row that fits a file holds for it. */
  of: RegExp;
  files: RegExp;
  /** Files of which only the types may be imported. */
  types?: RegExp;
  packages: readonly string[] | "any";
}

/** The table of docs/ARCHITECTURE.md. What is not allowed is refused. */
const TABLE: readonly Row[] = [
  {
    of: /^src\/domain\//,
    files: /^src\/domain\//,
    packages: ["zod", "temporal-polyfill", "chrono-node", "fastest-levenshtein"],
  },
  { of: /^src\/content\//, files: /^src\/content\//, types: /^src\/domain\//, packages: [] },
  {
    of: /^src\/store\//,
    files: /^src\/(store|domain)\//,
    packages: [
      "@prisma/client",
      "@prisma/adapter-better-sqlite3",
      "@prisma/driver-adapter-utils",
      "better-sqlite3",
      "node:",
    ],
  },
  {
    of: /^src\/slack\//,
    files: /^src\/slack\//,
    types: /^src\/domain\/post-ledger\.ts$/,
    packages: ["@slack/bolt", "@slack/types", "@slack/web-api", "zod", "fastest-levenshtein", "node:"],
  },
  { of: /^src\/features\/index\.ts$/, files: /^src\/(features|slack)\//, packages: [] },
  {
    of: /^src\/features\//,
    files:
      /^src\/(domain|content|store|slack)\/|^src\/features\/(context|asked-month|levels\/level-field|[\w-]+\/[\w-]+-view)\.ts$/,
    packages: ["zod", "node:crypto"],
  },
  {
    of: /^src\/(app|schedule)\.ts$/,
    files: /^src\/(domain|features|slack|store)\/|^src\/(log|sync-from-slack)\.ts$/,
    packages: ["@slack/bolt", "node-cron"],
  },
  { of: /^src\/sync-from-slack\.ts$/, files: /^src\/(domain|slack|store)\//, packages: [] },
  { of: /^src\/readiness\.ts$/, files: /^src\/(slack|store)\//, packages: [] },
  { of: /^src\/env\.ts$/, files: /^$/, packages: ["zod"] },
  { of: /^src\/log\.ts$/, files: /^$/, packages: ["pino"] },
  { of: /^src\/main\.ts$/, files: /^src\/(?!cli)/, packages: "any" },
  { of: /^src\/cli\.ts$/, files: /^(src|sandbox)\//, packages: "any" },
  // The stand-in for Slack is an opinion from outside: it may not know the program it judges.
  { of: /^sandbox\/workspace\//, files: /^sandbox\/workspace\//, packages: "any" },
];

function forbidden(path: string, text: string): string[] {
  const row = TABLE.find(({ of }) => of.test(path));
  if (!row) return [`${path} is in no row of the table`];
  return importsIn(path, text)
    .filter(({ of, isFile, typeOnly }) => {
      if (!isFile) return row.packages !== "any" && ![of, packageOf(of)].some((name) => row.packages.includes(name));
      const isOthersInside = of.startsWith("src/store/generated/") && !path.startsWith("src/store/");
      return isOthersInside || !(row.files.test(of) || (typeOnly && row.types?.test(of)));
    })
    .map(({ of }) => `${path} → ${of}`);
}

describe("imports", () => {
  it("follow the table in docs/ARCHITECTURE.md, types included", () => {
    const judged = EVERYTHING.filter((path) => path.startsWith("src/") || path.startsWith("sandbox/workspace/"));
    expect(judged.flatMap((path) => forbidden(path, textOf(path)))).toEqual([]);
  });

  it.each([
    ["src/domain/unit.ts", 'import type { App } from "@slack/bolt";'],
    ["src/domain/unit.ts", 'import { readFileSync } from "node:fs";'],
    ["src/domain/unit.ts", 'import {\n  addUnit,\n  type School,\n} from "../store/units.js";'],
    ["src/content/rubric.ts", 'import { LEVELS } from "../domain/level.js";'],
    ["src/store/units.ts", 'import type { Message } from "../slack/blocks.js";'],
    ["src/slack/router.ts", 'export { monthOf } from "../domain/month.js";'],
    ["src/features/units/list-units.ts", 'import { logUnit } from "./log-unit.js";'],
    ["src/features/units/list-units.ts", 'import { Prisma } from "../../store/generated/client.js";'],
    ["src/features/units/list-units.ts", 'import { env } from "node:process";'],
    ["src/features/units/list-units.ts", 'const { schedule } = await import("node-cron");'],
    ["src/main.ts", 'import "./cli.js";'],
    ["src/attic.ts", ""],
  ])("are refused where the table has none: %s with %j", (path, text) => {
    expect(forbidden(path, text)).toHaveLength(1);
  });

  it("run in no circle", () => {
    const edges = EVERYTHING.map((path) => {
      const real = importsIn(path, textOf(path)).filter(({ isFile, typeOnly }) => isFile && !typeOnly);
      return [path, real.map(({ of }) => of)] as const;
    });
    expect(circleIn(new Map(edges))).toBeUndefined();
  });

  it("that run in a circle are found with their way", () => {
    const graph = new Map([
      ["a", ["b"]],
      ["b", ["c", "d"]],
      ["c", []],
      ["d", ["b"]],
    ]);
    expect(circleIn(graph)).toEqual(["b", "d", "b"]);
  });
});

describe("the code", () => {
  it.each([
    ["touches the process only where it begins", /\bprocess\.(env|argv|exit|on|stdout)\b/, /^src\/(main|cli)\.ts$/],
    [
      "reads no clock in its rules and features",
      /new Date\(\)|Date\.now\(\)|Temporal\.Now/,
      /^src\/(?!domain|content|features)/,
    ],
    ["has no default exports", /^export default/m, /^$/],
  ])("%s", (_behaviour, pattern, except) => {
    expect(SOURCE.filter((path) => !except.test(path) && pattern.test(textOf(path)))).toEqual([]);
  });
});

describe("names", () => {
  const parts = EVERYTHING.flatMap((path) => path.split("/"));

  it("say what is inside: none is called utils or the like", () => {
    const empty = new Set(["util", "utils", "helper", "helpers", "common", "misc", "shared", "manager", "service"]);
    const words = (name: string) => name.replace(/(\.(test|e2e))?\.ts$/, "").split("-");
    expect(parts.filter((name) => words(name).some((word) => empty.has(word)))).toEqual([]);
  });

  it("are in kebab-case", () => {
    expect(parts.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*((\.(test|e2e))?\.ts)?$/.test(name))).toEqual([]);
  });
});

describe("every file", () => {
  it("begins with a comment sentence on what it is for", () => {
    // A shebang, which has to be the first line, may stand before it.
    const begins = /^(?:#!.*\n)?\/\/ [A-Za-z][^\s]*( \S+){2,}\n/;
    expect(EVERYTHING.filter((path) => !begins.test(textOf(path)))).toEqual([]);
  });
});

describe("the table of contents in features/index.ts", () => {
  const DEFINITION = /^(?:export )?const (\w+) = define(?:Subcommand|Form|Button|Post)\(/gm;
  const listed: readonly unknown[] = [...subcommands, ...forms, ...buttons, ...posts];
  const features = SOURCE.filter((path) => /^src\/features\/(?!index)/.test(path));

  it.each(features)("names all that %s defines", async (path) => {
    const text = textOf(path);
    const names = [...text.matchAll(DEFINITION)].map(([, name = ""]) => name);
    expect(text.match(/\bdefine(Subcommand|Form|Button|Post)\(/g) ?? []).toHaveLength(names.length);
    const exported: Record<string, unknown> = await import(join(ROOT, path));
    expect(names.filter((name) => !listed.includes(exported[name]))).toEqual([]);
  });

  it("has one button for each link, so that no click goes unanswered", () => {
    const links = features.flatMap((path) =>
      [...textOf(path).matchAll(/defineLink\(\s*"([\w-]+)"/g)].map(([, name]) => name),
    );
    expect(buttons.map((button) => button.link.name).sort()).toEqual(links.sort());
  });

  it("holds words and names once each", () => {
    for (const names of [
      subcommands.map(({ word }) => word),
      forms.map(({ name }) => name),
      posts.map(({ name }) => name),
    ]) {
      expect(new Set(names).size).toBe(names.length);
    }
  });
});
