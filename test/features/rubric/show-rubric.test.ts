// The rubric as people read it: all four levels in their order, each with its test.
import { expect, it } from "vitest";
import { collaborativePlanning, rubric } from "../../../src/content/rubric.js";
import { formatLevel, LEVELS } from "../../../src/domain/level.js";
import { ask } from "../../support/asking.js";
import { startSchool } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

it("/unit rubric says what collaborative planning is and what each level means", async () => {
  const school = await startSchool();
  const lines = (await ask(school, "rubric")).text.split("\n");
  expect(lines).toEqual([
    "Levels of instructional partnership",
    `Collaborative planning. ${collaborativePlanning}`,
    ...LEVELS.map((level) => `${formatLevel(level)}. ${rubric[level].meaning} ${rubric[level].test}`),
  ]);
  expectGoodMessages(school);
});

it.each(LEVELS)("level %i is tested by one question that fits under a radio button", (level) => {
  expect(rubric[level].test).toMatch(/\?$/);
  expect(rubric[level].test.length).toBeLessThanOrEqual(75);
});
