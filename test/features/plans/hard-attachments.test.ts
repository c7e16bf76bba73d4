// Files that Bookend can't take, and the same ones twice: the form says which and why, and nothing goes missing silently.
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../sandbox/workspace/json.js";
import { lastWhisper, seeAfter, toForgedClick } from "../../support/asking.js";
import { openStep, planNow, startPlan, submitStep } from "../../support/planning.js";
import { type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const MB = 1024 * 1024;
const pdf = new TextEncoder().encode("PDF");

async function attaching() {
  const school = await startSchool();
  const plan = await startPlan(school);
  await openFiles(school, plan);
  return { school, plan, tess: school.slack.as(TESS) };
}

async function openFiles(school: School, plan: string) {
  const payload = await toForgedClick(school, { name: "attach-files", value: { plan } });
  await seeAfter(school, () => school.slack.deliver("interaction", payload));
}

interface SentFile {
  id: string;
  name?: string;
  size?: number;
  permalink?: string;
}

const toFile = (name: string, more: Partial<SentFile> = {}): SentFile => ({
  ...{ id: `F0${name}`, name, size: 3, permalink: `https://school.slack.com/files/${TESS}/F0${name}` },
  ...more,
});

/** Sends the open form with these files, whatever Slack's client would say. Returns the error at the field. */
async function sendFiles(school: School, files: SentFile[]): Promise<string | undefined> {
  // The client refuses it empty, so Bookend doesn't get this one.
  const { request } = await school.slack.as(TESS).submit();
  const view = request.payload.view as JsonObject;
  const values = { files: { files: { type: "file_input", files: files as unknown as JsonObject[] } } };
  const payload = { ...request.payload, view: { ...view, state: { values } } };
  const { ack } = await school.slack.deliver("interaction", payload);
  await school.slack.settle();
  return (ack?.errors as Record<string, string> | undefined)?.files;
}

const namesOf = async (school: School, plan: string) =>
  (await planNow(school, plan)).attachments.map(({ name }) => name);

describe("a file", () => {
  it.each<[string, SentFile, RegExp]>([
    [
      "of 1 GB",
      toFile("film.pdf", { size: 1024 * MB }),
      /"film.pdf" is bigger than 10 MB. Upload it in Slack or elsewhere, and add its link/,
    ],
    [
      "of a kind that runs",
      toFile("setup.exe"),
      /"setup.exe" isn't a kind of file that I take here. Choose a PDF, DOCX, .*or add a link/,
    ],
    ["that hides what it is behind a second ending", toFile("handout.pdf.exe"), /"handout.pdf.exe" isn't a kind/],
    ["that hides what it is by writing backward", toFile("handout\u202efdp.exe"), /"handoutfdp.exe" isn't a kind/],
    ["without an ending", toFile("handout"), /"handout" isn't a kind/],
    [
      "that Slack doesn't deliver",
      { id: "F0LOST", name: "lost.pdf", size: 3 },
      /Slack didn't give me "lost.pdf". Take it out and choose it again/,
    ],
    ["of which Slack says only that there is one", { id: "F0LOST" }, /Slack didn't give me one of the files/],
    [
      "that opens elsewhere",
      toFile("handout.pdf", { permalink: "javascript:alert(1)" }),
      /Slack didn't give me "handout.pdf"/,
    ],
  ])("%s is refused by its name, and so are those with it", async (_what, file, words) => {
    const { school, plan } = await attaching();
    expect(await sendFiles(school, [toFile("rubric.pdf"), file])).toMatch(words);
    expect(await namesOf(school, plan)).toEqual([]);
    expectGoodMessages(school);
  });

  it("with a long name keeps its ending, and is taken", async () => {
    const { school, plan, tess } = await attaching();
    const name = `${"Rivers and deltas of the world, ".repeat(6)}handout 3.docx`;
    await tess.fill({ files: [tess.upload(name, pdf)] });
    await seeAfter(school, () => tess.submit());
    const [attached] = (await planNow(school, plan)).attachments;
    expect(attached?.name).toMatch(/^Rivers and deltas of the world, .*…\.docx$/);
    expect(attached?.name.length).toBeLessThanOrEqual(80);
    expect(attached?.file?.type).toBe("docx");
    expectGoodMessages(school);
  });
});

describe("several files", () => {
  const ten = Array.from({ length: 10 }, (_, at) => toFile(`page ${at}.pdf`));

  it("are at most five at a time", async () => {
    const { school, plan } = await attaching();
    expect(await sendFiles(school, ten)).toBe("Choose no more than 5 files at a time. These are 10.");
    expect(await namesOf(school, plan)).toEqual([]);
  });

  it("are at most twenty in all, and all or none of them are attached", async () => {
    const { school, plan } = await attaching();
    for (let at = 0; at < 18; at += 3) {
      expect(
        await sendFiles(
          school,
          [0, 1, 2].map((more) => toFile(`page ${at + more}.pdf`)),
        ),
      ).toBeUndefined();
      await openFiles(school, plan);
    }
    const words = "A plan takes 20 files and links, and this one has 18.";
    expect(
      await sendFiles(
        school,
        ["a", "b", "c"].map((name) => toFile(`${name}.pdf`)),
      ),
    ).toBe(words);
    expect(await namesOf(school, plan)).toHaveLength(18);
    expect(
      await sendFiles(
        school,
        ["a", "b"].map((name) => toFile(`${name}.pdf`)),
      ),
    ).toBeUndefined();
    expect(await namesOf(school, plan)).toHaveLength(20);
    expectGoodMessages(school);
  });

  it("that are the same one are attached once, now and later", async () => {
    const { school, plan, tess } = await attaching();
    const id = tess.upload("rubric.pdf", pdf);
    await tess.fill({ files: [id, id] });
    await seeAfter(school, () => tess.submit());
    await openFiles(school, plan);
    await tess.fill({ files: [id] });
    await tess.submit();
    await school.slack.settle();
    expect(await namesOf(school, plan)).toEqual(["rubric.pdf"]);
    expect(lastWhisper(school).text).toContain("rubric.pdf");
    expect(tess.modal()).toBeUndefined();
    expectGoodMessages(school);
  });
});

describe("links", () => {
  it("that don't fit are refused before the step is saved, so the rest of it can still be changed", async () => {
    const { school, plan, tess } = await attaching();
    for (let at = 0; at < 20; at += 5) {
      expect(
        await sendFiles(
          school,
          [0, 1, 2, 3, 4].map((more) => toFile(`page ${at + more}.pdf`)),
        ),
      ).toBeUndefined();
      await openFiles(school, plan);
    }
    await openStep(school, plan, "adaptations");
    await tess.fill({ adaptations: "An audio version", links: "https://example.org/rubric" });
    await school.slack.settle();
    await tess.submit();
    await school.slack.settle();
    expect(tess.modal()?.errors.links).toBe("A plan takes 20 files and links, and this one has 20.");
    await submitStep(school, { adaptations: "An audio version, and a shorter text", links: "" });
    expect(tess.modal()?.title).not.toBe("Adaptations and files");
    expect((await planNow(school, plan)).values.adaptations).toBe("An audio version, and a shorter text");
    expectGoodMessages(school);
  });

  it("are attached once", async () => {
    const { school, plan } = await attaching();
    for (let time = 0; time < 2; time += 1) {
      await openStep(school, plan, "adaptations");
      await submitStep(school, { links: "Rubric https://example.org/rubric\nhttps://example.org/rubric" });
    }
    expect(await namesOf(school, plan)).toEqual(["Rubric"]);
  });
});
