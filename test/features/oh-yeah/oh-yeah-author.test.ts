// What an author can do about words of theirs that a colleague saved: they are told, and nothing outlasts their silence.
import { describe, expect, it } from "vitest";
import type { Message } from "../../../sandbox/workspace/messages.js";
import { ask, buttonsOf, forge, lastWhisper, press, seeAfter, wordsOnButtons } from "../../support/asking.js";
import { minutesAfter, tickAt } from "../../support/reporting.js";
import { LEE, OMAR, PAT, type School, SECRET, STAFF, startSchool, TESS, TUESDAY } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const LINE = "They asked to stay in the library over recess.";
const DAY = 24 * 60;

/** Tess says the line, and a colleague chooses the shortcut on it. Returns the message and what the colleague reads. */
async function sayAndSave(school: School, channel: string, by: string) {
  await school.slack.as(TESS).say(channel, LINE);
  const message = school.slack.messagesIn(channel).at(-1) as Message;
  return { message, reply: await saveAs(school, by, message) };
}

async function saveAs(school: School, by: string, message: Message): Promise<string> {
  await seeAfter(school, () => school.slack.as(by).messageShortcut("keep-oh-yeah", message), by);
  return lastWhisper(school, by).text;
}

const told = ({ slack }: School): Message[] => slack.directMessagesTo(TESS);

/** Clicks a button of the last message to Tess, and returns what it says then. */
async function answer(school: School, text: string): Promise<string> {
  const message = told(school).at(-1) as Message;
  await school.slack.as(TESS).click(message, (element) => (element.text as { text?: string })?.text === text);
  await school.slack.settle();
  return (told(school).at(-1) as Message).text;
}

describe("an author whose public message is saved", () => {
  it("is told by whom, and removes it with one click", async () => {
    const school = await startSchool();
    await sayAndSave(school, STAFF, LEE);
    const [notice, ...more] = told(school);
    expect(more).toEqual([]);
    expect(notice?.text.split("\n")).toEqual([
      "Lee Librarian saved what you wrote in a public channel as an OH YEAH:",
      expect.stringContaining(LINE),
      "All staff can read it with your name. A librarian may pick it for the month's report.",
    ]);
    expect(notice && wordsOnButtons(notice)).toEqual(["Remove"]);
    expect(await answer(school, "Remove")).toBe("Deleted. It won't appear anywhere.");
    expect((await ask(school, "ohyeah", { by: LEE })).text).toContain("None yet.");
    expectGoodMessages(school);
  });

  it("isn't told about what they save themselves", async () => {
    const school = await startSchool();
    await sayAndSave(school, STAFF, TESS);
    expect(told(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it.each([
    { kind: "ratelimited", retryAfter: 30 },
    { kind: "error", error: "user_disabled" },
  ] as const)("and can't be told (%j), nothing is saved, and it can be tried again", async (fault) => {
    const school = await startSchool();
    school.slack.faults.next("chat.postMessage", fault);
    const { message, reply } = await sayAndSave(school, STAFF, LEE);
    expect(reply).toContain("so nothing was done");
    expect(await school.db.ohYeah.count()).toBe(0);
    expect(await saveAs(school, LEE, message)).toContain("Saved as an OH YEAH:");
    expect(told(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("and may not have been told keeps it saved, and the colleague hears of it", async () => {
    const school = await startSchool();
    school.slack.faults.next("chat.postMessage", { kind: "lostReply" });
    const { reply } = await sayAndSave(school, STAFF, LEE);
    expect(reply).toContain("Saved as an OH YEAH, but Slack didn't confirm my message about it to Tess Teacher.");
    expect(await school.db.ohYeah.count({ where: { consent: "given" } })).toBe(1);
    expectGoodMessages(school);
  });
});

describe("a line that a colleague kept", () => {
  it("can be deleted by its author from the list, and by nobody else on the staff", async () => {
    const school = await startSchool();
    await sayAndSave(school, STAFF, LEE);
    expect(wordsOnButtons(await ask(school, "ohyeah", { by: OMAR }))).not.toContain("Delete");
    const list = await ask(school, "ohyeah");
    expect((await press(school, list, "Delete")).text).toBe("Deleted. It won't appear anywhere.");
    expect((await ask(school, "ohyeah", { by: LEE })).text).toContain("None yet.");
    expectGoodMessages(school);
  });
});

describe("an author who was asked about private words", () => {
  it.each([8, 13, 15, 40])("and said no isn't asked again %i days later, whoever chooses the message", async (days) => {
    const school = await startSchool();
    const { message } = await sayAndSave(school, SECRET, PAT);
    expect(await answer(school, "Don't save")).toBe("Not saved. No one else can read it.");
    await tickAt(school, minutesAfter(TUESDAY, days * DAY));
    await tickAt(school, minutesAfter(TUESDAY, days * DAY + 1));
    expect(await saveAs(school, PAT, message)).toContain("Nothing was changed.");
    expect(told(school)).toHaveLength(1);
    expect(await school.db.ohYeah.count()).toBe(0);
    expectGoodMessages(school);
  });

  it("and doesn't answer for 14 days is quoted nowhere: the row goes, and the question says so", async () => {
    const school = await startSchool();
    const { message } = await sayAndSave(school, SECRET, PAT);
    await tickAt(school, minutesAfter(TUESDAY, 14 * DAY - 1));
    const { id: ohYeah } = await school.db.ohYeah.findFirstOrThrow();
    await tickAt(school, minutesAfter(TUESDAY, 14 * DAY + 1));
    expect(await school.db.ohYeah.count()).toBe(0);
    expect(told(school).map(({ text }) => text)).toEqual(["Not saved. No one else can read it."]);
    expect(buttonsOf(told(school)[0] as Message)).toEqual([]);
    const late = { name: "allow-oh-yeah", value: { ohYeah, allowed: true } };
    expect((await forge(school, late)).text).toBe("Not saved. No one else can read it.");
    expect(await school.db.ohYeah.count()).toBe(0);
    expect(await saveAs(school, PAT, message)).toContain("Nothing was changed.");
    expect(told(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("and said yes keeps it after those days", async () => {
    const school = await startSchool();
    await sayAndSave(school, SECRET, PAT);
    await answer(school, "Save it");
    await tickAt(school, minutesAfter(TUESDAY, 15 * DAY));
    expect(await school.db.ohYeah.count({ where: { consent: "given" } })).toBe(1);
    expectGoodMessages(school);
  });
});
