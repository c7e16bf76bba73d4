// Ids are hints: a colleague who sends those of rows that aren't theirs (in the log, deleted, of another school or of
// another workspace) with any button or form changes nothing and reads nothing.
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../sandbox/workspace/json.js";
import { asWorkspaceId } from "../../src/domain/ids.js";
import { buttons, forms } from "../../src/features/index.js";
import { savePerson } from "../../src/store/people.js";
import { ensureSchool } from "../../src/store/schools.js";
import { ask, forge, toForgedClick } from "../support/asking.js";
import { addEveryKindOfRow, type Place } from "../support/every-kind-of-row.js";
import { everyRow } from "../support/rows.js";
import { LEE, OMAR, PAT, type School, startSchool, TESS } from "../support/school.js";
import { BUTTON_VALUES, FORM_ENTRIES, type Ids } from "../support/surfaces.js";

/** No text that people wrote, except in these rows, begins with it. */
const WORD = "Kestrel";
/** What only the people of a unit, a roadblock or a question may read. The rest is for all staff. */
const NOT_FOR_ALL = new RegExp(`${WORD} (evidence|notes|why|roadblock|idea|line|offer|gap)`);
const ANYTHING = new RegExp(WORD);

interface Owner {
  whose: string;
  isDeleted?: boolean;
  /** What must not be seen of them. */
  hidden: RegExp;
  place(school: School, ours: Place): Promise<Place>;
}

async function addSecondSchool({ db }: School, { workspaceId }: Place): Promise<Place> {
  const first = await db.school.findFirstOrThrow({ where: { workspaceId } });
  const id = randomUUID();
  await db.school.create({ data: { ...first, id, name: "Second School", createdAt: "2026-12-01T00:00:00.000Z" } });
  return { workspaceId, schoolId: id };
}

async function addOtherWorkspace({ db, clock: { now } }: School): Promise<Place> {
  const workspaceId = asWorkspaceId("T0000000002");
  const first = { timeZone: "America/New_York", adminChannel: undefined, librarians: [], now };
  const other = await ensureSchool(db, workspaceId, { ...first, name: "Other School" });
  for (const id of [TESS, LEE]) {
    const profile = { id, name: "Other", timeZone: "America/New_York", locale: "en-US", slackAdmin: false } as const;
    await savePerson(db, workspaceId, { ...profile, standing: "member", now });
  }
  return { workspaceId, schoolId: other.id };
}

const OWNERS: readonly Owner[] = [
  { whose: "rows of a colleague", hidden: NOT_FOR_ALL, place: async (_school, ours) => ours },
  { whose: "a colleague's deleted unit", isDeleted: true, hidden: NOT_FOR_ALL, place: async (_school, ours) => ours },
  { whose: "rows of a second school", hidden: ANYTHING, place: addSecondSchool },
  { whose: "rows of another workspace", hidden: ANYTHING, place: addOtherWorkspace },
];

/** Omar has used Bookend, and has nothing to do with these rows. */
async function startWithRowsOf({ place, isDeleted }: Owner): Promise<School & { ids: Ids; ours: Place }> {
  const school = await startSchool();
  for (const by of [TESS, LEE, OMAR, PAT]) await ask(school, "help", { by });
  const { id: schoolId, workspaceId } = await school.db.school.findFirstOrThrow();
  const ours = { workspaceId, schoolId };
  const filling = { word: WORD, now: school.clock.now, ...(isDeleted ? { isDeleted } : {}) };
  const ids = await addEveryKindOfRow(school.db, await place(school, ours), filling);
  return Object.assign(school, { ids, ours });
}

/** Everything Bookend sent since then, to anyone. */
const sentSince = ({ slack }: School, { calls, exchanges }: { calls: number; exchanges: number }) =>
  JSON.stringify([
    slack.calls.slice(calls).map(({ args }) => args),
    slack.exchanges.slice(exchanges).map(({ ack }) => ack),
  ]);

const startOfRecord = ({ slack }: School) => ({ calls: slack.calls.length, exchanges: slack.exchanges.length });

async function closeAll({ slack }: School, by: string): Promise<void> {
  while (slack.as(by).modal()) await slack.as(by).close();
}

/** Every row, as one text each. Omar may share a report, and take that back. */
async function rowsIn({ db }: School): Promise<string[]> {
  const { sharedPosts, ...rows } = await everyRow(db);
  const others = sharedPosts.filter(({ personId }) => personId !== OMAR);
  return Object.values({ ...rows, others }).flatMap((table) => table.map((row) => JSON.stringify(row)));
}

/** Pages that anyone on the staff may open show what is for all staff; these write rows of the person who clicks. */
const OWN_ROWS = ["figure-questions", "mute-levels", "not-this-month", "reminders", "run", "use-plan"];

describe.each(OWNERS)("with the ids of $whose", (owner) => {
  it("no button changes or shows anything to a person who has no part in them", async () => {
    const school = await startWithRowsOf(owner);
    const names = Object.keys(BUTTON_VALUES).filter((name) => !OWN_ROWS.includes(name));
    expect(names.length).toBe(buttons.length + 2 - OWN_ROWS.length);
    const start = startOfRecord(school);
    const before = await rowsIn(school);
    for (const name of names) {
      const value = (BUTTON_VALUES[name] as (ids: Ids) => object)(school.ids);
      const click = await toForgedClick(school, { name, value, by: OMAR });
      expect(await school.slack.deliver("interaction", click), name).toMatchObject({ status: 200 });
      await school.slack.settle();
      await closeAll(school, OMAR);
      expect(await rowsIn(school), name).toEqual(before);
    }
    expect(sentSince(school, start)).not.toMatch(owner.hidden);
    expect(school.slack.problems).toEqual([]);
  });

  it("no form changes or shows anything to a person who has no part in them", async () => {
    const school = await startWithRowsOf(owner);
    const { unit, reflection, offer, plan, talk } = school.ids;
    // Omar has a unit and a roadblock of his own, so that every form for staff opens.
    await ask(school, `log Maps, grade 4, level 2 with <@${OMAR}> today`, { by: LEE });
    const opened: string[] = [];
    for (const [name, { open, fields }] of Object.entries(FORM_ENTRIES)) {
      const omar = await open(school, OMAR);
      if (!omar.modal()) continue;
      opened.push(name);
      await omar.fill(fields);
      await school.slack.settle();
      const { request } = await omar.submit();
      await school.slack.settle();
      await closeAll(school, OMAR);
      const view = request.payload.view as JsonObject;
      const { hidden } = JSON.parse(`${view.private_metadata}`);
      const theirs = (await rowsIn(school)).filter((row) => row.includes(WORD) || row.includes(unit));
      const start = startOfRecord(school);
      for (const forged of [
        { ...hidden, unit, reflection, offer, plan },
        { ...hidden, unit: { id: unit, updatedAt: school.clock.now.toISOString() }, reflection, place: 1 },
        { ...hidden, plan: randomUUID(), after: 0, start: { unit } },
        { ...hidden, plan: randomUUID(), after: 0, start: { talk } },
        { ...hidden, plan, after: 0, start: {} },
        { ...hidden, plan, after: 1, conflicts: ["deficits", "overview"] },
      ]) {
        const private_metadata = JSON.stringify({ hidden: forged });
        const payload = { ...request.payload, view: { ...view, id: `V0${name}`, private_metadata } };
        expect(await school.slack.deliver("interaction", payload), name).toMatchObject({ status: 200 });
        await school.slack.settle();
        await closeAll(school, OMAR);
      }
      expect(sentSince(school, start), name).not.toMatch(owner.hidden);
      expect(await rowsIn(school), name).toEqual(expect.arrayContaining(theirs));
    }
    const notForStaff = [
      "settings",
      "prompts",
      "announce",
      "announcement",
      "goal",
      "highlights",
      "department",
      "figures",
      "drop-in-export",
      "school-year",
      "closing",
      "paste-closings",
      "import-calendar",
      "talk",
      "evidence-indicators",
      "evidence-indicator",
      "evidence-pieces",
      "evidence-piece",
      "handover",
      "handover-preview",
      "reply-to-question",
      "drop-in-log",
      "log-columns",
    ];
    expect(opened.sort()).toEqual(forms.flatMap((form) => (notForStaff.includes(form.name) ? [] : [form.name])).sort());
    expect(school.slack.problems).toEqual([]);
  });
});

describe.each(OWNERS.filter(({ hidden }) => hidden === ANYTHING))("with the ids of $whose", (owner) => {
  /** Those of plans, whoever may click them in the school that a plan is of. */
  const ofPlans = buttons.flatMap(({ link: { name } }) =>
    "plan" in (BUTTON_VALUES[name] as (ids: Ids) => object)({ plan: "kestrel" } as Ids) ? [name] : [],
  );

  it.each([LEE, PAT])(
    "no button of a plan changes or shows anything to %s, who may do everything in their own school",
    async (by) => {
      const school = await startWithRowsOf(owner);
      expect(ofPlans).toEqual(
        expect.arrayContaining(["use-plan", "plan-step", "take-out", "restore-version", "send-plan-copy"]),
      );
      const before = await rowsIn(school);
      const start = startOfRecord(school);
      for (const name of ofPlans) {
        const value = (BUTTON_VALUES[name] as (ids: Ids) => object)(school.ids);
        const click = await toForgedClick(school, { name, value, by });
        expect(await school.slack.deliver("interaction", click), name).toMatchObject({ status: 200 });
        await school.slack.settle();
        expect(school.slack.as(by).modal(), name).toBeUndefined();
        expect(await rowsIn(school), name).toEqual(before);
      }
      expect(sentSince(school, start)).not.toMatch(ANYTHING);
      expect(school.slack.problems).toEqual([]);
    },
  );
});

describe("a deleted unit", () => {
  const [, deleted] = OWNERS as [Owner, Owner];

  it.each([
    ["restore-unit", OMAR, "Only the unit's partners, librarians and admins can delete or restore it."],
    ["edit-unit", TESS, "That unit is no longer in the log, so it can't be changed."],
    ["level-views", TESS, "That unit is no longer in the log."],
    ["see-unit", TESS, "That unit is no longer in the log."],
    ["log-again", LEE, "That unit is no longer in the log."],
    ["ask-delete-unit", TESS, "That unit is no longer in the log, so it can't be changed."],
    ["agree-level", LEE, "That unit is no longer in the log, so you don't need to rate its level."],
    ["differ-level", LEE, "That unit is no longer in the log, so you don't need to rate its level."],
  ])("stays deleted when %s is clicked by %s", async (name, by, words) => {
    const school = await startWithRowsOf(deleted);
    const before = await rowsIn(school);
    const value = (BUTTON_VALUES[name] as (ids: Ids) => object)(school.ids);
    expect((await forge(school, { name, value, by })).text).toContain(words);
    expect(school.slack.as(by).modal()).toBeUndefined();
    expect(await rowsIn(school)).toEqual(before);
  });

  it.each([TESS, LEE, PAT])("is restored by %s", async (by) => {
    const school = await startWithRowsOf(deleted);
    const answer = await forge(school, { name: "restore-unit", value: { unit: school.ids.unit }, by });
    expect(answer.text).toContain(`Restored: ${WORD} unit`);
    expect(await school.db.unit.count({ where: { deletedAt: null } })).toBe(1);
  });

  it.each([
    ["of a second school", OWNERS[2] as Owner],
    ["of another workspace", OWNERS[3] as Owner],
  ])("%s can't be restored, not even by an admin", async (_whose, owner) => {
    const school = await startWithRowsOf({ ...owner, isDeleted: true });
    const before = await rowsIn(school);
    for (const by of [TESS, LEE, PAT]) {
      const answer = await forge(school, { name: "restore-unit", value: { unit: school.ids.unit }, by });
      expect(answer.text).toContain("That unit was deleted more than 24 hours ago, so it can't be restored.");
    }
    expect(await rowsIn(school)).toEqual(before);
  });
});
