// A librarian's evidence folder: pasted, marked, renamed, restored, made into a PDF, and read by nobody else.
import { describe, expect, it } from "vitest";
import type { Message } from "../../../sandbox/workspace/messages.js";
import { MAX_PIECES } from "../../../src/domain/evidence.js";
import { deleteOldRows } from "../../../src/store/old-rows.js";
import { ask, clickOn, forge, lastWhisper, press, wordsOnButtons } from "../../support/asking.js";
import { addIndicators, choosePieces, fillForm, markFrom, rename, seeFolder } from "../../support/evidence.js";
import { textOfPdf } from "../../support/pdf-text.js";
import { ROADBLOCK, reflectOn } from "../../support/reflecting.js";
import { everyRow } from "../../support/rows.js";
import { LEE, PAT, type School, startSchool, TESS } from "../../support/school.js";
import { waitUntil } from "../../support/waiting.js";
import { expectGoodMessages } from "../../support/words.js";

const LIST = "1a. Knows the curriculum\n1b. Plans with teachers\n2a. Uses data";
const lines = ({ text }: { text: string }) => text.split("\n");
const HOUR = 3_600_000;

const UNIT = "Unit: Ancient Egypt, Nov 10, 2026";
const TALK = "Planning talk: lab reports, Nov 9, 2026";

/** Lee has a unit with Tess, a planning talk, and the indicators of LIST. */
async function startFolder(): Promise<School> {
  const school = await startSchool();
  await ask(school, `log Ancient Egypt, grade 6, level 2 with <@${TESS}> today`, { by: LEE });
  await ask(school, `log Kites, grade 4, level 1 with <@${PAT}> today`, { by: TESS });
  await ask(school, `talk <@${TESS}> about lab reports, 20 min, yesterday`, { by: LEE });
  await addIndicators(school, LIST);
  return school;
}

/** Units of Lee, all of them evidence for one indicator. */
async function addUnits({ db, clock }: School, { count, indicator }: { count: number; indicator: string }) {
  const { workspaceId, id: schoolId } = await db.school.findFirstOrThrow();
  const at = clock.now.toISOString();
  const unit = { workspaceId, schoolId, date: "2026-11-03", grades: "4", level: 2, loggedById: LEE, createdAt: at };
  const ids = Array.from({ length: count }, (_, number) => `unit ${number}`);
  await db.unit.createMany({ data: ids.map((id) => ({ ...unit, id, title: `Title of ${id}`, updatedAt: at })) });
  const mark = { workspaceId, indicatorId: indicator, kind: "unit" };
  await db.evidenceMark.createMany({ data: ids.map((sourceId) => ({ ...mark, sourceId })) });
}

function filesOf({ slack }: School, person: string) {
  const shared = slack.directMessagesTo(person).filter(({ deleted }) => !deleted);
  return shared.flatMap(({ files }) => files.map((id) => slack.as(person).download(id)));
}

const marks = async ({ db }: School) =>
  (await db.evidenceMark.findMany({ orderBy: { kind: "asc" } })).map(({ kind }) => kind);

describe("the folder", () => {
  it("begins with a pasted list, and says which indicators have evidence", async () => {
    const school = await startSchool();
    expect(lines(await seeFolder(school))).toEqual([
      "Evidence folder",
      "Paste the indicators of your evaluation rubric. Then choose which of your work shows each.",
      "Only you can read this.",
    ]);
    expect(lines(await addIndicators(school, LIST))).toEqual([
      "Added: 3 indicators.",
      "Evidence folder",
      "0 of 3 indicators have evidence.",
      "1a. Knows the curriculum · Nothing yet",
      "1b. Plans with teachers · Nothing yet",
      "2a. Uses data · Nothing yet",
      "Only you can read this.",
    ]);
    expectGoodMessages(school);
  });

  it("gives lines back that can't be read, and adds what is new once", async () => {
    const school = await startFolder();
    const lee = await fillForm(school, await seeFolder(school), {
      click: "Add indicators",
      fields: { lines: `2b. Shares data\n${"x".repeat(300)}` },
    });
    expect((await lee.submit()).ack).toMatchObject({
      response_action: "errors",
      errors: { lines: expect.stringMatching(/^"x+…": Keep it to 200 characters\.$/) },
    });
    expect(await school.db.evidenceIndicator.count()).toBe(3);
    await lee.fill({ lines: `${LIST}\n2b. Shares data` });
    const { request } = await lee.submit();
    await school.slack.deliver("interaction", request.payload);
    await school.slack.settle();
    const names = await school.db.evidenceIndicator.findMany({ orderBy: { place: "asc" } });
    expect(names.map(({ name }) => name)).toEqual([...LIST.split("\n"), "2b. Shares data"]);
    expectGoodMessages(school);
  });

  it("shows what was chosen for an indicator, and offers only the librarian's own work", async () => {
    const school = await startFolder();
    const lee = await fillForm(school, await seeFolder(school), { click: "Choose pieces", fields: {} });
    const offered = await lee.suggest("pieces", "");
    expect(JSON.stringify(offered)).toContain("Ancient Egypt");
    expect(JSON.stringify(offered)).not.toContain("Kites");
    await lee.close();
    const saved = await choosePieces(school, await seeFolder(school), [UNIT, TALK]);
    expect(lines(saved).slice(0, 4)).toEqual([
      "Saved: 1a. Knows the curriculum",
      "Evidence folder",
      "1 of 3 indicators has evidence.",
      "1a. Knows the curriculum · 2 pieces: lab reports, Ancient Egypt",
    ]);
    expect(await marks(school)).toEqual(["talk", "unit"]);
    const less = await choosePieces(school, saved, [TALK]);
    expect(less.text).toContain("1a. Knows the curriculum · 1 piece: lab reports");
    expect(await marks(school)).toEqual(["talk"]);
    expectGoodMessages(school);
  });

  it("keeps what is marked when an indicator is renamed, or deleted and restored", async () => {
    const school = await startFolder();
    const saved = await choosePieces(school, await seeFolder(school), [UNIT]);
    const renamed = await rename(school, saved, "1a. Curriculum and standards");
    expect(renamed.text).toContain("1a. Curriculum and standards · 1 piece: Ancient Egypt");
    const deleted = await press(school, renamed, "Delete", LEE);
    expect(lines(deleted)[0]).toBe("Deleted: 1a. Curriculum and standards. You can restore it for 24 hours.");
    expect(deleted.text).toContain("0 of 2 indicators have evidence.");
    const restored = await press(school, deleted, "Restore", LEE);
    expect(restored.text).toContain("1a. Curriculum and standards · 1 piece: Ancient Egypt");
    school.clock.now = new Date(school.clock.now.getTime() + HOUR);
    await press(school, await seeFolder(school), "Delete", LEE);
    await deleteOldRows(school.db, new Date(school.clock.now.getTime() + 25 * HOUR));
    expect(await school.db.evidenceIndicator.count()).toBe(2);
    expect(await marks(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it("refuses a second indicator of the same name, and overwrites nothing that was changed elsewhere", async () => {
    const school = await startFolder();
    const folder = await seeFolder(school);
    const lee = await fillForm(school, folder, { click: "Rename", fields: { name: "1B. plans with teachers" } });
    expect((await lee.submit()).ack).toMatchObject({
      errors: { name: "Another indicator in your folder has this name." },
    });
    await school.db.evidenceIndicator.updateMany({ data: { updatedAt: "2026-11-10T16:00:00.000Z" } });
    await lee.fill({ name: "Mine" });
    await lee.submit();
    await school.slack.settle();
    expect(await school.db.evidenceIndicator.count({ where: { name: "Mine" } })).toBe(0);
    expectGoodMessages(school);
  });

  it("shows what is missing, and all of it again", async () => {
    const school = await startFolder();
    expect(wordsOnButtons(await seeFolder(school))).toEqual(["Add indicators", "Download as PDF"]);
    const saved = await choosePieces(school, await seeFolder(school), [UNIT]);
    const missing = await press(school, saved, "See what's missing", LEE);
    expect(lines(missing)).toEqual([
      "Evidence folder",
      "1 of 3 indicators has evidence. Still without:",
      "1b. Plans with teachers · Nothing yet",
      "2a. Uses data · Nothing yet",
      "Only you can read this.",
    ]);
    const all = await press(school, missing, "See all", LEE);
    expect(all.text).toContain("1a. Knows the curriculum · 1 piece: Ancient Egypt");
    expectGoodMessages(school);
  });

  it("keeps its answer when a form or a button is sent twice", async () => {
    const school = await startFolder();
    const lee = await fillForm(school, await seeFolder(school), { click: "Choose pieces", fields: { pieces: [UNIT] } });
    const { request } = await lee.submit();
    await school.slack.deliver("interaction", request.payload);
    await school.slack.settle();
    const saved = lastWhisper(school, LEE);
    expect(lines(saved)[0]).toBe("Saved: 1a. Knows the curriculum");
    const deleted = await press(school, saved, "Delete", LEE);
    await clickOn(school, saved, "Delete", LEE);
    await school.slack.settle();
    expect(lastWhisper(school, LEE)).toMatchObject({ ts: deleted.ts, text: deleted.text });
    expectGoodMessages(school);
  });

  it("isn't restored beside another indicator that has its name by now", async () => {
    const school = await startFolder();
    const deleted = await press(school, await seeFolder(school), "Delete", LEE);
    await addIndicators(school, "1A. Knows the curriculum");
    const refused = await press(school, deleted, "Restore", LEE);
    expect(refused.text).toBe("Your folder has another indicator with this name now. Rename that one first.");
    expect(await school.db.evidenceIndicator.count({ where: { deletedAt: null } })).toBe(3);
    expectGoodMessages(school);
  });

  it("no longer counts what was deleted, and counts it again when it's restored", async () => {
    const school = await startFolder();
    await choosePieces(school, await seeFolder(school), [UNIT, TALK]);
    await school.db.unit.updateMany({
      where: { title: "Ancient Egypt" },
      data: { deletedAt: "2026-11-10T16:00:00.000Z" },
    });
    expect((await seeFolder(school)).text).toContain("1 piece: lab reports");
    // It isn't offered, and what is chosen meanwhile leaves its mark as it is.
    await choosePieces(school, await seeFolder(school), [TALK]);
    await school.db.unit.updateMany({ data: { deletedAt: null } });
    expect((await seeFolder(school)).text).toContain("2 pieces: lab reports, Ancient Egypt");
  });
});

describe("marking from where it is seen", () => {
  const CHOSEN = ["1a. Knows the curriculum", "2a. Uses data"];

  /** Where each kind of piece is seen, by the words that show it. */
  const PLACES: [kind: string, (school: School) => Promise<Message>, title: string][] = [
    ["unit", (school) => ask(school, `log Maps, grade 5, level 3 with <@${TESS}> today`, { by: LEE }), "Maps"],
    ["talk", (school) => ask(school, "talks", { by: LEE }), "lab reports"],
    ["ohyeah", (school) => seeOhYeahs(school), "They stayed over recess."],
    ["reflection", (school) => seeReflections(school), "Roadblocks"],
  ];

  async function seeOhYeahs(school: School) {
    await ask(school, "ohyeah They stayed over recess.");
    return ask(school, "ohyeah", { by: LEE });
  }

  async function seeReflections(school: School) {
    await reflectOn(school, "roadblocks", ROADBLOCK, LEE);
    return press(school, await ask(school, "reflect", { by: LEE }), "See or delete yours", LEE);
  }

  it.each(PLACES)("marks a %s, and takes it away", async (kind, see, title) => {
    const school = await startFolder();
    const seen = await see(school);
    const saved = await markFrom(school, seen, CHOSEN);
    expect(lines(saved)).toEqual([
      `Saved: ${title} is evidence for:`,
      ...CHOSEN.map((name) => `- ${name}`),
      "Only you can read this.",
    ]);
    expect(await marks(school)).toEqual([kind, kind]);
    const folder = await press(school, saved, "See your folder", LEE);
    expect(folder.text).toContain("2 of 3 indicators have evidence.");
    const none = await markFrom(school, seen, []);
    expect(lines(none)[0]).toBe(`Saved: ${title} isn't evidence for anything in your folder anymore.`);
    expect(await marks(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it("writes only what was changed in the form, once, and nothing that was marked elsewhere is lost", async () => {
    const school = await startFolder();
    const talks = await ask(school, "talks", { by: LEE });
    await markFrom(school, talks, CHOSEN.slice(0, 1));
    const lee = await fillForm(school, talks, { click: "Mark as evidence", fields: { indicators: CHOSEN.slice(1) } });
    const [, plans] = await school.db.evidenceIndicator.findMany({ orderBy: { place: "asc" } });
    const { workspaceId, id: indicatorId } = plans as { workspaceId: string; id: string };
    const talk = await school.db.talk.findFirstOrThrow();
    await school.db.evidenceMark.create({ data: { workspaceId, indicatorId, kind: "talk", sourceId: talk.id } });
    const { request } = await lee.submit();
    await school.slack.settle();
    const names = async () =>
      (await school.db.evidenceMark.findMany({ include: { indicator: true } })).map(({ indicator }) => indicator.name);
    expect((await names()).sort()).toEqual(["1b. Plans with teachers", "2a. Uses data"]);
    await markFrom(school, talks, []);
    await school.slack.deliver("interaction", request.payload);
    await school.slack.settle();
    expect(await names()).toEqual([]);
    expectGoodMessages(school);
  });

  it("asks for at least one indicator, refuses one that is full or gone, and shows an empty folder", async () => {
    const school = await startFolder();
    const talks = await ask(school, "talks", { by: LEE });
    const lee = await fillForm(school, talks, { click: "Mark as evidence", fields: { indicators: [] } });
    expect((await lee.submit()).ack).toMatchObject({ errors: { indicators: "Choose at least one indicator." } });
    await lee.fill({ indicators: CHOSEN });
    const [first] = await school.db.evidenceIndicator.findMany({ orderBy: { place: "asc" } });
    await addUnits(school, { count: MAX_PIECES, indicator: first?.id ?? "" });
    expect((await lee.submit()).ack).toMatchObject({
      errors: { indicators: '"1a. Knows the curriculum" has 50 pieces already.' },
    });
    await school.db.evidenceIndicator.deleteMany({ where: { id: first?.id ?? "" } });
    expect((await lee.submit()).ack).toMatchObject({
      errors: {
        indicators: '"1a. Knows the curriculum" isn\'t in your folder anymore. Take it out and save again.',
      },
    });
    await lee.close();
    await school.db.evidenceIndicator.deleteMany();
    const empty = await press(school, talks, "Mark as evidence", LEE);
    expect(lines(empty)[1]).toBe(
      "Paste the indicators of your evaluation rubric. Then choose which of your work shows each.",
    );
    expectGoodMessages(school);
  });

  it("is for librarians and their own work", async () => {
    const school = await startFolder();
    await ask(school, "ohyeah They stayed over recess.");
    for (const by of [TESS, PAT])
      expect(JSON.stringify(await ask(school, "ohyeah", { by }))).not.toContain("Mark as evidence");
    const kites = await school.db.unit.findFirstOrThrow({ where: { title: "Kites" } });
    const seen = await forge(school, { name: "see-unit", value: { unit: kites.id }, by: LEE });
    expect(wordsOnButtons(seen)).not.toContain("Mark as evidence");
    const value = { kind: "unit", id: kites.id };
    const refused = "You can't mark this as evidence. It may have been deleted.";
    expect((await forge(school, { name: "mark-as-evidence", value, by: LEE })).text).toBe(refused);
    expect(await marks(school)).toEqual([]);
    expectGoodMessages(school);
  });
});

describe("the PDF", () => {
  it("isn't made of a folder without evidence", async () => {
    const school = await startFolder();
    expect((await press(school, await seeFolder(school), "Download as PDF", LEE)).text).toBe(
      "Nothing in your folder has evidence yet. Choose some pieces first.",
    );
    expectGoodMessages(school);
  });

  it("is made for the librarian and sent to nobody else", async () => {
    const school = await startFolder();
    await ask(school, "ohyeah They stayed over recess.");
    await reflectOn(school, "roadblocks", ROADBLOCK, LEE);
    await school.db.reflection.updateMany({ data: { createdAt: "2026-11-11T03:30:00.000Z" } });
    const others = ["OH YEAH: They stayed over recess., Nov 10, 2026", "Reflection: Roadblocks, Nov 10, 2026"];
    const saved = await choosePieces(school, await seeFolder(school), [UNIT, TALK, ...others]);
    await clickOn(school, saved, "Download as PDF", LEE);
    await waitUntil(() => expect(filesOf(school, LEE)).toHaveLength(1));
    const [file] = filesOf(school, LEE);
    expect(file?.name).toBe("evidence-folder.pdf");
    const text = textOfPdf(file?.bytes ?? new Uint8Array());
    for (const words of [
      "Lee Librarian",
      "1a. Knows the curriculum",
      "Ancient Egypt · Unit, Nov 10, 2026",
      "grade 6 · level 2 Coordination · with Tess Teacher",
      "lab reports · Planning talk, Nov 9, 2026",
      "with Tess Teacher · 20 minutes",
      "They stayed over recess.” · OH YEAH, Nov 10, 2026, Tess Teacher",
      // Late in the evening at school, it was the next day in UTC.
      "Roadblocks · Reflection, Nov 10, 2026",
      "No common planning time with grade 4.",
    ])
      expect(text).toContain(words);
    // An evaluator sees what there is, not what is missing.
    expect(text).not.toContain("1b. Plans with teachers");
    for (const by of [TESS, PAT]) {
      expect(filesOf(school, by)).toEqual([]);
      expect(JSON.stringify(school.slack.directMessagesTo(by))).not.toContain("evidence");
    }
    expectGoodMessages(school);
  });
});

describe("who may", () => {
  it("read a folder is the librarian alone: no admin, no teacher, no other librarian", async () => {
    const school = await startFolder();
    const [indicator] = await school.db.evidenceIndicator.findMany({ orderBy: { place: "asc" } });
    const before = await everyRow(school.db);
    const value = { indicator: indicator?.id, seen: indicator?.updatedAt };
    for (const by of [TESS, PAT]) {
      const no = "Evidence folders are for librarians, and each sees only their own.";
      expect((await ask(school, "evidence", { by })).text).toBe(no);
      for (const name of ["mark-evidence", "rename-indicator", "delete-indicator", "restore-indicator"]) {
        expect((await forge(school, { name, value, by })).text).toBe(no);
      }
    }
    await school.db.person.updateMany({ where: { id: PAT }, data: { librarian: true } });
    for (const name of ["mark-evidence", "rename-indicator"]) {
      expect((await forge(school, { name, value, by: PAT })).text).toBe("That indicator isn't in your folder anymore.");
    }
    expect((await everyRow(school.db)).evidence).toEqual(before.evidence);
    expectGoodMessages(school);
  });

  it("still read it is someone who is no longer a librarian", async () => {
    const school = await startFolder();
    await school.db.person.updateMany({ where: { id: LEE }, data: { librarian: false } });
    expect((await seeFolder(school)).text).toContain("1a. Knows the curriculum");
    expectGoodMessages(school);
  });
});
