// The reminder to each librarian: once a month by direct message, in the daytime, with what has no unit yet; off by one tap.
import { describe, expect, it } from "vitest";
import type { Message } from "../../../sandbox/workspace/messages.js";
import { forge } from "../../support/asking.js";
import { homeOf, openHomeAgain, pressHome } from "../../support/homing.js";
import { postsIn } from "../../support/prompting.js";
import { REMINDER_DUE, startReminding } from "../../support/reminding.js";
import { minutesAfter, tickAt } from "../../support/reporting.js";
import { LEE, OMAR, PAT, type School, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const NOOR = "U0LIBRARY02";
const DAY = 24 * 60;

const remindersTo = ({ slack }: School, person: string): Message[] =>
  slack.directMessagesTo(person).filter(({ text }) => /^\w+ closes /.test(text));

function reminderTo(school: School, person: string): Message {
  const [reminder] = remindersTo(school, person);
  if (!reminder) throw new Error("Nobody was reminded.");
  return reminder;
}

async function startWithTwo(): Promise<School> {
  const school = await startReminding(undefined, { env: { LIBRARIANS: `${LEE},${NOOR}` } });
  school.slack.addPerson({ id: NOOR, name: "Noor Librarian" });
  return school;
}

const click = async (school: School, message: Message, text: string, by: string) => {
  await school.slack.as(by).click(message, (element) => JSON.stringify(element).includes(`"${text}"`));
  await school.slack.settle();
};

describe("the reminder to a librarian", () => {
  it("goes to each of them once, and to nobody else, with the counts and the gaps", async () => {
    const school = await startWithTwo();
    for (const minutes of [-1, 0, 1, DAY, 4 * DAY]) await tickAt(school, minutesAfter(REMINDER_DUE, minutes));
    await school.restart();
    for (const by of [LEE, NOOR]) expect(remindersTo(school, by)).toHaveLength(1);
    for (const by of [TESS, OMAR, PAT]) expect(remindersTo(school, by)).toEqual([]);
    const { text, blocks } = reminderTo(school, LEE);
    expect(text.split("\n")).toEqual([
      "November closes Monday. 2 units so far (3 last November).",
      "No units yet this term: grades PK–3, 5–12, Other; 1 of 2 staff members.",
      "Only librarians see this.",
    ]);
    expect(JSON.stringify(blocks)).toMatch(/"Log a unit".*"See who".*"Don't remind me again"/);
    await click(school, reminderTo(school, LEE), "See who", LEE);
    expect(school.slack.whispersTo(LEE).at(-1)?.text).toContain("Omar Teacher");
    expectGoodMessages(school);
  });

  it("waits for the morning and for an open day, and doesn't come after the month has ended", async () => {
    const school = await startReminding();
    for (const minutes of [9 * 60, 2 * DAY, 3 * DAY]) await tickAt(school, minutesAfter(REMINDER_DUE, minutes));
    expect(remindersTo(school, LEE)).toEqual([]);
    await tickAt(school, minutesAfter(REMINDER_DUE, 4 * DAY - 2 * 60));
    expect(remindersTo(school, LEE)).toHaveLength(1);
    const late = await startReminding();
    await tickAt(late, minutesAfter(REMINDER_DUE, 7 * DAY));
    expect(remindersTo(late, LEE)).toEqual([]);
  });

  it.each([
    ["certainly didn't arrive, so it is sent again", { kind: "ratelimited", retryAfter: 30 }, 1],
    ["may have arrived, so it isn't", { kind: "reset" }, 0],
  ] as const)("that %s", async (_what, fault, times) => {
    const school = await startReminding();
    await school.db.person.updateMany({ where: { id: LEE }, data: { remindersOff: true } });
    await tickAt(school, REMINDER_DUE);
    await school.db.person.updateMany({ where: { id: LEE }, data: { remindersOff: false } });
    // The post in the channel is out by now, so the message to Lee is the next one.
    school.slack.faults.next("chat.postMessage", fault);
    await tickAt(school, minutesAfter(REMINDER_DUE, 1));
    expect(remindersTo(school, LEE)).toEqual([]);
    for (const minutes of [2, 3, 60]) await tickAt(school, minutesAfter(REMINDER_DUE, minutes));
    expect(remindersTo(school, LEE)).toHaveLength(times);
  });

  it("says without the staff what it knows, when Slack doesn't answer", async () => {
    const school = await startReminding();
    school.slack.faults.always("users.list", { kind: "status", status: 503 });
    await tickAt(school, REMINDER_DUE);
    expect(reminderTo(school, LEE).text).toMatch(/No units yet this term: grades [^;]*\.\n/);
  });

  it("stops with one tap for this person, and Home turns it on again", async () => {
    const school = await startWithTwo();
    await tickAt(school, REMINDER_DUE);
    await click(school, reminderTo(school, LEE), "Don't remind me again", LEE);
    expect(school.slack.directMessagesTo(LEE).at(-1)?.text).toContain(
      "I won't remind you before a month ends anymore.",
    );
    for (let day = 28; day < 32; day++) await tickAt(school, new Date(Date.UTC(2026, 11, day, 15)));
    expect([remindersTo(school, LEE).length, remindersTo(school, NOOR).length]).toEqual([0, 2]);
    expect(await openHomeAgain(school, LEE)).toContain("You turned off the reminder before a month ends.");
    await pressHome(school, "Remind me again", LEE);
    await school.slack.settle();
    expect(homeOf(school, LEE).join("\n")).not.toContain("You turned off the reminder");
    await tickAt(school, new Date("2027-01-27T15:00:00Z"));
    // November's message says again what it said before she turned it off.
    expect(remindersTo(school, LEE).map(({ text }) => text.split("\n")[0])).toEqual([
      "November closes Monday. 2 units so far (3 last November).",
      "January closes Friday. No units so far.",
    ]);
    expectGoodMessages(school);
  });
});

describe("Not this month", () => {
  async function startPosted(): Promise<{ school: School; post: Message }> {
    const school = await startReminding();
    await tickAt(school, REMINDER_DUE);
    const [post] = postsIn(school).filter(({ text }) => /^\w+ closes /.test(text));
    if (!post) throw new Error("Nothing was posted.");
    return { school, post };
  }
  const seeWho = async (school: School) => {
    await click(school, reminderTo(school, LEE), "See who", LEE);
    return school.slack.whispersTo(LEE).at(-1)?.text ?? "";
  };
  const NOTE = "Omar Teacher (said they have nothing to log in November)";

  it("is answered privately, shown to librarians only, and can be undone", async () => {
    const { school, post } = await startPosted();
    for (const _ of [1, 2]) await click(school, post, "Not this month", OMAR);
    const answer = school.slack.whispersTo(OMAR).at(-1);
    expect(answer?.text).toBe("OK, nothing to log in November. Librarians can see that you said so.");
    expect(await school.db.reminder.count({ where: { declinedAt: { not: null } } })).toBe(1);
    expect(postsIn(school).filter(({ text }) => text.includes("nothing to log"))).toEqual([]);
    expect(await seeWho(school)).toContain(NOTE);
    if (answer) await click(school, answer, "Undo", OMAR);
    expect(await seeWho(school)).not.toContain("nothing to log");
    expect(await seeWho(school)).toContain("Omar Teacher");
    expectGoodMessages(school);
  });

  it("spares a librarian the message that hasn't come yet", async () => {
    const school = await startReminding();
    await forge(school, { name: "not-this-month", value: { month: "2026-11", undo: false }, by: LEE });
    await tickAt(school, REMINDER_DUE);
    expect(remindersTo(school, LEE)).toEqual([]);
    await tickAt(school, new Date("2026-12-29T15:00:00Z"));
    expect(remindersTo(school, LEE)).toHaveLength(1);
  });

  it("about another month changes nothing", async () => {
    const { school, post } = await startPosted();
    school.clock.now = minutesAfter(REMINDER_DUE, 10 * DAY);
    await click(school, post, "Not this month", OMAR);
    expect(school.slack.whispersTo(OMAR).at(-1)?.text).toContain("November is over, so there's nothing to answer.");
    expect(await school.db.reminder.count({ where: { declinedAt: { not: null } } })).toBe(0);
  });

  it("is forgotten with the reminders of months past", async () => {
    const { school, post } = await startPosted();
    await click(school, post, "Not this month", OMAR);
    await tickAt(school, new Date("2027-01-20T15:00:00Z"));
    expect(await school.db.reminder.count()).toBeGreaterThan(0);
    await tickAt(school, new Date("2027-02-20T15:00:00Z"));
    expect(await school.db.reminder.count({ where: { month: "2026-11" } })).toBe(0);
  });
});
