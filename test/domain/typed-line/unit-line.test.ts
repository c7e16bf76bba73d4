// Tests of the typed line: what is read from it, what is asked, and what stays in the title.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SchoolDay } from "../../../src/domain/time/school-day.js";
import { readUnitLine, type UnitLineValues } from "../../../src/domain/typed-line/unit-line.js";

// A Wednesday.
const today = SchoolDay.parse("2026-11-18");
const read = (text: string) => readUnitLine(text, { today });
const frogs = (rest: string) => read(`Frogs, ${rest}`).values;

describe("a whole line", () => {
  const whole = { title: "Ancient Egypt", grades: ["6"], level: 3, partners: ["U123"], date: "2026-11-12" };
  it.each([
    "Ancient Egypt, grade 6, level 3 with <@U123|lee> on Nov 12",
    "Ancient Egypt grade 6 level 3 with <@U123> Nov 12",
    "Ancient Egypt, grade 6, level 3, <@U123>, 12 November",
    "Ancient Egypt with <@U123|lee>, Nov 12, 6th grade, L3",
    "nov 12: level 3, grade 6, Ancient Egypt w/ <@U123>",
    "Ancient Egypt on Nov 12, grade 6, collaboration with <@U123>",
    "Ancient Egypt for grade 6 at level 3 together with <@U123> on last Thursday",
    "Ancient Egypt (grade 6, level 3) with <@U123> on 2026-11-12",
    "Ancient Egypt - grade 6 - level 3 - with <@U123> - Nov 12",
    "Ancient Egypt; GRADE 6; LEVEL 3; WITH <@U123>; NOV 12",
    "  Ancient   Egypt ,grade 6,level three,<@U123>,6 days ago",
    "Ancient Egypt, grade 6, level 3 with <@U123> and me, Thursday, Nov 12",
  ])("%s", (text) => {
    expect(read(text)).toEqual({ values: whole, missing: [], unclear: [], leftover: [], isCut: false });
  });
});

describe("what the line leaves out", () => {
  it.each([
    ["", ["title", "grades", "level", "partners"]],
    ["Frogs", ["grades", "level", "partners"]],
    ["level 3 with <@U1>", ["title", "grades"]],
    ["Frogs, grade 6, level 2 with <@U1>", []],
    ["Frogs, grade 13, level 5", ["partners"]],
  ])("in %j: %j", (text, missing) => {
    expect(read(text).missing).toEqual(missing);
  });

  it("leaves the date to the caller", () => {
    expect(read("Frogs, grade 6, level 2 with <@U1>").values).not.toHaveProperty("date");
  });
});

describe("the title", () => {
  it.each([
    ["Volcanoes, earthquakes, and tsunamis, grade 6", "Volcanoes, earthquakes, and tsunamis"],
    ["Volcanoes, earthquakes, and tsunamis grade 6", "Volcanoes, earthquakes, and tsunamis"],
    ["1,000 Cranes, grade 6", "1,000 Cranes"],
    ["Salt &amp; Light &lt;3 &amp;lt;b, grade 6", "Salt & Light <3 &lt;b"],
    ["Frogs, level 3 with <@U1>.", "Frogs"],
    ["Reading in <#C1|library>, grade 6", "Reading in library"],
    ["<!here> we <!subteam^S1|@come>, <!everyone>", "here we come, everyone"],
    ["See <http://x.org/a|x.org> and <https://y.org>", "See x.org and https://y.org"],
    ["Today's News, grade 6", "Today's News"],
    ["May Day, grade 6", "May Day"],
    ["March of the Penguins, grade 6, level 3", "March of the Penguins"],
    ["March, grade 6", "March"],
    ["Grade 6 band, level 3 with <@U1>", "Grade 6 band"],
    ["Grade 3, 4 and 5 choir, grade 4", "Grade 3, 4 and 5 choir"],
    ["Level 2 readers, grade 2, level 1", "Level 2 readers"],
    ["Welcome to 6th grade, level 2", "Welcome to 6th grade"],
    ["Life in 6th grade, grade 6", "Life in 6th grade"],
    ["Taco Tuesday, grade 2", "Taco Tuesday"],
    ["Freaky Friday", "Freaky Friday"],
    ["Europe Today", "Europe Today"],
    ["News of today", "News of today"],
    ["Cooperation, grade 6, level 2 with <@U1>", "Cooperation"],
    ["International cooperation, grade 6, level 2", "International cooperation"],
    ["Coteaching with technology, grade 6", "Coteaching with technology"],
    ["The Great War, 1914-1918, grade 8", "The Great War, 1914-1918"],
    ["September 11 and after, grade 8", "September 11 and after"],
    ["Frogs with <@U1> at the museum, grade 6", "Frogs"],
    ["Frogs, grade 3, 12 Angry Men", "Frogs"],
    ["“Frogs: why?”, grade 3", "“Frogs: why?”"],
    ["مصر القديمة 🏺, grade 6", "مصر القديمة 🏺"],
    ["Special K, grade 1", "Special K"],
    ["Careers in K-12, grade 6", "Careers in K-12"],
  ])("of %j is %j", (text, title) => {
    expect(read(text).values.title).toBe(title);
  });

  it("keeps a hand-typed mention as words", () => {
    expect(read("Frogs &lt;@U1&gt;").values).toEqual({ title: "Frogs <@U1>" });
  });

  it("is returned in full if it is too long", () => {
    const title = "x".repeat(3500);
    expect(read(`${title}, grade 6`)).toMatchObject({
      values: { grades: ["6"] },
      missing: ["level", "partners"],
      unclear: [{ field: "title", text: title, why: "Keep it to 150 characters or fewer. This has 3500." }],
    });
  });
});

describe("people", () => {
  it.each([
    ["Frogs with <@U1>, <@U2|kim> and <@W3>", ["U1", "U2", "W3"]],
    ["Frogs with <@U1> &amp; <@U2>, level 2", ["U1", "U2"]],
    ["Frogs with <@U1>, and <@U1>", ["U1"]],
    ["<@U1|lee.librarian> Frogs <@U2>", ["U1", "U2"]],
    ["Frogs with me and <@U1>", ["U1"]],
  ])("of %j are %j", (text, partners) => {
    expect(read(text).values).toEqual({ ...read(text).values, title: "Frogs", partners });
  });

  it.each([
    ["Frogs with @lee", "@lee", "the person"],
    ["Frogs with @lee and @kim, grade 6", "@lee and @kim", "each person"],
    ["Frogs with <@U1> and @kim", "@kim", "the person"],
    ["Frogs with <!subteam^S1|@science>", "science", "the person"],
  ])("that Slack didn't recognize in %j are asked for", (text, names, pick) => {
    const { values, unclear } = read(text);
    expect(values).not.toHaveProperty("partners");
    expect(values.title).toBe("Frogs");
    expect(unclear).toEqual([
      {
        ...{ field: "partners", text: names },
        why: `I couldn't match "${names}". Pick ${pick} under Worked with. Next time, type @ and choose a name from Slack's list.`,
      },
    ]);
  });

  it("are twenty at most", () => {
    const many = Array.from({ length: 21 }, (_, n) => `<@U${n}>`).join(", ");
    expect(read(`Frogs with ${many}`).unclear).toEqual([
      { field: "partners", text: "21 people", why: "Choose no more than 20 partners." },
    ]);
  });
});

describe("words that could be a day", () => {
  const readMonthFirst = (text: string) => readUnitLine(text, { today, monthFirst: true });

  it.each([
    "in October",
    "last week",
    ", week of Nov 9",
    "on the 12th",
    "on Nov 12 and 13",
    "from Nov 2 to Nov 6",
    "11/9-11/13",
    "12.11.2026",
    ", 15-20 Sept",
  ])("are asked about at the end of the line: %s", (end) => {
    const { unclear } = readMonthFirst(`Maps, grade 6, level 3 with <@U1> ${end}`);
    expect(unclear.map(({ field }) => field)).toEqual(["date"]);
  });

  it.each(["Remembering 9/11 grade 8 level 3", "Fractions 1/2, grade 4, level 2", "Egypt Nov 12, grade 6, level 2"])(
    "are asked about within the title: %s",
    (text) => {
      const { values, unclear } = readMonthFirst(`${text} with <@U1>`);
      expect(values.date).toBeUndefined();
      expect(unclear.map(({ field }) => field)).toEqual(["date"]);
    },
  );

  it.each([
    ["Remembering 9/11, grade 8, level 3 with <@U1> on Nov 12", "Remembering 9/11"],
    ["March, grade 6, level 3 with <@U1>", "March"],
    ["A week of poems, grade 6, level 3 with <@U1>", "A week of poems"],
    ["The 12 months, grade 6, level 3 with <@U1>", "The 12 months"],
  ])("are not asked about in %s", (text, title) => {
    const { values, unclear } = readMonthFirst(text);
    expect([values.title, unclear]).toEqual([title, []]);
  });

  it.each([
    ["Maps, grade 6, 11/12, level 3 with <@U1>", ["6"], "2026-11-12"],
    ["Maps, grades 6 and 7, 11/12, level 3 with <@U1>", ["6", "7"], "2026-11-12"],
    ["Maps, grade 6, level 3 9/15 with <@U1>", ["6"], "2026-09-15"],
    ["Maps, grades 6, 7 and 8, level 3 with <@U1>", ["6", "7", "8"], undefined],
  ])("are not read as grades, or grades as days: %s", (text, grades, date) => {
    const { values, unclear } = readMonthFirst(text);
    expect([values.title, values.grades, values.date, unclear]).toEqual(["Maps", grades, date, []]);
  });

  it("are not read as a count of grades", () => {
    expect(readMonthFirst("Maps for two grades, level 3 with <@U1>")).toMatchObject({
      values: { title: "Maps for two grades" },
      missing: ["grades"],
    });
    expect(readMonthFirst("Maps, 2 grades, level 3 with <@U1>").missing).toEqual(["grades"]);
  });
});

describe("a name after people", () => {
  it.each([
    ["and Mr. Jones", "Mr. Jones"],
    [", Mr. Jones", "Mr. Jones"],
    ["and Kim Park", "Kim Park"],
    ["&amp; Ms Park", "Ms Park"],
  ])("is asked about: %s", (rest, text) => {
    const { values, unclear } = read(`Maps, grade 6, level 3 with <@U1> ${rest}`);
    expect(values.title).toBe("Maps");
    expect(unclear).toEqual([{ field: "partners", text, why: expect.stringContaining("type @") }]);
  });

  it.each(["at the museum", "and grade 7", "and Grade 7", ", Level 3", "and Nov 12"])("is not in %s", (rest) => {
    expect(read(`Maps, grade 6, level 3 with <@U1> ${rest}`).unclear).toEqual([]);
  });
});

describe("an impossible or ambiguous phrase", () => {
  it.each<[string, keyof UnitLineValues, string, string]>([
    ["level 5", "level", "level 5", "Levels run from 1 to 4."],
    ["level 2, level 3", "level", "level 2, level 3", "Choose one level."],
    ["level 2 collaboration", "level", "level 2 collaboration", "Choose one level."],
    ["grade 13", "grades", "grade 13", "Grades run from PK to 12."],
    ["grade 3, grade 0", "grades", "grade 0", "Grades run from PK to 12."],
    ["31 Feb", "date", "31 Feb", "That date doesn't exist."],
    ["on 2026-02-30", "date", "on 2026-02-30", "That date doesn't exist."],
    ["Nov 12, Nov 13", "date", "Nov 12, Nov 13", "Choose one date."],
    ["11/12", "date", "11/12", "This could be Thu, Nov 12 or Fri, Dec 11. Choose the date."],
  ])("%s", (text, field, phrase, why) => {
    const { values, missing, unclear } = read(`Frogs, ${text}`);
    expect(unclear).toEqual([{ field, text: phrase, why }]);
    expect(values).toEqual({ title: "Frogs" });
    expect(missing).not.toContain(field);
  });

  it.each([
    ["level 2, L2", "level", 2],
    ["on Nov 12, 2026-11-12", "date", "2026-11-12"],
    ["grade 3, grade 5", "grades", ["3", "5"]],
  ] as const)("can be repeated or added to: %s", (text, field, value) => {
    expect(frogs(text)[field]).toEqual(value);
  });

  it("uses the reader's order of month and day if it is known", () => {
    expect(readUnitLine("Frogs, 11/12", { today, monthFirst: true }).values.date).toBe("2026-11-12");
    expect(readUnitLine("Frogs, 11/12", { today, monthFirst: false }).values.date).toBe("2026-12-11");
  });
});

describe("any line at all", () => {
  const words = fc.constantFrom(
    ..."Frogs|,|grade|grades|6|13|K|-|and|&amp;|level|3|with|<@U1>|<@U2|kim>|<#C1|x>|<!here>|on|for|Nov|12|11/12|today|last|Tuesday|(|)|;|collaboration|6th|@lee|🏺|<|>".split(
      "|",
    ),
  );
  const line = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.array(words, { maxLength: 40 }).map((some) => some.join(" ")),
    fc.array(words, { maxLength: 40 }).map((some) => some.join("")),
  );

  it("is read without an error, and each field is given, missing or unclear", () => {
    fc.assert(
      fc.property(line, fc.constantFrom(true, false, undefined), (text, monthFirst) => {
        const { values, missing, unclear } = readUnitLine(text, { today, monthFirst });
        const answered = [...Object.keys(values), ...missing, ...unclear.map(({ field }) => field)];
        expect(new Set(answered).size).toBe(answered.length);
        expect(answered).toEqual(expect.arrayContaining(["title", "grades", "level", "partners"]));
        expect(values.title ?? "x").not.toMatch(/^\s*$|[\p{Cc}]/u);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    "a ",
    "(",
    "<",
    "- ",
    "grade 3, 4 and ",
    "<@U1> and ",
    "1st, ",
    "with @a and ",
    "on Nov 12 ",
    "today, ",
    "level 3 ",
    "K, ",
  ])("with thousands of %j is read quickly", { retry: 2 }, (phrase) => {
    const start = performance.now();
    read(phrase.repeat(4000 / phrase.length));
    expect(performance.now() - start).toBeLessThan(1500);
  });
});

describe("a name without an @, when no one is mentioned", () => {
  it.each([
    ["Ancient Egypt, grade 6, level 3 with Lee", "Ancient Egypt", "with Lee"],
    ["Ancient Egypt grade 6 with Lee level 3", "Ancient Egypt", "with Lee"],
    [
      "Ancient Egypt grade 6 level 3 with Mr. Jones and Ana Ruiz on Nov 12",
      "Ancient Egypt",
      "with Mr. Jones and Ana Ruiz",
    ],
    ["Ancient Egypt, grade 6, level 3, w/ O'Neill", "Ancient Egypt", "w/ O'Neill"],
    // Before grades or a level it could be part of the title.
    ["Dances with Wolves, grade 6, level 3", "Dances with Wolves", "with Wolves"],
    ["Maps with Lee", "Maps with Lee", "with Lee"],
    ["grade 3, level 2, Fun with Fractions", "Fun with Fractions", "with Fractions"],
    ["grade 6, level 3, with Lee, Ancient Egypt", "Ancient Egypt", "with Lee"],
    ["Maps, with Mr. Jones, Dr. Ruiz, grade 4, level 2", "Maps", "with Mr. Jones, Dr. Ruiz"],
  ])("in %j asks who it is", (text, title, phrase) => {
    const { values, unclear } = read(text);
    expect(values.title).toBe(title);
    const names = phrase.replace(/^(?:with|w\/) /, "");
    const pick = /,| and /.test(names) ? "each person" : "the person";
    const why = `I couldn't match "${names}". Pick ${pick} under Worked with.`;
    expect(unclear).toEqual([{ field: "partners", text: phrase, why }]);
  });

  it("keeps the grades, the level and the day around it", () => {
    expect(read("Ancient Egypt grade 6 with Lee level 3 Nov 12").values).toEqual({
      ...{ title: "Ancient Egypt", grades: ["6"], level: 3, date: "2026-11-12" },
    });
  });

  it.each(["Poems, grade 3, level 2, with Lee, Tuesday", "Poems, grade 3, level 2 with Lee Tuesday"])(
    "and the day after it are both read: %s",
    (text) => {
      expect(read(text)).toMatchObject({
        values: { title: "Poems", grades: ["3"], level: 2, date: "2026-11-17" },
        unclear: [{ text: "with Lee" }],
      });
    },
  );

  it.each([`with ${"Aband".repeat(300)}Ab1`, `with ${"Lee and ".repeat(400)}`, `with ${"Aa Bb and ".repeat(300)}9`])(
    "is found quickly, whatever is typed",
    (text) => {
      const before = performance.now();
      read(text);
      expect(performance.now() - before).toBeLessThan(2000);
    },
  );

  it.each([
    "Dances with Wolves, grade 6, level 3 with <@U1>",
    "Fun with grade 6, level 3",
    "Working with clay, grade 6, level 3",
    "Maps, grade 6 with Grade 7, level 3",
    "Buddies, grade 4 with Kindergarten, level 3",
    "Buddies with Sixth graders, level 3",
  ])("is not found in %j", (text) => {
    expect(read(text).unclear).toEqual([]);
  });
});

it.each(["this morning", "this afternoon", "this evening", "tonight"])("%s is today", (words) => {
  expect(frogs(`grade 6, level 2 with <@U1> ${words}`)).toMatchObject({ title: "Frogs", date: today });
});
