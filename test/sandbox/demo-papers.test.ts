// The demo's two plans on paper, as a visitor gets them: every part of the Template in its order, in the PDF and for Word.
import { expect, it } from "vitest";
import { ALL_STAFF, LEE, NOOR, PRINCIPAL } from "../../sandbox/demo/school.js";
import { ask, type InSlack, press } from "../support/asking.js";
import { partOf, textOfDocx } from "../support/docx-text.js";
import { pagesOfPdf, tagsOfPdf, textOfPdf } from "../support/pdf-text.js";
import { nextFile } from "../support/received-files.js";
import { openDemo } from "../support/visitor.js";

const TEMPLATE = [
  "Unit Overview",
  "Time Frame",
  "Areas of Deficit/Gaps in Test Data",
  "Content Area Standards",
  "Standards for the 21st-Century Learner",
  "Cooperative Teaching Plan",
  "Resources",
  "Learning Product",
  "Assessment Overview",
  "Adaptations and Extensions",
  "Attachments",
];

/** What Egypt's plan says, in its order. */
const EGYPT = [
  "A museum of daily life in Ancient Egypt",
  "Lincoln School",
  "Lee Marchbanks, Library media specialist",
  "Tess Whitlock, Grade 6 social studies",
  "4 Data-Driven Collaboration",
  "Students become curators.",
  "Three weeks: four library periods",
  "finding the main idea in informational texts",
  "D2.His.3.6-8. Use questions",
  "D3.1.6-8. Gather relevant information",
  "RI.6.2",
  "a. Draw on several sources",
  "b. Refocus the inquiry",
  "1.1.4, 1.1.7, 1.3.1, 2.1.6, IV.A.3, VI.A.2",
  "Shaded duties address an area of deficit or a gap in test data.",
  "Library Media Specialist Will",
  "Teacher(s) Will",
  "Addresses a gap: Pull books at three reading levels",
  "Addresses a gap: Teach note-taking with main-idea cards",
  "Teach how to cite an object",
  "Teach how historians read objects",
  "Addresses a gap: Model how to find the main idea",
  "Grade the labels with the rubric",
  "Mummies Made in Egypt",
  "https://www.metmuseum.org/art/collection",
  "Audio guides of two museums",
  "6 tablets",
  "A display with an object",
  "Rubric for the label",
  "Sentence starters",
  "Rubric for museum labels",
  "Main-idea cards to print",
];

const flat = (text: string) => text.replace(/\s+/g, " ");

/** Those of these phrases that the text has, in the order in which they come there. */
const inOrder = (text: string, phrases: readonly string[]): string[] => {
  const found = phrases.map((phrase) => ({ phrase, at: flat(text).indexOf(phrase) })).filter(({ at }) => at >= 0);
  return found.sort((a, b) => a.at - b.at).map(({ phrase }) => phrase);
};

async function seePlan(slack: InSlack, words: string, by: string) {
  const found = await ask(slack, `find ${words}`, { by, channel: ALL_STAFF });
  return press(slack, found, "See the plan", by);
}

/** The PDF and the DOCX of the plan that this person sees. */
async function download(slack: InSlack, words: string, by: string) {
  const plan = await seePlan(slack, words, by);
  await press(slack, plan, "Download PDF", by);
  const { bytes: pdf } = await nextFile(slack, by);
  await press(slack, plan, "Download Word", by);
  const { bytes: docx } = await nextFile(slack, by, 2);
  return { pdf, docx };
}

it("say all of Egypt's plan, in the order of the Template, in headings, a table and lists", async () => {
  const slack = { slack: (await openDemo()).workspace };
  const { pdf, docx } = await download(slack, "museum of daily life", LEE);
  for (const text of [textOfPdf(pdf), textOfDocx(docx)]) {
    expect(inOrder(text, EGYPT)).toEqual(EGYPT);
    expect(inOrder(text, TEMPLATE)).toEqual(TEMPLATE);
    expect(text).not.toContain("Nothing yet.");
    expect(text.match(/Addresses a gap:/g)).toHaveLength(3);
  }
  expect(pagesOfPdf(pdf)).toHaveLength(2);
  expect(pagesOfPdf(pdf)[1]).toContain("A museum of daily life in Ancient Egypt\nUnit plan");
  const tags = tagsOfPdf(pdf);
  expect(tags.match(/\bH[1-6]\b/g)?.join(" ")).toBe("H1 H2 H2 H2 H3 H2 H3 H3 H2 H2 H2 H3 H3 H3 H3 H2 H2 H2 H2");
  const item = "LI(Lbl LBody(P))";
  const column = `TD(L(${item} ${item} ${item}))`;
  expect(tags).toContain(`Table(THead(TR(TH TH)) TBody(TR(${column} ${column})))`);
  expect(tags.match(/Link/g)).toHaveLength(4);
});

it("shade what addresses a gap in Word, with a bar beside it, and nothing else in the columns", async () => {
  const slack = { slack: (await openDemo()).workspace };
  const { docx } = await download(slack, "museum of daily life", LEE);
  const [table = ""] = /<w:tbl>.*<\/w:tbl>/s.exec(partOf(docx, "word/document.xml")) ?? [];
  const duties = (table.match(/<w:p>.*?<\/w:p>/gs) ?? []).filter((paragraph) => paragraph.includes("<w:numPr>"));
  const looks = duties.map(
    (duty) => `${/<w:shd /.test(duty)} ${/<w:left w:val="single"/.test(duty)} ${/Addresses a gap: /.test(duty)}`,
  );
  const [marked, plain] = ["true true true", "false false false"];
  expect(looks).toEqual([marked, marked, plain, plain, marked, plain]);
});

it("say Genes' plan, without a level 4 and without gaps", async () => {
  const slack = { slack: (await openDemo()).workspace };
  const { pdf, docx } = await download(slack, "Genes and choices", NOOR);
  for (const text of [textOfPdf(pdf), textOfDocx(docx)]) {
    expect(inOrder(text, TEMPLATE)).toEqual(TEMPLATE);
    expect(flat(text)).toContain("Sunita Raghavendar, Biology");
    expect(flat(text)).toContain("HS-LS3-1. Ask questions to clarify relationships");
    expect(text).not.toContain("Addresses a gap:");
    expect(text).not.toContain("Shaded duties");
  }
});

it("leave the school without gaps and without names, and are bound behind their contents", async () => {
  const slack = { slack: (await openDemo()).workspace };
  const start = await press(slack, await seePlan(slack, "museum of daily life", LEE), "Publish", LEE);
  const copy = await press(slack, start, "See the copy", LEE);
  await press(slack, copy, "Get the PDF", LEE);
  const text = textOfPdf((await nextFile(slack, LEE)).bytes);
  const kept = EGYPT.filter((phrase) => !/Marchbanks|Whitlock|Lincoln|^4 Data|finding the main idea/.test(phrase));
  expect(inOrder(text, EGYPT)).toEqual(kept);
  for (const word of ["Deficit", "Whitlock", "Marchbanks", "Lincoln School", "percent"])
    expect(text).not.toContain(word);
  const choice = await ask(slack, "export plans 2026-27", { by: PRINCIPAL, channel: ALL_STAFF });
  await press(slack, choice, "PDF", PRINCIPAL);
  const { bytes } = await nextFile(slack, PRINCIPAL);
  const [contents = ""] = pagesOfPdf(bytes);
  expect(flat(contents)).toMatch(/Genes and choices .* 2 Grade 9 · Science · Sunita Raghavendar and Noor Halabiyan/);
  expect(flat(contents)).toMatch(
    /A museum of daily life in Ancient Egypt .* 4 Grade 6 · Social studies · Tess Whitlock/,
  );
  expect(tagsOfPdf(bytes)).toContain("TOC(TOCI(Reference(Link) P) TOCI(Reference(Link) P))");
  expect(tagsOfPdf(bytes).match(/\bH1\b/g)).toHaveLength(3);
});
