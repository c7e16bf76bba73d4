// How long private texts of people who left are kept: an admin says so in the settings, and a later tick does it.
import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { ask } from "../../support/asking.js";
import { LEE, OMAR, PAT, type School, startSchool, TESS, TUESDAY } from "../../support/school.js";
import { openSettings, save } from "../../support/settings.js";
import { expectGoodMessages } from "../../support/words.js";

const DAY = 24 * 60 * 60 * 1000;
const daysAfter = (days: number) => new Date(TUESDAY.getTime() + days * DAY);

/** Omar and Tess have a private reflection and a draft each. Omar leaves today. */
async function start(): Promise<School> {
  const school = await startSchool();
  for (const by of [TESS, OMAR, LEE, PAT]) await ask(school, "help", { by });
  const { id: schoolId, workspaceId } = await school.db.school.findFirstOrThrow();
  const at = TUESDAY.toISOString();
  for (const personId of [TESS, OMAR]) {
    for (const audience of ["me", "librarians"]) {
      const row = { id: randomUUID(), workspaceId, schoolId, personId, sheet: "roadblocks", audience };
      await school.db.reflection.create({ data: { ...row, createdAt: at, updatedAt: at } });
    }
    await school.db.draft.create({
      data: { workspaceId, personId, form: "reflect benefits", fields: '{"text":"x"}', typedAt: at },
    });
  }
  await school.slack.updatePerson(OMAR, { isDeleted: true });
  await school.slack.settle();
  return school;
}

async function left({ db }: School) {
  const rows = await db.reflection.findMany({ orderBy: [{ personId: "asc" }, { audience: "asc" }] });
  const drafts = await db.draft.findMany({ orderBy: { personId: "asc" } });
  return [
    ...rows.map(({ personId, audience }) => `${personId} ${audience}`),
    ...drafts.map((draft) => `${draft.personId} draft`),
  ];
}

const ALL = [`${TESS} librarians`, `${TESS} me`, `${OMAR} librarians`, `${OMAR} me`, `${TESS} draft`, `${OMAR} draft`];

async function tickOn(school: School, now: Date): Promise<void> {
  school.clock.now = now;
  await school.bookend.tick();
  await school.slack.settle();
}

it("keeps them all until an admin chooses a number of months, and then deletes after those", async () => {
  const school = await start();
  await tickOn(school, daysAfter(400));
  expect(await left(school)).toEqual(ALL);
  school.clock.now = daysAfter(1);
  const pat = await openSettings(school);
  await pat.fill({ retention: "6" });
  await save(school);
  await tickOn(school, daysAfter(6 * 31 - 1));
  expect(await left(school)).toEqual(ALL);
  await tickOn(school, daysAfter(6 * 31 + 2));
  // What was shared stays, and so does everything of a person who is still there.
  expect(await left(school)).toEqual(ALL.filter((one) => one !== `${OMAR} me` && one !== `${OMAR} draft`));
  expectGoodMessages(school);
});
