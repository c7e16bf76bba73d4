// Handing over the library: who may, what is shown, who hears of it, what stays private, and how it is undone.
import { describe, expect, it } from "vitest";
import type { Message } from "../../../sandbox/workspace/messages.js";
import { ask, clickOn, forge, lastWhisper, openForm, press, seeAfter } from "../../support/asking.js";
import { homeOf, linesOf, openHomeAgain } from "../../support/homing.js";
import { ROADBLOCK, reflectOn, wordsOn } from "../../support/reflecting.js";
import { minutesAfter, tickAt } from "../../support/reporting.js";
import { fillLog } from "../../support/rows.js";
import { GUEST, LEE, OMAR, PAT, type School, STAFF, startSchool, TESS } from "../../support/school.js";
import { openSettings, save, stored } from "../../support/settings.js";
import { expectGoodMessages } from "../../support/words.js";

const NOOR = "U0LIBRARY02";
const DAY = 24 * 60;

const toUnit = (date: string, grades: string) => ({
  ...{ title: `Unit of ${date}`, date, level: 2, grades, loggedBy: TESS, partners: [LEE] },
});

/** Last November there were three units, and there is one in October without figures. */
async function start(options: Parameters<typeof startSchool>[0] = {}): Promise<School> {
  const school = await startSchool(options);
  school.slack.addPerson({ id: NOOR, name: "Noor New" });
  await school.slack.invite(STAFF, NOOR);
  await fillLog(school, [
    toUnit("2025-11-04", "4"),
    toUnit("2025-11-05", "4,6"),
    toUnit("2025-11-06", "4,6,8"),
    toUnit("2026-10-06", "4"),
  ]);
  for (const by of [LEE, PAT]) await ask(school, "help", { by });
  return school;
}

async function preview(school: School, { by = LEE, to = [NOOR], stays = "no" } = {}): Promise<string[]> {
  const actor = await openForm(school, "handover", by);
  await actor.fill(actor.modal()?.values.stays === undefined ? { to } : { to, stays });
  await actor.submit();
  await school.slack.settle();
  return linesOf(actor.modal());
}

async function handOver(school: School, how: Parameters<typeof preview>[1] = {}): Promise<Message> {
  await preview(school, how);
  const by = how.by ?? LEE;
  await school.slack.as(by).submit();
  await school.slack.settle();
  return lastWhisper(school, by);
}

const librarians = async (school: School) => (await stored(school)).librarians;
const welcomes = ({ slack }: School, person = NOOR) =>
  slack.directMessagesTo(person).filter(({ text }) => text.startsWith("Welcome, ") || text.includes("undid it"));

describe("handing over", () => {
  it("shows what is open and what stays private, and only then moves the role", async () => {
    const school = await start();
    await reflectOn(school, "roadblocks", { ...ROADBLOCK, audience: "librarians" });
    const lines = await preview(school);
    expect(lines[0]).toBe("Noor New will look after the library. Lee Librarian will stop being a librarian.");
    expect(lines).toContain("1 open roadblock shared with librarians");
    expect(lines).toContain("no figures yet for October");
    expect(lines.join("\n")).toContain(
      "Private reflections, drafts and notes stay with the person who wrote them. They're never handed over.",
    );
    expect(await librarians(school)).toEqual([LEE]);
    await school.slack.as(LEE).submit();
    await school.slack.settle();
    expect(lastWhisper(school, LEE).text).toBe(
      "Noor New looks after the library now. Lee Librarian isn't a librarian anymore.\nYou can undo this for ten minutes.",
    );
    expect(await librarians(school)).toEqual([NOOR]);
    expect(welcomes(school).map(({ text }) => text)).toEqual([
      "Welcome, Noor. You look after the library now.\nHanded over by Lee Librarian: 1 open roadblock shared with librarians and no figures yet for October. This month last year: 3 units, average 2.0; most with grades 4 and 6.",
    ]);
    expect(school.slack.directMessagesTo(LEE).filter(({ text }) => text.includes("handed"))).toEqual([]);
    expectGoodMessages(school);
  });

  it("never hands over what is private", async () => {
    const school = await start();
    await reflectOn(school, "roadblocks", { ...ROADBLOCK, audience: "me" }, LEE);
    const lines = await preview(school);
    expect(lines.join("\n")).not.toContain("roadblock shared");
    await school.slack.as(LEE).submit();
    await school.slack.settle();
    const rows = await school.db.reflection.findMany();
    expect(rows.map(({ personId, audience }) => [personId, audience])).toEqual([[LEE, "me"]]);
    expect(JSON.stringify(welcomes(school))).not.toContain("common planning time");
  });

  it("leaves the librarian in place if she stays one, too", async () => {
    const school = await start();
    expect((await preview(school, { stays: "yes" }))[0]).toBe("Noor New will look after the library.");
    await school.slack.as(LEE).submit();
    await school.slack.settle();
    expect(await librarians(school)).toEqual([LEE, NOOR]);
    expect(welcomes(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("by an admin tells the librarian who leaves and the one who comes", async () => {
    const school = await start();
    await handOver(school, { by: PAT, to: [NOOR, OMAR] });
    expect(await librarians(school)).toEqual([NOOR, OMAR]);
    const told = school.slack.directMessagesTo(LEE).map(({ text }) => text);
    expect(told).toContain(
      "Pat Principal handed the library over from you to Noor New and Omar Teacher.\nYour units, reflections and drafts stay yours.",
    );
    for (const by of [NOOR, OMAR]) expect(welcomes(school, by)).toHaveLength(1);
    await openHomeAgain(school, PAT);
    expect(homeOf(school, PAT)).toContain(
      "Pat Principal handed the library over to Noor New and Omar Teacher on Nov 10.",
    );
    expectGoodMessages(school);
  });

  it("is for librarians and admins, and to people on the staff who aren't librarians yet", async () => {
    const school = await start();
    const refused = await ask(school, "handover", { by: TESS });
    expect(refused.text).toContain("Only librarians and admins can hand over the library.");
    await preview(school, { to: [GUEST] });
    expect(school.slack.as(LEE).modal()?.errors).toEqual({ to: "You can only choose staff members, not Gus Guest." });
    await school.slack.as(LEE).close();
    await preview(school, { to: [LEE] });
    expect(school.slack.as(LEE).modal()?.errors).toEqual({ to: "This person is a librarian already." });
    expect(await librarians(school)).toEqual([LEE]);
    expectGoodMessages(school);
  });

  it("happens once when the form is sent twice", async () => {
    const school = await start();
    await preview(school);
    const exchange = await school.slack.as(LEE).submit();
    await school.slack.settle();
    await exchange.repeat({ retryNum: 1, retryReason: "http_timeout" });
    await exchange.repeat();
    await school.slack.settle();
    expect(await school.db.handover.count()).toBe(1);
    expect(welcomes(school)).toHaveLength(1);
  });

  it("changes nothing if the librarians changed meanwhile, and shows how it is now", async () => {
    const school = await start();
    await preview(school, { by: PAT });
    await school.db.person.updateMany({ where: { id: OMAR }, data: { librarian: true } });
    await ask(school, "help", { by: OMAR });
    await school.db.person.updateMany({ where: { id: OMAR }, data: { librarian: true } });
    await school.slack.as(PAT).submit();
    await school.slack.settle();
    expect(wordsOn(school.slack.as(PAT))).toContain("Nothing was handed over yet.");
    expect(wordsOn(school.slack.as(PAT))).toContain("Omar Teacher");
    expect(await librarians(school)).toEqual([LEE, OMAR]);
    await school.slack.as(PAT).submit();
    await school.slack.settle();
    expect(await librarians(school)).toEqual([NOOR]);
  });

  it("is refused to someone who isn't a librarian anymore when they confirm", async () => {
    const school = await start();
    await preview(school);
    await school.db.person.updateMany({ where: { id: LEE }, data: { librarian: false } });
    await school.slack.as(LEE).submit();
    await school.slack.settle();
    expect(wordsOn(school.slack.as(LEE))).toContain("Only librarians and admins can hand over the library.");
    expect(await school.db.handover.count()).toBe(0);
  });
});

describe("Undo", () => {
  it("gives the role back within ten minutes, and the newcomer reads that it was undone", async () => {
    const school = await start();
    const done = await handOver(school);
    await press(school, done, "Undo", LEE);
    await school.slack.settle();
    expect(await librarians(school)).toEqual([LEE]);
    expect(welcomes(school).map(({ text }) => text)).toEqual([
      "Lee Librarian handed the library over to you, and undid it.",
    ]);
    await openHomeAgain(school, PAT);
    expect(homeOf(school, PAT).join("\n")).not.toContain("handed the library over");
    expectGoodMessages(school);
  });

  it("by an admin tells the librarian who is one again", async () => {
    const school = await start();
    await press(school, await handOver(school, { by: PAT }), "Undo", PAT);
    await school.slack.settle();
    expect(await librarians(school)).toEqual([LEE]);
    const told = school.slack.directMessagesTo(LEE).map(({ text }) => text);
    expect(told.at(-1)).toBe("Pat Principal undid that. You're a librarian again.");
    expectGoodMessages(school);
  });

  it("is too late after ten minutes, or when the librarians were changed, and for nobody else", async () => {
    const school = await start();
    await handOver(school);
    const { id: handover } = await school.db.handover.findFirstOrThrow();
    const undo = (by: string) => forge(school, { name: "undo-handover", value: { handover }, by });
    for (const by of [NOOR, PAT]) expect((await undo(by)).text).toContain("There's nothing to undo here.");
    await openSettings(school);
    await school.slack.as(PAT).fill({ librarians: [OMAR] });
    await save(school);
    expect((await undo(LEE)).text).toContain("Someone changed the librarians since");
    expect(await librarians(school)).toEqual([OMAR]);
    const late = await start();
    const done = await handOver(late);
    late.clock.now = minutesAfter(late.clock.now, 11);
    expect((await press(late, done, "Undo", LEE)).text).toContain("It's been more than ten minutes.");
    expect(await librarians(late)).toEqual([NOOR]);
  });
});

describe("a newcomer's Home", () => {
  it("begins with this month last year, for the first weeks", async () => {
    const school = await start();
    await handOver(school);
    const LINE = "This month here last year: 3 units, average 2.0; most with grades 4 and 6.";
    await openHomeAgain(school, NOOR);
    expect(homeOf(school, NOOR).slice(0, 3)).toContain(LINE);
    await openHomeAgain(school, LEE);
    expect(homeOf(school, LEE)).not.toContain(LINE);
    school.clock.now = minutesAfter(school.clock.now, 43 * DAY);
    await openHomeAgain(school, NOOR);
    expect(homeOf(school, NOOR).join("\n")).not.toContain("This month here last year");
    expectGoodMessages(school);
  });
});

describe("when the last librarian has left Slack", () => {
  const told = ({ slack }: School, by = PAT) =>
    slack.directMessagesTo(by).filter(({ text }) => text.includes("this workspace") || text.includes("looks after"));

  it("tells each admin once, with a button, and follows what they do", async () => {
    const school = await start();
    await school.slack.updatePerson(LEE, { isDeleted: true });
    for (const minutes of [1, 2, 60, 30 * DAY]) await tickAt(school, minutesAfter(school.clock.now, minutes));
    await school.restart();
    await tickAt(school, minutesAfter(school.clock.now, 1));
    expect(told(school).map(({ text }) => text)).toEqual([
      "Lee Librarian has left this workspace. Nobody is the librarian now, so what concerns the library goes to the admins.",
    ]);
    await seeAfter(school, () => clickOn(school, told(school)[0] as Message, "Choose a librarian", PAT), PAT);
    expect(school.slack.as(PAT).modal()?.title).toBe("Hand over");
    await school.slack.as(PAT).close();
    await handOver(school, { by: PAT });
    expect(await librarians(school)).toEqual([NOOR]);
    await tickAt(school, minutesAfter(school.clock.now, 1));
    expect(told(school)[0]?.text).toBe("Noor New looks after the library now.");
    expectGoodMessages(school);
  });

  it("says nothing as long as another is here, or if there never was one", async () => {
    const school = await start({ env: { LIBRARIANS: `${LEE},${NOOR}` } });
    await ask(school, "help", { by: NOOR });
    await school.slack.updatePerson(LEE, { isDeleted: true });
    await tickAt(school, minutesAfter(school.clock.now, 1));
    expect(told(school)).toEqual([]);
    const none = await start({ env: { LIBRARIANS: "" } });
    await tickAt(none, minutesAfter(none.clock.now, 1));
    expect(told(none)).toEqual([]);
  });
});
