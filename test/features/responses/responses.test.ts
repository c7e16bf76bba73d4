// What the readers of a posted report answer with one tap: Read it, Ask a question, Thank the library.
import { describe, expect, it } from "vitest";
import type { Message } from "../../../sandbox/workspace/messages.js";
import { postDue } from "../../../src/schedule.js";
import { clickOn, forge, lastWhisper, press, seeAfter, wordsOnButtons } from "../../support/asking.js";
import { save, type, wordsOn } from "../../support/reflecting.js";
import { addUnits, DUE, dueDeps, minutesAfter, reports, startOnTheEve, tickAt } from "../../support/reporting.js";
import { ADMIN, LEE, OMAR, PAT, type School, SECRET, STAFF, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const NOOR = "U0LIBRARY02";
const QUESTION = "What changed in grade 4?";
const REPLY = "Ms. Chen moved to grade 5.";
const BUTTONS = ["Read it", "Ask a question", "Thank the library"];

function report(school: School): Message {
  const [first] = school.slack.messagesIn(ADMIN).filter(({ threadTs, deleted }) => !threadTs && !deleted);
  if (!first) throw new Error("No report is posted.");
  return first;
}

const inThread = ({ slack }: School) => slack.messagesIn(ADMIN).filter(({ threadTs }) => threadTs !== undefined);
const dms = ({ slack }: School, person: string, words: string) =>
  slack.directMessagesTo(person).filter(({ text }) => text.includes(words));

/** October's report is in the channel, and Omar reads there, too. */
async function startPosted(options: Parameters<typeof startOnTheEve>[0] = {}): Promise<School> {
  const school = await startOnTheEve(options);
  school.slack.addPerson({ id: NOOR, name: "Noor Librarian" });
  await tickAt(school, DUE);
  return school;
}

const tick = (school: School, minutes = 1) => tickAt(school, minutesAfter(school.clock.now, minutes));

/** Clicks a button of the report and returns the whisper. */
const answer = (school: School, text: string, by = PAT): Promise<Message> => press(school, report(school), text, by);

async function askQuestion(school: School, by = PAT, question = QUESTION): Promise<Message> {
  await seeAfter(school, () => clickOn(school, report(school), "Ask a question", by), by);
  await type(school, { question }, by);
  return save(school, by);
}

async function reply(school: School, message: Message, by = LEE): Promise<void> {
  await seeAfter(school, () => clickOn(school, message, "Reply", by), by);
  await type(school, { reply: REPLY }, by);
  await school.slack.as(by).submit();
  await school.slack.settle();
}

describe("the buttons", () => {
  it("are below the posted report alone, and stay when it is redrawn", async () => {
    const school = await startPosted();
    const last = (message: Message) => wordsOnButtons(message).slice(-4);
    expect(last(report(school))).toEqual([...BUTTONS, "Download"]);
    await addUnits(school, [{ date: "2026-10-20", title: "Kites" }]);
    await tick(school);
    expect(report(school).text).toContain("Oct 20 · Kites");
    expect(last(report(school))).toEqual([...BUTTONS, "Download"]);
    const shown = await forge(school, { name: "report-page", value: { month: "2026-10", page: 0 }, by: TESS });
    for (const text of BUTTONS) expect(wordsOnButtons(shown)).not.toContain(text);
    await press(school, shown, "Share in channel", TESS);
    const [shared] = school.slack.messagesIn(STAFF);
    for (const text of BUTTONS) expect(wordsOnButtons(shared as Message)).not.toContain(text);
    expectGoodMessages(school);
  });

  it("tell a librarian kindly whom they are for, and do nothing", async () => {
    const school = await startPosted();
    for (const text of BUTTONS) {
      const said = await answer(school, text, LEE);
      expect(said.text).toContain("These buttons are for the people who read your report.");
    }
    await tick(school);
    expect(await school.db.reportAnswer.count()).toBe(0);
    expect(inThread(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it("do nothing anywhere but on the report in its channel", async () => {
    const school = await startPosted();
    for (const name of ["report-read", "report-ask", "report-thank"]) {
      for (const period of ["2026-10", "2026-11", "nonsense"]) {
        const said = await forge(school, { name, value: { post: "monthly-report", period }, by: TESS });
        expect(said.text).toContain("This report isn't in this channel, so there's nothing to answer.");
      }
    }
    await tick(school);
    expect(await school.db.reportAnswer.count()).toBe(0);
  });

  it("say so when nobody would hear of it", async () => {
    const school = await startPosted({ env: { LIBRARIANS: "" } });
    const said = await answer(school, "Thank the library", PAT);
    expect(said.text).toContain("There's no librarian yet, so nobody would hear of it.");
    expect(await school.db.reportAnswer.count()).toBe(0);
  });
});

describe("Read it", () => {
  it("says so in the thread, once for each person, whatever is clicked twice or redelivered", async () => {
    const school = await startPosted();
    expect((await answer(school, "Read it")).text).toBe(
      "Thank you. I'll say in the thread of the report that you read it.",
    );
    const two = [dueDeps(school), dueDeps(school)];
    await Promise.all(two.map((deps) => postDue(deps, { now: school.clock.now, dryRun: false })));
    await tick(school);
    expect((await answer(school, "Read it")).text).toBe("You already said that you read this report.");
    for (const minutes of [1, 60, 24 * 60, 30 * 24 * 60]) await tick(school, minutes);
    expect(inThread(school).map(({ text }) => text)).toEqual(["Pat Principal read this on Nov 3."]);
    expect(inThread(school)[0]?.threadTs).toBe(report(school).ts);
    expect(school.slack.directMessagesTo(LEE).filter(({ text }) => text.includes("read this"))).toEqual([]);
    expectGoodMessages(school);
  });

  it("is no flood: at most five lines", async () => {
    const school = await startPosted();
    for (let number = 1; number <= 7; number++) {
      const id = `U0READER00${number}`;
      school.slack.addPerson({ id, name: `Reader ${number}` });
      await school.slack.invite(ADMIN, id);
      school.clock.now = new Date(school.clock.now.getTime() + 1000);
      await answer(school, "Read it", id);
    }
    for (const minutes of [1, 2, 24 * 60]) await tick(school, minutes);
    expect(inThread(school).map(({ text }) => text)).toEqual(
      [1, 2, 3, 4, 5].map((number) => `Reader ${number} read this on Nov 3.`),
    );
  });
});

describe("Thank the library", () => {
  it("reaches each librarian once, and nobody else", async () => {
    const school = await startPosted({ env: { LIBRARIANS: `${LEE},${NOOR}` } });
    expect((await answer(school, "Thank the library")).text).toBe(
      "I'll tell Lee Librarian and Noor Librarian. No one else will see it.",
    );
    expect((await answer(school, "Thank the library")).text).toBe("You already thanked the library for this report.");
    const two = [dueDeps(school), dueDeps(school)];
    await Promise.all(two.map((deps) => postDue(deps, { now: school.clock.now, dryRun: false })));
    for (const minutes of [1, 60]) await tick(school, minutes);
    for (const by of [LEE, NOOR])
      expect(dms(school, by, "thanks").map(({ text }) => text)).toEqual([
        "Pat Principal thanks the library for October's report.",
      ]);
    for (const by of [PAT, TESS, OMAR]) expect(dms(school, by, "thanks")).toEqual([]);
    expect(reports(school)).toHaveLength(1);
    expectGoodMessages(school);
  });
});

describe("Ask a question", () => {
  it("reaches the librarians, and the reply reaches the person who asked", async () => {
    const school = await startPosted({ env: { LIBRARIANS: `${LEE},${NOOR}` } });
    await seeAfter(school, () => clickOn(school, report(school), "Ask a question", PAT), PAT);
    expect(wordsOn(school.slack.as(PAT))).toContain(
      "About October's report. Lee Librarian and Noor Librarian will get it from me with your name. No one else can read it.",
    );
    await type(school, { question: QUESTION }, PAT);
    expect((await save(school, PAT)).text).toBe(
      "I'll pass it on to Lee Librarian and Noor Librarian in a minute, and you'll hear from me when there's a reply.",
    );
    await tick(school);
    const [toLee] = dms(school, LEE, QUESTION);
    const [toNoor] = dms(school, NOOR, QUESTION);
    expect(toLee?.text).toBe(
      `Pat Principal asks about October's report:\n${QUESTION}\nEvery librarian got this question. One reply is enough.`,
    );
    await reply(school, toLee as Message);
    await tick(school);
    expect(dms(school, LEE, QUESTION)[0]?.text).toContain(`You replied: ${REPLY}`);
    expect(dms(school, NOOR, QUESTION)[0]?.text).toContain(`Lee Librarian replied: ${REPLY}`);
    // Noor still sees the button for a moment.
    await clickOn(school, toNoor as Message, "Reply", NOOR);
    await school.slack.settle();
    expect(school.slack.as(NOOR).modal()).toBeUndefined();
    for (const minutes of [1, 60]) await tick(school, minutes);
    expect(dms(school, PAT, REPLY).map(({ text }) => text)).toEqual([
      `Lee Librarian replied to your question about October's report:\n${REPLY}\nYou asked: ${QUESTION}\nOnly you can read this.`,
    ]);
    for (const by of [TESS, OMAR]) expect(dms(school, by, QUESTION)).toEqual([]);
    expect(inThread(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it("is asked once when the form is sent twice", async () => {
    const school = await startPosted();
    await seeAfter(school, () => clickOn(school, report(school), "Ask a question", PAT), PAT);
    await type(school, { question: QUESTION }, PAT);
    const exchange = await school.slack.as(PAT).submit();
    await school.slack.settle();
    await exchange.repeat({ retryNum: 1, retryReason: "http_timeout" });
    await school.restart();
    await exchange.repeat();
    await school.slack.settle();
    await tick(school);
    expect(await school.db.reportAnswer.count()).toBe(1);
    expect(dms(school, LEE, QUESTION)).toHaveLength(1);
  });

  it("is no flood: three in a day", async () => {
    const school = await startPosted();
    for (const number of [1, 2, 3]) {
      await askQuestion(school, PAT, `Question ${number}`);
      await tick(school);
    }
    expect((await answer(school, "Ask a question")).text).toContain("You asked 3 questions within a day.");
    await tick(school, 24 * 60);
    await askQuestion(school, PAT, "Question 4");
    await tick(school);
    expect(dms(school, LEE, "Question 4")).toHaveLength(1);
  });

  it("is refused to someone who has left the channel meanwhile", async () => {
    const school = await startOnTheEve({ env: { ADMIN_CHANNEL: SECRET } });
    await school.slack.invite(SECRET, school.slack.botUserId);
    await tickAt(school, DUE);
    const [posted] = school.slack.messagesIn(SECRET);
    await seeAfter(school, () => clickOn(school, posted as Message, "Ask a question", PAT), PAT);
    school.slack.kick(SECRET, PAT);
    await type(school, { question: QUESTION }, PAT);
    await school.slack.as(PAT).submit();
    await school.slack.settle();
    expect(wordsOn(school.slack.as(PAT))).toContain("You're not in the channel of this report anymore.");
    expect(await school.db.reportAnswer.count()).toBe(0);
  });

  it("can't be replied to by others, or when the person who asked has left", async () => {
    const school = await startPosted();
    await askQuestion(school);
    await tick(school);
    const { id } = await school.db.reportAnswer.findFirstOrThrow();
    const refused = await forge(school, { name: "reply-to-question", value: { answer: id }, by: TESS });
    expect(refused.text).toContain("Only librarians and admins can reply to this.");
    await school.slack.updatePerson(PAT, { isDeleted: true });
    const [message] = dms(school, LEE, QUESTION);
    await press(school, message as Message, "Reply", LEE);
    expect(lastWhisper(school, LEE).text).toContain(
      "Pat Principal has left this workspace, so I can't pass on a reply.",
    );
  });
});
