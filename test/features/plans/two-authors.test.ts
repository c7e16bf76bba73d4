// Two people write one plan at once: nobody overwrites the other unasked, in any step, and each version can be had again.
import { describe, expect, it } from "vitest";
import { clickOn, lastWhisper, press, seeAfter, toForgedClick } from "../../support/asking.js";
import { logInOneLine } from "../../support/logging.js";
import { type Entry, openStep, planNow, startPlan, submitStep, wordsOfModal } from "../../support/planning.js";
import { GUEST, LEE, OMAR, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

async function click(school: School, name: string, value: object, by = TESS) {
  const payload = await toForgedClick(school, { name, value, by });
  await seeAfter(school, () => school.slack.deliver("interaction", payload), by);
}

const letAMinutePass = ({ clock }: School) => {
  clock.now = new Date(clock.now.getTime() + 60_000);
};

/** Tess and Lee write it, and both have this step open. Lee saves first. */
async function bothAt(step: string, ofLee: Entry, ofTess: Entry) {
  const school = await startSchool();
  const plan = await startPlan(school, { librarians: [LEE] });
  await openStep(school, plan, step);
  await openStep(school, plan, step, LEE);
  letAMinutePass(school);
  await submitStep(school, ofLee, LEE);
  await submitStep(school, ofTess);
  return { school, plan, tess: school.slack.as(TESS) };
}

describe("two people at one step", () => {
  it("who change different fields both save", async () => {
    const { school, plan, tess } = await bothAt("resources", { print: "Lee's book" }, { product: "A model" });
    expect(tess.modal()).toBeUndefined();
    expect((await planNow(school, plan)).values).toMatchObject({ print: ["Lee's book"], product: "A model" });
    expectGoodMessages(school);
  });

  it.each<[string, Entry, Entry, string, string]>([
    ["who", { title: "Lee's title" }, { title: "Tess's title" }, "title", "Lee's title"],
    ["who", { timeFrame: "Lee's weeks" }, { timeFrame: "Tess's weeks" }, "timeFrame", "Lee's weeks"],
    ["overview", { overview: "Lee's words" }, { overview: "Tess's words" }, "overview", "Lee's words"],
    ["teaching", { "teacherDuties-1-text": "Lee's" }, { "teacherDuties-1-text": "Tess's" }, "teacherDuties", "Lee's"],
    ["resources", { print: "Lee's book" }, { print: "Tess's book" }, "print", "Lee's book"],
    ["adaptations", { adaptations: "Lee's way" }, { adaptations: "Tess's way" }, "adaptations", "Lee's way"],
  ])(
    "who change the same field of %s: the second sees both versions and chooses",
    async (step, lee, mine, field, theirs) => {
      const { school, plan, tess } = await bothAt(step, lee, mine);
      const words = wordsOfModal(school);
      expect(words).toContain("Not all saved yet.");
      expect(words).toContain("Lee Librarian (today at 10:53 AM) changed this, too:");
      expect(words).toContain(theirs);
      const [[name = "", text] = []] = Object.entries(mine);
      expect(tess.modal()?.values[name]).toBe(text);
      await tess.submit({ unchecked: true });
      await school.slack.settle();
      expect(tess.modal()?.errors[`keep-${field}`]).toBe("Choose which version to keep.");
      await submitStep(school, { [`keep-${field}`]: "mine" });
      expect(tess.modal()).toBeUndefined();
      expect(JSON.stringify((await planNow(school, plan)).values)).toContain(String(text));
      expect(await school.db.draft.count({ where: { fields: { not: "{}" } } })).toBe(0);
      expectGoodMessages(school);
    },
  );

  it("may keep both versions, or theirs", async () => {
    const both = await bothAt("resources", { print: "Lee's book" }, { print: "Tess's book", product: "A model" });
    expect((await planNow(both.school, both.plan)).values).toMatchObject({ print: ["Lee's book"], product: "A model" });
    await submitStep(both.school, { "keep-print": "both" });
    expect((await planNow(both.school, both.plan)).values.print).toEqual(["Lee's book", "Tess's book"]);
    const other = await bothAt("resources", { print: "Lee's book" }, { print: "Tess's book" });
    await submitStep(other.school, { "keep-print": "theirs" });
    expect((await planNow(other.school, other.plan)).values.print).toEqual(["Lee's book"]);
  });

  it("can't keep both versions when those don't fit together, and lose neither", async () => {
    const long = (name: string) => `${name}'s books: ${"one more, ".repeat(160)}`.trim();
    const { school, plan, tess } = await bothAt("resources", { product: long("Lee") }, { product: long("Tess") });
    await tess.fill({ "keep-product": "both" });
    await school.slack.settle();
    await tess.submit({ unchecked: true });
    await school.slack.settle();
    expect(tess.modal()?.errors["keep-product"]).toMatch(/^Together they have 3,?\d{3} characters, and 3,?000 fit\./);
    expect(tess.modal()?.values.product).toBe(long("Tess"));
    expect((await planNow(school, plan)).values.product).toBe(long("Lee"));
  });

  it("keep the second one's text when the form is closed in the middle, and ask again", async () => {
    const { school, plan, tess } = await bothAt("resources", { print: "Lee's book" }, { print: "Tess's book" });
    await tess.close();
    await openStep(school, plan, "resources");
    expect(tess.modal()?.values).toMatchObject({ print: "Tess's book" });
    expect(wordsOfModal(school)).toContain("Lee's book");
    await submitStep(school, { "keep-print": "mine" });
    expect((await planNow(school, plan)).values.print).toEqual(["Tess's book"]);
  });

  it("still see both versions when the choice can't be saved", async () => {
    const { school, plan, tess } = await bothAt("resources", { print: "Lee's book" }, { print: "Tess's book" });
    await school.db.plan.update({
      where: { workspaceId_id: { workspaceId: school.slack.teamId, id: plan } },
      data: { deletedAt: school.clock.now.toISOString() },
    });
    await submitStep(school, { "keep-print": "mine" });
    expect(wordsOfModal(school)).toContain("That plan was deleted.");
    expect(wordsOfModal(school)).toContain("Lee's book");
    expect(tess.modal()?.values).toMatchObject({ print: "Tess's book", "keep-print": "mine" });
  });

  it("are asked once more when the field changes again meanwhile", async () => {
    const { school, plan } = await bothAt("resources", { print: "Lee's book" }, { print: "Tess's book" });
    await openStep(school, plan, "resources", LEE);
    await submitStep(school, { print: "Lee's second book" }, LEE);
    await submitStep(school, { "keep-print": "mine" });
    expect(wordsOfModal(school)).toContain("Lee's second book");
  });
});

describe("a form left open overnight", () => {
  it("saves what it has, and leaves what others wrote", async () => {
    const school = await startSchool();
    const plan = await startPlan(school, { librarians: [LEE] });
    await openStep(school, plan, "resources");
    school.clock.now = new Date("2026-11-11T13:00:00Z");
    await openStep(school, plan, "overview", LEE);
    await submitStep(school, { overview: "Lee's words" }, LEE);
    await submitStep(school, { print: "Tess's book" });
    expect((await planNow(school, plan)).values).toMatchObject({ print: ["Tess's book"], overview: "Lee's words" });
  });
});

describe("the history", () => {
  it("names each version, shows it, and puts one back as a new edit", async () => {
    const { school, plan } = await bothAt("resources", { print: "Lee's book" }, { product: "A model" });
    letAMinutePass(school);
    await click(school, "plan-history", { plan });
    expect(lastWhisper(school).text).toContain("2. Lee Librarian · changed print resources · today at 10:53 AM");
    await openStep(school, plan, "resources");
    await submitStep(school, { print: "Another" });
    await click(school, "plan-version", { plan, number: 2 });
    expect(lastWhisper(school).text).toContain("Lee's book");
    const restored = await press(school, lastWhisper(school), "Put this version back");
    expect(restored.text).toContain("Restored.");
    const { values, number } = await planNow(school, plan);
    expect(values).toMatchObject({ print: ["Lee's book"] });
    expect(values.product).toBeUndefined();
    expect(number).toBe(5);
    await click(school, "restore-version", { plan, number: 4, after: 4 });
    expect((await planNow(school, plan)).number).toBe(5);
    expectGoodMessages(school);
  });
});

describe("rights", () => {
  it("let all staff see a plan without its gaps, and only its people, librarians and admins change it", async () => {
    const school = await startSchool();
    const plan = await startPlan(school);
    await openStep(school, plan, "overview");
    await submitStep(school, { "deficits-1-area": "Science", "deficits-1-indicators": "Kestrel gap" });
    await click(school, "see-plan", { plan }, OMAR);
    expect(lastWhisper(school, OMAR).text).not.toContain("Kestrel");
    await click(school, "see-plan", { plan }, LEE);
    expect(lastWhisper(school, LEE).text).toContain("Kestrel gap");
    for (const name of ["plan-step", "plan-history", "plan-attachments", "attach-files", "log-plan"]) {
      await click(school, name, { plan, step: "overview" }, OMAR);
      expect(lastWhisper(school, OMAR).text).toContain("Only the plan's people, librarians and admins can change it.");
    }
    await click(school, "see-plan", { plan }, GUEST);
    expect(lastWhisper(school, GUEST).text).not.toContain("Rivers");
  });
});

describe("a plan and its unit", () => {
  /** The unit is logged, and planned from its message. */
  async function planned() {
    const school = await startSchool();
    await logInOneLine(school, `Rivers, grade 4, level 2 with <@${LEE}>`);
    await seeAfter(school, () => clickOn(school, lastWhisper(school), "Plan this unit"));
    const tess = school.slack.as(TESS);
    expect(tess.modal()?.values).toMatchObject({ title: "Rivers", librarians: [LEE], teachers: [TESS], level: "2" });
    await submitStep(school, { title: "Rivers and Deltas", timeFrame: "Three weeks", stop: ["yes"] });
    const { id: plan } = await school.db.plan.findFirstOrThrow();
    return { school, plan, tess };
  }

  it("are one truth: the first step changes the log entry", async () => {
    const { school, plan } = await planned();
    expect(await school.db.unit.findFirstOrThrow()).toMatchObject({ title: "Rivers and Deltas", level: 2 });
    expect((await planNow(school, plan)).values).toMatchObject({
      title: "Rivers and Deltas",
      timeFrame: "Three weeks",
    });
    const { id: unit } = await school.db.unit.findFirstOrThrow();
    await click(school, "plan-unit", { unit });
    expect(lastWhisper(school).text).toContain("Plan: Rivers and Deltas");
    expect(await school.db.plan.count()).toBe(1);
    expectGoodMessages(school);
  });

  it("conflict in the log entry's fields, too", async () => {
    const { school, plan, tess } = await planned();
    await openStep(school, plan, "who");
    letAMinutePass(school);
    await openStep(school, plan, "who", LEE);
    await submitStep(school, { title: "Lee's title", grades: ["5"] }, LEE);
    await submitStep(school, { title: "Tess's title", timeFrame: "A month" });
    expect(wordsOfModal(school)).toContain("Lee's title");
    expect((await planNow(school, plan)).values).toMatchObject({ grades: ["5"], timeFrame: "A month" });
    await submitStep(school, { "keep-title": "mine" });
    expect(tess.modal()).toBeUndefined();
    expect(await school.db.unit.findFirstOrThrow()).toMatchObject({ title: "Tess's title", grades: "5" });
  });

  it("keep the second one's text when only the log entry changed and the form is closed in the middle", async () => {
    const { school, plan, tess } = await planned();
    await openStep(school, plan, "who");
    letAMinutePass(school);
    await openStep(school, plan, "who", LEE);
    await submitStep(school, { title: "Lee's title" }, LEE);
    await submitStep(school, { title: "Tess's title" });
    await tess.close();
    await openStep(school, plan, "who");
    expect(tess.modal()?.values).toMatchObject({ title: "Tess's title" });
    await submitStep(school, { "keep-title": "mine" });
    expect(await school.db.unit.findFirstOrThrow()).toMatchObject({ title: "Tess's title" });
    expect(await school.db.draft.count({ where: { fields: { not: "{}" } } })).toBe(0);
  });

  it("stay one truth when a version is put back: the log entry and its people are as they were", async () => {
    const { school, plan } = await planned();
    const { number } = await planNow(school, plan);
    await openStep(school, plan, "who");
    await submitStep(school, { jobTitles: "Lee Librarian: Media specialist", timeFrame: "A month", title: "Deltas" });
    const { values } = await planNow(school, plan);
    await click(school, "plan-version", { plan, number });
    await press(school, lastWhisper(school), "Put this version back");
    expect((await planNow(school, plan)).values).toEqual({ ...values, timeFrame: "Three weeks" });
    expect(await school.db.unit.findFirstOrThrow()).toMatchObject({ title: "Deltas" });
    const last = await school.db.planEditField.findMany({ where: { planId: plan }, orderBy: { number: "desc" } });
    expect(last.filter((row) => row.number === last[0]?.number).map(({ field }) => field)).toEqual(["timeFrame"]);
  });

  it("say at the field what the log entry needs", async () => {
    const { school, plan, tess } = await planned();
    await openStep(school, plan, "who");
    await tess.fill({ level: "4" });
    await school.slack.settle();
    await tess.submit({ unchecked: true });
    await school.slack.settle();
    expect(tess.modal()?.errors.level).toContain("Level 4 needs evidence of student learning.");
  });

  it("are told apart when the log entry is deleted, restored, or gone for good", async () => {
    const { school, plan } = await planned();
    const { id: unit } = await school.db.unit.findFirstOrThrow();
    await click(school, "delete-unit", { unit });
    await click(school, "see-plan", { plan });
    expect(lastWhisper(school).text).toContain("Its log entry was deleted.");
    await click(school, "plan-step", { plan, step: "who" });
    expect(lastWhisper(school).text).toContain("Its log entry was deleted.");
    await press(school, lastWhisper(school), "Restore the log entry");
    expect((await planNow(school, plan)).unit?.isDeleted).toBe(false);
  });

  it("are linked when the unit of a plan is logged later", async () => {
    const school = await startSchool();
    const plan = await startPlan(school, { librarians: [LEE], grades: ["4"], level: "2" });
    await click(school, "log-plan", { plan });
    await submitStep(school, {});
    const { id: unit, title } = await school.db.unit.findFirstOrThrow();
    expect(title).toBe("Rivers and Deltas");
    expect((await planNow(school, plan)).unit?.id).toBe(unit);
  });
});

describe("attachments", () => {
  it("are files in Slack, checked for kind and size, taken out and put back", async () => {
    const school = await startSchool();
    const plan = await startPlan(school);
    const tess = school.slack.as(TESS);
    await click(school, "attach-files", { plan });
    await tess.fill({ files: [tess.upload("rubric.pdf", new TextEncoder().encode("PDF"))] });
    await seeAfter(school, () => tess.submit());
    expect((await planNow(school, plan)).attachments).toMatchObject([
      { name: "rubric.pdf", file: { type: "pdf", bytes: 3 } },
    ]);
    const taken = await press(school, lastWhisper(school), "Take out");
    expect((await planNow(school, plan)).attachments).toEqual([]);
    await press(school, taken, "Put it back");
    expect((await planNow(school, plan)).attachments).toHaveLength(1);
    expectGoodMessages(school);
  });
});

describe("a deleted plan", () => {
  it("can be restored for a day", async () => {
    const school = await startSchool();
    const plan = await startPlan(school);
    await click(school, "see-plan", { plan });
    const deleted = await press(school, lastWhisper(school), "Delete");
    expect(deleted.text).toContain("Deleted: Rivers and Deltas. You can restore it for 24 hours.");
    await press(school, deleted, "Restore");
    expect((await planNow(school, plan)).deletedAt).toBeUndefined();
    await click(school, "see-plan", { plan });
    await press(school, lastWhisper(school), "Delete");
    school.clock.now = new Date(school.clock.now.getTime() + 25 * 60 * 60_000);
    await click(school, "restore-plan", { plan, seen: school.clock.now.toISOString() });
    expect(lastWhisper(school).text).toContain("more than 24 hours ago");
  });
});
