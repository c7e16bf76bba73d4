// What is on the papers: every word of them, in every script, on as many pages as they need.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Paper } from "../../src/documents/paper-kinds.js";
import { typeset } from "../../src/documents/typeset.js";
import { PAPER_SIZES } from "../../src/domain/paper-size.js";
import {
  toBinder,
  toEvidence,
  toFullPlan,
  toPlan,
  toReport,
  toRubric,
  toYear,
  toYearEnd,
  UNIT_ROW,
} from "../support/papers.js";
import { pagesOfPdf, sizesOfText, textOfPdf } from "../support/pdf-text.js";
import { usualPapers } from "../support/usual-papers.js";

const raw = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

const withTitle = (title: string) => {
  const [date, , ...others] = UNIT_ROW;
  return toReport({ units: { columns: toReport().units.columns, rows: [[date, title, ...others]] } });
};

/** Without spaces: a run of glyphs ends wherever the font does. */
const letters = (text: string) => text.replace(/\s/g, "");

const LONG = "How rivers carve valleys and deltas, and what people do where they meet the sea ".repeat(3);

const EMPTY: Paper[] = [
  toReport({
    ...{
      headline: "No units were logged in October 2026.",
      average: "",
      facts: [],
      causes: [],
      quotes: [],
      charts: [],
    },
    ...{ units: { ...toReport().units, rows: [] }, goals: undefined },
  }),
  toYear({ facts: [], causes: [], notes: [], goals: undefined, charts: [], months: { ...toYear().months, rows: [] } }),
  toYearEnd({ highlights: [], chart: undefined, causes: [], goals: undefined, nextGoals: undefined }),
  toRubric({ levels: toRubric().levels.map((level) => ({ ...level, examples: [] })) }),
  toPlan({ facts: [], parts: [], notes: [] }),
  toBinder({ plans: [] }),
  toEvidence({ indicators: [] }),
];

const FULL: Paper[] = [
  toReport({ units: { ...toReport().units, rows: Array.from({ length: 300 }, () => ["Oct 2", LONG, "K–12", "2.5"]) } }),
  toYear({ causes: Array.from({ length: 40 }, () => `November, circulation: ${LONG}`) }),
  toYearEnd({
    highlights: Array.from({ length: 3 }, () => ({ text: `“${LONG}”`, by: "Tess Whitlock" })),
    causes: Array.from({ length: 5 }, () => `November, circulation: ${LONG}`),
  }),
  toRubric({
    levels: toRubric().levels.map((level) => ({ ...level, examples: Array.from({ length: 60 }, () => LONG) })),
  }),
  toFullPlan(),
  toBinder({ plans: [toFullPlan(), toPlan()] }),
  toEvidence({
    indicators: Array.from({ length: 30 }, (_, n) => ({
      name: `${n}. ${LONG}`.slice(0, 200),
      pieces: Array.from({ length: 6 }, () => ({ title: LONG, source: "Unit, Nov 12, 2026", lines: [LONG, LONG] })),
    })),
  }),
];

describe.each([
  ["an empty", EMPTY],
  ["a usual", [toReport(), toYear(), toYearEnd(), toRubric(), toPlan(), toBinder(), toEvidence()]],
  ["an overfull", FULL],
])("papers of %s school", (_which, papers) => {
  it.each(papers)("are tagged, have a title and a language, and name their pages: $kind", (paper) => {
    for (const size of PAPER_SIZES) {
      const bytes = typeset(paper, size);
      expect(raw(bytes)).toContain("<pdfuaid:part>1</pdfuaid:part>");
      expect(raw(bytes)).toMatch(/\/Lang \(en-US\)/);
      expect(raw(bytes)).toContain("/DisplayDocTitle true");
      expect(raw(bytes)).toMatch(
        size === "letter" ? /\/MediaBox \[0 0 612 792\]/ : /\/MediaBox \[0 0 595\.2\d* 841\.8\d*\]/,
      );
      const pages = pagesOfPdf(bytes);
      for (const [index, page] of pages.entries()) expect(page).toContain(`${index + 1} of ${pages.length}`);
      expect(pages[0]).toContain("Printed Nov 3, 2026");
      expect(pages[0]).toContain("Lincoln School");
    }
  });
});

describe("the monthly report", () => {
  it("has the sheet's columns, its units and a place to sign", () => {
    const text = textOfPdf(typeset(toReport(), "letter"));
    expect(text).toContain("Monthly Report of Units Supported");
    expect(text).toContain("Month: October 2026");
    expect(text).toContain("Date Name or Topic of Unit Grade Level Level of Collaboration");
    expect(text).toContain("Oct 2 Rivers and Deltas 4 3 Collaboration");
    expect(text).toContain("Average level of partnership: 2.6");
    expect(text).toContain("Circulation: state testing");
    expect(text).toContain("“Two classes asked to stay over recess.” – Tess Whitlock");
    expect(text).toMatch(/Library media specialist Date Principal Date/);
  });

  it("repeats the head of a long table on each of its pages", () => {
    const [report] = FULL as [Paper];
    const pages = pagesOfPdf(typeset(report, "letter"));
    expect(pages.length).toBeGreaterThan(5);
    const tables = pages.filter((page) => page.includes("How rivers carve"));
    for (const page of tables) expect(page).toContain("Name or Topic of Unit");
  });

  it("says how many units it leaves out", () => {
    expect(textOfPdf(typeset(toReport({ left: 12 }), "letter"))).toContain("12 more units");
  });
});

describe.each(PAPER_SIZES)("on %s, to sign", (size) => {
  it.each(Object.values(usualPapers()))("a usual paper is one page: $kind", (paper) => {
    expect(pagesOfPdf(typeset(paper, size))).toHaveLength(1);
  });

  it("a short report is set in the usual size, and so is one that fits on no page", () => {
    const [short, full] = [toReport(), FULL[0] as Paper].map((paper) => sizesOfText(typeset(paper, size)));
    const usual = sizesOfText(typeset(usualPapers().report, size));
    expect(Math.max(...(short ?? []))).toBe(20);
    expect(full).toEqual(expect.arrayContaining([20, 9]));
    // Small, but no smaller than a footnote.
    expect(Math.min(...usual)).toBeGreaterThanOrEqual(6.8);
  });
});

it("the year-end page is one page, however much there is to say", () => {
  const [, , page] = FULL as [Paper, Paper, Paper];
  for (const size of PAPER_SIZES) expect(pagesOfPdf(typeset(page, size))).toHaveLength(1);
});

it("the Annual Summary has the sheet's columns and its total", () => {
  const text = textOfPdf(typeset(toYear(), "letter"));
  expect(text).toMatch(/Month Days Open Monthly Circulation Average Daily Circulation/);
  expect(text).toContain("October not reported");
  expect(text).toContain("Annual TOTAL 20 1,840 92.0 61 23 2.5");
});

describe("a plan", () => {
  it("has the parts of the Template with what was typed in them, line by line", () => {
    const text = textOfPdf(typeset(toPlan(), "letter"));
    expect(text).toContain("Teacher(s) Tess Whitlock, Grade 4 Ana Ortiz");
    expect(text).toMatch(
      /Content Area Standards Science 4-ESS2-1 a\. Make observations b\. Show evidence 4-ESS2-2 ELA/,
    );
    expect(text).toContain("Library Media Specialist Will Teacher(s) Will");
    expect(text).toMatch(/\[Gap\] Teach note-taking from two sources/);
    expect(text).not.toMatch(/\[Gap\] Pull maps/);
    expect(text).toContain("Shaded duties marked [Gap] address an area of deficit or a gap.");
  });

  it("links what can be opened, and goes without a school and without a title of a part", () => {
    expect(raw(typeset(toPlan(), "letter"))).toContain("(https://example.org/stream?a=1)");
    const bare = toPlan({
      school: "",
      parts: [{ kind: "named", title: "Resources", items: [{ name: " ", text: "Maps" }] }],
    });
    expect(textOfPdf(typeset(bare, "letter"))).toContain("Maps");
    expect(textOfPdf(typeset(bare, "letter"))).not.toContain("Lincoln");
  });

  it("links the web addresses that people typed, and leaves them whole for those who copy them", () => {
    const long = `https://example.org/${"collection/".repeat(9)}`;
    const text = `See ${long}. (Or http://example.org/d)`;
    const bytes = typeset(toPlan({ parts: [{ kind: "text", title: "Overview", text }] }), "letter");
    expect(raw(bytes)).toContain(`(${long})`);
    expect(raw(bytes)).toContain("(http://example.org/d)");
    expect(textOfPdf(bytes)).not.toContain("\u200b");
  });

  it("says on each page after the first which plan it is of", () => {
    const pages = pagesOfPdf(typeset(toBinder({ plans: [toFullPlan(), toPlan()] }), "letter"));
    const headed = pages.map((page) => /^\s*(?:Z{79}…|Rivers and Deltas)\s*Unit plans 2026-27/.test(page));
    // The contents, the first pages of two plans, and no other.
    const without = headed.flatMap((has, at) => (has ? [] : [at]));
    expect(without).toEqual([0, 1, pages.length - 2]);
  });

  it("keeps a word without end on its page", () => {
    const text = "y".repeat(2000);
    const [page = ""] = pagesOfPdf(typeset(toPlan({ parts: [{ kind: "text", title: "Overview", text }] }), "letter"));
    expect(page.match(/y{30}/g)?.length).toBeGreaterThan(30);
    expect(page.split("\n").every((line) => line.length < 120)).toBe(true);
  });

  it("repeats the heads of the two columns on each page they take", () => {
    const pages = pagesOfPdf(typeset(toFullPlan(), "letter"));
    expect(pages.filter((page) => page.includes("Teacher(s) Will")).length).toBeGreaterThan(3);
  });
});

it("a binder has contents that name each plan and its page", () => {
  const pages = pagesOfPdf(typeset(toBinder(), "letter"));
  expect(pages[0]).toMatch(/Rivers and Deltas[\s.\u2060]*2/);
  expect(pages[0]).toMatch(/Ancient Egypt[\s.\u2060]*4/);
  expect(pages[3]).toContain("Ancient Egypt");
  expect(raw(typeset(toBinder(), "letter")).match(/\/Dest|\/GoTo/g)?.length).toBeGreaterThan(1);
});

describe("titles", () => {
  it.each([
    '#read("/etc/passwd")',
    "#let x = 1; $x^2$ *bold* _it_ `code` <label> @ref // end",
    '"] #panic() [',
    "\\u{41} \\n \\",
  ])("are never read as a template: %s", (title) => {
    expect(letters(textOfPdf(typeset(withTitle(title), "letter")))).toContain(letters(title));
  });

  it.each([
    ["Greek", "Ελληνικά"],
    ["Cyrillic", "Ёлка"],
    ["Vietnamese", "Tiếng Việt"],
    ["accents", "Ñandú Łódź İstanbul Hawaiʻi"],
    ["Chinese", "中文简体繁體"],
    ["Japanese", "日本語テスト"],
    ["Korean", "한국어"],
    ["Hebrew", "שלום"],
    ["Georgian", "ქართული"],
    ["Armenian", "հայերեն"],
    ["Amharic", "አማርኛ"],
    ["Cherokee", "ᏣᎳᎩ"],
    ["emoji", "😀📚🎉✅"],
    ["signs", "½→≤√★✓№€₹"],
  ])("keep each character: %s", (_script, title) => {
    expect([...letters(textOfPdf(typeset(withTitle(title), "letter")))]).toEqual(
      expect.arrayContaining([...letters(title.normalize("NFC"))]),
    );
  });

  // Their glyphs stand for several letters at once, so only a mark would tell that one is missing.
  it.each([
    "مرحبا بالعالم",
    "हिन्दी",
    "বাংলা",
    "ગુજરાતી",
    "ਪੰਜਾਬੀ",
    "தமிழ்",
    "తెలుగు",
    "ಕನ್ನಡ",
    "മലയാളം",
    "සිංහල",
    "ไทย",
    "ລາວ",
    "ខ្មែរ",
    "မြန်မာ",
    "👍🏽❤️🇺🇸👩‍🏫",
  ])("have a glyph for everything: %s", (title) => {
    expect(textOfPdf(typeset(withTitle(title), "letter"))).not.toContain("□");
  });

  it("show a mark for a character that no font has", () => {
    expect(textOfPdf(typeset(withTitle("a \uE000 b ⵣ c"), "letter"))).toContain("a □ b □ c");
  });

  it("lose what can't be in a PDF or turns text around", () => {
    expect(textOfPdf(typeset(withTitle("x\u0000y\u202Ez\uD800"), "letter"))).toContain("xyz");
  });
});

const VERAPDF = spawnSync("verapdf", ["--version"]).status === 0;

/** What veraPDF says of each file against PDF/UA-1: "PASS" or "FAIL". */
function judge(files: readonly Uint8Array[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), "bookend-verapdf-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const paths = files.map((bytes, n) => {
    const path = join(folder, `${n}.pdf`);
    writeFileSync(path, bytes);
    return path;
  });
  const args = ["--flavour", "ua1", "--format", "text"];
  const { stdout } = spawnSync("verapdf", [...args, ...paths], { encoding: "utf8" });
  const lines = stdout.split("\n");
  return paths.map((path) => lines.find((line) => line.includes(path))?.split(" ")[0] ?? "not judged");
}

// CI needs no Java.
describe.skipIf(!VERAPDF)("veraPDF, if it is installed", () => {
  it("finds every paper accessible, on either size, empty, usual and overfull", () => {
    const papers = [...EMPTY, ...Object.values(usualPapers()), toPlan(), toBinder(), toFullPlan(), ...FULL];
    const files = papers.flatMap((paper) => PAPER_SIZES.map((size) => typeset(paper, size)));
    expect(judge(files)).toEqual(files.map(() => "PASS"));
  });

  it("would say so if one weren't", () => {
    const untitled = Buffer.from(
      raw(typeset(toReport(), "letter")).replace("/DisplayDocTitle true", "/DisplayDocTitle null"),
      "latin1",
    );
    expect(judge([untitled])).toEqual(["FAIL"]);
  });
});
