// Bookend while its database is locked, or its file is gone: people read in time that nothing was saved, and nobody is
// told "saved" about what would be lost.
import { renameSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { databasePath } from "../src/store/sql/database.js";
import { COMPLETE, openForm } from "./support/logging.js";
import { readHealth } from "./support/requests.js";
import { LEE, OMAR, type School, startSchool, TESS } from "./support/school.js";
import { lockWrites } from "./support/sqlite-file.js";
import { waitUntil } from "./support/waiting.js";

const topOf = (school: School, person: string) => JSON.stringify(school.slack.as(person).modal()?.blocks[0]);
const fileOf = ({ env }: School) => databasePath(env.DATABASE_URL ?? "");
const readyz = (school: School) => readHealth(school.bookend.port, "/readyz");

async function fillForms(school: School, people: readonly string[]) {
  for (const person of people) {
    await (await openForm(school, person)).fill({
      ...COMPLETE,
      title: `A unit of ${person}`,
      partners: [person === LEE ? TESS : LEE],
    });
  }
  return people.map((person) => school.slack.as(person));
}

describe("a locked database", () => {
  // Slack waits three seconds, Bookend two. A busy machine may miss the third.
  it("answers everyone who saves in time, and others meanwhile", { retry: 2 }, async () => {
    const school = await startSchool();
    const people = [TESS, LEE, OMAR];
    const forms = await fillForms(school, people);
    const unlock = lockWrites(school.env);
    const order: string[] = [];
    const saving = forms.map((form) => form.submit().finally(() => order.push("saved")));
    expect(await readHealth(school.bookend.port, "/healthz")).toEqual([200, { alive: true }]);
    await school.slack.as(LEE).command("/unit", "help");
    order.push("help");
    const exchanges = await Promise.all(saving);
    unlock();
    await school.slack.settle();
    expect(exchanges.map(({ status, timedOut }) => ({ status, timedOut }))).toEqual(
      people.map(() => ({ status: 200, timedOut: false })),
    );
    for (const person of people) expect(topOf(school, person)).toMatch(/Not saved.*the database is busy/);
    expect(order[0]).toBe("help");
    expect(await school.db.unit.count()).toBe(0);
    await Promise.all(forms.map((form) => form.submit()));
    await school.slack.settle();
    expect(await school.db.unit.count()).toBe(3);
    expect(school.slack.problems).toEqual([]);
  });
});

describe("a database file that is gone", () => {
  it("keeps the form open and /readyz red until it is back, with one line about it in the log", async () => {
    const school = await startSchool();
    const [tess] = await fillForms(school, [TESS]);
    const path = fileOf(school);
    renameSync(path, `${path}.old`);
    await tess?.submit();
    await school.slack.settle();
    expect(topOf(school, TESS)).toMatch(/Not saved.*the database file is gone.*Nothing is lost/);
    await school.bookend.tick();
    await waitUntil(async () =>
      expect(await readyz(school)).toEqual([503, { ready: false, database: "the database file is gone" }]),
    );
    renameSync(`${path}.old`, path);
    await tess?.submit();
    await school.slack.settle();
    expect(await school.db.unit.count()).toBe(1);
    await waitUntil(async () => expect(await readyz(school)).toEqual([200, { ready: true }]));
    expect(school.logged.filter((line) => line.includes('"msg":"database file'))).toHaveLength(2);
    const errors = school.logged.filter((line) => line.includes('"level":"error"'));
    expect(errors.filter((line) => !line.includes('"ref"'))).toMatchObject([
      expect.stringContaining("database file lost"),
    ]);
    expect(school.slack.problems).toEqual([]);
  });
});
