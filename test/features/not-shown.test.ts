// When an answer can't be shown, the person still reads the truth: what was saved, or that nothing was.
import { describe, expect, it } from "vitest";
import { buttons } from "../../src/features/index.js";
import { ask, openForm, press, toForgedClick, whisperAfter } from "../support/asking.js";
import { everyRow } from "../support/rows.js";
import { LEE, OMAR, type School, STAFF, startSchool, TESS, TUESDAY } from "../support/school.js";
import { addPostedReport, BUTTON_VALUES, FORM_ENTRIES, type Ids } from "../support/surfaces.js";
import { expectGoodMessages } from "../support/words.js";

const DONE =
  /^(Saved|Added|Copied|Matched|Undone|Deleted|Taken back|Restored|Your answer is saved|Your draft is deleted|I'll retry within a minute), but (there was a problem\. |I couldn't (show you the answer|open the form)\. (You don't need to do it again|Please try again) \(ref [0-9A-Z]{4}\)\.$)/;
const NOT_SHOWN = /^I couldn't (show you the answer|open the form)\. Please try again\./;

/** Omar is an admin and a librarian, and has used every form. */
async function withBusyOmar(): Promise<School> {
  const school = await startSchool({ env: { LIBRARIANS: `${LEE},${OMAR}` } });
  await school.slack.updatePerson(OMAR, { isAdmin: true });
  const logged = await ask(school, `log Atlas, grade 4, level 2 with <@${OMAR}> today`, { by: TESS });
  expect(logged.text).toContain("Saved: Atlas");
  const once = Object.keys(FORM_ENTRIES).filter(
    (name) =>
      !["settings", "prompts", "announce", "announcement", "share-reflection", "roadblock-solved"].includes(name),
  );
  for (const name of once) await fillIn(school, name);
  return school;
}

async function fillIn(school: School, name: string): Promise<void> {
  const entry = FORM_ENTRIES[name];
  const omar = await entry?.open(school, OMAR);
  await omar?.fill(entry?.fields ?? {});
  await school.slack.settle();
  await omar?.submit();
  await school.slack.settle();
}

/** A name that can be matched in this unit, and a match in another one that can be undone. */
async function nameOutside({ db }: School, { id, workspaceId }: { id: string; workspaceId: string }): Promise<void> {
  const name = "Ms. Rivera";
  await db.unitPartnerName.create({ data: { workspaceId, unitId: id, name } });
  const other = { unitId: { not: id }, personId: OMAR };
  await db.unitPartner.updateMany({ where: other, data: { matchedName: name } });
}

/** A plan of Omar that is ready, without a log entry. */
async function addPlanOf({ db }: School, id: string): Promise<string> {
  const { workspaceId, id: schoolId } = await db.school.findFirstOrThrow();
  const at = TUESDAY.toISOString();
  await db.plan.create({ data: { id, workspaceId, schoolId, createdById: OMAR, createdAt: at, updatedAt: at } });
  const edit = { workspaceId, planId: id, number: 1 };
  await db.planEdit.create({ data: { ...edit, personId: OMAR, at } });
  const items = [
    { field: "title", place: 0, text: "Atlases" },
    { field: "grades", place: 0, text: "4" },
    { field: "overview", place: 0, text: "Students draw an atlas." },
    { field: "people", place: 0, head: "librarian", personId: OMAR },
    { field: "people", place: 1, head: "teacher", text: "Kestrel" },
  ];
  for (const field of new Set(items.map((item) => item.field)))
    await db.planEditField.create({ data: { ...edit, field } });
  await db.planItem.createMany({ data: items.map((item) => ({ ...edit, ...item })) });
  return id;
}

/** Rows that a click may change, new ones each time. */
async function newIds(school: School, count: number): Promise<Ids> {
  const { db } = school;
  if ((await db.roadblock.count()) === 0) await fillIn(school, "reflect-roadblocks");
  await db.reflection.updateMany({ data: { audience: "librarians" } });
  await ask(school, `log Atlas ${count}, grade 4, level 2 with <@${OMAR}> today`, { by: TESS });
  await ask(school, `ohyeah They asked for ${count} more`, { by: OMAR });
  const [unit, reflection, ohYeah, example] = await Promise.all([
    db.unit.findFirstOrThrow({ where: { title: `Atlas ${count}` } }),
    db.reflection.findFirstOrThrow({ where: { personId: OMAR, sheet: "roadblocks" } }),
    db.ohYeah.findFirstOrThrow({ where: { text: `They asked for ${count} more` } }),
    db.example.findFirst({ where: { addedById: OMAR } }),
  ]);
  const draft = { workspaceId: reflection.workspaceId, personId: OMAR, form: `reflect ${reflection.id}` };
  const content = { fields: '{"explain-1":"Two lunches"}', typedAt: TUESDAY.toISOString() };
  await db.draft.upsert({
    where: { workspaceId_personId_form: draft },
    create: { ...draft, ...content },
    update: content,
  });
  const offer = await db.roadblockOffer.findFirst({ where: { reflection: { personId: OMAR } } });
  const share = `share ${count}`;
  const { workspaceId, schoolId } = reflection;
  const post = { channel: STAFF, messageTs: `9.${count}`, personId: OMAR, sharedAt: TUESDAY.toISOString() };
  await db.sharedPost.create({ data: { id: share, workspaceId, schoolId, ...post } });
  await nameOutside(school, unit);
  const goal = `goal ${count}`;
  const measured = { kind: "level", measure: "level", target: 25, createdAt: TUESDAY.toISOString() };
  await db.goal.deleteMany();
  await db.goal.create({ data: { id: goal, workspaceId, schoolId, ...measured, year: "2026-27", place: 1 } });
  const department = `department ${count}`;
  await db.department.deleteMany();
  await db.department.create({ data: { id: department, workspaceId, schoolId, name: "Art", key: "art" } });
  await db.departmentTeacher.create({ data: { workspaceId, departmentId: department, personId: OMAR } });
  const drop = `drop ${count}`;
  const read = { month: "2026-10", personId: OMAR, digest: "b".repeat(64), isSummed: false };
  await db.figureImport.create({
    data: {
      ...{ id: `import ${count}`, workspaceId, schoolId, dropId: drop, ...read, createdAt: TUESDAY.toISOString() },
      values: { create: [{ key: "circulation", value: 12 }] },
    },
  });
  const log = `log ${count}`;
  const found = { titles: ["Date"], examples: [], row: 0, roles: {}, choices: {}, asks: { roles: [] } };
  const dropped = {
    personId: OMAR,
    fileName: "log.csv",
    found: JSON.stringify(found),
    createdAt: TUESDAY.toISOString(),
  };
  await db.logImport.create({ data: { id: log, workspaceId, schoolId, ...dropped } });
  const talk = `talk ${count}`;
  const written = { id: talk, personId: OMAR, day: "2026-11-10", about: "Lab reports", partners: TESS, others: "" };
  const at = TUESDAY.toISOString();
  await db.talk.create({ data: { ...written, workspaceId, schoolId, createdAt: at, updatedAt: at } });
  const plan = await addPlanOf(school, `plan ${count}`);
  const indicator = `indicator ${count}`;
  const own = { id: indicator, personId: OMAR, place: 0, name: "1a. Knows the curriculum" };
  await db.evidenceIndicator.deleteMany();
  await db.evidenceIndicator.create({
    data: {
      ...{ ...own, workspaceId, schoolId, createdAt: at, updatedAt: at },
      marks: { create: { kind: "unit", sourceId: unit.id } },
    },
  });
  await addPostedReport(school);
  const library = { answer: `answer ${count}`, handover: `handover ${count}` };
  const asked = { ...{ workspaceId, schoolId }, personId: TESS, createdAt: TUESDAY.toISOString() };
  const question = { kind: "question", key: library.answer, text: `Question ${count}` };
  const about = { post: "monthly-report", period: "2026-10" };
  await db.reportAnswer.create({ data: { ...asked, ...about, ...question, id: library.answer } });
  const handed = { workspaceId, schoolId, byId: OMAR, at: TUESDAY.toISOString() };
  await db.handover.create({ data: { ...handed, id: library.handover } });
  const rows = {
    drop,
    log,
    unit: unit.id,
    reflection: reflection.id,
    ohYeah: ohYeah.id,
    share,
    goal,
    department,
    talk,
    plan,
    indicator,
  };
  return { ...rows, example: example?.id ?? "none", offer: offer?.id ?? "none", ...library };
}

/** No modal opens, or the first message doesn't arrive, whichever way it is sent. */
const WAYS = {
  modal: ["views.open", "views.push", "views.update"],
  message: ["response_url", "chat.postEphemeral", "chat.postMessage"],
};

interface Seen {
  /** What Omar read. */
  words: string[];
  isOpened: boolean;
  isChanged: boolean;
}

/** Does something while the answer doesn't arrive. */
async function withoutAnswer(school: School, way: keyof typeof WAYS, act: () => Promise<unknown>): Promise<Seen> {
  const { slack, db } = school;
  const omar = slack.as(OMAR);
  const rows = JSON.stringify(await everyRow(db));
  const messages = () => [slack.whispersTo(OMAR), slack.directMessagesTo(OMAR)];
  const counts = messages().map(({ length }) => length);
  const modals = omar.modals().length;
  for (const target of WAYS[way]) {
    // A button's answer is first sent in place of the message it is on, then below it.
    if (target === "response_url") slack.faults.next(target, { kind: "status", status: 500 }, 2);
    else slack.faults.next(target, { kind: "error", error: "fatal_error" });
  }
  await act();
  await slack.settle();
  slack.faults.clear();
  const isOpened = omar.modals().length > modals;
  while (omar.modal()) await omar.close();
  const words = messages().flatMap((list, index) => list.slice(counts[index]).map(({ text }) => text));
  return { words, isOpened, isChanged: JSON.stringify(await everyRow(db)) !== rows };
}

/** These are below a posted report, for those who read it. */
const FOR_READERS = ["report-read", "report-ask", "report-thank"];

/** This button makes sure of what was already so in this school. */
const HELD_ALREADY = ["report-retry"];

/** What is wrong with what Omar read; undefined if it is the truth. */
function flawOf(name: string, way: keyof typeof WAYS, { words, isOpened, isChanged }: Seen): string | undefined {
  const first = words[0]?.split("\n")[0] ?? "nothing";
  const hasArrived = way === "modal" ? !/, but |couldn't/.test(first) : isOpened;
  if (hasArrived) return undefined;
  const isTrue = isChanged || HELD_ALREADY.includes(name) ? DONE.test(first) : !DONE.test(first) && first !== "nothing";
  return isTrue ? undefined : `${name} ${isChanged ? "changed rows" : "changed nothing"}, but said: ${first}`;
}

describe("when the answer doesn't arrive", () => {
  it.each(["modal", "message"] as const)("every button tells what it did (no %s)", async (way) => {
    const school = await withBusyOmar();
    const flaws: (string | undefined)[] = [];
    const changed: string[] = [];
    let ids = await newIds(school, 0);
    for (const [index, { link }] of buttons.entries()) {
      // A librarian has no report of others to answer.
      const librarian = !FOR_READERS.includes(link.name);
      await school.db.person.updateMany({ where: { id: OMAR }, data: { librarian } });
      const value = BUTTON_VALUES[link.name]?.(ids);
      const payload = await toForgedClick(school, { name: link.name, value, by: OMAR });
      const seen = await withoutAnswer(school, way, () => school.slack.deliver("interaction", payload));
      flaws.push(flawOf(link.name, way, seen));
      if (!seen.isChanged) continue;
      changed.push(link.name);
      ids = await newIds(school, index + 1);
    }
    expect(flaws.filter(Boolean)).toEqual([]);
    expect(changed).toEqual(
      expect.arrayContaining([
        "delete-unit",
        "agree-level",
        "pick-oh-yeah",
        "skip-post",
        "remove-example",
        "start-over",
      ]),
    );
    expectGoodMessages(school);
  });

  it("every form tells that it is saved", async () => {
    const school = await startSchool({ env: { LIBRARIANS: `${LEE},${OMAR}` } });
    await school.slack.updatePerson(OMAR, { isAdmin: true });
    await ask(school, `log Atlas, grade 4, level 2 with <@${OMAR}> today`, { by: TESS });
    for (const [name, { open, fields, leadsOn }] of Object.entries(FORM_ENTRIES)) {
      const omar = await open(school, OMAR);
      await omar.fill(fields);
      await school.slack.settle();
      const seen = await withoutAnswer(school, "message", () => omar.submit());
      if (leadsOn) {
        // What was read from a file is kept, so that it can be confirmed.
        const keeps = ["drop-in-export", "drop-in-log", "log-columns", "import-calendar"].includes(name);
        expect([name, seen.isOpened, seen.isChanged]).toEqual([name, true, keeps]);
        continue;
      }
      // No highlights are chosen before, and none are chosen here.
      expect([name, seen.isChanged]).toEqual([name, !["filter-units", "find", "highlights"].includes(name)]);
      // Pasted lines wait as a draft: nothing is in the calendar before the preview is confirmed.
      if (["filter-units", "find", "paste-closings"].includes(name)) {
        expect([name, ...seen.words]).toEqual(expect.arrayContaining([name, expect.stringMatching(NOT_SHOWN)]));
        continue;
      }
      expect([name, ...seen.words]).toEqual(expect.arrayContaining([name, expect.stringMatching(DONE)]));
    }
    expectGoodMessages(school);
  });

  it.each([
    ["log Rivers, grade 4, level 2 with <@U0LIBRARY01|lee>", DONE],
    ["ohyeah They asked to stay over recess", DONE],
    ["list all", NOT_SHOWN],
    ["report October", NOT_SHOWN],
    ["help", NOT_SHOWN],
  ])("/unit %s tells whether something is saved, and gives back only what isn't", async (typed, words) => {
    const school = await startSchool();
    await ask(school, "help", { by: OMAR });
    const command = () => school.slack.as(OMAR).command("/unit", typed, { channel: STAFF });
    const seen = await withoutAnswer(school, "message", command);
    expect(seen.words).toEqual([expect.stringMatching(words)]);
    expect(seen.isChanged).toBe(words === DONE);
    expect(seen.words[0]?.includes("You typed: ")).toBe(words === NOT_SHOWN);
    expectGoodMessages(school);
  });

  it("a form that doesn't open gives the line back, with a button that opens it", async () => {
    const school = await startSchool();
    const typed = "log Rivers, grade 4 with <@U0LIBRARY01|lee>";
    for (const error of ["expired_trigger_id", "fatal_error"]) {
      school.slack.faults.next("views.open", { kind: "error", error });
      const answer = await ask(school, typed);
      expect(answer.text).toContain("You typed: /unit log Rivers, grade 4 with @lee");
      await press(school, answer, "Try again");
      const tess = school.slack.as(TESS);
      expect(tess.modal()?.values).toMatchObject({ title: "Rivers", grades: ["4"], partners: [LEE] });
      await tess.close();
    }
    expectGoodMessages(school);
  });

  it("a posted report isn't said to be not done", async () => {
    const school = await startSchool();
    const report = await ask(school, "report");
    school.slack.faults.next("response_url", { kind: "status", status: 500 }, 2);
    school.slack.faults.next("chat.postEphemeral", { kind: "error", error: "fatal_error" });
    await school.slack.as(TESS).click(report, "share-report");
    await school.slack.settle();
    expect(school.slack.messagesIn(STAFF)).toHaveLength(1);
    expect(school.slack.whispersTo(TESS).concat(school.slack.directMessagesTo(TESS)).at(-1)?.text).toMatch(
      /^(Sent, but I|Shared in)/,
    );
  });
});

describe("when the answer can't be composed", () => {
  it("the form of a unit that is saved closes, and says so", async () => {
    const school = await startSchool();
    const tess = await openForm(school, "log");
    await tess.fill({ title: "Rivers", grades: ["4"], level: "2", partners: [LEE] });
    // Saving a unit doesn't need to know who was matched by name; showing it does.
    await school.db.$executeRawUnsafe('ALTER TABLE "UnitPartner" RENAME COLUMN "matchedName" TO "gone"');
    const before = school.slack.countWhispersTo(TESS);
    await tess.submit();
    expect((await whisperAfter(school, before)).text).toMatch(DONE);
    expect(tess.modal()).toBeUndefined();
    expect(await school.db.unit.count()).toBe(1);
    expectGoodMessages(school);
  });
});

describe("when even the reason can't be shown", () => {
  const WAYS_TO_TELL = ["response_url", "chat.postEphemeral", "chat.postMessage"];

  async function refuse(error: string): Promise<string[]> {
    const school = await startSchool();
    await ask(school, "help");
    school.slack.faults.always("response_url", { kind: "status", status: 404 });
    for (const way of WAYS_TO_TELL.slice(1)) school.slack.faults.always(way, { kind: "error", error });
    await school.slack.as(TESS).command("/unit", "settings", { channel: STAFF });
    await school.slack.settle();
    return school.logged.filter((line) => line.includes('"personNotTold":true'));
  }

  it("because something is wrong, the log says so, of a plain refusal, too", async () => {
    expect(await refuse("internal_error")).toHaveLength(1);
    expect(await refuse("token_revoked")).toHaveLength(1);
  });

  it("because it is for an app or a deactivated account, that's no error", async () => {
    expect(await refuse("user_disabled")).toEqual([]);
  });
});
