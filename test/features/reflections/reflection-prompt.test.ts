// The prompt to reflect: once a month in each chosen channel, late only on an open day, and with a form behind its button.
import { describe, expect, it } from "vitest";
import { EVERY_SCOPE } from "../../../sandbox/workspace/settings.js";
import { sheets } from "../../../src/content/index.js";
import { taxonomy } from "../../../src/content/taxonomy.js";
import { postDue } from "../../../src/schedule.js";
import { openForm, press, seeAfter, wordsOnButtons } from "../../support/asking.js";
import {
  answerPrompt,
  DECEMBER_DUE,
  lastPost,
  PROMPT_DUE,
  postsIn,
  ROADBLOCKS_IN_STAFF,
  setPrompts,
  startPrompting,
} from "../../support/prompting.js";
import { dueDeps, minutesAfter, tickAt, told } from "../../support/reporting.js";
import { ADMIN, LEE, OMAR, PAT, type School, STAFF, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const PROMPT = [
  "Three minutes: What's getting in the way? Name one to three roadblocks to working together, and what might help.",
  "Your answers are private unless you choose to share them.",
];

const texts = (school: School, channel = STAFF) => postsIn(school, channel).map(({ text }) => text);
const at = (instant: string) => new Date(instant);

/** The periods of the prompts that were posted. */
async function promptsSent({ db }: School): Promise<string[]> {
  const rows = await db.post.findMany({ where: { name: "reflection-prompt", state: "sent" } });
  return rows.map(({ period }) => period);
}

describe("the prompt of a month", () => {
  it("says what it asks, how long it takes and who can read the answers, and its button opens the form", async () => {
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
    expectGoodMessages(school);
  });

  it("goes to each chosen channel once, however often Bookend checks or restarts", async () => {
    const school = await startPrompting({ ...ROADBLOCKS_IN_STAFF, channels: [STAFF, ADMIN] });
    await tickAt(school, PROMPT_DUE);
    await tickAt(school, minutesAfter(PROMPT_DUE, 1));
    await school.restart();
    await tickAt(school, minutesAfter(PROMPT_DUE, 24 * 60));
    expect(texts(school)).toEqual([PROMPT.join("\n")]);
    expect(texts(school, ADMIN)).toEqual([PROMPT.join("\n")]);
    expectGoodMessages(school);
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
    expectGoodMessages(school);
  });

  it("asks about the sheets in turn", async () => {
    const school = await startPrompting({ channels: [STAFF] });
    for (const due of [PROMPT_DUE, DECEMBER_DUE, at("2027-01-15T15:00:00Z"), at("2027-02-15T15:00:00Z")])
      await tickAt(school, due);
    const turns = texts(school).map((text) => sheets.findIndex(({ prompt }) => text.includes(`: ${prompt}\n`)));
    const [first = -1] = turns;
    expect(sheets[first]).toBeDefined();
    expect(turns).toEqual([0, 1, 2, 3].map((month) => (first + month) % sheets.length));
    expectGoodMessages(school);
  });

  it("asks only about the sheets an admin chose", async () => {
    const school = await startPrompting({ channels: [STAFF], sheets: ["taxonomy"] });
    for (const due of [PROMPT_DUE, DECEMBER_DUE]) await tickAt(school, due);
    expect(texts(school)).toEqual(Array(2).fill(expect.stringContaining(taxonomy.prompt)));
    expectGoodMessages(school);
  });

  it("is a line of `bookend due`", async () => {
    const school = await startPrompting({ ...ROADBLOCKS_IN_STAFF, tipChannel: ADMIN });
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
    expectGoodMessages(school);
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
    expectGoodMessages(school);
  });

  it("is only the latest one", async () => {
    const school = await startPrompting();
    await tickAt(school, at("2027-01-05T15:00:00Z"));
    expect(texts(school)).toEqual([PROMPT.join("\n")]);
    expect(await promptsSent(school)).toEqual([`2026-12/${STAFF}`]);
    expectGoodMessages(school);
  });

  it("is not posted when it was set up after its day; the next month's is", async () => {
    const school = await startSchool({ now: at("2026-11-18T15:00:00Z") });
    await setPrompts(school, ROADBLOCKS_IN_STAFF);
    for (const now of ["2026-11-18T15:01:00Z", "2026-11-19T15:00:00Z", "2026-12-14T15:00:00Z"])
      await tickAt(school, at(now));
    expect(texts(school)).toEqual([]);
    await tickAt(school, DECEMBER_DUE);
    expect(texts(school)).toEqual([PROMPT.join("\n")]);
    expect(await promptsSent(school)).toEqual([`2026-12/${STAFF}`]);
    expectGoodMessages(school);
  });

  it("is not posted late either in a channel that had only tips until then", async () => {
    const school = await startPrompting({ tipChannel: STAFF });
    school.clock.now = at("2026-11-18T15:00:00Z");
    await setPrompts(school, { ...ROADBLOCKS_IN_STAFF, tipChannel: null });
    await tickAt(school, at("2026-11-19T15:00:00Z"));
    expect(texts(school).filter((text) => text.includes("minutes"))).toEqual([]);
    expectGoodMessages(school);
  });
});

describe("a prompt that can't be posted", () => {
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
    "because of $what is reported to the admins once and posted once after the fix",
    async ({ breaks, mends, words, after }) => {
      const school = await startPrompting({ ...ROADBLOCKS_IN_STAFF, channels: [STAFF, ADMIN] });
      breaks(school);
      for (let minute = 0; minute < 4; minute++) await tickAt(school, minutesAfter(PROMPT_DUE, minute));
      expect(told(school).map(({ text }) => text.split("\n"))).toEqual([[words, TOLD]]);
      expect(texts(school, ADMIN)).toHaveLength(1);
      await mends(school);
      for (let minute = after; minute < after + 3; minute++) await tickAt(school, minutesAfter(PROMPT_DUE, minute));
      expect(texts(school)).toHaveLength(1);
      expect(texts(school, ADMIN)).toHaveLength(1);
      expect(told(school)).toHaveLength(1);
      expectGoodMessages(school);
    },
  );

  it("because Slack asks for a pause bothers no one and is posted after it", async () => {
    const school = await startPrompting();
    school.slack.faults.next("chat.postMessage", { kind: "ratelimited", retryAfter: 90 });
    for (let minute = 0; minute < 4; minute++) await tickAt(school, minutesAfter(PROMPT_DUE, minute));
    expect(texts(school)).toHaveLength(1);
    expect(told(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it.each([
    ["messages_tab_disabled", 1, "Slack refused it (messages_tab_disabled)."],
    ["invalid_blocks", 3, "Slack didn't accept the prompt to reflect, not even in a shorter version (invalid_blocks)."],
  ])(
    "for a reason that won't pass (%s) is reported with it, and tried when someone does something",
    async (error, times, why) => {
      const school = await startPrompting();
      school.slack.faults.next("chat.postMessage", { kind: "error", error }, times);
      for (const minute of [0, 1, 59, 61, 24 * 60]) await tickAt(school, minutesAfter(PROMPT_DUE, minute));
      expect(texts(school)).toEqual([]);
      expect(told(school).map(({ text }) => text.split("\n")[0])).toEqual([
        `Not posted: the prompt to reflect. ${why} I won't try again on my own. Please tell the person who runs Bookend. ` +
          "Once it's fixed, save /unit prompts and I'll try again.",
      ]);
      const pat = school.slack.as(PAT);
      await pat.command("/unit", "prompts", { channel: STAFF });
      await school.slack.settle();
      await pat.submit();
      await school.slack.settle();
      await tickAt(school, minutesAfter(PROMPT_DUE, 24 * 60 + 1));
      expect(texts(school)).toHaveLength(1);
      expectGoodMessages(school);
    },
  );

  it("and can't be looked for is reported, and not posted twice", async () => {
    const scopes = EVERY_SCOPE.filter((scope) => !scope.endsWith(":history"));
    const school = await startPrompting(undefined, { scopes });
    school.slack.faults.next("chat.postMessage", { kind: "lostReply" });
    for (const minute of [0, 1, 2, 61, 24 * 60]) await tickAt(school, minutesAfter(PROMPT_DUE, minute));
    expect(texts(school)).toHaveLength(1);
    expect(told(school).map(({ text }) => text.split("\n")[0])).toEqual([
      `Not confirmed: the prompt to reflect. Slack didn't confirm that I posted the prompt to reflect in <#${STAFF}>, and I couldn't check. I won't post it again.`,
    ]);
    expect(school.slack.problems.map(({ error }) => error)).toEqual(["missing_scope"]);
  });

  it("as far as Bookend knows, because Slack's answer was lost, is looked for and not posted twice", async () => {
    const school = await startPrompting();
    school.slack.faults.next("chat.postMessage", { kind: "lostReply" });
    for (let minute = 0; minute < 4; minute++) await tickAt(school, minutesAfter(PROMPT_DUE, minute));
    expect(texts(school)).toHaveLength(1);
    expect(await school.db.post.findMany({ select: { state: true } })).toContainEqual({ state: "sent" });
    expect(told(school)).toEqual([]);
    expectGoodMessages(school);
  });
});

describe("an answer to a prompt", () => {
  it("from a person who has left is refused in clear words and saved nowhere", async () => {
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
    expect(JSON.stringify(ack)).toContain("This account is deactivated, so it can't use Bookend.");
    await seeAfter(school, () => school.slack.deliver("interaction", clicked.request.payload), OMAR);
    expect(school.slack.whispersTo(OMAR).at(-1)?.text).toContain("This account is deactivated");
    expect(await school.db.reflection.count()).toBe(0);
  });

  it("can be read by no one else unless its writer shares it", async () => {
    const school = await startPrompting();
    await tickAt(school, PROMPT_DUE);
    await answerPrompt(school, TESS, "A canary in the schedule.");
    for (const by of [LEE, PAT]) {
      const messages = JSON.stringify([school.slack.whispersTo(by), school.slack.directMessagesTo(by)]);
      expect(messages).not.toContain("canary");
    }
    expect(JSON.stringify(postsIn(school))).not.toContain("canary");
    expect(school.slack.whispersTo(TESS).at(-1)?.text).toContain("Only you can read this.");
    expectGoodMessages(school);
  });
});

it("only admins can change its settings, also by the button in the message", async () => {
  const school = await startPrompting();
  school.slack.archive(STAFF);
  await tickAt(school, PROMPT_DUE);
  const [message] = told(school);
  if (message) await press(school, message, "Change prompts", PAT);
  expect(school.slack.as(PAT).modal()?.title).toBe("Prompts and questions");
  await openForm(school, "prompts", TESS);
  expect(school.slack.whispersTo(TESS).at(-1)?.text).toContain("Only admins can change Bookend's settings.");
  expectGoodMessages(school);
});
