// OH YEAH from a message: saved at once in a public channel, and from a private conversation only if its author agrees.
import { describe, expect, it } from "vitest";
import type { Message } from "../../../sandbox/workspace/messages.js";
import { ask, lastWhisper, press, seeAfter, wordsOnButtons } from "../../support/asking.js";
import { minutesAfter, tickAt } from "../../support/reporting.js";
import {
  GRADE_4,
  GUEST,
  LEE,
  OMAR,
  PAT,
  ROBOT,
  type School,
  SECRET,
  STAFF,
  startSchool,
  TESS,
} from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const LINE = "They asked to stay in the library over recess.";
const SAVED = "Saved as an OH YEAH:";

const rows = (school: School) => school.db.ohYeah.findMany({ where: { removedAt: null } });

/** Posts a message and returns it as Slack has it. */
async function postMessage(school: School, by: string, channel: string, text = LINE): Promise<Message> {
  await school.slack.as(by).say(channel, text);
  const message = school.slack.messagesIn(channel).at(-1);
  if (!message) throw new Error("Nothing was said.");
  return message;
}

/** Chooses the shortcut on a message and returns the whisper that answers. */
async function saveFrom(school: School, by: string, message: Message): Promise<Message> {
  await seeAfter(school, () => school.slack.as(by).messageShortcut("keep-oh-yeah", message), by);
  return lastWhisper(school, by);
}

const question = ({ slack }: School, of = TESS): Message => {
  const message = slack.directMessagesTo(of).at(-1);
  if (!message) throw new Error("Nobody was asked.");
  return message;
};

async function answer(school: School, text: string, of = TESS, message = question(school, of)): Promise<string> {
  const isMeant = (element: object) => (element as { text?: { text?: string } }).text?.text === text;
  await school.slack.as(of).click(message, isMeant);
  await school.slack.settle();
  return question(school, of).text;
}

/** A private channel where Tess said the line, and Pat would like to save it. */
async function startWithQuestion(): Promise<{ school: School; message: Message }> {
  const school = await startSchool();
  const message = await postMessage(school, TESS, SECRET);
  const reply = await saveFrom(school, PAT, message);
  expect(reply.text).toBe("This was written in private. I'll ask Tess Teacher first and save it only if they agree.");
  return { school, message };
}

describe("a message in a public channel", () => {
  it.each([
    ["with Bookend in it", STAFF],
    ["without Bookend", GRADE_4],
  ])("%s is saved at once, as its author's words", async (_what, channel) => {
    const school = await startSchool();
    const reply = await saveFrom(school, LEE, await postMessage(school, TESS, channel));
    expect(reply.text).toContain(SAVED);
    expect(reply).toMatchObject({ visibleTo: LEE, channel });
    expect(await rows(school)).toMatchObject([{ text: LINE, authorId: TESS, savedById: LEE, consent: "given" }]);
    expect(reply.text).toContain("I told Tess Teacher, who can remove it.");
    expect((await ask(school, "ohyeah", { by: OMAR })).text).toContain(`“${LINE}” – Tess Teacher`);
    expectGoodMessages(school);
  });

  it("is saved as people read it: people, channels and broadcasts by name", async () => {
    const school = await startSchool();
    const text = `<@${TESS}> look\nin <#${STAFF}|all-staff> <!here> &amp; smile`;
    await saveFrom(school, LEE, await postMessage(school, OMAR, STAFF, text));
    expect(await rows(school)).toMatchObject([{ text: "Tess Teacher look in all-staff here & smile" }]);
    expectGoodMessages(school);
  });

  it("is saved once, no matter who chooses it again", async () => {
    const school = await startSchool();
    const message = await postMessage(school, TESS, STAFF);
    await saveFrom(school, LEE, message);
    for (const by of [LEE, PAT]) expect((await saveFrom(school, by, message)).text).toContain("Nothing was changed.");
    expect(await rows(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it.each([
    ["of 301 characters", "x".repeat(301), "Not saved. Keep it to 300 characters or fewer. This has 301."],
    ["with only a mention of an unknown person", "<@U0NOBODY001>", "Not saved. Say it in a sentence."],
  ])("%s is refused with a reason", async (_what, text, words) => {
    const school = await startSchool();
    expect((await saveFrom(school, LEE, await postMessage(school, TESS, STAFF, text))).text).toContain(words);
    expect(await rows(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it.each([
    ["a guest", GUEST],
    ["another app", ROBOT],
  ])("from %s is refused", async (_who, by) => {
    const school = await startSchool();
    await school.slack.invite(STAFF, by);
    const reply = await saveFrom(school, LEE, await postMessage(school, by, STAFF));
    expect(reply.text).toContain("Not saved. Only a staff member's message can be an OH YEAH.");
    expect(await rows(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it("from Bookend itself is refused", async () => {
    const school = await startSchool();
    await press(school, await ask(school, "report"), "Share in channel");
    const [shared] = school.slack.messagesIn(STAFF);
    if (!shared) throw new Error("Nothing was shared.");
    expect((await saveFrom(school, LEE, shared)).text).toContain("Only a staff member's message");
    expectGoodMessages(school);
  });

  it("from a person who has left is refused", async () => {
    const school = await startSchool();
    const message = await postMessage(school, OMAR, STAFF);
    await school.slack.updatePerson(OMAR, { isDeleted: true });
    expect((await saveFrom(school, LEE, message)).text).toContain("Only a staff member's message");
    expect(await rows(school)).toEqual([]);
    expectGoodMessages(school);
  });
});

describe("a message in a private conversation", () => {
  it("is in no list, no report and no Home until its author says yes", async () => {
    const { school } = await startWithQuestion();
    const original = question(school);
    expect(original.text.split("\n")).toEqual([
      "Pat Principal would like to save what you wrote as an OH YEAH:",
      expect.stringContaining(LINE),
      "You wrote it in private, so it's only saved if you agree. All staff can then read it. If you don't answer within 14 days, I'll delete it.",
    ]);
    expect(wordsOnButtons(original)).toEqual(["Save it", "Don't save"]);
    await school.slack.as(LEE).openHome();
    await school.slack.settle();
    await school.slack.as(LEE).openHome();
    await school.slack.settle();
    const home = JSON.stringify(school.slack.as(LEE).home());
    expect(home).toMatch(/November OH YEAHs: [^0-9]*"0[^0-9]/);
    expect(home).not.toContain(LINE);
    for (const text of ["ohyeah", "report"]) expect((await ask(school, text, { by: LEE })).text).not.toContain(LINE);

    expect(await answer(school, "Save it")).toContain(SAVED);
    expect((await ask(school, "ohyeah", { by: LEE })).text).toContain(`“${LINE}” – Tess Teacher`);
    expectGoodMessages(school);
  });

  it("is deleted after a no, even from the rows", async () => {
    const { school, message } = await startWithQuestion();
    expect(await answer(school, "Don't save")).toBe("Not saved. No one else can read it.");
    expect(await school.db.ohYeah.findMany()).toEqual([]);
    expect((await saveFrom(school, PAT, message)).text).toContain("Nothing was changed.");
    expect(school.slack.directMessagesTo(TESS)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("isn't deleted by an outdated no after a yes, which shows it as saved; Undo deletes it", async () => {
    const { school } = await startWithQuestion();
    const original = question(school);
    await answer(school, "Save it");
    expect(await answer(school, "Don't save", TESS, original)).toContain(SAVED);
    expect(await rows(school)).toMatchObject([{ consent: "given" }]);
    expect(await answer(school, "Undo")).toBe("Not saved. No one else can read it.");
    expect(await rows(school)).toEqual([]);
    expect((await ask(school, "ohyeah", { by: LEE })).text).toContain("None yet.");
    expectGoodMessages(school);
  });

  it("is saved once when the yes is clicked twice", async () => {
    const { school } = await startWithQuestion();
    const original = question(school);
    for (let click = 0; click < 2; click++) expect(await answer(school, "Save it", TESS, original)).toContain(SAVED);
    expect(await rows(school)).toMatchObject([{ consent: "given" }]);
    expectGoodMessages(school);
  });

  it("stays unsaved while its author doesn't answer", async () => {
    const { school } = await startWithQuestion();
    for (let day = 1; day < 4; day++) await tickAt(school, minutesAfter(school.clock.now, 24 * 60));
    expect(school.slack.directMessagesTo(TESS)).toHaveLength(1);
    expect((await ask(school, "ohyeah", { by: LEE })).text).toContain("None yet.");
    expectGoodMessages(school);
  });

  it("can be allowed only by its author", async () => {
    const { school } = await startWithQuestion();
    const forged = { ...question(school), channel: school.slack.as(PAT).directChannel };
    await school.slack.as(PAT).click(forged, "allow-oh-yeah:yes");
    await school.slack.settle();
    expect(await rows(school)).toMatchObject([{ consent: "asked" }]);
    expect(lastWhisper(school, PAT).text + school.slack.directMessagesTo(PAT).map(({ text }) => text)).toContain(
      "Only its author can answer this. Nothing was changed.",
    );
    expectGoodMessages(school);
  });

  it("is saved at once when its author chooses it", async () => {
    const school = await startSchool();
    const reply = await saveFrom(school, TESS, await postMessage(school, TESS, SECRET));
    expect(reply.text).toContain(SAVED);
    expect(await rows(school)).toMatchObject([{ consent: "given", authorId: TESS }]);
    expectGoodMessages(school);
  });

  it("is saved at once from a person's own conversation with Bookend", async () => {
    const school = await startSchool();
    const own = await postMessage(school, TESS, school.slack.as(TESS).directChannel);
    expect((await saveFrom(school, TESS, own)).text).toContain(SAVED);
    expectGoodMessages(school);
  });
});

describe("when Slack does not answer", () => {
  it("nothing is saved, and the same message can be saved later", async () => {
    const school = await startSchool();
    const message = await postMessage(school, TESS, SECRET);
    await ask(school, "help", { by: PAT });
    school.slack.faults.next("conversations.info", { kind: "status", status: 503 }, 9);
    expect((await saveFrom(school, PAT, message)).text).toContain(
      "Slack didn't answer, so I couldn't check this channel.",
    );
    expect(await school.db.ohYeah.findMany()).toEqual([]);
    school.slack.faults.clear();
    expect((await saveFrom(school, PAT, message)).text).toContain("I'll ask Tess Teacher first");
    expectGoodMessages(school);
  });
});

describe("when Slack gets the question to the author", () => {
  it.each([
    [{ kind: "ratelimited", retryAfter: 30 }, "so nothing was done. Please try again in a minute."],
    [
      { kind: "error", error: "user_disabled" },
      "so nothing was done (user_disabled). Please tell the person who runs Bookend.",
    ],
  ] as const)("and rejects it (%j), nothing is saved and people can try again", async (fault, words) => {
    const school = await startSchool();
    const message = await postMessage(school, TESS, SECRET);
    school.slack.faults.next("chat.postMessage", fault);
    expect((await saveFrom(school, PAT, message)).text).toContain(words);
    expect([await rows(school), school.slack.directMessagesTo(TESS)]).toEqual([[], []]);
    await saveFrom(school, PAT, message);
    expect(await answer(school, "Save it")).toContain(SAVED);
    expectGoodMessages(school);
  });

  it.each([
    ["lostReply", 1],
    ["reset", 0],
  ] as const)("and doesn't confirm it (%s), people can ask again in a minute", async (kind, arrived) => {
    const school = await startSchool();
    const message = await postMessage(school, TESS, SECRET);
    school.slack.faults.next("chat.postMessage", { kind });
    expect((await saveFrom(school, PAT, message)).text).toBe(
      "Slack didn't confirm my message to that person. If they didn't get it, ask again in a minute.",
    );
    expect(school.slack.directMessagesTo(TESS)).toHaveLength(arrived);
    // Not right away: a double click counts as one request.
    expect((await saveFrom(school, PAT, message)).text).toContain("was already saved, or its author was already asked");
    school.clock.now = minutesAfter(school.clock.now, 1);
    expect((await saveFrom(school, PAT, message)).text).toContain("I'll ask Tess Teacher first");
    expect(school.slack.directMessagesTo(TESS)).toHaveLength(arrived + 1);
    // One more time, not every minute.
    school.clock.now = minutesAfter(school.clock.now, 2);
    expect((await saveFrom(school, PAT, message)).text).toContain("was already saved, or its author was already asked");
    expect(await answer(school, "Save it")).toContain(SAVED);
    expect(await rows(school)).toHaveLength(1);
    school.clock.now = minutesAfter(school.clock.now, 2);
    expect((await saveFrom(school, PAT, message)).text).toContain("was already saved, or its author was already asked");
    expectGoodMessages(school);
  });
});
