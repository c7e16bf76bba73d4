// Logging a unit again, for the next section or the next year: the form holds what the unit says, dated today.
import { describe, expect, it } from "vitest";
import { ask, forge, lastWhisper, press, seeAfter } from "../../support/asking.js";
import { logInOneLine } from "../../support/logging.js";
import { fillLog } from "../../support/rows.js";
import { GUEST, LEE, OMAR, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const EGYPT = {
  ...{ title: "Ancient Egypt", date: "2025-11-12", grades: "6", level: 3, subject: "Social studies", classes: 2 },
  ...{ evidence: "Fall reading scores", notes: "Bring the maps", loggedBy: TESS, partners: [LEE, OMAR] },
};

async function withEgypt(more: object = {}): Promise<School> {
  const school = await startSchool();
  await fillLog(school, [{ ...EGYPT, ...more }]);
  await school.slack.updatePerson(TESS, { name: "Tess Teacher" });
  await school.slack.updatePerson(GUEST, { isGuest: true });
  await school.slack.settle();
  return school;
}

async function logAgain(school: School, by = TESS) {
  const list = await ask(school, "list all", { by });
  await press(school, list, "Log again", by);
  return school.slack.as(by);
}

const noticeIn = (actor: Awaited<ReturnType<typeof logAgain>>) => JSON.stringify(actor.modal()?.blocks[0]);

describe("Log again", () => {
  it("opens the form with everything but the day, evidence and notes, and logs a second unit", async () => {
    const school = await withEgypt();
    const tess = await logAgain(school);
    expect(tess.modal()?.title).toBe("Log a unit");
    expect(tess.modal()?.values).toMatchObject({
      ...{
        title: "Ancient Egypt",
        date: "2026-11-10",
        grades: ["6"],
        level: "3",
        partners: expect.arrayContaining([LEE, OMAR]),
      },
      ...{ subject: "Social studies", classes: "2", notes: null },
    });
    expect(noticeIn(tess)).toContain("*From Ancient Egypt*, logged by you for Nov 12, 2025.");
    await seeAfter(school, () => tess.submit());
    expect(lastWhisper(school).text).toMatch(/^Saved: Ancient Egypt · grade 6 · today · level 3/);
    const units = await school.db.unit.findMany({ orderBy: { date: "asc" } });
    expect(units.map(({ date, evidence, notes }) => [date, evidence, notes])).toEqual([
      ["2025-11-12", "Fall reading scores", "Bring the maps"],
      ["2026-11-10", null, null],
    ]);
    expectGoodMessages(school);
  });

  it("asks for new evidence when the unit is level 4", async () => {
    const school = await withEgypt({ level: 4 });
    const tess = await logAgain(school);
    expect(noticeIn(tess)).toContain("Notes and evidence start empty.");
    expect(tess.modal()?.values).toMatchObject({ level: "4", evidence: null });
    await tess.fill({ evidence: "Spring reading scores" });
    await seeAfter(school, () => tess.submit());
    expect(await school.db.unit.findMany({ orderBy: { date: "asc" } })).toMatchObject([
      { evidence: "Fall reading scores" },
      { evidence: "Spring reading scores" },
    ]);
    expectGoodMessages(school);
  });

  it("by another person makes the one who logged it a partner, and shows nothing that isn't for them", async () => {
    const school = await withEgypt({ partners: [LEE] });
    const omar = await logAgain(school, OMAR);
    expect(omar.modal()?.values).toMatchObject({ title: "Ancient Egypt", partners: [TESS, LEE] });
    expect(noticeIn(omar)).toContain("logged by Tess Teacher for Nov 12, 2025.");
    expect(JSON.stringify(omar.modal())).not.toMatch(/Fall reading|Bring the maps/);
    expectGoodMessages(school);
  });

  it("leaves out partners who have left or became guests", async () => {
    const school = await withEgypt({ partners: [LEE, OMAR, GUEST] });
    await school.slack.updatePerson(OMAR, { isDeleted: true });
    await school.slack.settle();
    const tess = await logAgain(school);
    expect(tess.modal()?.values.partners).toEqual([LEE]);
    expectGoodMessages(school);
  });

  it("on the same day asks whether to log it twice", async () => {
    const school = await startSchool();
    await logInOneLine(school, `Rivers, grade 4, level 2 with <@${LEE}>`);
    await press(school, lastWhisper(school), "Log again");
    const tess = school.slack.as(TESS);
    await tess.submit();
    await school.slack.settle();
    expect(noticeIn(tess)).toContain("*Log it again?* You already logged Rivers with the same people for today.");
    expect(await school.db.unit.count()).toBe(1);
    await seeAfter(school, () => tess.submit());
    expect(await school.db.unit.count()).toBe(2);
    expectGoodMessages(school);
  });

  it("of an id that was never issued is refused", async () => {
    const school = await withEgypt();
    expect((await forge(school, { name: "log-again", value: { unit: "0" } })).text).toBe(
      "That unit is no longer in the log.",
    );
  });
});
