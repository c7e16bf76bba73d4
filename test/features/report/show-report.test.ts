// The month's report as one person asks for it: which month, the headline, the table, and its pages.
import { describe, expect, it } from "vitest";
import { ask, forge, press, wordsOnButtons } from "../../support/asking.js";
import { fillLog } from "../../support/rows.js";
import { LEE, STAFF, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const unit = (date: string, level = 2, more: object = {}) => ({
  date,
  level,
  title: `Unit of ${date}`,
  loggedBy: TESS,
  partners: [LEE],
  ...more,
});

const tableIn = (message: { blocks: { type: string }[] }): string[][] | undefined => {
  const table = message.blocks.find(({ type }) => /table$/.test(type)) as
    | { rows: { type: string; text: string }[][] }
    | undefined;
  return table?.rows.map((row) => row.map((cell) => `${cell.type} ${cell.text}`.replace(/^raw_(text|number) /, "")));
};

describe("the month", () => {
  it.each([
    ["", "November 2026 so far"],
    ["this month", "November 2026 so far"],
    ["November", "November 2026 so far"],
    ["last month", "October 2026"],
    ["October", "October 2026"],
    ["oct", "October 2026"],
    ["OCTOBER 2026", "October 2026"],
    ["2026-10", "October 2026"],
    ["10/2026", "October 2026"],
    ["december", "December 2025"],
    ["Dec 2026", "December 2026 so far"],
    ["2025-11", "November 2025"],
  ])("typed as %j is %s", async (typed, month) => {
    const school = await startSchool();
    expect((await ask(school, `report ${typed}`)).text).toContain(
      `Library Utilization Report: ${month} · Lincoln School`,
    );
    expectGoodMessages(school);
  });

  it.each([
    ["Smarch", " Did you mean March?"],
    ["Octember", " Did you mean October?"],
    ["2026-13", ""],
    ["31 Feb", ""],
    ["<!channel>", ""],
  ])("typed as %s is answered with how to ask", async (typed, meant) => {
    const school = await startSchool();
    const answer = await ask(school, `report ${typed}`);
    const shown = typed.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    expect(answer.text).toMatch(/^I don't recognize the month/);
    expect(answer.text).toContain(`"${shown}".${meant}`);
    expect(answer.text).toContain("Try /unit report October, /unit report last month, or /unit report 2026-10.");
    expectGoodMessages(school, [typed, shown]);
  });

  it.each([
    ["2026", "2026", "/unit year 2026", "Library Utilization Report: 2026"],
    ["2025-26", "2025-26", "/unit year 2025-26", "Library Utilization Report: Annual Summary 2025-26"],
    ["fall", "Fall 2026-27", "/unit year fall", "Library Utilization Report: Fall 2026-27"],
  ])("that is a longer period, %s, leads to the summary of that", async (typed, name, button, title) => {
    const school = await startSchool();
    const answer = await ask(school, `report ${typed}`);
    expect(answer.text).toContain(`${name} is more than one month. Type a month, such as /unit report October.`);
    expect((await press(school, answer, button)).text).toContain(title);
    expectGoodMessages(school);
  });

  it("is the school's, not the person's", async () => {
    // Still October 31 in New York.
    const school = await startSchool({ now: new Date("2026-11-01T02:00:00Z") });
    await school.slack.updatePerson(TESS, { tz: "Asia/Kolkata" });
    expect((await ask(school, "report")).text).toContain("October 2026 so far");
    expectGoodMessages(school);
  });
});

describe("a month without units", () => {
  it.each([
    ["report", [], "No units in November yet."],
    ["report October", [], "No units were logged in October 2026."],
    ["report October", ["2025-10-03"], "No units were logged in October 2026. Last October there was 1."],
    [
      "report October",
      ["2026-09-03", "2026-09-04"],
      "No units were logged in October 2026. In September there were 2.",
    ],
  ])("/unit %s with units on %j says so kindly", async (text, dates, words) => {
    const school = await startSchool();
    await fillLog(
      school,
      dates.map((date) => unit(date)),
    );
    const report = await ask(school, text);
    expect(report.text.split("\n").slice(1, 3)).toEqual([
      words,
      "You can still log units from past months: /unit log takes 15 seconds.",
    ]);
    expect(tableIn(report)).toBeUndefined();
    expectGoodMessages(school);
  });
});

describe("the table", () => {
  it("has the official columns, and the units from first to last", async () => {
    const school = await startSchool();
    await fillLog(school, [
      unit("2026-10-20", 4, { title: "Maps", grades: "PK,K,1,2" }),
      unit("2026-10-02", 3, { title: "Rivers and Deltas" }),
      unit("2026-11-01", 1),
      unit("2026-09-30", 1),
    ]);
    expect(tableIn(await ask(school, "report October"))).toEqual([
      ["Date", "Name or Topic of Unit", "Grade Level", "Level of Collaboration"],
      ["Oct 2", "Rivers and Deltas", "4", "3 Collaboration"],
      ["Oct 20", "Maps", "PK–2", "4 Data-Driven Collaboration"],
    ]);
    expectGoodMessages(school);
  });

  const TITLES = [
    "<!channel> & <b> *x* @here",
    "<@U0LIBRARY01> <https://evil.example|Click>",
    "_under_ ~gone~ `code` > quote",
    "عنوان الوحدة: الأنهار",
    "📚 Reading 👩🏽‍🏫",
    ":smile: & &amp; &lt;",
    "W".repeat(150),
  ];

  it.each(TITLES)("shows the title %s as it was typed, and mentions no one", async (title) => {
    const school = await startSchool();
    await fillLog(school, [unit("2026-11-03", 2, { title })]);
    const escaped = title.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    for (const text of ["report", "list"]) {
      const message = await ask(school, text);
      expect(message.text).toContain(escaped);
      expect(message.text.replaceAll(`<#${STAFF}>`, "")).not.toMatch(/<[!@#h]/);
      const shown = message.blocks.filter((block) => ["context", "section"].includes(block.type));
      const mrkdwn = JSON.stringify(shown, (_key, part) => (part?.type === "plain_text" ? undefined : part));
      expect(mrkdwn).not.toContain(title.slice(0, 9));
    }
    expect(tableIn(await ask(school, "report"))?.[1]?.[1]).toBe(title);
    expectGoodMessages(school, [escaped, title]);
  });

  it("of 250 units comes in pages; each says where it is and the whisper is replaced", async () => {
    const school = await startSchool();
    const day = (index: number) => `2026-10-${String(1 + Math.floor(index / 10)).padStart(2, "0")}`;
    const titles = Array.from({ length: 250 }, (_, index) => `Unit ${String(index + 1).padStart(3, "0")}`);
    const createdAt = (index: number) => new Date(Date.UTC(2026, 9, 1) + index * 1000).toISOString();
    await fillLog(
      school,
      titles.map((title, index) => unit(day(index), 2, { title, createdAt: createdAt(index) })),
    );
    let page = await ask(school, "report October");
    expect(page.text).toContain("250 units supported");
    const shown: string[] = [];
    for (const [range, turns] of [
      ["Units 1 to 99 of 250, page 1 of 3.", ["Next page (151 more)"]],
      ["Units 100 to 198 of 250, page 2 of 3.", ["Previous page", "Next page (52 more)"]],
      ["Units 199 to 250 of 250, page 3 of 3.", ["Previous page"]],
    ] as const) {
      expect(page.text).toContain(range);
      expect(wordsOnButtons(page)).toEqual([...turns, "See each unit", "Share in channel", "Download"]);
      shown.push(...(tableIn(page) ?? []).slice(1).map((row) => row[1] ?? ""));
      const next = turns.find((text) => text.startsWith("Next"));
      if (next) page = await press(school, page, next);
    }
    expect(shown).toEqual(titles);
    expect((await press(school, page, "Previous page")).text).toContain("page 2 of 3");
    expect(school.slack.whispersTo(TESS)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it.each([
    [{ month: "2026-11", page: 70_000 }, "Unit of 2026-11-03"],
    [{ month: "2026-11", page: -1 }, "no longer works"],
    [{ month: "2026-11", page: 0.5 }, "no longer works"],
    [{ month: "Smarch", page: 0 }, "no longer works"],
  ])("shows the last page for a forged page %j, or refuses it", async (value, words) => {
    const school = await startSchool();
    await fillLog(school, [unit("2026-11-03")]);
    expect((await forge(school, { name: "report-page", value })).text).toContain(words);
    expectGoodMessages(school);
  });
});
