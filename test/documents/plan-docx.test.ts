// Plans for word processors: real headings and a real table, letter for letter, the same words as on paper.
import { expect, it } from "vitest";
import { makeDocx } from "../../src/documents/paper.js";
import type { PlanPaper } from "../../src/documents/paper-kinds.js";
import { toDocx } from "../../src/documents/plan-docx.js";
import { typeset } from "../../src/documents/typeset.js";
import { PAPER_SIZES } from "../../src/domain/paper-size.js";
import { partOf, partsOf, textOfDocx } from "../support/docx-text.js";
import { toPlan } from "../support/papers.js";
import { pagesOfPdf } from "../support/pdf-text.js";

const documentOf = async (plan: PlanPaper) => partOf(await toDocx(plan, "letter"), "word/document.xml");

const withText = (text: string) => toPlan({ parts: [{ kind: "text", title: "Unit Overview", text }] });

it("has a title and headings that Word and screen readers know, in ranks without a gap", async () => {
  const bytes = await toDocx(toPlan(), "letter");
  const styles = [...partOf(bytes, "word/document.xml").matchAll(/<w:pStyle w:val="(Title|Heading\d)"\/>/g)];
  expect(styles.map(([, name = ""]) => name.replace("Heading", "")).join("")).toBe("Title11121221112111");
  for (const [name, level] of [
    ["Heading1", 0],
    ["Heading2", 1],
  ]) {
    const [style = ""] = partOf(bytes, "word/styles.xml").match(new RegExp(`w:styleId="${name}".*?</w:style>`)) ?? [];
    expect(style).toContain(`<w:outlineLvl w:val="${level}"/>`);
    expect(style).toContain("<w:keepNext/>");
  }
});

it("says on each page after the first which plan it is of, cut short, and on every page where it is", async () => {
  const bytes = await toDocx(toPlan({ title: `Rivers ${"and Deltas ".repeat(13)}` }), "letter");
  expect(partOf(bytes, "word/document.xml")).toContain("<w:titlePg/>");
  const heads = [...partsOf(bytes)].flatMap(([name, { text }]) => (/word\/header\d/.test(name) ? [text] : []));
  expect(heads.filter((text) => text.includes("Rivers and Deltas"))).toHaveLength(1);
  expect(heads.join("")).toContain("…");
  const feet = [...partsOf(bytes)].flatMap(([name, { text }]) => (/word\/footer\d/.test(name) ? [text] : []));
  expect(feet).toHaveLength(2);
  for (const foot of feet) expect(foot).toMatch(/Lincoln School · Printed Nov 3, 2026.*PAGE.* of .*NUMPAGES/s);
});

it("makes links of the web addresses that people typed, without the sign that ends the sentence", async () => {
  const bytes = await toDocx(withText("See https://example.org/a?b=1&c=2. (Or http://example.org/d)"), "letter");
  const links = [...partOf(bytes, "word/_rels/document.xml.rels").matchAll(/Target="(http[^"]*)"/g)].map(
    ([, to]) => to,
  );
  expect(links).toEqual(["https://example.org/a?b=1&amp;c=2", "http://example.org/d"]);
  expect(textOfDocx(bytes)).toContain("See https://example.org/a?b=1&c=2. (Or http://example.org/d)");
});

it("says its language, its title and its school, and links what can be opened", async () => {
  const bytes = await toDocx(toPlan({ title: "Cells & <Tissues>" }), "letter");
  expect(partOf(bytes, "word/styles.xml")).toContain('<w:lang w:val="en-US"/>');
  expect(partOf(bytes, "docProps/core.xml")).toContain("<dc:title>Cells &amp; &lt;Tissues&gt;</dc:title>");
  expect(partOf(bytes, "docProps/core.xml")).toContain("<dc:subject>Unit plan</dc:subject>");
  expect(partOf(bytes, "docProps/core.xml")).toContain("<dc:creator>Lincoln School</dc:creator>");
  expect(partOf(bytes, "word/_rels/document.xml.rels")).toContain('Target="https://example.org/stream?a=1"');
});

it("has the two columns in a table whose head is repeated, and marks what addresses a gap in shade and in words", async () => {
  const xml = await documentOf(toPlan());
  const [table = ""] = /<w:tbl>.*<\/w:tbl>/s.exec(xml) ?? [];
  expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1);
  expect(table.match(/<w:gridCol /g)).toHaveLength(2);
  const [marked = ""] = table.match(/<w:p>(?:(?!<\/w:p>).)*\[Gap\].*?<\/w:p>/s) ?? [];
  expect(marked).toContain("<w:shd ");
  expect(marked).toContain("Teach note-taking from two sources");
  expect(textOfDocx(await toDocx(toPlan(), "letter"))).toContain("Shaded duties marked [Gap] address");
});

it.each(PAPER_SIZES)("is as big as the school's paper: %s", async (size) => {
  const xml = partOf(await toDocx(toPlan(), size), "word/document.xml");
  expect(xml).toContain(size === "letter" ? 'w:w="12240" w:h="15840"' : 'w:w="11906" w:h="16838"');
});

it("keeps lines, numbers, spaces and tabs as they were typed", async () => {
  const text = '4-ESS2-1\n  a.  Make observations\n\n\tb. Show <evidence> & "more"';
  expect(textOfDocx(await toDocx(withText(text), "letter"))).toContain(text);
});

it("sets each line in the direction of its first letter", async () => {
  const xml = await documentOf(withText("مرحبا\nHello"));
  expect(xml.match(/<w:bidi\/>/g)).toHaveLength(1);
  expect(xml.match(/<w:rtl\/>/g)).toHaveLength(1);
});

it("leaves out what XML takes in no way, and makes no link of what isn't an address", async () => {
  const bytes = await toDocx(
    toPlan({
      title: "x\u0000y\u000bz\ufffe\ud800",
      parts: [{ kind: "links", title: "Attachments", items: [{ name: "Bad", address: "javascript:alert(1)" }] }],
    }),
    "letter",
  );
  // Word's line break becomes a space in a title, and half of a pair a replacement character.
  expect(textOfDocx(bytes).split("\n")[1]).toBe("xy z\ufffd");
  const codes = [...partsOf(bytes).values()].flatMap(({ text }) => [...text].map((sign) => sign.codePointAt(0) ?? 0));
  expect(codes.filter((code) => (code < 32 && ![9, 10, 13].includes(code)) || code === 0xfffe)).toEqual([]);
  expect(partOf(bytes, "word/_rels/document.xml.rels")).not.toContain("javascript");
  expect(textOfDocx(bytes)).toContain("Bad");
});

it("is the same file for the same plan, and names no time", async () => {
  const bytes = await toDocx(toPlan(), "a4");
  expect(Buffer.from(await toDocx(toPlan(), "a4")).equals(Buffer.from(bytes))).toBe(true);
  expect(new Set([...partsOf(bytes).values()].map(({ time }) => time))).toEqual(new Set([0x210000]));
  expect(partOf(bytes, "docProps/core.xml")).not.toContain("dcterms");
});

it("is made in a thread", async () => {
  expect(textOfDocx(await makeDocx(toPlan(), { size: "letter" }))).toContain("Rivers and Deltas");
});

/** Words without the signs that each of the two draws for itself. */
const wordsIn = (text: string) =>
  text
    .split(/[\s\u200b]+/u)
    .map((word) =>
      word.replace(/^(?:Library|Media|Specialist|Teacher\(s\)|Grade|Level):$/, (name) => name.slice(0, -1)),
    )
    .filter((word) => word !== "" && word !== "•")
    .sort();

/** What a word processor has in its own head and foot of a page. */
const withoutMargins = (page: string) =>
  page
    .replace(/Lincoln School · Printed Nov 3, 2026\s*\d+\s*of\s*\d+/, "")
    .replace(/Rivers and Deltas\s*Unit plan\b/, "");

it.each([toPlan(), toPlan({ parts: [], facts: [], notes: [] })])("says the same words as the PDF", async (plan) => {
  const pdf = pagesOfPdf(typeset(plan, "letter")).map(withoutMargins).join(" ");
  expect(wordsIn(textOfDocx(await toDocx(plan, "letter")))).toEqual(wordsIn(pdf));
});
