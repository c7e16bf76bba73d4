// The preview of a report, one school day before it is due: who gets it, how it follows the report, and Post now.
import { describe, expect, it } from "vitest";
import type { Message } from "../../../sandbox/workspace/messages.js";
import { postDue } from "../../../src/schedule.js";
import { deleteOldRows } from "../../../src/store/old-rows.js";
import { clickOn, forge, press, wordsOnButtons } from "../../support/asking.js";
import { homeOf, openHomeAgain } from "../../support/homing.js";
import {
  addUnits,
  DUE,
  dueDeps,
  ledger,
  minutesAfter,
  reports,
  startOnTheEve,
  states,
  tickAt,
  told,
} from "../../support/reporting.js";
import { ADMIN, LEE, OMAR, PAT, type School, STAFF, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const NOOR = "U0LIBRARY02";
const DAY = 24 * 60;
/** 8:00 in New York on Monday, November 2: one school day before October's report is due. */
const PREVIEW = minutesAfter(DUE, -DAY);
const GOES = "October's report goes to <#C0ADMIN0001> on Tuesday at 8:00 AM. This is it:";
const TITLE = "Library Utilization Report: October 2026 · Lincoln School";

const previewsTo = ({ slack }: School, person = LEE): Message[] =>
  slack.directMessagesTo(person).filter(({ text }) => text.startsWith("October's report"));

function previewTo(school: School, person = LEE): Message {
  const [preview] = previewsTo(school, person);
  if (!preview) throw new Error("Nobody got a preview.");
  return preview;
}

async function startBefore(options: Parameters<typeof startOnTheEve>[0] = {}): Promise<School> {
  const school = await startOnTheEve({ now: minutesAfter(PREVIEW, -60), ...options });
  school.slack.addPerson({ id: NOOR, name: "Noor Librarian" });
  return school;
}

/** A school whose librarians have the preview. */
async function startPreviewed(options: Parameters<typeof startBefore>[0] = {}): Promise<School> {
  const school = await startBefore(options);
  await tickAt(school, PREVIEW);
  return school;
}

const TWO = { env: { LIBRARIANS: `${LEE},${NOOR}` } };

async function click(school: School, text: string, by = LEE): Promise<void> {
  await clickOn(school, previewTo(school, by), text, by);
  await school.slack.settle();
}

describe("the preview of a report", () => {
  it("reaches each librarian once, with the report as it will be posted, and nobody else", async () => {
    const school = await startBefore(TWO);
    for (const minutes of [-1, 0, 1, 300]) await tickAt(school, minutesAfter(PREVIEW, minutes));
    await school.restart();
    for (const by of [LEE, NOOR]) expect(previewsTo(school, by)).toHaveLength(1);
    for (const by of [TESS, OMAR, PAT]) expect(previewsTo(school, by)).toEqual([]);
    const { text } = previewTo(school);
    expect(text.split("\n").slice(0, 2)).toEqual([GOES, TITLE]);
    expect(text).toContain("Oct 14 · Rivers and Deltas · 4 · 3 Collaboration");
    expect(wordsOnButtons(previewTo(school))).toEqual(["Post now", "Fix figures", "Skip"]);
    expect(JSON.stringify(previewTo(school).blocks)).toContain("Skip this post?");
    expect(reports(school)).toEqual([]);
    await tickAt(school, DUE);
    const posted = reports(school)[0]?.text.split("\n") ?? [];
    expect(text.split("\n")).toEqual(expect.arrayContaining(posted.slice(0, 4)));
    expectGoodMessages(school);
  });

  it("is sent late if Bookend was down, but at no hour of the night, and never after the report", async () => {
    const school = await startBefore();
    for (const minutes of [12 * 60, DAY - 61]) await tickAt(school, minutesAfter(PREVIEW, minutes));
    expect(previewsTo(school)).toEqual([]);
    await tickAt(school, minutesAfter(DUE, -60));
    expect(previewTo(school).text.split("\n")[0]).toBe(
      "October's report goes to <#C0ADMIN0001> today at 8:00 AM. This is it:",
    );
    const late = await startBefore();
    for (const minutes of [0, 60]) await tickAt(late, minutesAfter(DUE, minutes));
    expect(reports(late)).toHaveLength(1);
    expect(previewsTo(late)).toEqual([]);
  });

  it("isn't sent on closed days: Friday comes before Monday", async () => {
    const school = await startOnTheEve({ now: new Date("2026-10-29T15:00:00Z") });
    await school.db.school.updateMany({ data: { reportOpenDay: 1 } });
    await tickAt(school, new Date("2026-10-30T11:59:00Z"));
    expect(previewsTo(school)).toEqual([]);
    await tickAt(school, new Date("2026-10-30T12:00:00Z"));
    expect(previewTo(school).text.split("\n")[0]).toBe(
      "October's report goes to <#C0ADMIN0001> on Monday at 8:00 AM. This is it:",
    );
    const late = await startOnTheEve({ now: new Date("2026-10-29T15:00:00Z") });
    await late.db.school.updateMany({ data: { reportOpenDay: 1 } });
    for (const day of ["31", "01"]) await tickAt(late, new Date(`2026-${day === "31" ? "10" : "11"}-${day}T15:00:00Z`));
    expect(previewsTo(late)).toEqual([]);
    await tickAt(late, new Date("2026-11-02T12:30:00Z"));
    expect(previewsTo(late)).toHaveLength(1);
  });

  it("goes to the admins as long as there is no librarian", async () => {
    const school = await startBefore({ env: { LIBRARIANS: "" } });
    await tickAt(school, PREVIEW);
    expect(previewTo(school, PAT).text.split("\n")[0]).toBe(GOES);
    expect(previewsTo(school, LEE)).toEqual([]);
  });

  it("says what to do if no channel is chosen, and follows when one is", async () => {
    const school = await startBefore({ env: { ADMIN_CHANNEL: "" } });
    await tickAt(school, PREVIEW);
    expect(previewTo(school).text.split("\n")[0]).toBe(
      "October's report is due on Tuesday at 8:00 AM, but it won't be posted. No admin channel is set. An admin can choose one with /unit settings. Here it is:",
    );
    expect(wordsOnButtons(previewTo(school))).toEqual(["Fix figures", "Skip"]);
    await school.db.school.updateMany({ data: { adminChannel: ADMIN } });
    await tickAt(school, minutesAfter(PREVIEW, 1));
    expect(previewTo(school).text.split("\n")[0]).toBe(GOES);
    expect(wordsOnButtons(previewTo(school))).toEqual(["Post now", "Fix figures", "Skip"]);
    expectGoodMessages(school);
  });

  it("shows a unit that is logged later", async () => {
    const school = await startPreviewed();
    await addUnits(school, [{ date: "2026-10-20", title: "Kites" }]);
    await tickAt(school, minutesAfter(PREVIEW, 1));
    expect(previewTo(school).text).toContain("Oct 20 · Kites");
    expect(previewsTo(school)).toHaveLength(1);
  });

  it("is sent again if it certainly didn't arrive, and not if it may have", async () => {
    for (const [fault, times] of [
      [{ kind: "ratelimited", retryAfter: 30 }, 1],
      [{ kind: "reset" }, 0],
    ] as const) {
      const school = await startBefore();
      // Lee is asked about a level first.
      await tickAt(school, minutesAfter(PREVIEW, -1));
      school.slack.faults.next("chat.postMessage", fault);
      for (const minutes of [0, 1, 2, 60]) await tickAt(school, minutesAfter(PREVIEW, minutes));
      expect(previewsTo(school)).toHaveLength(times);
    }
  });

  it("is forgotten when it's old, not before", async () => {
    const school = await startPreviewed();
    await deleteOldRows(school.db, minutesAfter(DUE, 60 * DAY));
    expect(await school.db.postPreview.count()).toBe(1);
    await deleteOldRows(school.db, minutesAfter(DUE, 365 * DAY));
    expect(await school.db.postPreview.count()).toBe(0);
  });
});

describe("Post now", () => {
  it("posts the report within a minute, once, and every preview says who did", async () => {
    const school = await startPreviewed(TWO);
    await click(school, "Post now");
    expect(previewTo(school).text).toBe(
      "October's report will be posted in <#C0ADMIN0001> within a minute: Lee Librarian chose to post it now.",
    );
    for (const minutes of [1, 2, DAY, DAY + 61, 3 * DAY]) await tickAt(school, minutesAfter(PREVIEW, minutes));
    expect(reports(school).map(({ text }) => text.split("\n")[0])).toEqual([TITLE]);
    expect(reports(school)[0]?.text).not.toContain("Posted late");
    for (const by of [LEE, NOOR]) {
      expect(previewTo(school, by).text).toMatch(
        /^October's report was posted in <#C0ADMIN0001> on Mon, Nov 2, 8:01.AM: Lee Librarian chose to post it now\.$/,
      );
      expect(wordsOnButtons(previewTo(school, by))).toEqual([]);
    }
    expect(told(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it("posts once if two librarians click at once and several processes run", async () => {
    const school = await startPreviewed(TWO);
    await Promise.all([LEE, NOOR].map((by) => clickOn(school, previewTo(school, by), "Post now", by)));
    await school.slack.settle();
    expect(await states(school)).toEqual([["due", null]]);
    const now = minutesAfter(PREVIEW, 1);
    school.clock.now = now;
    const processes = [dueDeps(school), dueDeps(school), dueDeps(school)];
    await Promise.all(processes.map((deps) => postDue(deps, { now, dryRun: false })));
    await tickAt(school, now);
    expect(reports(school)).toHaveLength(1);
    const [row] = await ledger(school);
    expect(["Lee Librarian", "Noor Librarian"]).toContain(row?.askedBy);
    for (const by of [LEE, NOOR]) expect(previewTo(school, by).text).toContain(`${row?.askedBy} chose`);
  });

  it("posts once if the minute it is due strikes meanwhile", async () => {
    const school = await startPreviewed();
    const preview = previewTo(school);
    school.clock.now = DUE;
    const deps = dueDeps(school);
    await Promise.all([
      postDue(deps, { now: DUE, dryRun: false }),
      clickOn(school, preview, "Post now", LEE),
      tickAt(school, DUE),
    ]);
    for (const minutes of [1, 2, 61]) await tickAt(school, minutesAfter(DUE, minutes));
    expect(reports(school)).toHaveLength(1);
    expect(previewTo(school).text).toContain("October's report was posted in");
  });

  it("takes the report out of what comes next, and the month after it in", async () => {
    const school = await startPreviewed();
    await click(school, "Post now");
    await openHomeAgain(school, PAT);
    expect(homeOf(school, PAT).join("\n")).not.toContain("October's report · ");
    expect(homeOf(school, PAT).join("\n")).toMatch(/November's report · Wed, Dec 2/);
    await tickAt(school, minutesAfter(PREVIEW, 1));
    await openHomeAgain(school, PAT);
    expect(homeOf(school, PAT).join("\n")).toMatch(/October's report was posted Nov 2\. The next one .* Wed, Dec 2/);
  });

  it("is updated by a late unit like any report, before and after its day", async () => {
    const school = await startPreviewed();
    await click(school, "Post now");
    await tickAt(school, minutesAfter(PREVIEW, 1));
    for (const [minutes, title] of [
      [60, "Kites"],
      [2 * DAY, "Bridges"],
    ] as const) {
      school.clock.now = minutesAfter(PREVIEW, minutes);
      await addUnits(school, [{ date: "2026-10-20", title }]);
      await tickAt(school, minutesAfter(PREVIEW, minutes + 1));
      expect(reports(school)[0]?.text).toContain(`Oct 20 · ${title}`);
    }
    expect(reports(school)).toHaveLength(1);
    expect(reports(school)[0]?.text).toContain("Updated Nov 4: 2 late units added.");
  });

  it("is for librarians and admins as Slack describes them now", async () => {
    const school = await startPreviewed();
    const value = { post: "monthly-report", period: "2026-10", what: "October's report", dueAt: DUE.toISOString() };
    const refused = await forge(school, { name: "post-now", value, by: TESS });
    expect(refused.text).toContain("Only librarians and admins can preview, post or skip posts.");
    await school.db.person.updateMany({ where: { id: LEE }, data: { librarian: false } });
    await press(school, previewTo(school), "Post now", LEE);
    expect(await states(school)).toEqual([]);
  });

  it("can't post a month that isn't coming up", async () => {
    const school = await startPreviewed();
    for (const period of ["2026-11", "2026-12", "2027-10", "nonsense"]) {
      const value = { post: "monthly-report", period, what: "It", dueAt: DUE.toISOString() };
      await forge(school, { name: "post-now", value, by: LEE });
    }
    expect(await states(school)).toEqual([]);
  });

  it("can't post what has no preview yet: a month that isn't over, before and after the one before it is out", async () => {
    const value = { post: "monthly-report", period: "2026-10", what: "October's report", dueAt: DUE.toISOString() };
    const early = await startBefore();
    for (const now of [new Date("2026-10-20T15:00:00Z"), minutesAfter(PREVIEW, -1)]) {
      early.clock.now = now;
      const refused = await forge(early, { name: "post-now", value, by: LEE });
      expect(refused.text).toContain("October's report can't be posted before its preview is out.");
    }
    expect(await states(early)).toEqual([]);
    const school = await startPreviewed();
    await click(school, "Post now");
    await tickAt(school, minutesAfter(PREVIEW, 1));
    const next = await forge(school, { name: "post-now", value: { ...value, period: "2026-11" }, by: LEE });
    expect(next.text).toContain("November's report can't be posted before its preview is out.");
    expect(await states(school)).toEqual([["sent", null]]);
    await tickAt(school, minutesAfter(PREVIEW, 2));
    expect(reports(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("can't post what never has a preview", async () => {
    const school = await startPreviewed();
    await school.db.school.updateMany({ data: { tipChannel: STAFF } });
    const value = { post: "weekly-tip", period: "2026-W45", what: "The tip", dueAt: DUE.toISOString() };
    const refused = await forge(school, { name: "post-now", value, by: LEE });
    expect(refused.text).toContain("can't be posted before its day");
    expect(await states(school)).toEqual([]);
  });

  it("that Slack refuses alerts the admins, and can be tried again or skipped", async () => {
    const school = await startPreviewed();
    school.slack.faults.next("chat.postMessage", { kind: "error", error: "not_in_channel" });
    await click(school, "Post now");
    await tickAt(school, minutesAfter(PREVIEW, 1));
    expect(told(school)).toHaveLength(1);
    expect(previewTo(school).text).toContain("It couldn't be posted earlier: I'm not in <#C0ADMIN0001>.");
    expect(wordsOnButtons(previewTo(school))).toEqual(["Post now", "Fix figures", "Skip"]);
    await click(school, "Post now");
    await tickAt(school, minutesAfter(PREVIEW, 2));
    expect(reports(school)).toHaveLength(1);
    expectGoodMessages(school);
  });
});

describe("Skip in the preview", () => {
  it("keeps the report from being posted, and undoing it brings the preview back", async () => {
    const school = await startPreviewed(TWO);
    const outdated = structuredClone(previewTo(school, NOOR));
    await click(school, "Skip");
    for (const by of [LEE, NOOR])
      expect(previewTo(school, by).text).toMatch(/^October's report won't be posted .*: Lee Librarian skipped it\.$/);
    // Noor clicks on what she saw a moment ago.
    await clickOn(school, outdated, "Post now", NOOR);
    await school.slack.settle();
    expect(await states(school)).toEqual([["skipped", "Lee Librarian skipped it"]]);
    await click(school, "Undo");
    expect(previewTo(school).text.split("\n")[0]).toBe(GOES);
    await tickAt(school, DUE);
    expect(reports(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("is too late once someone chose Post now", async () => {
    const school = await startPreviewed(TWO);
    const outdated = structuredClone(previewTo(school, NOOR));
    await click(school, "Post now");
    await clickOn(school, outdated, "Skip", NOOR);
    await school.slack.settle();
    expect(await states(school)).toEqual([["due", null]]);
    await tickAt(school, minutesAfter(PREVIEW, 1));
    expect(reports(school)).toHaveLength(1);
  });
});
