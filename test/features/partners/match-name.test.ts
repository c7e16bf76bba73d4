// A partner outside Slack joins it: Home offers the match, one click replaces the name in all units, and Undo takes it back.
import { describe, expect, it } from "vitest";
import { ask, forge, lastWhisper, openForm, press, send, toForgedClick } from "../../support/asking.js";
import { homeOf, modalOf, openHomeAgain, pressHome, pressModal } from "../../support/homing.js";
import { minutesAfter, tickAt } from "../../support/reporting.js";
import { everyRow, fillLog } from "../../support/rows.js";
import { GUEST, LEE, OMAR, PAT, type School, STAFF, startSchool, TESS } from "../../support/school.js";
import { openByClick } from "../../support/surfaces.js";
import { expectGoodMessages } from "../../support/words.js";

const ANA = "U0RIVERA001";
const RECENT = "2026-11-09";

/** Tess has two units with Ms. Rivera, Omar one; one more names her only as "rivera". Ana joins Slack under that name. */
async function startWithNames({ joins = "Ms. Rivera" } = {}): Promise<School> {
  const school = await startSchool();
  await fillLog(school, [
    { title: "Rivers", loggedBy: TESS, partners: [LEE], others: ["Ms. Rivera"], date: RECENT },
    { title: "Maps", loggedBy: TESS, partners: [], others: ["Ms. Rivera", "Mr. Ito"], date: RECENT },
    { title: "Poems", loggedBy: OMAR, partners: [LEE], others: ["rivera"], date: RECENT },
    { title: "Kites", loggedBy: OMAR, partners: [LEE], date: RECENT },
  ]);
  if (joins) school.slack.addPerson({ id: ANA, name: joins });
  if (joins) await school.slack.invite(STAFF, ANA);
  return school;
}

const OFFER = "Ms. Rivera is in Slack now. Match 3 units?";

async function partnersOf({ db }: School, title: string) {
  const unit = await db.unit.findFirstOrThrow({ where: { title }, include: { partners: true, partnerNames: true } });
  return [...unit.partners.map(({ personId }) => personId), ...unit.partnerNames.map(({ name }) => name)].sort();
}

describe("Home offers the match", () => {
  it.each([
    ["a librarian", LEE],
    ["an admin", PAT],
  ])("to %s for every unit of the school, and one click replaces the name in all of them", async (_who, by) => {
    const school = await startWithNames();
    expect(await openHomeAgain(school, by)).toContain(OFFER);
    const words = await pressHome(school, "Match", by);
    expect(words).toContain("Matched: Ms. Rivera in 3 units.");
    expect(await partnersOf(school, "Rivers")).toEqual([LEE, ANA].sort());
    expect(await partnersOf(school, "Maps")).toEqual(["Mr. Ito", ANA].sort());
    expect(await partnersOf(school, "Poems")).toEqual([LEE, ANA].sort());
    expect(await partnersOf(school, "Kites")).toEqual([LEE]);
    await school.slack.settle();
    expect(homeOf(school, by).join("\n")).not.toContain("is in Slack now");
    expect((await ask(school, "list", { by: ANA })).text).toContain("Poems");
    expectGoodMessages(school);
  });

  it("for one name after the other, from the same Home", async () => {
    const school = await startWithNames();
    school.slack.addPerson({ id: "U0ITO000001", name: "Mr. Ito" });
    await openHomeAgain(school, LEE);
    await pressHome(school, "Match", LEE);
    await school.slack.as(LEE).close();
    await pressHome(school, "Match", LEE);
    expect(await partnersOf(school, "Maps")).toEqual([ANA, "U0ITO000001"].sort());
    expectGoodMessages(school);
  });

  it("to a teacher for the units they may change, and leaves the others as they are", async () => {
    const school = await startWithNames();
    expect(await openHomeAgain(school, TESS)).toContain("Ms. Rivera is in Slack now. Match 2 units?");
    await pressHome(school, "Match", TESS);
    expect(await partnersOf(school, "Rivers")).toEqual([LEE, ANA].sort());
    expect(await partnersOf(school, "Poems")).toEqual([LEE, "rivera"]);
    expect(await openHomeAgain(school, TESS)).not.toContain("[See names]");
    expectGoodMessages(school);
  });

  it("with the name in Slack if it is another one", async () => {
    const school = await startWithNames({ joins: "Rivéra (she/her)" });
    expect(await openHomeAgain(school, LEE)).toContain(
      "Ms. Rivera is in Slack now as Rivéra (she/her). Match 3 units?",
    );
    expectGoodMessages(school);
  });

  it("to nobody while it isn't clear who it is, or Slack doesn't say", async () => {
    const school = await startWithNames();
    school.slack.addPerson({ id: "U0RIVERA002", name: "Rivera" });
    expect((await openHomeAgain(school, LEE)).join("\n")).not.toContain("is in Slack now");
    expect(homeOf(school, LEE)).toContain("Partners outside Slack: 2 names.");
    const away = await startWithNames();
    away.slack.faults.always("users.list", { kind: "status", status: 503 });
    expect(await openHomeAgain(away, LEE)).toContain("Partners outside Slack: 2 names.");
    expectGoodMessages(school);
  });

  it("not for a guest, whom Bookend isn't for", async () => {
    const school = await startWithNames({ joins: "" });
    await school.slack.updatePerson(GUEST, { name: "Ms. Rivera", realName: "Ms. Rivera" });
    expect((await openHomeAgain(school, LEE)).join("\n")).not.toContain("is in Slack now");
    const refused = await forge(school, { name: "match-name", value: { name: "Ms. Rivera", person: GUEST }, by: LEE });
    expect(refused.text).toContain("Ms. Rivera isn't on the staff in Slack. Nothing was changed.");
    expect(await school.db.unitPartnerName.count()).toBe(4);
    expectGoodMessages(school);
  });

  it("no more once someone said that it isn't the same person", async () => {
    const school = await startWithNames();
    expect(await openHomeAgain(school, LEE)).toContain(OFFER);
    expect(await pressHome(school, "Not the same person", LEE)).toContain(
      "I won't offer this match for Ms. Rivera again.",
    );
    for (const by of [LEE, PAT, TESS])
      expect((await openHomeAgain(school, by)).join("\n")).not.toContain("in Slack now");
    expect(await school.db.unitPartnerName.count()).toBe(4);
    expectGoodMessages(school);
  });
});

describe("after the match", () => {
  it("the person isn't asked about units that are older than it, also after an edit", async () => {
    const school = await startWithNames();
    await openHomeAgain(school, LEE);
    await pressHome(school, "Match", LEE);
    const unit = await school.db.unit.findFirstOrThrow({ where: { title: "Rivers" } });
    const tess = await openByClick(school, TESS, { name: "edit-unit", value: { unit: unit.id } });
    await tess.fill({ title: "Rivers and Deltas" });
    await tess.submit();
    await tickAt(school, minutesAfter(school.clock.now, 11));
    expect(school.slack.directMessagesTo(ANA)).toEqual([]);
    // Lee was picked in the form.
    expect(school.slack.directMessagesTo(LEE)).not.toEqual([]);
    expect(lastWhisper(school, TESS).text).not.toContain("Ms. Rivera will be asked");
    expectGoodMessages(school);
  });

  it("the unit's history says who matched which name, and who took it back", async () => {
    const school = await startWithNames({ joins: "Rivera" });
    await openHomeAgain(school, LEE);
    await pressHome(school, "Match", LEE);
    const { id: unit } = await school.db.unit.findFirstOrThrow({ where: { title: "Rivers" } });
    const seen = await forge(school, { name: "see-unit", value: { unit }, by: OMAR });
    expect(seen.text).toContain("Lee Librarian matched the name Ms. Rivera with Rivera · today");
    await pressModal(school, "Undo", LEE);
    const undone = await forge(school, { name: "see-unit", value: { unit }, by: TESS });
    expect(undone.text).toContain("Lee Librarian added Ms. Rivera; removed Rivera · today");
    expectGoodMessages(school);
  });

  it("Undo puts the name back as it was spelled, and nothing else", async () => {
    const school = await startWithNames();
    const before = await everyRow(school.db);
    await openHomeAgain(school, LEE);
    await pressHome(school, "Match", LEE);
    expect(await pressModal(school, "Undo", LEE)).toContain("Ms. Rivera is a name outside Slack again in 3 units.");
    const { partners, partnerNames } = await everyRow(school.db);
    expect({ partners, partnerNames }).toEqual({ partners: before.partners, partnerNames: before.partnerNames });
    const again = await forge(school, { name: "undo-match", value: { name: "Ms. Rivera", person: ANA }, by: LEE });
    expect(again.text).toContain("This match was undone already.");
    expectGoodMessages(school);
  });

  it("a form that was open meanwhile doesn't bring the name back unasked", async () => {
    const school = await startWithNames();
    const unit = await school.db.unit.findFirstOrThrow({ where: { title: "Rivers" } });
    const tess = await openByClick(school, TESS, { name: "edit-unit", value: { unit: unit.id } });
    school.clock.now = minutesAfter(school.clock.now, 1);
    await forge(school, { name: "match-name", value: { name: "Ms. Rivera", person: ANA }, by: LEE });
    await tess.submit();
    await school.slack.settle();
    expect(JSON.stringify(tess.modal()?.blocks[0])).toContain("Someone changed this unit while you had it open.");
    expect(await partnersOf(school, "Rivers")).toEqual([LEE, ANA].sort());
    expectGoodMessages(school);
  });

  it("someone who logged the unit, or is in it already, is named once", async () => {
    const school = await startWithNames({ joins: "" });
    await forge(school, { name: "match-name", value: { name: "Ms. Rivera", person: LEE }, by: LEE });
    const lee = await openByClick(school, LEE, { name: "choose-match", value: { name: "Mr. Ito" } });
    await lee.fill({ person: TESS });
    await lee.submit();
    await school.slack.settle();
    expect(await partnersOf(school, "Rivers")).toEqual([LEE]);
    expect(await partnersOf(school, "Maps")).toEqual([LEE]);
    expect(await school.db.unitPartnerName.count()).toBe(0);
    expectGoodMessages(school);
  });
});

describe("a name that nobody in Slack has", () => {
  it("is on the list, and matched with a person chosen in a form that says how many units", async () => {
    const school = await startWithNames({ joins: "Ana Lima" });
    expect(await openHomeAgain(school, LEE)).toContain("Partners outside Slack: 2 names.");
    const list = await pressHome(school, "See names", LEE);
    expect(list).toEqual([
      'Ms. Rivera · 3 units · also "rivera"',
      "[Match…]",
      "Mr. Ito · 1 unit",
      "[Match…]",
      "Partners who aren't in this Slack. Match a name once they are.",
    ]);
    expect(await pressModal(school, "Match…", LEE)).toContain("Ms. Rivera is named in 3 units.");
    const lee = school.slack.as(LEE);
    await lee.fill({ person: ANA });
    await lee.submit();
    await school.slack.settle();
    expect(JSON.stringify([modalOf(school, LEE), school.slack.directMessagesTo(LEE)])).toContain(
      "is Ana Lima in 3 units.",
    );
    expect(await partnersOf(school, "Poems")).toEqual([LEE, ANA].sort());
    expect((await ask(school, "list", { by: OMAR })).text).toContain("with Ana Lima and Lee Librarian");
    expectGoodMessages(school);
  });

  it("can't be matched with a guest", async () => {
    const school = await startWithNames();
    const lee = await openByClick(school, LEE, { name: "choose-match", value: { name: "Ms. Rivera" } });
    await lee.fill({ person: GUEST });
    const { ack } = await lee.submit();
    expect(ack).toMatchObject({ errors: { person: "Gus Guest isn't on the staff in Slack. Choose someone else." } });
    expectGoodMessages(school);
  });
});

describe("rights", () => {
  it("are looked up at each click: a teacher can't see the list or match units of others", async () => {
    const school = await startWithNames();
    const before = await everyRow(school.db);
    const names = await forge(school, { name: "outside-names", value: { page: 0 }, by: TESS });
    expect(names.text).toContain("Only librarians and admins can see these names.");
    for (const name of ["choose-match", "match-name"]) {
      const refused = await forge(school, {
        name,
        value: { name: "rivera ", person: ANA },
        by: ANA,
      });
      expect(refused.text).toContain("No unit that you can change names rivera");
    }
    const { units, partners, partnerNames } = await everyRow(school.db);
    expect({ units, partners, partnerNames }).toEqual({
      ...{ units: before.units, partners: before.partners, partnerNames: before.partnerNames },
    });
    expectGoodMessages(school);
  });

  it("end with the role: a former librarian matches only what they worked on", async () => {
    const school = await startWithNames();
    await openHomeAgain(school, LEE);
    await school.db.person.updateMany({ where: { id: LEE }, data: { librarian: false } });
    await pressHome(school, "Match", LEE);
    // Lee isn't in Maps.
    expect(await partnersOf(school, "Maps")).toEqual(["Mr. Ito", "Ms. Rivera"]);
    expect(await partnersOf(school, "Rivers")).toEqual([LEE, ANA].sort());
    expectGoodMessages(school);
  });
});

it("two clicks match once", async () => {
  const school = await startWithNames();
  const click = { name: "match-name", value: { name: "Ms. Rivera", person: ANA }, by: LEE };
  const payload = await toForgedClick(school, click);
  await send(school, "interaction", payload, LEE);
  const before = school.slack.countWhispersTo(LEE);
  await school.slack.deliver("interaction", payload);
  await school.slack.settle();
  expect(school.slack.countWhispersTo(LEE)).toBe(before);
  expect(await school.db.unitPartner.count({ where: { personId: ANA } })).toBe(3);
  expectGoodMessages(school);
});

it("an unmatched name says so where nobody is outside Slack anymore", async () => {
  const school = await startSchool();
  await openForm(school, "log", LEE);
  expect((await openHomeAgain(school, LEE)).join("\n")).not.toContain("outside Slack");
  const list = await forge(school, { name: "outside-names", value: { page: 3 }, by: LEE });
  expect(list.text).toContain("Everyone named in a unit is in Slack.");
  expect((await press(school, await ask(school, "help", { by: LEE }), "Log a unit", LEE)).text).toBeDefined();
  expect(modalOf(school, LEE)).not.toEqual([]);
});
