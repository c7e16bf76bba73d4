// Logging a unit by the form, from opening it to Edit and Undo.
import { describe, expect, it } from "vitest";
import { clickOn } from "../../support/asking.js";
import { logByForm, openForm, whispers } from "../../support/logging.js";
import { GRADE_4, LEE, OMAR, PAT, STAFF, startSchool, TESS } from "../../support/school.js";

describe("the form", () => {
  it("opens with today and the librarians chosen for a teacher", async () => {
    const school = await startSchool();
    const tess = await openForm(school);
    expect(tess.modal()).toMatchObject({ title: "Log a unit", values: { date: "2026-11-10", partners: [LEE] } });
    const names = tess.modal()?.blocks.map((block) => block.block_id);
    expect(names).toEqual([
      "title",
      "date",
      "grades",
      "level",
      "partners",
      "others",
      "subject",
      "classes",
      "notes",
      "footer",
    ]);
    expect(school.slack.problems).toEqual([]);
  });

  it("opens with no one chosen for a librarian", async () => {
    const school = await startSchool();
    const lee = await openForm(school, LEE);
    expect(lee.modal()?.values.partners ?? []).toEqual([]);
  });

  it("uses today in the person's time zone, not the school's", async () => {
    const school = await startSchool({ now: new Date("2026-11-10T20:00:00Z") });
    await school.slack.updatePerson(TESS, { tz: "Asia/Kolkata" });
    const tess = await openForm(school);
    expect(tess.modal()?.values.date).toBe("2026-11-11");
  });

  it("opens from the shortcut, too, and then answers in a direct message", async () => {
    const school = await startSchool();
    const tess = school.slack.as(TESS);
    await tess.shortcut("log-unit");
    await school.slack.settle();
    await tess.fill({ title: "Rivers", grades: ["4"], level: "3" });
    await tess.submit();
    await school.slack.settle();
    expect(school.slack.directMessagesTo(TESS).at(-1)?.text).toContain("Saved: Rivers");
    expect(school.slack.problems).toEqual([]);
  });

  it("shows each level with the rubric's test next to it", async () => {
    const school = await startSchool();
    const tess = await openForm(school);
    const level = tess.modal()?.blocks.find((block) => block.block_id === "level");
    expect(JSON.stringify(level)).toContain("Did we share goals, define roles and plan the whole unit together?");
    expect(JSON.stringify(level)).toContain("4 Data-Driven Collaboration");
  });

  it("offers the grades the school offers and no others", async () => {
    const school = await startSchool();
    await school.db.school.updateMany({ data: { grades: "K,1,2" } });
    const tess = await openForm(school);
    const grades = tess.modal()?.blocks.find((block) => block.block_id === "grades") as {
      element: { options: { value: string }[] };
    };
    expect(grades.element.options.map((option) => option.value)).toEqual(["K", "1", "2"]);
  });

  it("asks for evidence when level 4 is chosen and keeps what was typed elsewhere", async () => {
    const school = await startSchool();
    const tess = await openForm(school);
    await tess.fill({ title: "Fractions", notes: "Room 12", level: "4" });
    await school.slack.settle();
    expect(tess.modal()?.blocks.map((block) => block.block_id)).toContain("evidence");
    expect(tess.modal()?.values).toMatchObject({ title: "Fractions", notes: "Room 12", level: "4", partners: [LEE] });
    await tess.fill({ level: "3" });
    await school.slack.settle();
    expect(tess.modal()?.blocks.map((block) => block.block_id)).not.toContain("evidence");
    expect(tess.modal()?.values).toMatchObject({ title: "Fractions", notes: "Room 12", level: "3" });
    expect(school.slack.problems).toEqual([]);
  });

  it("saves level 4 with evidence and not without it", async () => {
    const school = await startSchool();
    const refused = await logByForm(school, { level: "4" });
    expect(Object.keys(refused.refused ?? {})).toEqual(["evidence"]);
    const tess = school.slack.as(TESS);
    // Slack's client may be old or forged: the server asks, too.
    await tess.submit({ unchecked: true });
    await school.slack.settle();
    expect(tess.modal()?.errors.evidence).toMatch(/^Level 4 needs evidence/);
    expect(await school.db.unit.count()).toBe(0);
    await tess.fill({ evidence: "Spring reading assessment, grade 6" });
    await tess.submit();
    await school.slack.settle();
    expect(await school.db.unit.findMany()).toMatchObject([
      { level: 4, evidence: "Spring reading assessment, grade 6" },
    ]);
    expect(school.slack.problems).toEqual([]);
  });

  it("asks for evidence when level 4 is sent from a form that does not show it yet", async () => {
    const school = await startSchool();
    const tess = await openForm(school);
    await tess.fill({ title: "Fractions", grades: ["6"], level: "4" });
    // The answer to the click was lost: the form on the screen has no such field.
    school.slack.faults.always("views.update", { kind: "status", status: 500 });
    await school.slack.settle();
    const view = tess.modal()?.view;
    expect(view).toBeDefined();
    await tess.submit({ unchecked: true });
    await school.slack.settle();
    expect(tess.modal()?.blocks.map((block) => block.block_id)).toContain("evidence");
    expect(await school.db.unit.count()).toBe(0);
  });

  it("suggests subjects that were used before and lets a new one be typed", async () => {
    const school = await startSchool();
    await logByForm(school);
    await school.db.unit.updateMany({ data: { subject: "History" } });
    const tess = await openForm(school);
    const suggested = await tess.suggest("subject", "hist");
    expect(JSON.stringify(suggested.ack)).toContain("History");
    const typed = await tess.suggest("subject", "Music");
    expect(JSON.stringify(typed.ack)).toContain("Music");
    await tess.fill({ title: "Songs", grades: ["2"], level: "1", subject: "Music" });
    await tess.submit();
    await school.slack.settle();
    expect(await school.db.unit.findMany({ where: { title: "Songs" } })).toMatchObject([{ subject: "Music" }]);
    expect(school.slack.problems).toEqual([]);
  });
});

describe("after saving", () => {
  it("sends an empty ack, saves every field and whispers what was saved", async () => {
    const school = await startSchool();
    const exchange = await logByForm(school, { partners: [LEE, OMAR], classes: "2", notes: "Two lessons." });
    expect(exchange).toMatchObject({ status: 200, ack: undefined });
    expect(await school.db.unit.findMany({ include: { partners: { orderBy: { personId: "asc" } } } })).toMatchObject([
      {
        ...{ title: "Ancient Egypt", date: "2026-11-10", grades: "6", level: 2, classes: 2, notes: "Two lessons." },
        ...{ loggedById: TESS, evidence: null, subject: null, deletedAt: null },
        partners: [{ personId: LEE }, { personId: OMAR }],
      },
    ]);
    expect(whispers(school)).toEqual([
      [
        "Saved: Ancient Egypt · grade 6 · today · level 2 Coordination · with Lee Librarian and Omar Teacher · 2 classes",
        "Lee Librarian and Omar Teacher will be asked if level 2 fits.",
        "All staff see the unit. Evidence and notes: only its partners, librarians and admins.",
      ].join("\n"),
    ]);
    expect(school.slack.problems).toEqual([]);
  });

  it("whispers also in a channel the bot is not in", async () => {
    const school = await startSchool();
    const tess = school.slack.as(TESS);
    await tess.command("/unit", "log", { channel: GRADE_4 });
    await school.slack.settle();
    await tess.fill({ title: "Rivers", grades: ["4"], level: "3" });
    await tess.submit();
    await school.slack.settle();
    expect(school.slack.whispersTo(TESS, GRADE_4).at(-1)?.text).toContain("Saved: Rivers");
    expect(school.slack.problems).toEqual([]);
  });

  it("still tells the person when the form outlived its response URL", async () => {
    const school = await startSchool();
    const tess = await openForm(school);
    await tess.fill({ title: "Rivers", grades: ["4"], level: "3" });
    school.clock.now = new Date(school.clock.now.getTime() + 31 * 60_000);
    await tess.submit();
    await school.slack.settle();
    expect(school.slack.whispersTo(TESS, STAFF).at(-1)?.text).toContain("Saved: Rivers");
  });

  it("undoes it with one click, and undoes the undo", async () => {
    const school = await startSchool();
    await logByForm(school);
    const tess = school.slack.as(TESS);
    const [saved] = school.slack.whispersTo(TESS);
    if (!saved) throw new Error("nothing was whispered");
    await tess.click(saved, "undo-log");
    await school.slack.settle();
    expect((await school.db.unit.findFirstOrThrow()).deletedAt).not.toBeNull();
    expect(whispers(school)).toEqual([expect.stringContaining("Deleted: Ancient Egypt")]);
    const [deleted] = school.slack.whispersTo(TESS).filter((message) => !message.deleted);
    if (!deleted) throw new Error("the whisper is gone");
    await tess.click(deleted, "restore-unit");
    await school.slack.settle();
    expect((await school.db.unit.findFirstOrThrow()).deletedAt).toBeNull();
    expect(whispers(school)).toEqual([expect.stringContaining("Restored: Ancient Egypt")]);
    expect(school.slack.problems).toEqual([]);
  });
});

describe("Edit", () => {
  async function edit(school: Awaited<ReturnType<typeof startSchool>>, person = TESS) {
    const [saved] = school.slack.whispersTo(TESS);
    if (!saved) throw new Error("nothing was whispered");
    const actor = school.slack.as(person);
    await actor.click(saved, "edit-unit");
    await school.slack.settle();
    return actor;
  }

  it("opens the form with what was saved and changes the unit", async () => {
    const school = await startSchool();
    await logByForm(school, { classes: "2", notes: "Two lessons." });
    const tess = await edit(school);
    expect(tess.modal()).toMatchObject({
      title: "Edit unit",
      values: {
        title: "Ancient Egypt",
        date: "2026-11-10",
        grades: ["6"],
        level: "2",
        partners: [LEE],
        notes: "Two lessons.",
      },
    });
    await tess.fill({ title: "Ancient Rome", level: "3", partners: [OMAR] });
    await tess.submit();
    await school.slack.settle();
    expect(await school.db.unit.findMany({ include: { partners: true } })).toMatchObject([
      { title: "Ancient Rome", level: 3, classes: 2, partners: [{ personId: OMAR }] },
    ]);
    expect(whispers(school).at(-1)).toContain("Updated: Ancient Rome");
    expect(school.slack.problems).toEqual([]);
  });

  it("keeps a partner who has since left the school", async () => {
    const school = await startSchool();
    await logByForm(school, { partners: [OMAR] });
    await school.slack.updatePerson(OMAR, { isDeleted: true });
    const tess = await edit(school);
    await tess.fill({ level: "1" });
    await tess.submit();
    await school.slack.settle();
    expect(await school.db.unit.findMany({ include: { partners: true } })).toMatchObject([
      { level: 1, partners: [{ personId: OMAR }] },
    ]);
  });

  it("asks before it overwrites what someone else changed meanwhile", async () => {
    const school = await startSchool();
    await logByForm(school);
    const tess = await edit(school);
    await school.db.unit.updateMany({ data: { title: "Lee's title", updatedAt: "2026-11-10T15:53:00.000Z" } });
    await tess.fill({ title: "Tess's title" });
    await tess.submit();
    await school.slack.settle();
    expect((await school.db.unit.findFirstOrThrow()).title).toBe("Lee's title");
    expect(JSON.stringify(tess.modal()?.blocks)).toContain("Someone changed this unit");
    expect(tess.modal()?.values.title).toBe("Tess's title");
    await tess.submit();
    await school.slack.settle();
    expect((await school.db.unit.findFirstOrThrow()).title).toBe("Tess's title");
    expect(school.slack.problems).toEqual([]);
  });

  it("is open to the librarians for every unit", async () => {
    const school = await startSchool();
    await logByForm(school, { partners: [OMAR] });
    for (const person of [LEE, PAT]) {
      const actor = school.slack.as(person);
      await actor.command("/unit", "list all", { channel: STAFF });
      await school.slack.settle();
      const list = school.slack.whispersTo(person).at(-1);
      if (!list) throw new Error("no list");
      await clickOn(school, list, "Edit", person);
      await school.slack.settle();
      expect(actor.modal()?.title).toBe("Edit unit");
    }
    expect(school.slack.problems).toEqual([]);
  });
});
