// Tests of searches as people type them: every word becomes a part of the search, or is said to be wrong.
import { describe, expect, it } from "vitest";
import { createSchoolCalendar } from "../../../src/domain/time/school-calendar.js";
import type { SchoolDay } from "../../../src/domain/time/school-day.js";
import { readUnitQuery } from "../../../src/domain/typed-line/unit-query-line.js";

const OPTIONS = {
  today: "2026-11-10" as SchoolDay,
  calendar: createSchoolCalendar(),
  subjects: ["Science", "Social Studies", "Art"],
  monthFirst: true,
};
const read = (typed: string) => readUnitQuery(typed, OPTIONS);
const LEE = "<@U0LIBRARY01|lee>";
const OMAR = "<@U0TEACHER02|omar>";

describe("a search typed as", () => {
  it.each([
    [
      `${LEE} grade 4 science level 3 October rivers`,
      { people: ["U0LIBRARY01"], grades: ["4"], subject: "Science", level: 3, month: "2026-10", words: "rivers" },
    ],
    [
      `rivers, level 3, Science; 4th grade with ${LEE} in October`,
      { people: ["U0LIBRARY01"], grades: ["4"], subject: "Science", level: 3, month: "2026-10", words: "rivers" },
    ],
    ["mine October", { whose: "mine", month: "2026-10" }],
    ["my units", { whose: "mine" }],
    ["ALL", { whose: "all" }],
    [`${LEE} and ${OMAR}`, { people: ["U0LIBRARY01", "U0TEACHER02"] }],
    [`3rd grade with ${LEE}, poetry`, { people: ["U0LIBRARY01"], grades: ["3"], words: "poetry" }],
    ["grades 3, 4 and 5, social studies", { grades: ["3", "4", "5"], subject: "Social Studies" }],
    ["K-2 art", { grades: ["K", "1", "2"], subject: "Art" }],
    ["grade 4 rivers grade 6", { grades: ["4", "6"], words: "rivers" }],
    ["grades PK, K, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, and 12", { grades: expect.arrayContaining(["PK", "K", "12"]) }],
    ["collaboration", { level: 3 }],
    ["level three last month", { level: 3, month: "2026-10" }],
    ["2026-10", { month: "2026-10" }],
    ["in October", { month: "2026-10" }],
    ["units about rivers in October 2025", { month: "2025-10", words: "rivers" }],
    ["2026-27", { year: "2026-27" }],
    ["2025/2026", { year: "2025-26" }],
    ["2026", { year: "2026" }],
    ["in 2025", { year: "2025" }],
    ["grade 4 2026", { grades: ["4"], year: "2026" }],
    ["2026 grade 4", { grades: ["4"], year: "2026" }],
    ["2026, grade 4", { grades: ["4"], year: "2026" }],
    ["rivers 2026", { words: "rivers", year: "2026" }],
    ["rivers in 2026", { words: "rivers", year: "2026" }],
    ["from 2026 rivers", { words: "rivers", year: "2026" }],
    ["2026 World Cup", { words: "2026 World Cup" }],
    ['"2026"', { words: "2026" }],
    ["1984", { words: "1984" }],
    ["2050s", { words: "2050s" }],
    ["20260", { words: "20260" }],
    ["October 2025", { month: "2025-10" }],
    ["October, 2025", { month: "2025-10" }],
    ["2025, October", { month: "2025-10" }],
    ["this year", { year: "2026-27" }],
    ["last school year", { year: "2025-26" }],
    ["planned grade 4", { planned: true, grades: ["4"] }],
    ["this week", { week: "2026-11-09" }],
    ["grade 4 last week", { grades: ["4"], week: "2026-11-02" }],
    ["week of the young child", { words: "week of the young child" }],
    ["yesterday", { day: "2026-11-09" }],
    ["maps Nov 3", { day: "2026-11-03", words: "maps" }],
    ["11/3", { day: "2026-11-03" }],
    ["Taco Tuesday", { words: "Taco Tuesday" }],
    ["Earth Day", { words: "Earth Day" }],
    ["Octobr", { words: "Octobr" }],
    ["minecraft", { words: "minecraft" }],
    ["history of the grade 6 Nile", { grades: ["6"], words: "history Nile" }],
    ["poems for the 4th grade", { grades: ["4"], words: "poems" }],
    ['"ancient egypt" grade 6', { grades: ["6"], words: '"ancient egypt"' }],
    ["“Grade 4 Maps” October", { month: "2026-10", words: '"Grade 4 Maps"' }],
    ['"October"', { words: "October" }],
    ["@lee grade 4", { grades: ["4"], words: "lee" }],
    ["with Mr. Lee", { words: "Lee" }],
    ["with Lee and Omar October", { month: "2026-10", words: "Lee and Omar" }],
    [`${LEE} and Mr. Jones`, { people: ["U0LIBRARY01"], words: "Jones" }],
    ['"Mr. Lee"', { words: '"Mr. Lee"' }],
    ["Día de los Muertos", { words: "Día de los Muertos" }],
    ["<#C123|general> maps &amp; globes", { words: "general maps globes" }],
    ["what's new?", { words: "what's new" }],
    ["/ , ;", {}],
    ["", {}],
  ])("%s", (typed, query) => {
    expect(read(typed)).toEqual({ query, wrong: [] });
  });

  it.each([
    ["level 7", [{ text: "level 7", why: "Levels run from 1 to 4." }]],
    ["rivers level 2 or 3", [{ text: "level 2 or 3", why: "Choose one level." }]],
    ["grade 14, maps", [{ text: "grade 14", why: "Grades run from PK to 12." }]],
    ["level 2 maps level 3", [{ text: "level 3", why: "Search for one level at a time." }]],
    ["October November", [{ text: "November", why: "Search for one month at a time." }]],
    ["2025, 2026", [{ text: "2026", why: "Search for one year at a time." }]],
    ["art science", [{ text: "science", why: "Search for one subject at a time." }]],
    ["Feb 30", [{ text: "Feb 30", why: "That date doesn't exist." }]],
  ])("%s is told what is wrong", (typed, wrong) => {
    expect(read(typed).wrong).toEqual(wrong);
  });
});
