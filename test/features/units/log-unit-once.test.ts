// One request has one effect: double clicks, redeliveries, replays, and the question before logging a unit twice.
import { describe, expect, it } from "vitest";
import { ask, clickOn } from "../../support/asking.js";
import { COMPLETE, logByForm, logInOneLine, openForm, whispers } from "../../support/logging.js";
import { LEE, startSchool, TESS } from "../../support/school.js";

const LINE = `Ancient Egypt, grade 6, level 2 with <@${LEE}>`;

describe("the same request again", () => {
  it("a double click on Save logs one unit and whispers once", async () => {
    const school = await startSchool();
    const tess = await openForm(school);
    await tess.fill(COMPLETE);
    const exchanges = await Promise.all([tess.submit(), tess.submit()]);
    await school.slack.settle();
    expect(exchanges.map((exchange) => [exchange.status, exchange.ack])).toEqual([
      [200, undefined],
      [200, undefined],
    ]);
    expect(await school.db.unit.count()).toBe(1);
    expect(whispers(school)).toHaveLength(1);
    expect(school.slack.problems).toEqual([]);
  });

  it("a redelivered and a replayed submission log nothing more", async () => {
    const school = await startSchool();
    const exchange = await logByForm(school);
    await exchange.repeat({ retryNum: 1, retryReason: "http_timeout" });
    await school.restart();
    await exchange.repeat();
    await school.slack.settle();
    expect(await school.db.unit.count()).toBe(1);
    expect(whispers(school)).toHaveLength(1);
  });

  it("a redelivered command in one line logs nothing more", async () => {
    const school = await startSchool();
    const exchange = await logInOneLine(school, LINE);
    await Promise.all([exchange.repeat(), exchange.repeat()]);
    await school.slack.settle();
    expect(await school.db.unit.count()).toBe(1);
    expect(whispers(school)).toHaveLength(1);
  });

  it("a redelivery after an undo does not bring the unit back", async () => {
    const school = await startSchool();
    const exchange = await logByForm(school);
    const [saved] = school.slack.whispersTo(TESS);
    if (!saved) throw new Error("nothing was whispered");
    await school.slack.as(TESS).click(saved, "undo-log");
    await exchange.repeat();
    await school.slack.settle();
    expect(await school.db.unit.count({ where: { deletedAt: null } })).toBe(0);
  });

  it("over Socket Mode an envelope sent twice logs one unit", async () => {
    const school = await startSchool({ mode: "socket" });
    const exchange = await logByForm(school);
    await exchange.repeat();
    await school.slack.settle();
    expect(await school.db.unit.count()).toBe(1);
    expect(school.slack.problems).toEqual([]);
  });
});

describe("the same unit again", () => {
  it("asks in the form and logs it twice only when the person says so", async () => {
    const school = await startSchool();
    await logByForm(school);
    await logByForm(school, { title: "ancient  egypt", notes: "Second group" });
    expect(await school.db.unit.count()).toBe(1);
    const tess = school.slack.as(TESS);
    expect(JSON.stringify(tess.modal()?.blocks)).toContain("Log it again?");
    expect(tess.modal()?.view).toMatchObject({ submit: { text: "Save" } });
    expect(tess.modal()?.values.notes).toBe("Second group");
    await tess.submit();
    await school.slack.settle();
    expect(await school.db.unit.count()).toBe(2);
    expect(school.slack.problems).toEqual([]);
  });

  it("asks in the form, too, when it was typed in one line", async () => {
    const school = await startSchool();
    await logInOneLine(school, LINE);
    await logInOneLine(school, LINE);
    expect(await school.db.unit.count()).toBe(1);
    const tess = school.slack.as(TESS);
    expect(JSON.stringify(tess.modal()?.blocks)).toContain("Log it again?");
    await tess.submit();
    await school.slack.settle();
    expect(await school.db.unit.count()).toBe(2);
  });

  it("asks also when the partner logged it", async () => {
    const school = await startSchool();
    await logInOneLine(school, `Ancient Egypt, grade 6, level 2 with <@${TESS}>`, LEE);
    await logInOneLine(school, LINE);
    expect(await school.db.unit.count()).toBe(1);
    expect(JSON.stringify(school.slack.as(TESS).modal()?.blocks)).toContain(
      "Lee Librarian already logged Ancient Egypt",
    );
  });

  it("does not ask for another day, other people or after it was deleted", async () => {
    const school = await startSchool();
    await logInOneLine(school, LINE);
    await logInOneLine(school, `${LINE} on Nov 9`);
    await school.db.unit.updateMany({ where: { date: "2026-11-10" }, data: { deletedAt: "2026-11-10T16:00:00.000Z" } });
    await logInOneLine(school, LINE);
    expect(await school.db.unit.count({ where: { deletedAt: null } })).toBe(2);
    expect(school.slack.as(TESS).modal()).toBeUndefined();
  });
});

describe("a change", () => {
  it("that is sent again doesn't count as someone else's change", async () => {
    const school = await startSchool();
    await logByForm(school);
    const [saved] = school.slack.whispersTo(TESS);
    if (!saved) throw new Error("Nothing was whispered.");
    const tess = school.slack.as(TESS);
    await tess.click(saved, "edit-unit");
    await school.slack.settle();
    await tess.fill({ title: "Egypt" });
    school.clock.now = new Date(school.clock.now.getTime() + 1000);
    const exchange = await tess.submit();
    school.clock.now = new Date(school.clock.now.getTime() + 1000);
    const again = await exchange.repeat();
    await school.slack.settle();
    expect([exchange.ack, again.ack]).toEqual([undefined, undefined]);
    expect(whispers(school).filter((text) => text.startsWith("Updated: Egypt"))).toHaveLength(1);
    expect(school.slack.problems).toEqual([]);
  });
});

describe("two changes at once", () => {
  it("save one, and tell the other person, who loses nothing they typed", async () => {
    const school = await startSchool();
    await logByForm(school);
    const [saved] = school.slack.whispersTo(TESS);
    const list = await ask(school, "list all", { by: LEE });
    if (!saved) throw new Error("Nothing was whispered.");
    const [tess, lee] = [school.slack.as(TESS), school.slack.as(LEE)];
    while (lee.modal()) await lee.close();
    await tess.click(saved, "edit-unit");
    await clickOn(school, list, "Edit", LEE);
    await school.slack.settle();
    await tess.fill({ title: "Egypt of Tess" });
    await lee.fill({ title: "Egypt of Lee" });
    await school.slack.settle();
    school.clock.now = new Date(school.clock.now.getTime() + 1000);
    await Promise.all([tess.submit(), lee.submit()]);
    await school.slack.settle();
    const late = [tess, lee].find((actor) => actor.modal());
    const words = "*Not saved yet.* Someone changed this unit while you had it open.";
    expect([tess, lee].filter((actor) => actor.modal())).toHaveLength(1);
    expect(JSON.stringify(late?.modal()?.blocks[0])).toContain(words);
    const typed = String(late?.modal()?.values.title);
    const [row] = await school.db.unit.findMany();
    expect([row?.title, typed].sort()).toEqual(["Egypt of Lee", "Egypt of Tess"]);
    await late?.submit();
    await school.slack.settle();
    expect(await school.db.unit.findMany()).toMatchObject([{ title: typed }]);
    expect(school.slack.problems).toEqual([]);
  });
});
