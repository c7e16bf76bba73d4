// The monthly report Bookend posts on its own: what it says and what its buttons do.
import type { DataTableBlock, TableBlock } from "@slack/types";
import { describe, expect, it } from "vitest";
import type { Message } from "../../../sandbox/workspace/messages.js";
import { asPersonId } from "../../../src/domain/ids.js";
import type { Month } from "../../../src/domain/time/month.js";
import type { SchoolDay } from "../../../src/domain/time/school-day.js";
import { addOhYeah, pickOhYeah } from "../../../src/store/oh-yeahs.js";
import { press, wordsOnButtons } from "../../support/asking.js";
import { addUnits, DUE, EVE, minutesAfter, reports, rowOf, startOnTheEve, tickAt } from "../../support/reporting.js";
import { ADMIN, LEE, type School, startSchool, TESS } from "../../support/school.js";

const HEAD = ["Date", "Name or Topic of Unit", "Grade Level", "Level of Collaboration"];

/** The cells of the message's table, head first. */
function rowsIn(message: Message | undefined): string[][] {
  const table = message?.blocks.find((block): block is TableBlock | DataTableBlock => /table$/.test(block.type));
  return (table?.rows ?? []).map((row) => row.map((cell) => ("text" in cell ? cell.text : "")));
}

/** October's report, the last one due. Earlier months with units are posted, too. */
async function reportOf(school: School): Promise<Message> {
  await tickAt(school, DUE);
  const report = reports(school).at(-1);
  if (!report?.text.includes("October 2026")) throw new Error("No report was posted.");
  return report;
}

const manyUnits = (count: number, title: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => ({
    date: `2026-10-${String((index % 28) + 1).padStart(2, "0")}`,
    title: title(index),
  }));

describe("the posted report", () => {
  it("has one headline, the distribution and the table, all of it in the text for screen readers, too", async () => {
    const school = await startSchool({ now: EVE });
    await addUnits(school, [
      { date: "2026-09-10", level: 1 },
      { date: "2026-10-20", title: "Ancient Egypt", level: 2, grades: ["6"] },
      { date: "2026-10-02", title: "Rivers and Deltas", level: 3, grades: ["K", "1", "4"] },
    ]);
    const report = await reportOf(school);
    expect(report.text.split("\n")).toEqual([
      "Library Utilization Report: October 2026 · Lincoln School",
      "2 units supported, average level of partnership 2.5, up from 1.0 in September (1 unit).",
      "1 Cooperation: 0 · 2 Coordination: 1 · 3 Collaboration: 1 · 4 Data-Driven Collaboration: 0",
      "Grades reached: 4 of 15.",
      HEAD.join(" · "),
      expect.stringMatching(/^Oct 2 · Rivers and Deltas · .+ · 3 Collaboration$/),
      "Oct 20 · Ancient Egypt · 6 · 2 Coordination",
    ]);
    expect(rowsIn(report)[0]).toEqual(HEAD);
    expect(
      rowsIn(report)
        .slice(1)
        .map(([day, title]) => `${day} ${title}`),
    ).toEqual(["Oct 2 Rivers and Deltas", "Oct 20 Ancient Egypt"]);
    expect(report.blocks.map(({ type }) => type)).toEqual([
      ...["header", "rich_text", "rich_text", "data_visualization", "rich_text", "table", "actions", "actions"],
    ]);
    expect(wordsOnButtons(report)).toEqual([
      "See each unit",
      "Read it",
      "Ask a question",
      "Thank the library",
      "Download",
    ]);
    expect(school.slack.problems).toEqual([]);
  });

  it.each([
    ["up from 1.0 in September", 1, 2],
    ["down from 4.0 in September", 4, 3],
    ["the same as 2.0 in September", 2, 2],
  ] as const)("says how the average moved: %s", async (words, before, now) => {
    const school = await startSchool({ now: EVE });
    await addUnits(school, [
      { date: "2026-09-10", level: before },
      { date: "2026-10-10", level: now },
    ]);
    expect((await reportOf(school)).text).toContain(words);
    expect(school.slack.problems).toEqual([]);
  });

  it.each([
    ["K,1,2,4,6", "Grades reached: 3 of 5."],
    ["1,2", "Grades reached: 1 of 2."],
    ["11,12", "Grades reached: 0 of 2."],
  ])("counts how many of the school's grades (%s) were reached: %s", async (grades, words) => {
    const school = await startSchool({ now: EVE });
    await addUnits(school, [
      { date: "2026-10-02", grades: ["K", "1", "4"] },
      { date: "2026-10-20", grades: ["1", "7"] },
      { date: "2026-09-10", grades: ["2"] },
    ]);
    await school.db.school.updateMany({ data: { grades } });
    expect((await reportOf(school)).text.split("\n")).toContain(words);
    expect(school.slack.problems).toEqual([]);
  });

  it("ends with up to three OH YEAHs, in the order they were picked", async () => {
    const school = await startSchool({ now: EVE });
    await addUnits(school, [{ date: "2026-10-10" }]);
    const row = await rowOf(school);
    const lines = ["One.", "Two & <more>.", "Three.", "Never picked."];
    for (const [index, text] of lines.entries()) {
      const ohYeah = { text, author: asPersonId(TESS), savedBy: asPersonId(LEE), consent: "given" as const };
      const at = { day: "2026-10-12" as SchoolDay, key: text, now: EVE };
      const id = await addOhYeah(school.db, row, { ...ohYeah, ...at });
      if (id && index < 3) {
        await pickOhYeah(school.db, row, { id, month: "2026-10" as Month, now: minutesAfter(EVE, 3 - index) });
      }
    }
    const report = await reportOf(school);
    expect(report.text.split("\n").slice(-3)).toEqual([
      `OH YEAH: “Three.” – ${TESS}`,
      `OH YEAH: “Two &amp; &lt;more&gt;.” – ${TESS}`,
      `OH YEAH: “One.” – ${TESS}`,
    ]);
    expect(report.blocks.slice(-6).map(({ type }) => type)).toEqual([
      ...["table", "rich_text", "rich_text", "rich_text", "actions", "actions"],
    ]);
    expect(school.slack.problems).toEqual([]);
  });

  it("for a month without units is kind and says how to log one", async () => {
    const school = await startSchool({ now: new Date("2026-10-05T12:00:00Z") });
    await addUnits(school, [{ date: "2026-09-10" }]);
    await tickAt(school, DUE);
    const report = reports(school).at(-1);
    expect(report?.text).toContain("No units were logged in October 2026. In September there was 1.");
    expect(report?.text).toContain("/unit log takes 15 seconds.");
    expect(rowsIn(report)).toEqual([]);
    expect(school.slack.problems).toEqual([]);
  });

  it("shows text exactly as typed", async () => {
    const school = await startSchool({ now: EVE });
    await addUnits(school, [{ date: "2026-10-10", title: "<!channel> & *bold* <https://x.example|y>" }]);
    const report = await reportOf(school);
    expect(rowsIn(report)[1]?.[1]).toBe("<!channel> & *bold* <https://x.example|y>");
    expect(report.text).toContain("&lt;!channel&gt; &amp; *bold*");
    expect(school.slack.problems).toEqual([]);
  });

  it("goes where the settings say, with metadata to find it by, and unfurls nothing", async () => {
    const school = await startOnTheEve();
    const report = await reportOf(school);
    expect(report.channel).toBe(ADMIN);
    expect(report.metadata).toMatchObject({
      event_type: "bookend_post",
      event_payload: { post: "monthly-report", period: "2026-10", runId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
    const [call] = school.slack.calls.filter(({ method }) => method === "chat.postMessage");
    expect([call?.args.unfurl_links, call?.args.unfurl_media].map(String)).toEqual(["false", "false"]);
    expect(school.slack.problems).toEqual([]);
  });
});

describe("a report longer than Slack's table", () => {
  it.each([
    { why: "more than 99 rows", units: manyUnits(150, (index) => `Unit ${index}`), first: 99 },
    {
      why: "more than 10,000 characters",
      units: manyUnits(90, (index) => `${index} ${"long ".repeat(29)}`.trim()),
      first: 55,
    },
  ])("($why) is posted as its first page, and the rest opens for anyone who asks", async ({ units, first }) => {
    const school = await startSchool({ now: EVE });
    await addUnits(school, units);
    const report = await reportOf(school);
    const shown = rowsIn(report).length - 1;
    expect(shown).toBeLessThanOrEqual(99);
    expect(shown).toBeGreaterThanOrEqual(first);
    expect(report.text).toContain(`Units 1 to ${shown} of ${units.length}, page 1 of 2.`);

    const whisper = await press(school, report, `Next page (${units.length - shown} more)`, LEE);
    expect(whisper).toMatchObject({ visibleTo: LEE, channel: ADMIN });
    expect(rowsIn(whisper)).toHaveLength(units.length - shown + 1);
    expect(reports(school)).toHaveLength(1);
    const before = await press(school, whisper, "Previous page", LEE);
    expect(rowsIn(before)).toEqual(rowsIn(report));
    expect(school.slack.problems).toEqual([]);
  });
});
