// A report with charts in a workspace that refuses them: it goes out once without them, whichever way, and the next message
// goes without them at once.
import { describe, expect, it } from "vitest";
import type { Message } from "../../../sandbox/workspace/messages.js";
import { ask, press } from "../../support/asking.js";
import { addUnits, DUE, keepTicking, ledger, reports, startOnTheEve, tickAt, told } from "../../support/reporting.js";
import { ADMIN, PAT, type School, STAFF, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const WAYS = ["chat.postMessage", "chat.update", "chat.postEphemeral", "response_url"] as const;
type Way = (typeof WAYS)[number];

/** From now on Slack refuses charts that come one of these ways. */
function refuseCharts({ slack }: School, ways: readonly Way[] = WAYS): void {
  const fault = { kind: "refusedContent", error: "invalid_blocks", types: ["data_visualization"] } as const;
  for (const way of ways) slack.faults.always(way, fault);
}

const hasChart = (message: Message | undefined) => message?.blocks.some(({ type }) => type === "data_visualization");

/** How many calls about the report in this channel Slack refused, and how many it accepted. */
function callsOf({ slack }: School, method: string, channel: string = ADMIN) {
  const isAbout = ({ args }: (typeof slack.calls)[number]) =>
    args.channel === channel && `${args.text}`.includes("October 2026");
  const calls = slack.calls.filter((call) => call.method === method && isAbout(call));
  const accepted = calls.filter(({ response }) => (response as { ok: boolean }).ok).length;
  return { refused: calls.length - accepted, accepted };
}

/** On the eve of the report, with units of two levels in October. */
async function startWithLevels(): Promise<School> {
  const school = await startOnTheEve();
  await addUnits(school, [
    { date: "2026-10-06", level: 1 },
    { date: "2026-10-07", level: 3 },
  ]);
  return school;
}

const remembered = async ({ db }: School) => {
  const { chartsRefusedAt, whisperChartsRefusedAt } = await db.workspace.findFirstOrThrow();
  return { messages: chartsRefusedAt !== null, whispers: whisperChartsRefusedAt !== null };
};

describe("where Slack draws charts, the report", () => {
  it("has one of its levels, posted, asked for and shared", async () => {
    const school = await startWithLevels();
    await tickAt(school, DUE);
    expect(reports(school).map(hasChart)).toEqual([true]);
    const shown = await ask(school, "report October");
    expect(hasChart(shown)).toBe(true);
    await press(school, shown, "Share in channel");
    expect(hasChart(school.slack.messagesIn(STAFF)[0])).toBe(true);
    expect(await remembered(school)).toEqual({ messages: false, whispers: false });
    expectGoodMessages(school);
  });

  it("has none while all units have one level", async () => {
    const school = await startOnTheEve();
    await tickAt(school, DUE);
    expect(reports(school).map(hasChart)).toEqual([false]);
  });
});

describe("from the third month of a school year on, the report", () => {
  /** 8:00 in New York on the second school day of December. */
  const DECEMBER = new Date("2026-12-02T13:00:00Z");

  async function startWithMonths(): Promise<School> {
    const school = await startOnTheEve();
    school.clock.now = new Date("2026-12-01T15:00:00Z");
    const days = ["2025-09-10", "2025-09-11", "2025-11-10", "2025-12-10", "2026-09-10", "2026-11-10", "2026-11-11"];
    await addUnits(
      school,
      days.map((date) => ({ date })),
    );
    await tickAt(school, DECEMBER);
    return school;
  }

  const ofNovember = (school: School) => reports(school).find(({ text }) => text.includes("Report: November 2026"));
  const yearOf = ({ text }: { text: string }) => text.split("\n").filter((line) => line.startsWith("Units by month"));

  it("charts the units of the year's months so far, with those of the year before", async () => {
    const school = await startWithMonths();
    const line = "Units by month. 2026-27: Sep 1, Oct 1, Nov 2. 2025-26: Sep 2, Oct 0, Nov 1.";
    const posted = ofNovember(school);
    expect(posted && yearOf(posted)).toEqual([line]);
    expect(posted?.blocks.filter(({ type }) => type === "data_visualization")).toHaveLength(1);
    expect(yearOf(await ask(school, "report November"))).toEqual([line]);
    expect(yearOf(await ask(school, "report October"))).toEqual([]);
    expectGoodMessages(school);
  });

  it("is updated once, and says why, when an earlier month changes", async () => {
    const school = await startWithMonths();
    await addUnits(school, [{ date: "2026-09-15" }]);
    await tickAt(school, new Date(DECEMBER.getTime() + 60_000));
    const text = ofNovember(school)?.text ?? "";
    expect(text).toContain("2026-27: Sep 2, Oct 1, Nov 2.");
    expect(text).toContain("Updated Dec 2: units of earlier months changed.");
    const edits = () => school.slack.calls.filter(({ method }) => method === "chat.update").length;
    const before = edits();
    await tickAt(school, new Date(DECEMBER.getTime() + 120_000));
    expect(edits()).toBe(before);
  });

  it("tells a change of the month before as such, and nothing of the months after it", async () => {
    const school = await startWithMonths();
    await addUnits(school, [{ date: "2026-10-15" }, { date: "2026-12-01" }]);
    await tickAt(school, new Date(DECEMBER.getTime() + 60_000));
    expect(ofNovember(school)?.text).toContain("Updated Dec 2: figures for October changed.");
  });
});

describe("where Slack refuses charts, the report", () => {
  it("is posted once without them, is in its full size, and alerts nobody", async () => {
    const school = await startWithLevels();
    refuseCharts(school);
    await tickAt(school, DUE);
    await keepTicking(school);
    expect(reports(school).map(hasChart)).toEqual([false]);
    expect(reports(school)[0]?.text).toContain("1 Cooperation: 1 · ");
    expect(callsOf(school, "chat.postMessage")).toEqual({ refused: 1, accepted: 1 });
    expect(await ledger(school)).toMatchObject([{ state: "sent", size: 0, reason: null }]);
    expect(told(school)).toEqual([]);
    expect(await remembered(school)).toEqual({ messages: true, whispers: false });
    expect(school.slack.problems).toEqual([]);
  });

  it("is updated without them from the start, also after a restart", async () => {
    const school = await startWithLevels();
    refuseCharts(school);
    await tickAt(school, DUE);
    await school.restart();
    await addUnits(school, [{ date: "2026-10-30", title: "Late", level: 4 }]);
    await keepTicking(school);
    expect(callsOf(school, "chat.update")).toEqual({ refused: 0, accepted: 1 });
    expect(reports(school).map(({ text }) => text.includes("Late"))).toEqual([true]);
  });

  it("is updated without them if Slack stops to draw them", async () => {
    const school = await startWithLevels();
    await tickAt(school, DUE);
    expect(reports(school).map(hasChart)).toEqual([true]);
    refuseCharts(school);
    await addUnits(school, [{ date: "2026-10-30", title: "Late", level: 4 }]);
    await keepTicking(school);
    expect(callsOf(school, "chat.update")).toEqual({ refused: 1, accepted: 1 });
    expect(reports(school).map(hasChart)).toEqual([false]);
    expect(await remembered(school)).toEqual({ messages: true, whispers: false });
  });

  it("is shown to a person without them, and again at once", async () => {
    const school = await startWithLevels();
    refuseCharts(school, ["response_url"]);
    for (const _ of ["first", "again"]) expect(hasChart(await ask(school, "report October"))).toBe(false);
    expect(await remembered(school)).toEqual({ messages: false, whispers: true });
    const refused = school.slack.calls.filter(({ response }) => response === "invalid_blocks");
    expect(refused.map(({ method }) => method)).toEqual(["response_url"]);
    expectGoodMessages(school);
  });

  it("keeps them in its channel if only whispers refuse them", async () => {
    const school = await startWithLevels();
    refuseCharts(school, ["response_url", "chat.postEphemeral"]);
    expect(hasChart(await ask(school, "report October"))).toBe(false);
    await tickAt(school, DUE);
    expect(reports(school).map(hasChart)).toEqual([true]);
  });

  it("is shared without them", async () => {
    const school = await startWithLevels();
    refuseCharts(school);
    const shown = await ask(school, "report October");
    await press(school, shown, "Share in channel");
    expect(school.slack.messagesIn(STAFF).map(hasChart)).toEqual([false]);
    expect(await remembered(school)).toEqual({ messages: true, whispers: true });
    expectGoodMessages(school);
  });

  it("reaches a person by direct message when no other way works", async () => {
    const school = await startWithLevels();
    refuseCharts(school);
    school.slack.faults.clear("response_url");
    school.slack.faults.always("response_url", { kind: "status", status: 500 });
    school.slack.faults.clear("chat.postEphemeral");
    school.slack.faults.always("chat.postEphemeral", { kind: "error", error: "not_in_channel" });
    await school.slack.as(TESS).command("/unit", "report October", { channel: STAFF });
    await school.slack.settle();
    const got = school.slack.directMessagesTo(TESS).filter(({ text }) => text.includes("October 2026"));
    expect(got.map(hasChart)).toEqual([false]);
    expect(callsOf(school, "chat.postMessage", TESS)).toEqual({ refused: 1, accepted: 1 });
  });

  it("tries them again after four weeks, with the next month's report", async () => {
    const school = await startWithLevels();
    refuseCharts(school);
    await tickAt(school, DUE);
    school.slack.faults.clear();
    await addUnits(school, [
      { date: "2026-11-05", level: 1 },
      { date: "2026-11-06", level: 3 },
    ]);
    await tickAt(school, new Date("2026-12-02T13:00:00Z"));
    expect(reports(school).map(hasChart)).toEqual([false, true]);
  });
});

describe("an answer that is lost", () => {
  it("after charts were refused leaves one report in the channel", async () => {
    const school = await startWithLevels();
    refuseCharts(school, ["chat.update"]);
    school.slack.faults.next("chat.postMessage", {
      kind: "refusedContent",
      error: "invalid_blocks",
      types: ["data_visualization"],
    });
    school.slack.faults.next("chat.postMessage", { kind: "lostReply" });
    await tickAt(school, DUE);
    await keepTicking(school);
    expect(reports(school)).toHaveLength(1);
    expect(await ledger(school)).toMatchObject([{ state: "sent" }]);
    // Slack didn't say that it took the report without them, so nothing is known.
    expect(await remembered(school)).toEqual({ messages: false, whispers: false });
    expect(school.slack.problems).toEqual([]);
  });
});

describe("a preview in a modal", () => {
  it("has no chart, which no modal may have", async () => {
    const school = await startWithLevels();
    const home = await school.slack.as(PAT).openHome();
    expect(JSON.stringify(home)).not.toContain("data_visualization");
    expectGoodMessages(school);
  });
});
