// A week after a prompt its thread says how many people reflected: from three people up, and no one is named.
import { describe, expect, it } from "vitest";
import { answerPrompt, PROMPT_DUE, postsIn, repliesIn, setPrompts, startPrompting } from "../../support/prompting.js";
import { minutesAfter, tickAt, told } from "../../support/reporting.js";
import { LEE, OMAR, type School, STAFF, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const WEEK = 7 * 24 * 60;
const A_WEEK_LATER = minutesAfter(PROMPT_DUE, WEEK);

async function startPrompted(fields?: Parameters<typeof startPrompting>[0]): Promise<School> {
  const school = await startPrompting(fields);
  await tickAt(school, PROMPT_DUE);
  school.clock.now = minutesAfter(PROMPT_DUE, 60);
  return school;
}

/** As few as are counted. */
const THREE = [TESS, OMAR, LEE];

async function answerAll(school: School, people: readonly string[] = THREE): Promise<void> {
  for (const by of people) await answerPrompt(school, by);
}

const texts = (school: School) => repliesIn(school).map(({ text }) => text);

describe("a week after the prompt", () => {
  it("its thread says how many people reflected, once, and names no one", async () => {
    const school = await startPrompted();
    await answerAll(school);
    await answerPrompt(school, TESS, "And no room.");
    await tickAt(school, minutesAfter(A_WEEK_LATER, -1));
    expect(texts(school)).toEqual([]);
    for (let minute = 1; minute < 4; minute++) await tickAt(school, minutesAfter(A_WEEK_LATER, minute));
    await school.restart();
    expect(texts(school)).toEqual(["3 people reflected this month. Thank you."]);
    expect(repliesIn(school)[0]?.threadTs).toBe(postsIn(school)[0]?.ts);
    expect(postsIn(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("it counts the sheet that was asked about, even when other sheets were chosen meanwhile", async () => {
    const school = await startPrompted();
    await answerAll(school);
    await setPrompts(school, { channels: [STAFF], sheets: ["taxonomy"] });
    await tickAt(school, minutesAfter(A_WEEK_LATER, 1));
    expect(texts(school)).toEqual(["3 people reflected this month. Thank you."]);
    expectGoodMessages(school);
  });

  it("it counts the sheet whose turn it was when the ledger doesn't name one", async () => {
    const school = await startPrompted();
    await answerAll(school);
    await school.db.post.updateMany({ data: { about: null } });
    await tickAt(school, minutesAfter(A_WEEK_LATER, 1));
    expect(texts(school)).toEqual(["3 people reflected this month. Thank you."]);
    expectGoodMessages(school);
  });

  it("it counts no one who reflected before the prompt", async () => {
    const school = await startPrompted();
    await answerAll(school);
    const before = new Date(PROMPT_DUE.getTime() - 60_000).toISOString();
    await school.db.reflection.updateMany({ data: { createdAt: before } });
    await answerAll(school, [TESS, OMAR]);
    await tickAt(school, minutesAfter(A_WEEK_LATER, 1));
    expect(texts(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it("a person who has left still counts", async () => {
    const school = await startPrompted();
    await answerAll(school);
    await school.slack.updatePerson(OMAR, { isDeleted: true });
    await tickAt(school, minutesAfter(A_WEEK_LATER, 1));
    expect(texts(school)).toEqual(["3 people reflected this month. Thank you."]);
    expectGoodMessages(school);
  });

  it.each([
    ["no one", []],
    ["one person", [TESS]],
    ["one person, three times", [TESS, TESS, TESS]],
    ["two people", [TESS, OMAR]],
  ])("nothing is said when only a few reflected (%s), because that would give them away", async (_who, people) => {
    const school = await startPrompted();
    await answerAll(school, people);
    for (const days of [7, 8, 14, 22]) await tickAt(school, minutesAfter(PROMPT_DUE, days * 24 * 60 + 1));
    expect(repliesIn(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it("later answers are thanked for as soon as they are in, while the prompt is recent", async () => {
    const school = await startPrompted();
    await answerAll(school, [TESS, OMAR]);
    await tickAt(school, minutesAfter(A_WEEK_LATER, 1));
    expect(texts(school)).toEqual([]);
    await answerPrompt(school, LEE);
    await tickAt(school, minutesAfter(A_WEEK_LATER, 2));
    expect(texts(school)).toEqual(["3 people reflected this month. Thank you."]);
    expectGoodMessages(school);
  });

  it("it waits over a weekend, and is silent after three weeks", async () => {
    const school = await startPrompted();
    await answerAll(school);
    await tickAt(school, new Date("2026-11-28T16:00:00Z"));
    expect(texts(school)).toEqual([]);
    await tickAt(school, new Date("2026-12-08T15:00:00Z"));
    expect(texts(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it("thanks that come in the next month name the month they are about", async () => {
    const school = await startPrompted();
    await answerAll(school);
    await tickAt(school, new Date("2026-12-01T15:00:00Z"));
    expect(texts(school)).toEqual(["3 people reflected in November. Thank you."]);
    expectGoodMessages(school);
  });
});

describe("thanks that can't be posted", () => {
  it("because Slack's answer was lost are looked for in the thread and not posted twice", async () => {
    const school = await startPrompted();
    await answerAll(school);
    school.slack.faults.next("chat.postMessage", { kind: "lostReply" });
    for (let minute = 1; minute < 5; minute++) await tickAt(school, minutesAfter(A_WEEK_LATER, minute));
    expect(texts(school)).toEqual(["3 people reflected this month. Thank you."]);
    expect(school.slack.calls.some(({ method }) => method === "conversations.replies")).toBe(true);
    expect(await school.db.post.findFirst({ where: { name: "prompt-thanks" } })).toMatchObject({
      state: "sent",
      messageTs: repliesIn(school)[0]?.ts,
    });
    expectGoodMessages(school);
  });

  it("because the channel is archived bother no one", async () => {
    const school = await startPrompted();
    await answerAll(school);
    school.slack.archive(STAFF);
    for (let minute = 1; minute < 4; minute++) await tickAt(school, minutesAfter(A_WEEK_LATER, minute));
    expect(texts(school)).toEqual([]);
    expect(told(school)).toEqual([]);
    expectGoodMessages(school);
  });
});
