// The reminder to log in channels: when it is posted, what it says, how its count stays current, and when there is none.
import { describe, expect, it } from "vitest";
import { ask, forge } from "../../support/asking.js";
import { openHomeAgain, pressHome } from "../../support/homing.js";
import { postsIn, setPrompts } from "../../support/prompting.js";
import { REMINDER_DUE, startReminding, toUnit } from "../../support/reminding.js";
import { minutesAfter, tickAt, told } from "../../support/reporting.js";
import { fillLog } from "../../support/rows.js";
import { ADMIN, LEE, PAT, type School, STAFF, startSchool } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const reminders = (school: School, channel = STAFF) =>
  postsIn(school, channel)
    .map(({ text }) => text)
    .filter((text) => text.includes(" closes "));
const DAY = 24 * 60;
const TEXT =
  "November closes Monday. 2 units so far (3 last November). Worked with the library on something? Logging it takes 15 seconds.";

describe("the reminder to log", () => {
  it("is off unless a channel is chosen", async () => {
    const school = await startReminding({});
    for (const days of [0, 1, 4]) await tickAt(school, minutesAfter(REMINDER_DUE, days * DAY));
    expect(reminders(school)).toEqual([]);
    expect(school.slack.directMessagesTo(LEE)).toEqual([]);
  });

  it("is posted two school days before the month ends, once in each channel, with two buttons", async () => {
    const school = await startReminding({ reminderChannels: [STAFF, ADMIN] });
    await tickAt(school, minutesAfter(REMINDER_DUE, -1));
    expect(reminders(school)).toEqual([]);
    for (const minutes of [0, 1, DAY, 4 * DAY]) await tickAt(school, minutesAfter(REMINDER_DUE, minutes));
    await school.restart();
    for (const channel of [STAFF, ADMIN]) {
      expect(reminders(school, channel)).toEqual([TEXT]);
      const [post] = postsIn(school, channel).filter(({ text }) => text === TEXT);
      expect(JSON.stringify(post?.blocks)).toMatch(/"Log a unit".*"Not this month"/);
    }
    expectGoodMessages(school);
  });

  it("says how many units there are now until the month is over, day and night, without posting again", async () => {
    const school = await startReminding();
    await tickAt(school, REMINDER_DUE);
    await fillLog(school, [toUnit("2026-11-25")]);
    // Thursday at 10 PM.
    await tickAt(school, minutesAfter(REMINDER_DUE, 12 * 60));
    expect(reminders(school)).toEqual([TEXT.replace("2 units", "3 units")]);
    const deletedAt = REMINDER_DUE.toISOString();
    await school.db.unit.updateMany({ where: { date: "2026-11-25" }, data: { deletedAt } });
    // A unit planned for Monday isn't counted before Monday.
    await fillLog(school, [toUnit("2026-11-30")]);
    await tickAt(school, minutesAfter(REMINDER_DUE, DAY));
    expect(reminders(school)).toEqual([TEXT]);
    await tickAt(school, minutesAfter(REMINDER_DUE, 4 * DAY));
    expect(reminders(school)).toEqual([TEXT.replace("2 units", "3 units")]);
    const updates = school.slack.calls.filter(({ method }) => method === "chat.update").length;
    await fillLog(school, [toUnit("2026-11-24")]);
    await tickAt(school, minutesAfter(REMINDER_DUE, 5 * DAY));
    expect(reminders(school)).toEqual([TEXT.replace("2 units", "3 units")]);
    expect(school.slack.calls.filter(({ method }) => method === "chat.update")).toHaveLength(updates);
    expectGoodMessages(school);
  });

  it.each([
    ["a day late", 1, "November closes Monday."],
    ["on the last day", 4, "November closes today."],
  ])("that was missed is posted %s, and says when the month closes", async (_what, days, words) => {
    const school = await startReminding();
    await tickAt(school, minutesAfter(REMINDER_DUE, days * DAY));
    expect(reminders(school)).toEqual([expect.stringContaining(words)]);
    expectGoodMessages(school);
  });

  it("that was missed isn't posted at night, on a weekend or after the month has ended", async () => {
    const school = await startReminding();
    for (const minutes of [10 * 60, 2 * DAY, 3 * DAY, 4 * DAY - 120, 4 * DAY + 9 * 60, 5 * DAY, 12 * DAY]) {
      await tickAt(school, minutesAfter(REMINDER_DUE, minutes));
      expect(reminders(school)).toEqual([]);
    }
    expect(school.slack.directMessagesTo(LEE).filter(({ text }) => text.includes("closes"))).toHaveLength(1);
  });

  it("leaves out a year without units, and says when the month has none", async () => {
    const school = await startSchool();
    await setPrompts(school, { reminderChannels: [STAFF] });
    await tickAt(school, REMINDER_DUE);
    expect(reminders(school)[0]).toMatch(/^November closes Monday\. No units so far\. Worked with the library/);
    await fillLog(school, [toUnit("2026-11-25")]);
    await tickAt(school, minutesAfter(REMINDER_DUE, 1));
    expect(reminders(school)[0]).toMatch(/^November closes Monday\. 1 unit so far\. Worked/);
    expectGoodMessages(school);
  });

  it("isn't posted in a month without units this year and last, once the log goes back that far", async () => {
    const school = await startReminding({ reminderChannels: [STAFF] }, { now: new Date("2026-05-10T15:00:00Z") });
    await fillLog(school, [toUnit("2025-05-20")]);
    const next = async () => (await openHomeAgain(school, LEE)).find((line) => line.includes("reminder to log"));
    expect(await next()).toMatch(/^May's reminder to log · Wed, May 27/);
    school.clock.now = new Date("2026-06-08T15:00:00Z");
    expect(await next()).toMatch(/^November's reminder to log · Thu, Nov 26/);
    for (const now of ["2026-06-26T14:00:00Z", "2026-06-30T15:00:00Z"]) await tickAt(school, new Date(now));
    expect(reminders(school)).toEqual([]);
    // Other messages may be due, such as the preview of a report.
    expect(school.slack.directMessagesTo(LEE).filter(({ text }) => /^\w+ closes /.test(text))).toEqual([]);
    await fillLog(school, [toUnit("2026-06-29")]);
    await tickAt(school, new Date("2026-06-30T15:00:00Z"));
    expect(reminders(school)).toEqual([expect.stringMatching(/^June closes today\. 1 unit so far\./)]);
    expectGoodMessages(school);
  });

  it("turned on after its day waits for the next month, and so does the message to librarians", async () => {
    const school = await startReminding({});
    school.clock.now = minutesAfter(REMINDER_DUE, 60);
    await setPrompts(school, { reminderChannels: [STAFF] });
    await tickAt(school, minutesAfter(REMINDER_DUE, 61));
    await tickAt(school, minutesAfter(REMINDER_DUE, DAY));
    expect([reminders(school), school.slack.directMessagesTo(LEE)]).toEqual([[], []]);
    await tickAt(school, new Date("2026-12-29T15:00:00Z"));
    expect(reminders(school)).toEqual([expect.stringMatching(/^December closes Thursday\. No units so far\./)]);
    expectGoodMessages(school);
  });

  it("is previewed as it will be posted, and skipped in one channel; skipped in all, librarians get none either", async () => {
    const school = await startReminding({ reminderChannels: [STAFF, ADMIN] });
    await openHomeAgain(school, LEE);
    expect(await pressHome(school, "Preview", LEE)).toEqual([TEXT, "Preview as of today. Nothing has been posted."]);
    const skip = (channel: string) => ({ post: "log-reminder", period: `2026-11/${channel}`, skip: true });
    await forge(school, { name: "skip-post", value: skip(STAFF), by: LEE });
    await forge(school, { name: "skip-post", value: skip(ADMIN), by: PAT });
    const before = school.slack.directMessagesTo(LEE).length;
    await tickAt(school, REMINDER_DUE);
    expect([reminders(school), reminders(school, ADMIN)]).toEqual([[], []]);
    expect(school.slack.directMessagesTo(LEE)).toHaveLength(before);
    await forge(school, { name: "skip-post", value: { ...skip(ADMIN), period: `2026-12/${ADMIN}` }, by: LEE });
    await tickAt(school, new Date("2026-12-29T15:00:00Z"));
    expect([reminders(school).length, reminders(school, ADMIN).length]).toEqual([1, 0]);
    expectGoodMessages(school);
  });

  it("that can't be posted is reported to the admins once, and a channel that works gets it", async () => {
    const school = await startReminding({ reminderChannels: [STAFF, ADMIN] });
    school.slack.archive(ADMIN);
    for (const minute of [0, 1, 2]) await tickAt(school, minutesAfter(REMINDER_DUE, minute));
    expect(told(school).map(({ text }) => text.split("\n")[0])).toEqual([
      `Not posted: the reminder to log. <#${ADMIN}> is archived. Choose another channel with /unit prompts.`,
    ]);
    expect(reminders(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("opens the form with its button, for anyone in the channel", async () => {
    const school = await startReminding();
    await tickAt(school, REMINDER_DUE);
    const [post] = postsIn(school).filter(({ text }) => text.includes("closes"));
    if (!post) throw new Error("Nothing was posted.");
    const isLog = (element: object) => JSON.stringify(element).includes('"Log a unit"');
    await school.slack.as(PAT).click(post, isLog);
    await school.slack.settle();
    expect(school.slack.as(PAT).modal()?.title).toBe("Log a unit");
    await school.slack.as(PAT).fill({ title: "Comets", grades: ["6"], level: "2", partners: [LEE] });
    await school.slack.as(PAT).submit();
    await school.slack.settle();
    await tickAt(school, minutesAfter(REMINDER_DUE, 1));
    expect(reminders(school)).toEqual([TEXT.replace("2 units", "3 units")]);
    expect((await ask(school, "list all", { by: PAT })).text).toContain("Comets");
    expectGoodMessages(school);
  });
});
