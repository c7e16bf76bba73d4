// Who is chosen when the form opens: the only librarian, or else the partner of last time, and nobody for a librarian.
import { describe, expect, it } from "vitest";
import { ask } from "../../support/asking.js";
import { logByForm, logInOneLine, openForm } from "../../support/logging.js";
import { fillLog } from "../../support/rows.js";
import { GONE, LEE, OMAR, PAT, type School, startSchool, TESS } from "../../support/school.js";

const NOOR = "U0LIBRARY02";

async function startWithTwoLibrarians(): Promise<School> {
  const school = await startSchool({ env: { LIBRARIANS: `${LEE},${NOOR}` } });
  school.slack.addPerson({ id: NOOR, name: "Noor Librarian" });
  return school;
}

async function chosenFor(school: School, by = TESS): Promise<unknown> {
  const actor = await openForm(school, by);
  const chosen = actor.modal()?.values.partners ?? [];
  await actor.close();
  return chosen;
}

/** In the order they were logged. */
const logged = (...units: [loggedBy: string, ...partners: string[]][]) =>
  units.map(([loggedBy, ...partners], index) => ({
    ...{ title: `Unit ${index}`, loggedBy, partners },
    createdAt: `2026-11-0${index + 1}T12:00:00.000Z`,
  }));

describe("with several librarians", () => {
  it("nobody is chosen on the first time, and then the partner of last time", async () => {
    const school = await startWithTwoLibrarians();
    expect(await chosenFor(school)).toEqual([]);
    await logByForm(school, { partners: [NOOR] });
    expect(await chosenFor(school)).toEqual([NOOR]);
    expect(await chosenFor(school, OMAR)).toEqual([]);
    expect(school.slack.problems).toEqual([]);
  });

  it("last time is what was logged last, by the person or with them, and not deleted", async () => {
    const school = await startWithTwoLibrarians();
    await fillLog(school, logged([TESS, LEE], [NOOR, TESS, OMAR], [LEE, OMAR], [TESS, LEE]));
    await school.db.unit.updateMany({ where: { title: "Unit 3" }, data: { deletedAt: "2026-11-05T12:00:00.000Z" } });
    expect(await chosenFor(school)).toEqual([NOOR]);
    expect(await chosenFor(school, OMAR)).toEqual([LEE]);
  });

  it("a partner of last time who has left isn't chosen", async () => {
    const school = await startWithTwoLibrarians();
    await fillLog(school, logged([TESS, GONE], [OMAR, PAT]));
    await school.db.person.updateMany({ where: { id: GONE }, data: { standing: "deactivated" } });
    expect(await chosenFor(school)).toEqual([]);
    expect(await chosenFor(school, OMAR)).toEqual([PAT]);
  });

  it("the other librarian is chosen once one of the two has left", async () => {
    const school = await startWithTwoLibrarians();
    await fillLog(school, logged([TESS, NOOR]));
    await school.db.person.updateMany({ where: { id: NOOR }, data: { standing: "deactivated" } });
    expect(await chosenFor(school)).toEqual([LEE]);
  });

  it("a typed line with a clear person adds no one else", async () => {
    const school = await startWithTwoLibrarians();
    await logByForm(school, { partners: [NOOR] });
    await logInOneLine(school, `Rivers, grade 4 with <@${LEE}>`);
    expect(school.slack.as(TESS).modal()?.values.partners).toEqual([LEE]);
    await ask(school, `log Maps, grade 4, level 2 with <@${LEE}> today`);
    const maps = await school.db.unit.findFirstOrThrow({ where: { title: "Maps" }, include: { partners: true } });
    expect(maps.partners.map(({ personId }) => personId)).toEqual([LEE]);
  });
});

it("nobody is chosen for a librarian, whoever they worked with last time", async () => {
  const school = await startWithTwoLibrarians();
  await fillLog(school, logged([LEE, TESS], [TESS, LEE, NOOR]));
  expect(await chosenFor(school, LEE)).toEqual([]);
});
