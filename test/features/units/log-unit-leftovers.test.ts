// What a typed line says besides the usual: details with a field of their own, words left over, and far too many words.
import { describe, expect, it } from "vitest";
import { logInOneLine, whispers } from "../../support/logging.js";
import { LEE, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const LINE = `Rivers, grade 4, level 2 with <@${LEE}>`;

const modalOf = (school: School) => school.slack.as(TESS).modal();
const notice = (school: School) =>
  JSON.stringify(modalOf(school)?.blocks.find(({ block_id }) => block_id === "notice"));

describe("details", () => {
  it("are saved at once in their fields: classes, a subject of the school's, and the rest in the notes", async () => {
    const school = await startSchool();
    const { workspaceId, id: schoolId } = await school.db.school.findFirstOrThrow();
    await school.db.subject.create({ data: { workspaceId, schoolId, name: "Science" } });
    await logInOneLine(school, `${LINE}, 3 classes, science, period 2`);
    expect(await school.db.unit.findMany()).toMatchObject([
      { title: "Rivers", classes: 3, subject: "Science", notes: "period 2" },
    ]);
    expect(whispers(school).at(-1)).toContain("3 classes");
    expectGoodMessages(school);
  });

  it("are words of no field if the school doesn't list the subject", async () => {
    const school = await startSchool();
    await school.db.subject.deleteMany();
    await logInOneLine(school, `${LINE}, basket weaving`);
    expect(await school.db.unit.count()).toBe(0);
    expect(notice(school)).toContain(
      'I didn\'t use \\"basket weaving\\". Add it to the name or the notes if you need to.',
    );
    expectGoodMessages(school);
  });
});

describe("words left over", () => {
  it("are named in the form, which has everything else", async () => {
    const school = await startSchool();
    await logInOneLine(school, `Rivers, grade 4, by boat, level 2 with <@${LEE}> it was fun`);
    expect(modalOf(school)?.values).toMatchObject({ title: "Rivers", grades: ["4"], level: "2", partners: [LEE] });
    expect(notice(school)).toContain(
      'I didn\'t use \\"by boat\\" and \\"it was fun\\". Add them to the name or the notes',
    );
    expectGoodMessages(school);
  });

  it("are asked about next to what is missing", async () => {
    const school = await startSchool();
    await logInOneLine(school, `Rivers, grade 4, by boat, with <@${LEE}>`);
    expect(notice(school)).toContain("by boat");
    expect(notice(school)).toContain("Just add the level of partnership and save.");
    expectGoodMessages(school);
  });

  it("may be the day, so that the date is empty then", async () => {
    const school = await startSchool();
    await logInOneLine(school, `${LINE} before the break`);
    expect(modalOf(school)?.values.date ?? null).toBeNull();
    expect(notice(school)).toContain("*before the break*: If this is the date of the unit, choose it below.");
    expectGoodMessages(school);
  });

  it("are given back if they are more than the form names", async () => {
    const school = await startSchool();
    const words = "on the river and its banks with boots and nets and a good deal of mud";
    await logInOneLine(school, `${LINE} ${words}`);
    expect(whispers(school).at(-1)).toContain("Not everything you typed fits in the form, so here it is again.");
    expect(whispers(school).at(-1)).toContain(words);
    expectGoodMessages(school);
  });
});

it("of a line with more than 4,000 characters the beginning is read, and all of it given back", async () => {
  const school = await startSchool();
  const line = `${LINE}, ${"mud ".repeat(1200)}the end`;
  await logInOneLine(school, line);
  expect(await school.db.unit.count()).toBe(0);
  expect(modalOf(school)?.values).toMatchObject({ title: "Rivers", grades: ["4"], level: "2", partners: [LEE] });
  expect(whispers(school).at(-1)).toContain("the end");
  expectGoodMessages(school);
});
