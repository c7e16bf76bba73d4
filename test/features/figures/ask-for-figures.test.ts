// Each librarian is asked once for a month's figures, on its last school day; the question follows its answer.
import { describe, expect, it } from "vitest";
import type { Message } from "../../../sandbox/workspace/messages.js";
import { lastWhisper, seeAfter, wordsOnButtons } from "../../support/asking.js";
import { reportFigures, storedFigures } from "../../support/figuring.js";
import { openHomeAgain, pressHome } from "../../support/homing.js";
import { minutesAfter, tickAt } from "../../support/reporting.js";
import { LEE, OMAR, PAT, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const NOOR = "U0LIBRARY02";
const MORNING = new Date("2026-10-30T13:00:00Z");
/** 2:00 PM in New York on Friday, October 30, 2026, the last school day of October. */
const LAST_DAY = new Date("2026-10-30T18:00:00Z");
const DAY = 24 * 60;
const BOOKEND_SINCE = "2026-08-20T12:00:00.000Z";

const questionsTo = ({ slack }: School, person: string): Message[] =>
  slack.directMessagesTo(person).filter(({ text }) => /October|figures/.test(text));

function questionTo(school: School, person: string): Message {
  const question = questionsTo(school, person).at(-1);
  if (!question) throw new Error("Nobody was asked.");
  return question;
}

async function startAsking(since = BOOKEND_SINCE): Promise<School> {
  const school = await startSchool({ now: MORNING, env: { LIBRARIANS: `${LEE},${NOOR}` } });
  school.slack.addPerson({ id: NOOR, name: "Noor Librarian" });
  await school.bookend.tick();
  await school.db.school.updateMany({ data: { createdAt: since } });
  return school;
}

const click = async (school: School, message: Message, text: string, by: string) => {
  await school.slack.as(by).click(message, (element) => JSON.stringify(element).includes(`"${text}"`));
  await school.slack.settle();
};

describe("the question for a month's figures", () => {
  it("goes to each librarian once, with last year's figures, and to nobody else", async () => {
    const school = await startAsking();
    await reportFigures(school, "October 2025", { daysOpen: "21", circulation: "1,940", classes: "68" });
    for (const minutes of [-1, 0, 1, 3 * DAY, 4 * DAY]) await tickAt(school, minutesAfter(LAST_DAY, minutes));
    await school.restart();
    await school.bookend.tick();
    for (const by of [LEE, NOOR]) expect(questionsTo(school, by)).toHaveLength(1);
    for (const by of [TESS, OMAR, PAT]) expect(questionsTo(school, by)).toEqual([]);
    const question = questionTo(school, LEE);
    expect(question.text.split("\n")).toEqual([
      "Three figures close October: days open (I count 22), circulation, and classes served.",
      "Last October: 21 · 1,940 · 68.",
    ]);
    expect(wordsOnButtons(question)).toEqual(["Fill in", "Don't ask me again"]);
    expectGoodMessages(school);
  });

  it("is filled in from the message, and every librarian's question says who did", async () => {
    const school = await startAsking();
    await tickAt(school, LAST_DAY);
    await seeAfter(school, () => school.slack.as(LEE).click(questionTo(school, LEE), "figures"), LEE);
    expect(school.slack.as(LEE).modal()?.values).toMatchObject({ daysOpen: "22" });
    await school.slack.as(LEE).fill({ circulation: "2,117", classes: "74" });
    await school.slack.as(LEE).submit();
    await school.slack.settle();
    const sentence = "Circulation 2,117 in 22 days (96.2 a day). 74 classes served.";
    expect(questionTo(school, LEE).text).toBe(`October's figures are in. You filled them in.\n${sentence}`);
    expect(questionTo(school, NOOR).text).toBe(`October's figures are in. Lee Librarian filled them in.\n${sentence}`);
    expect(wordsOnButtons(questionTo(school, NOOR))).toEqual(["Edit", "Don't ask me again"]);
    // One of them cleared: it asks again for that one.
    await reportFigures(school, "October", { classes: "" }, PAT);
    expect(questionTo(school, LEE).text).toContain("One figure closes October: classes served.");
    expect(questionTo(school, LEE).text).toContain("So far: Circulation 2,117 in 22 days");
    expectGoodMessages(school);
  });

  it.each([
    [
      "when the month is complete",
      async (school: School) => {
        await reportFigures(school, "October", { circulation: "2,117", classes: "0" });
      },
    ],
    [
      "when Bookend came after the month",
      async ({ db }: School) => {
        await db.school.updateMany({ data: { createdAt: "2026-11-01T12:00:00.000Z" } });
      },
    ],
    [
      "for someone who turned it off",
      async ({ db }: School) => {
        await db.person.updateMany({ data: { figuresOff: true } });
      },
    ],
    [
      "for someone who is no librarian anymore",
      async ({ db }: School) => {
        await db.person.updateMany({ data: { librarian: false } });
      },
    ],
  ])("isn't asked %s", async (_why, before) => {
    const school = await startAsking();
    await before(school);
    for (const minutes of [0, 3 * DAY]) await tickAt(school, minutesAfter(LAST_DAY, minutes));
    for (const by of [LEE, NOOR]) expect(questionsTo(school, by)).toEqual([]);
  });

  it("counts a figure that has a cause instead as answered", async () => {
    const school = await startAsking();
    await tickAt(school, LAST_DAY);
    await seeAfter(school, () => school.slack.as(LEE).click(questionTo(school, LEE), "figures"), LEE);
    await school.slack.as(LEE).fill({ explain: ["circulation"] });
    await school.slack.settle();
    await school.slack.as(LEE).fill({ circulationCause: "The checkout system was down", classes: "74" });
    await school.slack.as(LEE).submit();
    await school.slack.settle();
    expect(questionTo(school, NOOR).text.split("\n")).toEqual([
      "October's figures are in. Lee Librarian filled them in.",
      "Open 22 days. 74 classes served. Not reported: circulation.",
      "- Circulation: The checkout system was down",
    ]);
  });

  it("is caught up within five school days, and not later", async () => {
    const school = await startAsking();
    await tickAt(school, new Date("2026-11-06T15:00:00Z"));
    expect(questionsTo(school, LEE)).toHaveLength(1);
    const late = await startAsking();
    await tickAt(late, new Date("2026-11-09T15:00:00Z"));
    expect(questionsTo(late, LEE)).toEqual([]);
  });

  it.each([
    ["certainly didn't arrive, so it is asked again", { kind: "ratelimited", retryAfter: 30 }, 1],
    ["may have arrived, so it isn't", { kind: "reset" }, 0],
  ] as const)("%s", async (_what, fault, times) => {
    const school = await startAsking();
    await school.db.person.updateMany({ where: { id: NOOR }, data: { figuresOff: true } });
    school.slack.faults.next("chat.postMessage", fault);
    for (const minutes of [0, 2, 3, 60]) await tickAt(school, minutesAfter(LAST_DAY, minutes));
    expect(questionsTo(school, LEE)).toHaveLength(times);
  });

  it("stops with one tap for this person, and Home turns it on again", async () => {
    const school = await startAsking();
    await tickAt(school, LAST_DAY);
    await click(school, questionTo(school, LEE), "Don't ask me again", LEE);
    expect(questionTo(school, LEE).text).toBe(
      "I won't ask you for a month's figures anymore. You can turn this back on in Home.",
    );
    expect(questionTo(school, NOOR).text).toContain("Three figures close October");
    expect(await openHomeAgain(school, LEE)).toContain("You turned off the question about a month's figures.");
    await pressHome(school, "Ask me again", LEE);
    expect(questionTo(school, LEE).text).toContain("Three figures close October");
    expectGoodMessages(school);
  });

  it("is for librarians only, also when somebody stops being one", async () => {
    const school = await startAsking();
    await tickAt(school, LAST_DAY);
    const message = questionTo(school, LEE);
    await school.db.person.updateMany({ where: { id: LEE }, data: { librarian: false } });
    await seeAfter(school, () => school.slack.as(LEE).click(message, "figures"), LEE);
    expect(lastWhisper(school, LEE).text).toContain("Only librarians and admins can see and change");
    await school.bookend.tick();
    await school.slack.settle();
    expect(school.slack.directMessagesTo(LEE).map(({ text }) => text)).toEqual(["This question is for librarians."]);
  });
});

describe("the Home of a librarian", () => {
  it("says which figures are missing from the month's last school day on, and fills them in", async () => {
    const school = await startAsking("2026-09-10T12:00:00.000Z");
    school.clock.now = new Date("2026-10-29T15:00:00Z");
    await reportFigures(school, "September", { circulation: "5" });
    expect((await openHomeAgain(school, LEE)).join("\n")).toContain(
      "September's figures: classes served still missing.",
    );
    expect((await openHomeAgain(school, LEE)).join("\n")).not.toContain("October's figures");
    await tickAt(school, LAST_DAY);
    const home = (await openHomeAgain(school, LEE)).join("\n");
    expect(home).toContain("October's figures: days open, circulation, and classes served still missing.");
    expect(home).toContain("[Fill in October][Fill in September][See all months]");
    await seeAfter(
      school,
      () =>
        school.slack
          .as(LEE)
          .click(school.slack.as(LEE).home() as never, (element) =>
            JSON.stringify(element).includes("Fill in October"),
          ),
      LEE,
    );
    await school.slack.as(LEE).fill({ circulation: "2,117", classes: "74" });
    await school.slack.as(LEE).submit();
    await school.slack.settle();
    expect(await storedFigures(school)).toContain("2026-10 circulation 2117");
    expect((await openHomeAgain(school, LEE)).join("\n")).not.toContain("October's figures:");
    expect((await openHomeAgain(school, PAT)).join("\n")).not.toContain("still missing");
    expectGoodMessages(school);
  });
});
