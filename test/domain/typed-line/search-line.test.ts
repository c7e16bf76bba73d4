// Tests of what people type to find units and plans: filters in any order and in their words, and words that look like filters.
import { describe, expect, it } from "vitest";
import type { SearchQuery } from "../../../src/domain/search-query.js";
import { readSearchLine } from "../../../src/domain/typed-line/search-line.js";

const SUBJECTS = ["Art", "Art history", "English language arts", "Mathematics", "Science", "Social studies"];

const read = (typed: string) => readSearchLine(typed, SUBJECTS);

const CASES: Record<string, [typed: string, query: SearchQuery][]> = {
  grades: [
    ["egypt grade 6", { words: "egypt", grades: ["6"] }],
    ["6th grade egypt", { words: "egypt", grades: ["6"] }],
    ["egypt 6th", { words: "egypt", grades: ["6"] }],
    ["egypt, 6th, level 3", { words: "egypt", grades: ["6"], level: 3 }],
    ["sixth graders egypt", { words: "egypt", grades: ["6"] }],
    ["grades 3-5 rivers", { words: "rivers", grades: ["3", "4", "5"] }],
    ["rivers grades 3 and 5", { words: "rivers", grades: ["3", "5"] }],
    ["kindergarten maps", { words: "maps", grades: ["K"] }],
    ["maps for kindergarten", { words: "maps", grades: ["K"] }],
    ["maps K-2", { words: "maps", grades: ["K", "1", "2"] }],
    ["egypt pre-k", { words: "egypt", grades: ["PK"] }],
    ["grade 6", { grades: ["6"] }],
    ["egypt all grades", { words: "egypt" }],
  ],
  subjects: [
    ["subject science rivers", { words: "rivers", subject: "Science" }],
    ["rivers subject: ELA", { words: "rivers", subject: "English language arts" }],
    ["subject english", { subject: "English language arts" }],
    ["subject math, fractions", { words: "fractions", subject: "Mathematics" }],
    ["subject art history", { subject: "Art history" }],
    ["subject sceince level 3", { subject: "Science", level: 3 }],
    ["subject robotics", { subject: "robotics" }],
    ["subject: film studies, editing", { words: "editing", subject: "film studies" }],
    ["rivers ELA", { words: "rivers ELA" }],
    ["science fair", { words: "science fair" }],
  ],
  levels: [
    ["egypt level four", { words: "egypt", level: 4 }],
    ["level 4", { level: 4 }],
    ["egypt l3", { words: "egypt", level: 3 }],
    ["level four egypt grade six subject art", { words: "egypt", level: 4, grades: ["6"], subject: "Art" }],
  ],
  "words that look like filters": [
    ["4th of July", { words: "4th of July" }],
    ["3rd rock from the sun", { words: "3rd rock from the sun" }],
    ["K is for kangaroo", { words: "K is for kangaroo" }],
    ["fourth of july", { words: "fourth of july" }],
    ["level playing field", { words: "level playing field" }],
    ["grade inflation", { words: "grade inflation" }],
    ["subject verb agreement", { words: "subject verb agreement" }],
    ["subject and predicate", { words: "subject and predicate" }],
    ["12 Angry Men", { words: "12 Angry Men" }],
    ["World War 2", { words: "World War 2" }],
    ['"grade 6" maps', { words: '"grade 6" maps' }],
  ],
  "standards, quotes and operators": [
    ["1.1.1", { words: "1.1.1" }],
    ["RI.6.2 grade 6", { words: "RI.6.2", grades: ["6"] }],
    ["IV.B.2", { words: "IV.B.2" }],
    ["CCSS.ELA-LITERACY.RI.6.2", { words: "CCSS.ELA-LITERACY.RI.6.2" }],
    ["“ancient egypt” level 3", { words: '"ancient egypt"', level: 3 }],
    ["title:egypt*", { words: "title:egypt*" }],
    ["egypt NEAR rome", { words: "egypt NEAR rome" }],
  ],
  "what people say around it": [
    ["plans about egypt", { words: "egypt" }],
    ["any lesson plans on egypt for 6th grade", { words: "egypt", grades: ["6"] }],
    ["units about rivers in grade 4", { words: "rivers", grades: ["4"] }],
    ["plan egypt", { words: "plan egypt" }],
  ],
};

describe.each(Object.entries(CASES))("%s", (_kind, cases) => {
  it.each(cases)("%s", (typed, query) => {
    expect(read(typed)).toMatchObject({ query, wrong: [], people: [] });
    expect(read(typed).query).toEqual(query);
  });
});

it("keeps all that was typed, to look for it as words", () => {
  expect(read("kindergarten").plain).toBe("kindergarten");
  expect(read("data-driven  research, grade 4").plain).toBe("data-driven research, grade 4");
  expect(read('"lower nile" level 3').plain).toBe('"lower nile" level 3');
});

it.each([
  ["grade 14", "Grades run from PK to 12."],
  ["egypt level 7", "Levels run from 1 to 4."],
  ["level 2 level 3", "Search for one level at a time."],
])("says what is wrong with %s", (typed, why) => {
  expect(read(typed).wrong.map((part) => part.why)).toEqual([why]);
});
