// The words people read outside of Slack messages: content, help, errors, the manifest and the docs. What goes to
// Slack is held to the same rules wherever a test ends with expectGoodMessages.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { RULES, unplainWordsIn } from "./support/plain-words.js";
import { filesIn, ROOT } from "./support/source-tree.js";

describe("the rules", () => {
  it.each(RULES)("catch $sample", ({ sample, pattern }) => {
    expect(sample).toMatch(pattern);
    expect(unplainWordsIn(sample).length).toBeGreaterThan(0);
  });

  it.each([
    "Saved: Ancient Egypt · grade 6 · today · level 2 Coordination · with Lee Librarian",
    "What worked?",
    "Did we share goals, define roles and plan the whole unit together?",
    "Where are you on the ten levels?",
    "I'll check back in 4 weeks.",
    "December's report won't be posted.",
    "Choose any more channels you like.",
    "The report is posted at 8:00 AM.",
    "2026-11-03T13:00:00Z",
  ])("let %s pass", (text) => {
    expect(unplainWordsIn(text)).toEqual([]);
  });
});

/** Every string in the data, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(textsIn) : [];
}

const flawsOf = (texts: readonly string[]) => texts.flatMap(unplainWordsIn);

describe("content", () => {
  it.each(filesIn("src/content"))("%s is plain", async (path) => {
    const texts = textsIn(Object.values(await import(join(ROOT, path))));
    expect(texts.length).toBeGreaterThan(0);
    expect(flawsOf(texts)).toEqual([]);
  });
});

/** Prose without code: text between backticks is typed, or read by a machine. */
const proseOf = (page: string) =>
  page
    .replace(/^```[\s\S]*?^```/gm, "")
    .replace(/`[^`\n]*`/g, "X")
    .split(/\n{2,}|^[-*|#>]|\|/m)
    .map((text) => text.replace(/\s+/g, " ").trim());

describe("pages", () => {
  const decisions = filesIn("docs", /\.md$/);

  it.each(["README.md", ...decisions])("%s is plain", (path) => {
    expect(flawsOf(proseOf(readFileSync(join(ROOT, path), "utf8")))).toEqual([]);
  });

  it("README.md has at most 130 lines", () => {
    expect(readFileSync(join(ROOT, "README.md"), "utf8").split("\n").length).toBeLessThanOrEqual(131);
  });
});

it("the manifest is plain, its comments too", () => {
  const text = readFileSync(join(ROOT, "manifest.yml"), "utf8");
  const comments = [...text.matchAll(/^\s*# (.*)$/gm)].map(([, comment = ""]) => comment);
  expect(flawsOf([...textsIn(parse(text)), comments.join(" ")])).toEqual([]);
});

it("the example settings are plain", () => {
  const text = readFileSync(join(ROOT, ".env.example"), "utf8");
  expect(flawsOf([...text.matchAll(/^# (.*)$/gm)].map(([, comment = ""]) => comment))).toEqual([]);
});
