// LibreOffice Writer opens a plan for word processors and saves it again, and nothing is lost. Runs where it is installed.
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { PlanPaper } from "../../src/documents/paper-kinds.js";
import { toDocx } from "../../src/documents/plan-docx.js";
import { partOf, textOfDocx } from "../support/docx-text.js";
import { makeFolder } from "../support/folders.js";
import { toFullPlan, toPlan } from "../support/papers.js";

const WRITER = ["lowriter", "soffice"].find((name) => spawnSync("which", [name]).status === 0);

const odd = (text: string): PlanPaper =>
  toPlan({ title: text, parts: [{ kind: "text", title: "Unit Overview", text }], notes: [] });

const PLANS: Record<string, PlanPaper> = {
  usual: toPlan(),
  full: toFullPlan(),
  odd: odd('مرحبا 中文 👩‍🏫 \ue000 <w:p> & "x" \u0001https://example.org/a?b=1&c=2'),
};

/** Each plan's text, and its bytes as Writer saves them. */
async function savedByWriter(plans: Record<string, PlanPaper>) {
  const [folder, to] = [await makeFolder(), await makeFolder()];
  const made = await Promise.all(
    Object.entries(plans).map(async ([name, plan]) => ({ name, bytes: await toDocx(plan, "a4") })),
  );
  for (const { name, bytes } of made) writeFileSync(join(folder, `${name}.docx`), bytes);
  const files = made.map(({ name }) => join(folder, `${name}.docx`));
  const args = [
    "--headless",
    `-env:UserInstallation=file://${folder}/profile`,
    "--convert-to",
    "docx:Office Open XML Text",
  ];
  execFileSync(WRITER ?? "lowriter", [...args, "--outdir", to, ...files], { stdio: "ignore" });
  return made.map(({ name, bytes }) => ({
    ...{ name, text: textOfDocx(bytes) },
    saved: new Uint8Array(readFileSync(join(to, `${name}.docx`))),
  }));
}

// CI needs no office suite.
describe.skipIf(WRITER === undefined)("in LibreOffice Writer, if it is installed", () => {
  it("every word and every line is still there", async () => {
    for (const { name, text, saved } of await savedByWriter(PLANS))
      expect([name, textOfDocx(saved)]).toEqual([name, text]);
  });

  it("so are the title, the headings, the language, the table's head, the shading, the links and the size", async () => {
    const [plan] = await savedByWriter({ usual: toPlan() });
    const saved = plan?.saved ?? new Uint8Array();
    const xml = partOf(saved, "word/document.xml");
    const styles = [...xml.matchAll(/<w:pStyle w:val="(Title|Heading\d)"\/>/g)].map(([, style = ""]) => style);
    expect(styles.join("").replaceAll("Heading", "")).toBe("Title11121221112111");
    expect(partOf(saved, "word/styles.xml")).toMatch(/<w:lang [^>]*w:val="en-US"/);
    expect(xml.match(/<w:tblHeader/g)).toHaveLength(1);
    expect(xml).toMatch(/<w:shd [^>]*w:fill="EEF1F5"/);
    expect(partOf(saved, "word/_rels/document.xml.rels")).toContain("https://example.org/stream?a=1");
    expect(xml).toMatch(/w:w="11906"[^>]* w:h="16838"|w:h="16838"[^>]* w:w="11906"/);
    const core = partOf(saved, "docProps/core.xml");
    expect(core).toContain("<dc:title>Rivers and Deltas</dc:title>");
    expect(core).toContain("<dc:creator>Lincoln School</dc:creator>");
  });
});
