// Input that can't be saved, or only just: clear words at the field, the form stays open, nothing is lost.
import { describe, expect, it } from "vitest";
import { sheets } from "../../../src/content/index.js";
import { forge, lastWhisper, press, seeAfter, wordsOnButtons } from "../../support/asking.js";
import {
  openSheet,
  ROADBLOCK,
  reflections,
  reflectOn,
  save,
  showPost,
  type,
  wordsOn,
} from "../../support/reflecting.js";
import { LEE, OMAR, type School, STAFF, startSchool, TESS } from "../../support/school.js";
import { failWrite, lockWrites } from "../../support/sqlite-file.js";
import { expectGoodMessages } from "../../support/words.js";

/** Presses Save past what Slack itself would hold back, and returns the errors at the fields. */
async function errorsAfter(school: School, sheet: string, fields: Record<string, string>) {
  const tess = await openSheet(school, sheet);
  await type(school, fields);
  await tess.submit({ unchecked: true });
  await school.slack.settle();
  return tess.modal()?.errors;
}

describe("an answer that is missing", () => {
  it.each([
    ["taxonomy", {}, { level: "Answer at least one question. A few words are enough." }],
    ["taxonomy", { success: "Rivers" }, { level: "Choose one." }],
    ["benefits", {}, { teachers: "Answer at least one question. A few words are enough." }],
    ["benefits", { teachers: " \n\u200b " }, { teachers: "Answer at least one question. A few words are enough." }],
    ["roadblocks", { "explain-1": "Lunch" }, { "category-1": "Choose a category for this roadblock." }],
    ["roadblocks", { "category-1": "other" }, { "explain-1": "Say in a few words what's in the way." }],
    [
      "roadblocks",
      { ...ROADBLOCK, "solution-2": "Ask for a floating sub" },
      { "category-2": "Choose a category for this roadblock.", "explain-2": "Say in a few words what's in the way." },
    ],
    ["roadblocks", { ...ROADBLOCK, "category-3": "other" }, { "explain-3": "Say in a few words what's in the way." }],
    ["roadblocks", { ...ROADBLOCK, "explain-2": "Lunch" }, { "category-2": "Choose a category for this roadblock." }],
  ])("on %s (%j) is reported at its field, and everything stays", async (sheet, fields, errors) => {
    const school = await startSchool();
    expect(await errorsAfter(school, sheet, fields as Record<string, string>)).toMatchObject(errors);
    expect(school.slack.as(TESS).modal()?.values).toMatchObject(fields);
    expect(await reflections(school)).toEqual([]);
    expectGoodMessages(school);
  });
});

describe("texts of the maximum length", () => {
  const wordsIn = (message: unknown) => JSON.stringify(message).replace(/"\},\{"type":"text","text":"/g, "");

  it.each(sheets.map((sheet) => [sheet.key, sheet] as const))(
    "on every question of %s are saved in full, posted as previewed, and read in full by a librarian",
    async (key, sheet) => {
      const school = await startSchool();
      const written = sheet.questions.filter(({ kind }) => kind === "text").map((question) => question.key);
      const answers = Object.fromEntries(
        sheet.questions.map((question, index) =>
          question.kind === "text"
            ? [question.key, `${index} ${"wörd ".repeat(600)}`.slice(0, 2999).concat(".")]
            : [question.key, question.options.at(-1)?.value ?? ""],
        ),
      );
      const tess = await showPost(school, key, answers, STAFF);
      const shown = wordsIn(tess.modal()?.blocks);
      await save(school);
      const [row] = await reflections(school);
      expect(row?.audience).toBe("channel");
      expect(written.filter((name) => row?.answers[name] !== answers[name])).toEqual([]);
      const posted = wordsIn(school.slack.messagesIn(STAFF)[0]?.blocks);
      const room = Math.min(3000, 10_000 / written.length) - 10;
      const starts = written.map((name) => answers[name]?.slice(0, room) ?? "");
      expect(starts.filter((start) => !posted.includes(start) || !shown.includes(start))).toEqual([]);
      await readAllPages(
        school,
        written.map((name) => answers[name] ?? ""),
      );
      await seeAfter(school, () => tess.click(lastWhisper(school), "edit-reflection"));
      expect(written.filter((name) => tess.modal()?.values[name] !== answers[name])).toEqual([]);
      expectGoodMessages(school);
    },
  );

  /** As a librarian, page by page. */
  async function readAllPages(school: School, texts: readonly string[]): Promise<void> {
    const { id: reflection } = await school.db.reflection.findFirstOrThrow();
    let page = await forge(school, { name: "read-reflection", value: { reflection }, by: LEE });
    let all = wordsIn(page.blocks);
    while (wordsOnButtons(page).includes("Read more")) {
      page = await press(school, page, "Read more", LEE);
      all += wordsIn(page.blocks);
    }
    expect(texts.filter((text) => !all.includes(text))).toEqual([]);
  }
});

describe("control characters", () => {
  it("are removed, even from a shared post, and markup stays text", async () => {
    const school = await startSchool();
    const typed = "Plan\u0000 \u202etogether\u0007\r\n<!channel> *now* <https://example.org|here>";
    await showPost(school, "benefits", { teachers: typed }, STAFF);
    await save(school);
    const clean = "Plan together\n<!channel> *now* <https://example.org|here>";
    expect(await reflections(school)).toMatchObject([{ answers: { teachers: clean } }]);
    const [post] = school.slack.messagesIn(STAFF);
    expect(post?.text).toContain("&lt;!channel&gt; *now* &lt;https://example.org|here&gt;");
    expect(JSON.stringify(post?.blocks)).toContain(JSON.stringify(clean));
    expectGoodMessages(school, ["<!channel>", "&lt;!channel&gt;"]);
  });
});

describe("a category or a level that is no longer on the sheet", () => {
  async function withUnknown(sheet: string, question: string, fields: Record<string, string>) {
    const school = await startSchool();
    const saved = await reflectOn(school, sheet, fields);
    await school.db.answer.updateMany({ where: { question }, data: { text: "retired" } });
    const tess = school.slack.as(TESS);
    await seeAfter(school, () => tess.click(saved, "edit-reflection"));
    return { school, tess };
  }

  it.each([
    ["roadblocks", "category-1", ROADBLOCK, "scheduling"],
    ["taxonomy", "level", { level: "5", success: "Rivers" }, "6"],
  ])("(%s) has to be chosen again, and the rest is as it was", async (sheet, question, fields, other) => {
    const { school, tess } = await withUnknown(sheet, question, fields);
    const { [question]: _lost, ...rest } = fields as Record<string, string>;
    expect(tess.modal()?.values).toMatchObject(rest);
    await tess.submit({ unchecked: true });
    await school.slack.settle();
    expect(Object.keys(tess.modal()?.errors ?? {})).toEqual([question]);
    await type(school, { [question]: other });
    await save(school);
    expect(await reflections(school)).toMatchObject([{ answers: { ...rest, [question]: other } }]);
    expectGoodMessages(school);
  });

  it("in a draft is no longer chosen when the form is opened", async () => {
    const school = await startSchool();
    const tess = await openSheet(school, "roadblocks");
    await type(school, ROADBLOCK);
    await tess.close();
    const fields = JSON.stringify({ ...ROADBLOCK, "category-1": "retired" });
    await school.db.draft.updateMany({ data: { fields } });
    await openSheet(school, "roadblocks");
    expect(tess.modal()?.values).toMatchObject({ "explain-1": ROADBLOCK["explain-1"] });
    expect(tess.modal()?.values["category-1"] ?? null).toBeNull();
    expectGoodMessages(school);
  });
});

describe("another person's reflection", () => {
  it.each([
    ["another person's", OMAR],
    ["one that is gone", TESS],
  ])("(%s) can't be opened for changes", async (_whose, by) => {
    const school = await startSchool();
    await reflectOn(school, "benefits", { teachers: "Mine alone", audience: "librarians" });
    const { id } = await school.db.reflection.findFirstOrThrow();
    const reflection = by === TESS ? "gone" : id;
    const answer = await forge(school, { name: "edit-reflection", value: { reflection }, by });
    expect(answer.text).toBe("This reflection is gone, or it isn't yours. Nothing was changed.");
    expect(school.slack.as(by).modal()).toBeUndefined();
    expectGoodMessages(school);
  });

  it("can't be changed by a form that names it", async () => {
    const school = await startSchool();
    await reflectOn(school, "benefits", { teachers: "Mine alone" });
    const { id } = await school.db.reflection.findFirstOrThrow();
    const omar = await openSheet(school, "benefits", OMAR);
    await type(school, { teachers: "Forged" }, OMAR);
    const { request } = await omar.submit();
    const payload = structuredClone(request.payload) as { view: { id: string; private_metadata: string } };
    payload.view.id = "V0FORGED001";
    payload.view.private_metadata = JSON.stringify({ hidden: { reflection: id }, origin: {} });
    const exchange = await school.slack.deliver("interaction", payload as never);
    expect(JSON.stringify(exchange.ack)).toContain("gone, or it isn't yours");
    expect(await reflections(school)).toMatchObject([
      { by: TESS, answers: { teachers: "Mine alone" } },
      { by: OMAR, answers: { teachers: "Forged" } },
    ]);
  });

  it("and a sheet that is gone can't be opened", async () => {
    const school = await startSchool();
    const opened = await forge(school, { name: "reflect", value: { sheet: "retired" } });
    expect(opened.text).toContain("This reflection is no longer available. Type /unit reflect to pick another one.");
    await reflectOn(school, "benefits", { teachers: "Time" });
    await school.db.reflection.updateMany({ data: { sheet: "retired" } });
    const { id } = await school.db.reflection.findFirstOrThrow();
    const edited = await forge(school, { name: "edit-reflection", value: { reflection: id } });
    expect(edited.text).toBe("This reflection is no longer available, so it can't be changed.");
    expectGoodMessages(school);
  });
});

describe("a form that is too old", () => {
  it("says that the answers are in a draft, and the form below still has them", async () => {
    const school = await startSchool();
    const tess = await showPost(school, "benefits", { teachers: "Time" }, STAFF);
    await school.db.draft.deleteMany();
    await tess.submit();
    await school.slack.settle();
    expect(wordsOn(tess)).toContain(
      "This form has expired. Your answers are saved in a draft: open the reflection again to continue.",
    );
    await tess.close();
    expect(tess.modal()?.values).toMatchObject({ teachers: "Time" });
    expectGoodMessages(school);
  });
});

describe("a database that rejects writes", () => {
  it.each([
    ["a private reflection", false],
    ["one that is to be shared", true],
  ])(
    "locked while saving %s: doesn't save, leaves the form open with everything in it, and saves on the second try",
    // Of Slack's three seconds, SQLite waits two. A busy machine may miss the third.
    { retry: 2 },
    async (_which, shared) => {
      const school = await startSchool();
      const tess = school.slack.as(TESS);
      if (shared) await showPost(school, "roadblocks", ROADBLOCK, STAFF);
      else {
        await openSheet(school, "roadblocks");
        await type(school, ROADBLOCK);
      }
      const unlock = lockWrites(school.env);
      const exchange = await tess.submit();
      unlock();
      await school.slack.settle();
      expect(exchange).toMatchObject({ status: 200, timedOut: false });
      expect(wordsOn(tess)).toMatch(/Not saved.*the database is busy.*Nothing is lost/);
      if (shared) expect(wordsOn(tess)).toContain(ROADBLOCK["explain-1"]);
      else expect(tess.modal()?.values).toMatchObject(ROADBLOCK);
      expect([await reflections(school), school.slack.messagesIn(STAFF)]).toEqual([[], []]);
      await save(school);
      expect(await reflections(school)).toMatchObject([{ answers: ROADBLOCK }]);
      expect(school.slack.messagesIn(STAFF)).toHaveLength(shared ? 1 : 0);
      expectGoodMessages(school);
    },
  );

  it("read-only: doesn't save, says what is wrong and leaves everything in the form", async () => {
    const school = await startSchool();
    const tess = await openSheet(school, "benefits");
    await type(school, { students: "Do not lose me" });
    // Not a read-only file: the superuser of a test machine could still write to it.
    await failWrite(school.db, 'BEFORE INSERT ON "Reflection"', "attempt to write a readonly database");
    await tess.submit();
    await school.slack.settle();
    expect(wordsOn(tess)).toMatch(/Not saved.*the database cannot be written to.*Nothing is lost/);
    expect(tess.modal()?.values).toMatchObject({ students: "Do not lose me" });
    expect(await reflections(school)).toEqual([]);
    expectGoodMessages(school);
  });
});
