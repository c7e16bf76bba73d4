// Deleting a unit: confirmed first, allowed for the people involved, and undoable for a day.

import { describe, expect, it } from "vitest";
import type { Actor } from "../../../sandbox/workspace/acting/actor.js";
import type { Message } from "../../../sandbox/workspace/messages.js";
import { HOUR_MS } from "../../../src/domain/time/duration.js";
import { ask, clickOn, forge, lastWhisper, press, seeAfter, whisperAfter } from "../../support/asking.js";
import { fillLog } from "../../support/rows.js";
import { LEE, OMAR, PAT, type School, STAFF, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

async function withRivers(): Promise<School & { unit: string }> {
  const school = await startSchool();
  await fillLog(school, [
    { title: "Rivers", loggedBy: TESS, partners: [LEE] },
    { title: "Poetry", loggedBy: OMAR, partners: [LEE] },
  ]);
  const { id } = await school.db.unit.findFirstOrThrow({ where: { title: "Rivers" } });
  return Object.assign(school, { unit: id });
}

const inLog = async ({ db }: School) =>
  (await db.unit.findMany({ where: { deletedAt: null }, orderBy: { title: "asc" } })).map((unit) => unit.title);

const later = (school: School, ms: number) => {
  school.clock.now = new Date(school.clock.now.getTime() + ms);
};

/** Chooses Delete… in the first menu of the list, and returns the question. */
async function askToDelete(school: School, text = "list", by = TESS): Promise<Actor> {
  const list = await ask(school, text, { by });
  await seeAfter(school, () => clickOn(school, list, "Delete…", by), by);
  return school.slack.as(by);
}

/** The same, says yes, and returns the answer. */
async function deleteInList(school: School, text = "list", by = TESS): Promise<Message> {
  const actor = await askToDelete(school, text, by);
  const before = school.slack.countWhispersTo(by);
  await actor.submit();
  return whisperAfter(school, before, by);
}

describe("Delete in the list", () => {
  it("asks first, and a Cancel does nothing", async () => {
    const school = await withRivers();
    const tess = await askToDelete(school);
    const words = { title: "Delete this unit?", submit: "Delete", close: "Cancel" };
    const labels = Object.entries(words).map(([name, text]) => [name, { type: "plain_text", text, emoji: false }]);
    expect(tess.modal()?.view).toMatchObject(Object.fromEntries(labels));
    expect(JSON.stringify(tess.modal()?.blocks)).toContain(
      '\\"Rivers\\" will be removed from the log and the report. You can restore it for 24 hours.',
    );
    await tess.close();
    await school.slack.settle();
    expect(await inLog(school)).toEqual(["Poetry", "Rivers"]);
    expectGoodMessages(school);
  });

  it("takes the unit out of the log and the report and offers Restore, which restores it as it was", async () => {
    const school = await withRivers();
    const before = await school.db.unit.findUnique({ where: { id: school.unit }, include: { partners: true } });
    const deleted = await deleteInList(school);
    expect(deleted.text).toContain("Deleted: Rivers. You can restore it for 24 hours.");
    expect(await inLog(school)).toEqual(["Poetry"]);
    expect((await ask(school, "report")).text).not.toContain("Rivers");
    const back = await press(school, deleted, "Restore");
    expect(back.text).toContain("Restored: Rivers");
    const after = await school.db.unit.findUnique({ where: { id: school.unit }, include: { partners: true } });
    expect(after).toEqual({ ...before, updatedAt: school.clock.now.toISOString() });
    expectGoodMessages(school);
  });

  it.each([
    ["twice at once", { twice: true }],
    ["again later", {}],
  ])("submitted %s deletes once", async (_how, options) => {
    const school = await withRivers();
    const tess = await askToDelete(school);
    const exchange = await seeAfter(school, () => tess.submit());
    later(school, HOUR_MS);
    const { ack } = await school.slack.deliver("interaction", exchange.request.payload, options);
    await school.slack.settle();
    expect(ack).toBeUndefined();
    const { deletedAt } = await school.db.unit.findUniqueOrThrow({ where: { id: school.unit } });
    expect(deletedAt).toBe(new Date(school.clock.now.getTime() - HOUR_MS).toISOString());
    expectGoodMessages(school);
  });

  it("of a unit that was changed while the question was open deletes nothing and shows it as it is now", async () => {
    const school = await withRivers();
    const tess = await askToDelete(school);
    const changed = { level: 4, updatedAt: new Date(school.clock.now.getTime() + 1000).toISOString() };
    await school.db.unit.update({ where: { id: school.unit }, data: changed });
    await seeAfter(school, () => tess.submit());
    expect(lastWhisper(school).text).toMatch(
      /^This unit has changed since, so I didn't delete it\. .*\nRivers .* level 4/,
    );
    expect(await inLog(school)).toEqual(["Poetry", "Rivers"]);
    expectGoodMessages(school);
  });

  it("is refused for someone who is no longer a partner while the question is open", async () => {
    const school = await withRivers();
    await school.db.unit.updateMany({ where: { title: "Rivers" }, data: { loggedById: LEE } });
    await school.db.unitPartner.updateMany({ where: { unitId: school.unit }, data: { personId: TESS } });
    const tess = await askToDelete(school);
    await school.db.unitPartner.deleteMany({ where: { unitId: school.unit } });
    await tess.submit();
    await school.slack.settle();
    expect(JSON.stringify(tess.modal()?.blocks)).toContain("Only the unit's partners, librarians and admins can");
    expect(await inLog(school)).toEqual(["Poetry", "Rivers"]);
    expectGoodMessages(school);
  });

  it("works the same for a partner and an admin as for the person who logged the unit", async () => {
    const school = await withRivers();
    await deleteInList(school, "list mine", LEE);
    expect(await inLog(school)).toHaveLength(1);
    await deleteInList(school, "list all", PAT);
    expect(await inLog(school)).toEqual([]);
    expectGoodMessages(school);
  });
});

describe("Restore", () => {
  it.each([
    [23, true],
    [24, true],
    [25, false],
  ])("after %d hours works: %s", async (hours, works) => {
    const school = await withRivers();
    const deleted = await deleteInList(school);
    later(school, hours * HOUR_MS);
    const answer = await press(school, deleted, "Restore");
    expect(answer.text).toContain(
      works ? "Restored: Rivers" : "was deleted more than 24 hours ago, so it can't be restored.",
    );
    expect(await inLog(school)).toEqual(works ? ["Poetry", "Rivers"] : ["Poetry"]);
    expectGoodMessages(school);
  });

  it("says so when the row itself is gone after a day", async () => {
    const school = await withRivers();
    const deleted = await deleteInList(school);
    later(school, 25 * HOUR_MS);
    await school.bookend.tick();
    expect(await school.db.unit.count()).toBe(1);
    expect((await press(school, deleted, "Restore")).text).toContain(
      "That unit was deleted more than 24 hours ago, so it can't be restored.",
    );
    expectGoodMessages(school);
  });

  it("a second time changes nothing", async () => {
    const school = await withRivers();
    const deleted = await deleteInList(school);
    const exchange = await seeAfter(school, () => school.slack.as(TESS).click(deleted, "restore-unit"));
    const first = await school.db.unit.findUniqueOrThrow({ where: { id: school.unit } });
    later(school, HOUR_MS / 4);
    await exchange.repeat();
    await school.slack.settle();
    expect(await school.db.unit.findUniqueOrThrow({ where: { id: school.unit } })).toEqual(first);
    expectGoodMessages(school);
  });

  it("still answers its person when the whisper can no longer be replaced", async () => {
    const school = await withRivers();
    const deleted = await deleteInList(school);
    school.slack.faults.next("response_url", { kind: "status", status: 404 }, 2);
    await seeAfter(school, () => school.slack.as(TESS).click(deleted, "restore-unit"));
    expect(school.slack.calls.map((call) => call.method)).toContain("chat.postEphemeral");
    expect(lastWhisper(school).text).toContain("Restored: Rivers");
    expect(lastWhisper(school).channel).toBe(STAFF);
    expectGoodMessages(school);
  });
});

describe("a unit id in a button", () => {
  const NAMES = ["edit-unit", "ask-delete-unit", "delete-unit", "undo-log", "restore-unit"];

  it.each(NAMES)("%s is refused for someone who had no part in the unit", async (name) => {
    const school = await withRivers();
    const before = await school.db.unit.findMany();
    const answer = await forge(school, { name, value: { unit: school.unit }, by: OMAR });
    expect(answer.text).toMatch(/^Only the unit's partners, librarians and admins can /);
    expect(school.slack.as(OMAR).modal()).toBeUndefined();
    expect(await school.db.unit.findMany()).toEqual(before);
    expectGoodMessages(school);
  });

  it.each(NAMES)("%s is refused when the id was never issued", async (name) => {
    const school = await withRivers();
    for (const unit of ["0".repeat(36), "' OR 1=1 --", ""]) {
      const answer = await forge(school, { name, value: { unit } });
      expect(answer.text).toMatch(/no longer in the log|deleted more than 24 hours ago/);
    }
    expect(await inLog(school)).toHaveLength(2);
    expectGoodMessages(school);
  });

  it.each(NAMES)("%s is called outdated when the value isn't an id", async (name) => {
    const school = await withRivers();
    for (const value of ["{", "[]", { unit: 1 }, { id: "x" }]) {
      const answer = await forge(school, { name, value });
      expect(answer.text).toContain("This is from an older version of Bookend and no longer works. Type /unit help");
    }
    expectGoodMessages(school);
  });
});
