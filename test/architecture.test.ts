// Enforces the design in docs/ARCHITECTURE.md: which folders may import which, no cycles, naming, and complete lists.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as features from "../src/features/index.js";
import { isMatch, LADDER, readImportRules, readLadder, readTree } from "./support/architecture-tables.js";
import { KINDS, unlistedIn } from "./support/definitions.js";
import { filesIn, findCycle, importsIn, ROOT, textOf } from "./support/source-tree.js";

const { buttons, forms, messageShortcuts, posts, questions, settings, subcommands } = features;
const SOURCE = filesIn("src");
const EVERYTHING = [...SOURCE, ...filesIn("sandbox"), ...filesIn("test")];
const RULES = readImportRules();
const STEPS = readLadder();

const packageOf = (name: string) => (/^(@[^/]+\/[^/]+|[^/]+)/.exec(name)?.[0] ?? name).replace(/^node:.*/, "node:");
const below = (path: string) => path.replace(/^src\//, "").replace(/\.ts$/, "");
const folderOf = (path: string) => /^features\/([\w-]+)\//.exec(path)?.[1];

/** A file may import from its own features folder and from those lower on the ladder. */
function isDownTheLadder(from: string, to: string): boolean {
  const [step, other] = [from, to].map((path) => STEPS.indexOf(folderOf(path) ?? "")) as [number, number];
  return step !== -1 && other !== -1 && other >= step && !to.endsWith("/index");
}

function forbidden(path: string, text: string): string[] {
  const from = below(path);
  const rule = RULES.find(({ files }) => files.some((name) => isMatch(name, from)));
  if (!rule) return [`${path} is in no row of the table`];
  const isAllowed = (to: string, typeOnly: boolean) =>
    rule.mayImport.some((name) => (name === LADDER ? isDownTheLadder(from, to) : isMatch(name, to))) ||
    (typeOnly && rule.typesOf.some((name) => isMatch(name, to)));
  return importsIn(path, text)
    .filter(({ of, isFile, typeOnly }) => {
      if (!isFile) return rule.packages !== "any" && ![of, packageOf(of)].some((name) => rule.packages.includes(name));
      const isPrismasOwn = of.startsWith("src/store/generated/") && !path.startsWith("src/store/");
      return isPrismasOwn || !isAllowed(below(of), typeOnly);
    })
    .map(({ of }) => `${path} → ${of}`);
}

describe("imports", () => {
  it("follow the tables in docs/ARCHITECTURE.md, types included", () => {
    expect(SOURCE.flatMap((path) => forbidden(path, textOf(path)))).toEqual([]);
  });

  it("of the Slack stand-in stay within it", () => {
    const inside = EVERYTHING.filter((path) => path.startsWith("sandbox/workspace/"));
    const leaving = inside.flatMap((path) =>
      importsIn(path, textOf(path))
        .filter(({ of, isFile }) => isFile && !of.startsWith("sandbox/workspace/"))
        .map(({ of }) => `${path} → ${of}`),
    );
    expect(leaving).toEqual([]);
  });

  it.each([
    ["src/domain/unit.ts", 'import type { App } from "@slack/bolt";'],
    ["src/domain/unit.ts", 'import { readFileSync } from "node:fs";'],
    ["src/domain/unit.ts", 'import {\n  addUnit,\n  type School,\n} from "../store/units.js";'],
    ["src/content/rubric.ts", 'import { LEVELS } from "../domain/level.js";'],
    ["src/store/units.ts", 'import type { Database } from "better-sqlite3";'],
    ["src/store/sql/sqlite.ts", 'import { schoolOf } from "../schools.js";'],
    ["src/store/units.ts", 'import type { Message } from "../slack/message/blocks.js";'],
    ["src/slack/receive/router.ts", 'export { monthOf } from "../../domain/time/month.js";'],
    ["src/slack/posts/row-timing.ts", 'import { PostState } from "../../domain/post-ledger.js";'],
    ["src/features/units/list-units.ts", 'import { showReport } from "../report/show-report.js";'],
    ["src/features/report/show-report.ts", 'import { units } from "../units/index.js";'],
    ["src/features/units/list-units.ts", 'import { Prisma } from "../../store/generated/client.js";'],
    ["src/features/units/list-units.ts", 'import { env } from "node:process";'],
    ["src/features/units/list-units.ts", 'const { pino } = await import("pino");'],
    ["src/features/units/saved-unit-view.ts", 'import { findUnit } from "../../store/units.js";'],
    ["src/main.ts", 'import "./cli.js";'],
    ["src/attic.ts", ""],
  ])("are rejected unless the tables list them: %s with %j", (path, text) => {
    expect(forbidden(path, text)).toHaveLength(1);
  });

  it("form no cycle, types included", () => {
    const edges = [...EVERYTHING, ...filesIn("sandbox", /\.tsx$/)].map((path) => {
      const files = importsIn(path, textOf(path)).filter(({ isFile }) => isFile);
      return [path, files.map(({ of }) => of)] as const;
    });
    expect(findCycle(new Map(edges))).toBeUndefined();
  });

  it("that form a cycle are reported with their path", () => {
    const graph = new Map([
      ["a", ["b"]],
      ["b", ["c", "d"]],
      ["c", []],
      ["d", ["b"]],
    ]);
    expect(findCycle(graph)).toEqual(["b", "d", "b"]);
  });
});

describe("the code", () => {
  it.each([
    ["touches the process only where it begins", /\bprocess\.(env|argv|exit|on|stdout)\b/, /^src\/(main|cli)\.ts$/],
    [
      "never reads the clock in its rules and features",
      /new Date\(\)|Date\.now\(\)|Temporal\.Now/,
      /^src\/(?!domain|content|features)/,
    ],
    ["makes each format of dates only once", /new Intl\.DateTimeFormat/, /^src\/domain\/time\//],
    ["has no default exports", /^export default/m, /^$/],
    ["never refuses anyone in a view", /\bRefusal\b/, /(?<!-view)\.ts$/],
  ])("%s", (_behavior, pattern, except) => {
    expect(SOURCE.filter((path) => !except.test(path) && pattern.test(textOf(path)))).toEqual([]);
  });
});

describe("text", () => {
  // No test has types, so it knows text by its name. Lists have plural names, and so they may be cut.
  const NAMES =
    "text|title|name|typed|words?|query|label|line|why|notes?|answer|explain|solution|evidence|subject|unknown";
  const CUT = new RegExp(
    [
      `\\b\\w*(${NAMES})\\??\\.slice\\(`,
      "\\.(trim|toLowerCase|toUpperCase|replace|replaceAll|normalize)\\([^()]*\\)\\s*\\.slice\\(",
      "\\.(substring|substr|charAt)\\(",
    ].join("|"),
    "i",
  );

  it("is cut only in src/text, because slice cuts emoji in half", () => {
    const callers = SOURCE.filter((path) => /^src\/(features|slack)\//.test(path));
    expect(callers.filter((path) => CUT.test(textOf(path)))).toEqual([]);
  });

  it.each([
    ["const shown = title.slice(0, 150);", true],
    ["longTitle.slice(0, 150)", true],
    ["query.trim().slice(0, MAX_OPTION_TEXT)", true],
    ['words.replaceAll("\\n", " ").slice(0, 40)', true],
    ["part.text?.slice(1)", true],
    ["unknown.substring(0, 40)", true],
    ["const initial = name.charAt(0);", true],
    ["const shown = names.slice(0, MAX_NAMES);", false],
    ["examples.slice(0, EXAMPLES_PER_LEVEL).map(formatExample)", false],
    ["settings.options(ctx).slice(0, MAX_OPTIONS)", false],
    ["Month.parse(period.slice(0, 7))", false],
  ])("is cut by %j: %s", (text, isCut) => {
    expect(CUT.test(text)).toBe(isCut);
  });
});

describe("the school calendar", () => {
  // The store gives each school its calendar; everything else uses that one.
  const makesCalendar = (path: string) => path === "src/store/school-calendars.ts";
  const OWN_CALENDAR = /\bcreateSchoolCalendar\b/;
  const OWN_RULE =
    /\b(dayOfWeek|dayOfYear|getDay|getUTCDay)\b|(?<![.\w])(isWeekday|isOpenDay|nthOpenDay|termOf|termBefore|schoolYearOf)\(/;
  const bypassesCalendar = (path: string, text: string) =>
    OWN_RULE.test(text) || (OWN_CALENDAR.test(text) && !makesCalendar(path));

  it("is the only source of open days, terms and school years for features, store and slack", () => {
    const callers = SOURCE.filter((path) => /^src\/(features|store|slack)\//.test(path));
    expect(callers.filter((path) => bypassesCalendar(path, textOf(path)))).toEqual([]);
  });

  it.each([
    ["const isOpen = date.dayOfWeek < 6;", true],
    ["const monday = (new Date(now).getUTCDay() + 6) % 7;", true],
    ["const term = termOf(today);", true],
    ["const calendar = createSchoolCalendar();", true],
    ["const term = school.calendar.termOf(today);", false],
    ['const format = { weekday: "long" };', false],
  ])("is bypassed by %j: %s", (text, isBypassed) => {
    expect(bypassesCalendar("src/features/home/home.ts", text)).toBe(isBypassed);
  });
});

describe("names", () => {
  const parts = EVERYTHING.flatMap((path) => path.split("/"));

  it("say what is inside: no utils or the like", () => {
    const empty = new Set(["util", "utils", "helper", "helpers", "common", "misc", "shared", "manager", "service"]);
    const words = (name: string) => name.replace(/(\.(test|e2e))?\.ts$/, "").split("-");
    expect(parts.filter((name) => words(name).some((word) => empty.has(word)))).toEqual([]);
  });

  it("are in kebab-case", () => {
    expect(parts.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*((\.(test|e2e))?\.ts)?$/.test(name))).toEqual([]);
  });
});

describe("every file", () => {
  it("begins with a comment that says what it is for", () => {
    // A shebang may come first, because it has to be on the first line.
    const begins = /^(?:#!.*\n)?\/\/ [A-Za-z][^\s]*( \S+){2,}\n/;
    expect(EVERYTHING.filter((path) => !begins.test(textOf(path)))).toEqual([]);
  });

  it("of the program and the sandbox has at most 200 lines", () => {
    const all = ["src", "sandbox"].flatMap((folder) => filesIn(folder, /\.(ts|tsx|css|html)$/));
    const long = all.filter((path) => textOf(path).split("\n").length - 1 > 200);
    expect(long).toEqual([]);
  });
});

describe("the tree in docs/ARCHITECTURE.md", () => {
  const foldersIn = (path: string) =>
    readdirSync(join(ROOT, path), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== "generated")
      .map(({ name }) => `${path}/${name}`);

  it("names folders that exist", () => {
    expect(readTree().filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it("names every folder of src and every folder of its layers", () => {
    const layers = foldersIn("src");
    const folders = layers.flatMap(foldersIn);
    expect([...layers, ...folders].filter((path) => !readTree().includes(path))).toEqual([]);
  });

  it("is mirrored by the tests", () => {
    const folders = foldersIn("src").flatMap(foldersIn);
    const outside = foldersIn("test/features").filter((path) => !folders.includes(path.replace(/^test/, "src")));
    expect(outside).toEqual([]);
  });
});

describe("the ladder", () => {
  it("names every features folder once", () => {
    const folders = [...new Set(SOURCE.flatMap((path) => folderOf(below(path)) ?? []))];
    expect([...STEPS].sort()).toEqual(folders.sort());
  });
});

describe("the table of contents in features/index.ts", () => {
  const listed = Object.values<unknown>(features).flatMap((value) =>
    Array.isArray(value) ? (value as unknown[]) : [],
  );
  const files = SOURCE.filter((path) => path.startsWith("src/features/") && !path.endsWith("/index.ts"));

  it.each(files)("lists everything %s defines", async (path) => {
    const exported: Record<string, unknown> = await import(join(ROOT, path));
    expect(unlistedIn(textOf(path), exported, listed)).toEqual([]);
  });

  it.each(KINDS)("reports a %s that no list holds", (kind) => {
    const [kept, lost] = [{ name: "kept" }, { name: "lost" }];
    const text = `export const kept = define${kind}({\n});\nexport const lost: ${kind}<Ctx> = define${kind}({\n});\n`;
    expect(unlistedIn(text, { kept, lost }, [kept])).toEqual(["lost"]);
    expect(unlistedIn(text, { kept, lost }, [kept, lost])).toEqual([]);
    expect(unlistedIn(`const hidden = define${kind}({});`, {}, [])).toEqual(["1 not exported"]);
    const mapped = `const toOne = () => define${kind}({});\nexport const all = sheets.map(toOne);\n`;
    expect(unlistedIn(mapped, { all: [kept, lost] }, [kept])).toEqual(["all"]);
  });

  it.each(Object.entries({ subcommands, forms, buttons, messageShortcuts, posts, questions, settings }))(
    "notices when one of the %s is taken out of its list",
    async (_list, [taken]: readonly unknown[]) => {
      const rest = listed.filter((definition) => definition !== taken);
      const found = await Promise.all(
        files.map(async (path) => unlistedIn(textOf(path), await import(join(ROOT, path)), rest)),
      );
      expect(found.flat()).toHaveLength(1);
    },
  );

  it("has one button for each link, so every click gets an answer", () => {
    const links = files.flatMap((path) =>
      [...textOf(path).matchAll(/defineLink\(\s*"([\w-]+)"/g)].map(([, name]) => name),
    );
    expect(buttons.map((button) => button.link.name).sort()).toEqual(links.sort());
  });

  it("holds each word and each name once", () => {
    for (const names of [
      subcommands.map(({ word }) => word),
      ...[forms, messageShortcuts, posts, questions].map((list) => list.map(({ name }) => name)),
    ]) {
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it("has at most 40 lines", () => {
    expect(textOf("src/features/index.ts").split("\n").length).toBeLessThanOrEqual(41);
  });
});
