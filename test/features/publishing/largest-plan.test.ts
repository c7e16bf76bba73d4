// A plan with every field and every list at its limit, in the widest letters: as files, as a post, as a copy, and in the binder.
import { expect, it } from "vitest";
import { GRADES } from "../../../src/domain/grade.js";
import { asPersonId } from "../../../src/domain/ids.js";
import { MAX_NAME } from "../../../src/domain/partner-names.js";
import {
  MAX_AREA,
  MAX_ATTACHMENTS,
  MAX_PLAN_ROWS,
  MAX_PLAN_TEXT,
  MAX_RESOURCE,
  PLAN_RESOURCES,
  PLAN_TEXTS,
  type PlanValues,
} from "../../../src/domain/plan/plan-fields.js";
import { addAttachments } from "../../../src/store/plan-attachments.js";
import { ask, press, wordsOnButtons } from "../../support/asking.js";
import { textOfDocx } from "../../support/docx-text.js";
import { pagesOfPdf, textOfPdf } from "../../support/pdf-text.js";
import { RIVERS_PLAN, schoolIn, seePlan, withPlan } from "../../support/publishing.js";
import { filesOf, nextFile } from "../../support/received-files.js";
import { LEE, type School, STAFF, startSchool, TESS } from "../../support/school.js";

/** Words of the widest letter, of letters that take three bytes each, and of ones that take two units. */
const WIDE = "WWWWWWW 図書館で学ぶ 👩‍🏫📚 ";
const toText = (length: number, end = "") =>
  WIDE.repeat(Math.ceil(length / WIDE.length))
    .slice(0, length - end.length)
    .toWellFormed() + end;

const rows = <T>(toRow: (n: number) => T): T[] => Array.from({ length: MAX_PLAN_ROWS }, (_, n) => toRow(n));

const LARGEST: PlanValues = {
  ...RIVERS_PLAN,
  ...Object.fromEntries(PLAN_TEXTS.map((field) => [field, toText(MAX_PLAN_TEXT, field)])),
  ...Object.fromEntries(PLAN_RESOURCES.map((kind) => [kind, rows((n) => toText(MAX_RESOURCE, `${kind} ${n}`))])),
  title: toText(150, "End of title"),
  people: [
    ...RIVERS_PLAN.people.map((person) => ({ ...person, jobTitle: toText(MAX_NAME) })),
    ...rows((n) => ({ name: toText(MAX_NAME, `${n}`), role: "teacher" as const, jobTitle: toText(MAX_NAME) })),
  ],
  grades: [...GRADES],
  subject: toText(75),
  level: 4,
  // A hundred words and no more.
  overview: [...Array(99).fill("W".repeat(28)), "overview"].join(" "),
  deficits: rows((n) => ({ area: toText(MAX_AREA), indicators: toText(MAX_PLAN_TEXT, `deficit ${n}`) })),
  standards: rows((n) => ({ area: toText(MAX_AREA), text: toText(MAX_PLAN_TEXT, `standard ${n}`) })),
  aasl: ["1.1.7", "2.4.1", "VI.D.3"],
  librarianDuties: rows((n) => ({ text: toText(MAX_PLAN_TEXT, `hers ${n}`), addressesGap: true })),
  teacherDuties: rows((n) => ({ text: toText(MAX_PLAN_TEXT, `theirs ${n}`), addressesGap: n % 2 === 0 })),
};

/** What each text ends in, so that nothing was cut. */
const ENDS = [
  ...["End of title", ...PLAN_TEXTS],
  ...["standard", "hers", "theirs", ...PLAN_RESOURCES].flatMap((name) => rows((n) => `${name} ${n}`)),
];
const DEFICITS = rows((n) => `deficit ${n}`);

async function withLargest(school: School) {
  const plan = await withPlan(school, LARGEST);
  const attachments = Array.from({ length: MAX_ATTACHMENTS }, (_, n) => ({
    ...{ name: toText(150, `file ${n}`), address: `https://example.org/${"a".repeat(900)}/${n}`, file: undefined },
  }));
  const request = { plan, by: asPersonId(TESS), now: school.clock.now, key: "attached", attachments };
  expect(await addAttachments(school.db, await schoolIn(school), request)).toBe(true);
  return plan;
}

const letters = (text: string) => text.replace(/[\s\u200b]/g, "");
/** Those that a text lacks. */
const missing = (text: string, phrases: readonly string[]) => {
  const all = letters(text);
  return phrases.filter((phrase) => !all.includes(letters(phrase)));
};

it("is a PDF and a DOCX with all of it", async () => {
  const school = await startSchool();
  const seen = await seePlan(school, await withLargest(school), LEE);
  await press(school, seen, "Download PDF", LEE);
  const pdf = await nextFile(school, LEE);
  await press(school, seen, "Download Word", LEE);
  const docx = await nextFile(school, LEE, 2);
  for (const text of [textOfPdf(pdf.bytes), textOfDocx(docx.bytes)]) {
    expect(missing(text, [...ENDS, ...DEFICITS, "file 19"])).toEqual([]);
  }
  expect(pdf.name).toMatch(/^.{1,90} plan\.pdf$/u);
  expect(pagesOfPdf(pdf.bytes).length).toBeGreaterThan(20);
});

it("is one post, cut short, and takes its place in the binder", async () => {
  const school = await startSchool();
  const plan = await withLargest(school);
  const preview = await press(school, await seePlan(school, plan, TESS), "Share", TESS);
  await press(school, preview, "Post it", TESS);
  const posts = school.slack.messagesIn(STAFF).filter(({ text, deleted }) => !deleted && text.includes("WWWWWWW"));
  expect(posts).toHaveLength(1);
  expect(posts[0]?.text).toContain("…");
  expect(missing(posts[0]?.text ?? "", DEFICITS)).toEqual(DEFICITS);
  const choice = await ask(school, "export plans 2026-27", { by: LEE });
  await press(school, choice, "PDF", LEE);
  const binder = textOfPdf((await nextFile(school, LEE)).bytes);
  expect(missing(binder, [...ENDS, ...DEFICITS])).toEqual([]);
});

it("is shown whole, page by page, before its copy leaves, and the copy says exactly that", async () => {
  const school = await startSchool();
  const plan = await withLargest(school);
  const start = await press(school, await seePlan(school, plan, LEE), "Publish", LEE);
  const pages = [await press(school, start, "See the copy", LEE)];
  for (let page = pages[0]; page && wordsOnButtons(page).includes("Next page"); pages.push(page))
    page = await press(school, page, "Next page", LEE);
  const shown = pages.map(({ text }) => text).join(" ");
  expect(missing(shown, ENDS)).toEqual([]);
  expect(missing(shown, DEFICITS)).toEqual(DEFICITS);
  expect(filesOf(school, LEE)).toEqual([]);
  const last = pages.at(-1);
  if (last) await press(school, last, "Get it for Word", LEE);
  const left = textOfDocx((await nextFile(school, LEE)).bytes);
  expect(missing(left, ENDS)).toEqual([]);
  expect(missing(left, DEFICITS)).toEqual(DEFICITS);
  const words = left.split(/\s+/).filter((word) => word !== "");
  expect(missing(shown.toLowerCase(), [...new Set(words.map((word) => word.toLowerCase()))])).toEqual([]);
});
