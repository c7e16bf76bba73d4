// The school and its settings: created once, changed as a whole or not at all.
import { expect, it } from "vitest";
import { GRADES } from "../../src/domain/grade.js";
import { asPersonId } from "../../src/domain/ids.js";
import { librariansOf, peopleOf } from "../../src/store/people.js";
import { ensureSchool, schoolOf, subjectsFor, subjectsOf } from "../../src/store/schools.js";
import { saveSettings, settingsOf } from "../../src/store/settings.js";
import { addUnit, removeUnit } from "../../src/store/units.js";
import { addSchool, LIBRARIAN, NOW, openFile, RIVERS, TEACHER } from "../support/database.js";

const CHANGE = {
  ...{ name: "Lincoln", timeZone: "Pacific/Chatham", adminChannel: "C2", reportOpenDay: 4, reportTime: "07:30" },
  ...{ grades: "K,1", subjects: ["Music", "Art"], librarians: [TEACHER], admins: [LIBRARIAN] },
};

async function open() {
  const { db } = await openFile();
  return { db, school: await addSchool(db) };
}

it("starts with every grade and the 2nd school day at 8:00", async () => {
  const { school } = await open();
  expect(school).toMatchObject({
    ...{ name: "School of T0000000001", adminChannel: "C0ADMIN0001", grades: [...GRADES], createdAt: NOW },
    report: { openDay: 2, time: "08:00", timeZone: "America/New_York" },
  });
});

it("doesn't change on a later start, whatever the environment says by then", async () => {
  const { db, school } = await open();
  await saveSettings(db, school, CHANGE);
  const first = {
    name: "Other",
    timeZone: "UTC",
    adminChannel: undefined,
    librarians: ["U0OTHER0001"],
    now: new Date(),
  };
  const again = await ensureSchool(db, school.workspaceId, first);
  expect(again).toMatchObject({ id: school.id, name: "Lincoln", timeZone: "Pacific/Chatham" });
  expect((await librariansOf(db, school.workspaceId)).map(({ id }) => id)).toEqual([TEACHER]);
});

it("is created once when two processes start at the same moment", async () => {
  const { db } = await openFile();
  const [one, other] = await Promise.all([addSchool(db), addSchool(db)]);
  expect(one).toEqual(other);
  expect(await db.school.count()).toBe(1);
});

it("saves every setting at once", async () => {
  const { db, school } = await open();
  await saveSettings(db, school, CHANGE);
  expect(await schoolOf(db, school.workspaceId)).toMatchObject({
    ...{ name: "Lincoln", timeZone: "Pacific/Chatham", adminChannel: "C2", grades: ["K", "1"] },
    report: { openDay: 4, time: "07:30", timeZone: "Pacific/Chatham" },
  });
  expect(await subjectsOf(db, school)).toEqual(["Art", "Music"]);
  expect(await peopleOf(db, school.workspaceId, [TEACHER, LIBRARIAN])).toMatchObject([
    { id: LIBRARIAN, librarian: false, namedAdmin: true },
    { id: TEACHER, librarian: true, namedAdmin: false },
  ]);
});

it("reads back what was saved, and leaves settings that weren't given", async () => {
  const { db, school } = await open();
  await saveSettings(db, school, CHANGE);
  await saveSettings(db, school, { promptChannels: "C3,C4" });
  expect(await settingsOf(db, school)).toMatchObject({
    ...{ ...CHANGE, subjects: ["Art", "Music"], promptChannels: "C3,C4", promptSheets: "", promptOpenDay: 11 },
    ...{ promptTime: "10:00", roadblockWeeks: 4, asksPartners: true, tipChannel: null },
  });
});

it("saves no setting when one of them can't be written", async () => {
  const { db, school } = await open();
  await saveSettings(db, school, CHANGE);
  const twice = { ...CHANGE, name: "Half", subjects: ["Art", "Art"], librarians: [asPersonId("U0NOBODY001")] };
  await expect(saveSettings(db, school, twice)).rejects.toThrow();
  expect(await schoolOf(db, school.workspaceId)).toMatchObject({ name: "Lincoln" });
  expect(await subjectsOf(db, school)).toEqual(["Art", "Music"]);
  expect(await librariansOf(db, school.workspaceId)).toHaveLength(1);
});

it("suggests the school's subjects and those in the log, each once and in order", async () => {
  const { db, school } = await open();
  await saveSettings(db, school, CHANGE);
  const log = (subject: string, key: string) =>
    addUnit(db, school, { ...RIVERS, subject, loggedBy: TEACHER, key, now: NOW });
  await log("Art", "1");
  await log("éthique", "2");
  const gone = await log("Zoology", "3");
  if (gone) await removeUnit(db, school, { id: gone, by: TEACHER }, NOW);
  expect(await subjectsFor(db, school)).toEqual(["Art", "éthique", "Music"]);
});
