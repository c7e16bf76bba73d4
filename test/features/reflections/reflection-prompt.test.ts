// The prompt to reflect: in each chosen channel once a month, late only on an open day, and with a form behind its button.
import { describe, expect, it } from "vitest";
import { EVERY_SCOPE } from "../../../sandbox/workspace/settings.js";
import { taxonomy } from "../../../src/content/taxonomy.js";
import { postDue } from "../../../src/schedule.js";
import { openForm, press, seeAfter, wordsOnButtons } from "../../support/asking.js";
import {
  answerPrompt,
  DECEMBER_DUE,
  lastPost,
  PROMPT_DUE,
  postsIn,
  setPrompts,
  startPrompting,
} from "../../support/prompting.js";
import { dueDeps, minutesAfter, tickAt, told } from "../../support/reporting.js";
import { ADMIN, LEE, OMAR, PAT, type School, STAFF, startSchool, TESS } from "../../support/school.js";
import { expectGoodManners } from "../../support/words.js";

const PROMPT = [
  "Three minutes: What stands in the way? Name one to three roadblocks to working together, and what might clear them.",
  "Only you read your answers, unless you choose otherwise.",
];

const texts = (school: School, channel = STAFF) => postsIn(school, channel).map(({ text }) => text);
const at = (instant: string) => new Date(instant);

describe("the prompt of a month", () => {
  it("says what it asks, how long it takes and who reads it, and its button opens the form", async () => {
    const school = await startPrompting();
    await tickAt(school, minutesAfter(PROMPT_DUE, -1));
    expect(texts(school)).toEqual([]);
    await tickAt(school, PROMPT_DUE);
    const prompt = lastPost(school);
    expect(prompt.text.split("\n")).toEqual(PROMPT);
    expect(wordsOnButtons(prompt)).toEqual(["Reflect"]);
    const tess = school.slack.as(TESS);
    await seeAfter(school, () => tess.click(prompt, "reflect"));
    expect(tess.modal()?.title).toBe("Roadblocks: Reflection");
    expectGoodManners(school);
  });

  it("goes into each chosen channel once, however often Bookend looks or starts", async () => {
    const school = await startPrompting({ channels: [STAFF, ADMIN] });
    await tickAt(school, PROMPT_DUE);
    await tickAt(school, minutesAfter(PROMPT_DUE, 1));
    await school.restart();
    await tickAt(school, minutesAfter(PROMPT_DUE, 24 * 60));
    expect(texts(school)).toEqual([PROMPT.join("\n")]);
    expect(texts(school, ADMIN)).toEqual([PROMPT.join("\n")]);
    expectGoodManners(school);
  });

  it.each([
    ["Asia/Kolkata", "2026-11-16T04:30:00Z"],
    ["Pacific/Chatham", "2026-11-15T20:15:00Z"],
  ])("is posted at 10:00 in %s", async (zone, due) => {
    const school = await startPrompting(undefined, { env: { SCHOOL_TIMEZONE: zone } });
    await tickAt(school, minutesAfter(at(due), -1));
    expect(texts(school)).toEqual([]);
    await tickAt(school, at(due));
    expect(texts(school)).toHaveLength(1);
    expectGoodManners(school);
  });

  it("asks about the sheets in turn", async () => {
    const school = await startPrompting();
    for (const due of [PROMPT_DUE, DECEMBER_DUE, at("2027-01-15T15:00:00Z"), at("2027-02-15T15:00:00Z")])
      await tickAt(school, due);
    expect(texts(school).map((text) => text.match(/^\w+ minutes: \w+ \w+/)?.[0])).toEqual([
      "Three minutes: What stands",
      "Four minutes: Where does",
      expect.stringMatching(/ minutes: Who gains| minutes: Who /),
      "Three minutes: What stands",
    ]);
    expectGoodManners(school);
  });

  it("asks only about the sheets an admin chose", async () => {
    const school = await startPrompting({ channels: [STAFF], sheets: ["taxonomy"] });
    for (const due of [PROMPT_DUE, DECEMBER_DUE]) await tickAt(school, due);
    expect(texts(school)).toEqual(Array(2).fill(expect.stringContaining(taxonomy.prompt)));
    expectGoodManners(school);
  });

  it("is a line of `bookend due`", async () => {
    const school = await startPrompting({ channels: [STAFF], tipChannel: ADMIN });
    const deps = dueDeps(school);
    const outcomes = async (dryRun: boolean) =>
      (await postDue(deps, { now: PROMPT_DUE, dryRun })).map(({ post, period, channel, outcome }) =>
        [post, period, channel, outcome].join(" "),
      );
    const lines = (outcome: string) => [
      `reflection-prompt 2026-11/${STAFF} ${STAFF} ${outcome}`,
      `weekly-tip 2026-W47 ${ADMIN} ${outcome}`,
    ];
    expect(await outcomes(true)).toEqual(lines("posted"));
    expect(texts(school)).toEqual([]);
    expect(await outcomes(false)).toEqual(lines("posted"));
    expect(await outcomes(false)).toEqual(lines("already"));
    expect(deps.errors).toEqual([]);
    expectGoodManners(school);
  });
});

describe("a prompt that was missed", () => {
  it("waits over the weekend for an open day and its hour", async () => {
    const school = await startPrompting();
    school.clock.now = at("2026-11-21T16:00:00Z");
    await school.restart();
    await tickAt(school, at("2026-11-22T16:00:00Z"));
    await tickAt(school, at("2026-11-23T14:59:00Z"));
    expect(texts(school)).toEqual([]);
    await tickAt(school, at("2026-11-23T15:00:00Z"));
    expect(texts(school)).toEqual([PROMPT.join("\n")]);
    expectGoodManners(school);
  });

  it("is the latest alone", async () => {
    const school = await startPrompting();
    await tickAt(school, at("2027-01-05T15:00:00Z"));
    expect(texts(school)).toEqual([expect.stringContaining(taxonomy.prompt)]);
    expectGoodManners(school);
  });

  it("does not go out when it was asked for after its day; the next month's does", async () => {
    const school = await startSchool({ now: at("2026-11-18T15:00:00Z") });
    await setPrompts(school, { channels: [STAFF] });
    for (const now of ["2026-11-18T15:01:00Z", "2026-11-19T15:00:00Z", "2026-12-14T15:00:00Z"])
      await tickAt(school, at(now));
    expect(texts(school)).toEqual([]);
    await tickAt(school, DECEMBER_DUE);
    expect(texts(school)).toEqual([expect.stringContaining(taxonomy.prompt)]);
    expectGoodManners(school);
  });

  it("in a channel that had only tips until then does not go out late either", async () => {
    const school = await startPrompting({ tipChannel: STAFF });
    school.clock.now = at("2026-11-18T15:00:00Z");
    await setPrompts(school, { channels: [STAFF], tipChannel: null });
    await tickAt(school, at("2026-11-19T15:00:00Z"));
    expect(texts(school).filter((text) => text.includes("minutes"))).toEqual([]);
    expectGoodManners(school);
  });
});

describe("a prompt that cannot be posted", () => {
  const TOLD = "Every admin got this message.";

  it.each([
    {
      what: "an archived channel",
      breaks: ({ slack }: School) => slack.archive(STAFF),
      mends: async ({ slack }: School) => slack.archive(STAFF, false),
      words: `Not posted: the prompt to reflect. <#${STAFF}> is archived. Choose another channel with /unit prompts.`,
      after: 61,
    },
    {
      what: "a channel without Bookend",
      breaks: ({ slack }: School) => slack.kick(STAFF, slack.botUserId),
      mends: async ({ slack }: School) => void (await slack.invite(STAFF, slack.botUserId)),
      words: `Not posted: the prompt to reflect. I'm not in <#${STAFF}>. Type /invite @Bookend there, or choose another channel with /unit prompts.`,
      after: 6,
    },
  ])(
    "because of $what is told to the admins once and posted once after the mend",
    async ({ breaks, mends, words, after }) => {
      const school = await startPrompting({ channels: [STAFF, ADMIN] });
      breaks(school);
      for (let minute = 0; minute < 4; minute++) await tickAt(school, minutesAfter(PROMPT_DUE, minute));
      expect(told(school).map(({ text }) => text.split("\n"))).toEqual([[words, TOLD]]);
      expect(texts(school, ADMIN)).toHaveLength(1);
      await mends(school);
      for (let minute = after; minute < after + 3; minute++) await tickAt(school, minutesAfter(PROMPT_DUE, minute));
      expect(texts(school)).toHaveLength(1);
      expect(texts(school, ADMIN)).toHaveLength(1);
      expect(told(school)).toHaveLength(1);
      expectGoodManners(school);
    },
  );

  it("because Slack asks for a pause troubles nobody and is posted after it", async () => {
    const school = await startPrompting();
    school.slack.faults.next("chat.postMessage", { kind: "ratelimited", retryAfter: 90 });
    for (let minute = 0; minute < 4; minute++) await tickAt(school, minutesAfter(PROMPT_DUE, minute));
    expect(texts(school)).toHaveLength(1);
    expect(told(school)).toEqual([]);
    expectGoodManners(school);
  });

  it("for a reason nobody knows is told with it, and tried every hour", async () => {
    const school = await startPrompting();
    school.slack.faults.next("chat.postMessage", { kind: "error", error: "invalid_blocks" });
    for (const minute of [0, 1, 59]) await tickAt(school, minutesAfter(PROMPT_DUE, minute));
    expect(texts(school)).toEqual([]);
    expect(told(school).map(({ text }) => text.split("\n")[0])).toEqual([
      "Not posted: the prompt to reflect. Slack refused it (invalid_blocks). I'll try again every hour. If that doesn't help, tell the person who runs Bookend.",
    ]);
    await tickAt(school, minutesAfter(PROMPT_DUE, 61));
    expect(texts(school)).toHaveLength(1);
    expectGoodManners(school);
  });

  it("nor found out about is left at that, and not posted twice", async () => {
    const scopes = EVERY_SCOPE.filter((scope) => !scope.endsWith(":history"));
    const school = await startPrompting(undefined, { scopes });
    school.slack.faults.next("chat.postMessage", { kind: "lostReply" });
    for (const minute of [0, 1, 2, 61, 24 * 60]) await tickAt(school, minutesAfter(PROMPT_DUE, minute));
    expect(texts(school)).toHaveLength(1);
    expect(told(school).map(({ text }) => text.split("\n")[0])).toEqual([
      `Not confirmed: the prompt to reflect. Slack didn't confirm that I posted the prompt to reflect in <#${STAFF}>, and I couldn't find out. I won't post it again.`,
    ]);
    expect(school.slack.problems.map(({ error }) => error)).toEqual(["missing_scope"]);
  });

  it("whose answer was lost is looked for, not posted twice", async () => {
    const school = await startPrompting();
    school.slack.faults.next("chat.postMessage", { kind: "lostReply" });
    for (let minute = 0; minute < 4; minute++) await tickAt(school, minutesAfter(PROMPT_DUE, minute));
    expect(texts(school)).toHaveLength(1);
    expect(await school.db.post.findMany({ select: { state: true } })).toContainEqual({ state: "sent" });
    expect(told(school)).toEqual([]);
    expectGoodManners(school);
  });
});

describe("an answer to a prompt", () => {
  it("from a person who has left is refused in clear words and kept nowhere", async () => {
    const school = await startPrompting();
    await tickAt(school, PROMPT_DUE);
    const omar = school.slack.as(OMAR);
    const clicked = await seeAfter(school, () => omar.click(lastPost(school), "reflect"), OMAR);
    const { request } = await omar.submit({ unchecked: true });
    await school.slack.settle();
    const written = structuredClone(request.payload) as { view: { state: { values: Record<string, object> } } };
    written.view.state.values["explain-1"] = { "explain-1": { type: "plain_text_input", value: "Too little time." } };
    await school.slack.updatePerson(OMAR, { isDeleted: true });
    const { ack } = await school.slack.deliver("interaction", {
      ...request.payload,
      ...written,
    } as typeof request.payload);
    expect(JSON.stringify(ack)).toContain("This account is deactivated, so Bookend does not answer it.");
    await seeAfter(school, () => school.slack.deliver("interaction", clicked.request.payload), OMAR);
    expect(school.slack.whispersTo(OMAR).at(-1)?.text).toContain("This account is deactivated");
    expect(await school.db.reflection.count()).toBe(0);
  });

  it("is read by nobody else, unless its writer says so", async () => {
    const school = await startPrompting();
    await tickAt(school, PROMPT_DUE);
    await answerPrompt(school, TESS, "A canary in the schedule.");
    for (const by of [LEE, PAT]) {
      const said = JSON.stringify([school.slack.whispersTo(by), school.slack.directMessagesTo(by)]);
      expect(said).not.toContain("canary");
    }
    expect(JSON.stringify(postsIn(school))).not.toContain("canary");
    expect(school.slack.whispersTo(TESS).at(-1)?.text).toContain("Only you read this.");
    expectGoodManners(school);
  });
});

it("its settings are for admins, by the button in the message too", async () => {
  const school = await startPrompting();
  school.slack.archive(STAFF);
  await tickAt(school, PROMPT_DUE);
  const [message] = told(school);
  if (message) await press(school, message, "Change prompts", PAT);
  expect(school.slack.as(PAT).modal()?.title).toBe("Prompts and questions");
  await openForm(school, "prompts", TESS);
  expect(school.slack.whispersTo(TESS).at(-1)?.text).toContain("Only admins can change Bookend's settings.");
  expectGoodManners(school);
});
