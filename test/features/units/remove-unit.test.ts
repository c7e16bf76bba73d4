// Deleting a unit: confirmed first, allowed for the people involved, and undoable for a day.

import { describe, expect, it } from "vitest";
import { HOUR_MS } from "../../../src/domain/time/duration.js";
import { ask, forge, lastWhisper, press, seeAfter } from "../../support/asking.js";
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

describe("Delete in the list", () => {
  it("asks first, and a Cancel does nothing", async () => {
    const school = await withRivers();
    const list = await ask(school, "list");
    const [button] = list.blocks.flatMap((block) => (block.type === "actions" ? block.elements.slice(1) : []));
    expect(button).toMatchObject({
      confirm: {
        style: "danger",
        title: { type: "plain_text", text: "Delete this unit?" },
        text: { text: '"Rivers" will be removed from the log and the report. You can restore it for 24 hours.' },
        confirm: { text: "Delete" },
        deny: { text: "Cancel" },
      },
    });
    const sent = school.slack.exchanges.length;
    await school.slack.as(TESS).click(list, "delete-unit", { deny: true });
    await school.slack.settle();
    expect(school.slack.exchanges).toHaveLength(sent);
    expect(await inLog(school)).toEqual(["Poetry", "Rivers"]);
    expectGoodMessages(school);
  });

  it("takes the unit out of the log and the report and offers Restore, which restores it as it was", async () => {
    const school = await withRivers();
    const before = await school.db.unit.findUnique({ where: { id: school.unit }, include: { partners: true } });
    const deleted = await press(school, await ask(school, "list"), "Delete");
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
  ])("clicked %s deletes once", async (_how, options) => {
    const school = await withRivers();
    const list = await ask(school, "list");
    const exchange = await seeAfter(school, () => school.slack.as(TESS).click(list, "delete-unit"));
    later(school, HOUR_MS);
    await seeAfter(school, () => school.slack.deliver("interaction", exchange.request.payload, options));
    const { deletedAt } = await school.db.unit.findUniqueOrThrow({ where: { id: school.unit } });
    expect(deletedAt).toBe(new Date(school.clock.now.getTime() - HOUR_MS).toISOString());
    expectGoodMessages(school);
  });

  it("works the same for a partner and an admin as for the person who logged the unit", async () => {
    const school = await withRivers();
    await press(school, await ask(school, "list mine", { by: LEE }), "Delete", LEE);
    expect(await inLog(school)).toHaveLength(1);
    await press(school, await ask(school, "list all", { by: PAT }), "Delete", PAT);
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
    const deleted = await press(school, await ask(school, "list"), "Delete");
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
    const deleted = await press(school, await ask(school, "list"), "Delete");
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
    const deleted = await press(school, await ask(school, "list"), "Delete");
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
    const deleted = await press(school, await ask(school, "list"), "Delete");
    school.slack.faults.next("response_url", { kind: "status", status: 404 }, 2);
    await seeAfter(school, () => school.slack.as(TESS).click(deleted, "restore-unit"));
    expect(school.slack.calls.map((call) => call.method)).toContain("chat.postEphemeral");
    expect(lastWhisper(school).text).toContain("Restored: Rivers");
    expect(lastWhisper(school).channel).toBe(STAFF);
    expectGoodMessages(school);
  });
});

describe("a unit id in a button", () => {
  const NAMES = ["edit-unit", "delete-unit", "undo-log", "restore-unit"];

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
