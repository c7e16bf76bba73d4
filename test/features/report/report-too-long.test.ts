// A report that Slack finds too long goes out smaller: posted, updated, shared and whispered. Its size is remembered.
import { describe, expect, it } from "vitest";
import type { Message } from "../../../sandbox/workspace/messages.js";
import { ask, lastWhisper, press, wordsOnButtons } from "../../support/asking.js";
import {
  addUnits,
  DUE,
  EVE,
  keepTicking,
  ledger,
  minutesAfter,
  reports,
  states,
  tickAt,
  told,
} from "../../support/reporting.js";
import { ADMIN, LEE, PAT, type School, STAFF, startSchool } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

/** October has 30 units. */
async function withManyUnits(): Promise<School> {
  const school = await startSchool({ now: EVE });
  const units = Array.from({ length: 30 }, (_, index) => ({
    date: `2026-10-${String((index % 28) + 1).padStart(2, "0")}`,
    title: `Unit ${index + 1} on rivers and deltas`,
  }));
  await addUnits(school, units);
  return school;
}

const EVERYWHERE = ["chat.postMessage", "chat.update", "chat.postEphemeral", "response_url"];

/** What Slack refuses: messages with more text than this, or with a block of these types. */
interface Refused {
  moreThan?: number;
  types?: readonly string[];
}

function refuse({ slack }: School, what: Refused, error = "msg_blocks_too_long"): void {
  for (const target of EVERYWHERE) slack.faults.always(target, { kind: "refusedContent", error, ...what });
}

const rowsOf = (message: Message | undefined): number => {
  const table = message?.blocks.find(({ type }) => /table$/.test(type)) as { rows: unknown[] } | undefined;
  return (table?.rows.length ?? 1) - 1;
};

const SIZES: [string, Refused, { size: number; rows: number; says: RegExp }][] = [
  ["all of its rows", {}, { size: 0, rows: 30, says: /Shared by|1 Cooperation/ }],
  [
    "fewer rows, with the rest on other pages",
    { moreThan: 1650 },
    { size: 1, rows: 20, says: /Units 1 to 20 of 30, page 1 of 2\./ },
  ],
  ["no charts", { types: ["data_visualization"] }, { size: 0, rows: 30, says: /Shared by|1 Cooperation/ }],
  [
    "no table, but a button to the units",
    { types: ["table", "data_table"] },
    { size: 2, rows: 0, says: /30 units supported/ },
  ],
  [
    "plain blocks",
    { types: ["table", "data_table", "header", "rich_text"] },
    { size: 3, rows: 0, says: /30 units supported/ },
  ],
  ["its text alone", { moreThan: 0 }, { size: 4, rows: 0, says: /30 units supported/ }],
];

describe.each(SIZES)("when Slack accepts a report with %s", (_what, refused, { size, rows, says }) => {
  it("that is posted, no one is alerted, and its updates begin with that size", async () => {
    const school = await withManyUnits();
    refuse(school, refused, "invalid_blocks");
    await tickAt(school, DUE);
    expect(await states(school)).toEqual([["sent", null]]);
    expect((await ledger(school))[0]?.size).toBe(size);
    const [report, ...more] = reports(school);
    expect(more).toEqual([]);
    expect(rowsOf(report)).toBe(rows);
    expect(report?.text).toMatch(says);
    expect(told(school)).toEqual([]);

    await addUnits(school, [{ date: "2026-10-30", title: "Late" }]);
    const calls = school.slack.calls.length;
    await keepTicking(school);
    const updates = school.slack.calls.slice(calls).filter(({ method }) => method === "chat.update");
    expect(updates.map(({ response }) => (response as { ok: boolean }).ok)).toEqual([true]);
    expect(reports(school)[0]?.text).toContain("31 units supported");
    expect((await ledger(school))[0]?.size).toBe(size);
    expect(school.slack.problems).toEqual([]);
  });

  it("that is shared or asked for, people get it", async () => {
    const school = await withManyUnits();
    school.clock.now = DUE;
    refuse(school, refused);
    const shown = await ask(school, "report October");
    expect(rowsOf(shown)).toBe(rows);
    expect(shown.text).toMatch(size === 0 ? /30 units/ : says);
    if (wordsOnButtons(shown).includes("Share in channel")) {
      await press(school, shown, "Share in channel");
      expect(rowsOf(school.slack.messagesIn(STAFF)[0])).toBe(rows);
      expect(lastWhisper(school).text).toContain("Shared in");
    }
    expectGoodMessages(school);
  });
});

describe("the pages of a small report", () => {
  it("are as small, and show every unit", async () => {
    const school = await withManyUnits();
    refuse(school, { moreThan: 1650 });
    await tickAt(school, DUE);
    const [report] = reports(school);
    if (!report) throw new Error("No report was posted.");
    const second = await press(school, report, "Next page (10 more)", LEE);
    expect(second.text).toContain("Units 21 to 30 of 30, page 2 of 2.");
    const first = await press(school, second, "Previous page", LEE);
    expect(first.text).toContain("Units 1 to 20 of 30, page 1 of 2.");
    expect(school.slack.messagesIn(ADMIN)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("open from the button of a report without a table", async () => {
    const school = await withManyUnits();
    school.slack.faults.always("chat.postMessage", {
      kind: "refusedContent",
      error: "invalid_blocks",
      types: ["table", "data_table"],
    });
    await tickAt(school, DUE);
    const [report] = reports(school);
    if (!report) throw new Error("No report was posted.");
    const units = await press(school, report, "See the 30 units", LEE);
    expect(rowsOf(units)).toBe(20);
    expectGoodMessages(school);
  });
});

describe("a report that Slack refuses in every size", () => {
  it("isn't tried again until someone does something", async () => {
    const school = await withManyUnits();
    school.slack.faults.always("chat.postMessage", { kind: "refusedContent", error: "invalid_blocks", moreThan: -1 });
    const posts = () =>
      school.slack.calls.filter(
        ({ method, args }) =>
          method === "chat.postMessage" && args.channel === ADMIN && `${args.text}`.includes("October 2026"),
      );
    await tickAt(school, DUE);
    expect(await states(school)).toEqual([["failed", "invalid_blocks"]]);
    const tried = posts().length;
    // In five sizes, and the first one without its charts, too.
    expect(tried).toBe(6);
    for (const hours of [1, 2, 24, 24 * 30]) await tickAt(school, minutesAfter(DUE, hours * 60 + 1));
    expect(posts()).toHaveLength(tried);

    school.slack.faults.clear();
    await tickAt(school, minutesAfter(DUE, 24 * 60 * 31));
    expect(reports(school)).toEqual([]);
    await school.restart();
    await tickAt(school, minutesAfter(DUE, 24 * 60 * 31 + 1));
    expect(reports(school).some(({ text }) => text.includes("October 2026"))).toBe(true);
    expect(school.slack.problems).toEqual([]);
  });

  it.each(["the settings are saved", "an admin clicks"])("is tried again when %s", async (what) => {
    const school = await withManyUnits();
    school.slack.faults.always("chat.postMessage", { kind: "error", error: "messages_tab_disabled" });
    await tickAt(school, DUE);
    school.slack.faults.clear();
    await keepTicking(school, 70);
    expect(reports(school)).toEqual([]);
    const pat = school.slack.as(PAT);
    if (what === "an admin clicks") {
      const [alert] = told(school);
      if (alert) await pat.click(alert, "report-retry");
    } else {
      await pat.command("/unit", "settings", { channel: STAFF });
      await school.slack.settle();
      await pat.submit();
    }
    await school.slack.settle();
    await keepTicking(school, 80);
    expect(reports(school)).toHaveLength(1);
    expectGoodMessages(school);
  });
});
