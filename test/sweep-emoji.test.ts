// A school that writes in emoji, flags and letters with marks: in everything Bookend sends, no character is cut in half
// and nothing is hidden. 20,000 texts, the same in each run.
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../sandbox/workspace/json.js";
import { sqlOf } from "../src/store/sql/database.js";
import { ask } from "./support/asking.js";
import { brokenIn, CLUSTERS, createEmojiTexts, type TextMaker } from "./support/emoji-text.js";
import { fillUnits } from "./support/filling.js";
import { fillReflected } from "./support/filling-reflected.js";
import { LEE, OMAR, PAT, type School, STAFF, startSchool, TESS } from "./support/school.js";
import {
  clickAnswerTo,
  clickThroughHome,
  clickThroughMessages,
  fillEveryForm,
  runAMonth,
  shareEverySheet,
  turnOnEveryPost,
} from "./support/sweeping.js";
import { expectGoodMessages } from "./support/words.js";

const PEOPLE = [TESS, LEE, PAT, OMAR];

async function fill(school: School, text: TextMaker): Promise<void> {
  const { db, slack } = school;
  for (const id of PEOPLE) await slack.updatePerson(id, { name: text(80) });
  for (const by of PEOPLE) await ask(school, "help", { by });
  const units = Array.from({ length: 140 }, (_, index) => ({
    title: text(150),
    date: `2026-${index % 3 ? "11" : "10"}-0${1 + (index % 9)}`,
    level: 1 + (index % 4),
    evidence: text(2000),
    notes: text(2000),
    subject: text(75),
    loggedBy: PEOPLE[index % 4] ?? TESS,
    partners: PEOPLE.filter((_id, at) => at !== index % 4),
    others: [text(75)],
  }));
  await fillUnits(school, units);
  await fillReflected(school, { people: PEOPLE, roadblocks: 12, examplesPerLevel: 12, ohYeahs: 24, text });
  await db.school.updateMany({ data: { name: text(75) } });
  await turnOnEveryPost(school);
}

/** Lines of every length, so that every limit falls on every part of a character. */
async function typeLines(school: School, text: TextMaker): Promise<void> {
  const words = ["", "log", "reflect", "ideas", "report", "list", "ohyeah"];
  for (let length = 30; length <= 170; length += 7) {
    for (const word of words) {
      const line = text(length).trim();
      const isLog = word === "log";
      const rest = isLog ? `, grade 4, level 2 with <@${length % 2 ? LEE : TESS}> today` : "";
      await school.slack.as(TESS).command("/unit", `${word} ${line}${rest}`.trim(), { channel: STAFF });
      await school.slack.settle();
      while (school.slack.as(TESS).modal()) await school.slack.as(TESS).close();
    }
  }
}

const SET_TITLE = 'UPDATE "Unit" SET "title" = @title WHERE "id" = @id';

/**
 * Gives all units new titles, again and again, and reads them in lists and in the report. Texts begin with x's: with y's a
 * title that is overwritten later is never taken for the beginning of somebody's private text.
 */
async function readTitles(school: School, text: TextMaker): Promise<void> {
  const units = await school.db.unit.findMany({ select: { id: true } });
  for (let round = 0; round < 60; round++) {
    const steps = units.map(({ id }) => ({ sql: SET_TITLE, params: { id, title: text(150).replaceAll("x", "y") } }));
    await sqlOf(school.db).write(steps);
    for (const typed of ["list all", "report"]) await ask(school, typed);
  }
}

/** Every text sent, to anyone: in messages, views and the answers to submissions. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(textsIn);
}

const sentBy = ({ slack }: School) =>
  textsIn([slack.calls.map(({ args }) => args as JsonObject), slack.exchanges.map(({ ack }) => ack)]);

function expectWhole(school: School): number {
  const texts = sentBy(school).filter((text) => CLUSTERS.some((cluster) => text.includes(cluster)));
  const broken = texts.filter((text) => !text.isWellFormed() || brokenIn(text) !== "");
  expect([...new Set(broken)].slice(0, 5)).toEqual([]);
  expectGoodMessages(school, CLUSTERS);
  expect(school.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  return texts.length;
}

describe.each([
  { what: "nothing hidden", hides: false, seed: 9 },
  { what: "hidden characters", hides: true, seed: 10 },
])("in a school that writes in emoji with $what", ({ hides, seed }) => {
  it("everything typed, clicked and filled in is whole", async () => {
    const school = await startSchool();
    const text = createEmojiTexts(seed, { hides });
    await fill(school, text);
    await typeLines(school, text);
    for (const person of [TESS, LEE, PAT]) {
      for (const typed of ["list all", "report", "reflect", "ohyeah", "rubric"]) {
        await clickAnswerTo(school, person, typed);
      }
      await fillEveryForm(school, person, text);
      await clickThroughHome(school, person);
    }
    await shareEverySheet(school, TESS, text);
    await readTitles(school, text);
    expect(expectWhole(school)).toBeGreaterThan(9000);
  });

  it("everything Bookend posts in a month is whole", async () => {
    const school = await startSchool();
    const text = createEmojiTexts(seed + 100, { hides });
    await fill(school, text);
    await runAMonth(school, { ticksADay: 1 });
    for (const person of [TESS, LEE, PAT]) await clickThroughMessages(school, person);
    expect(expectWhole(school)).toBeGreaterThan(1000);
  });
});
