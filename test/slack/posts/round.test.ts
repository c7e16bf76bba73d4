// A round of posts: what one post's trouble means for the others, and what a row tells the next round.
import { WebClient } from "@slack/web-api";
import { describe, expect, it } from "vitest";
import { createSlackLogger } from "../../../src/slack/api/clients.js";
import { paragraph, toMessage } from "../../../src/slack/message/blocks.js";
import { runPosts } from "../../../src/slack/posts/round.js";
import { CHANNEL, POST_DUE, pass, type Rounds, startRounds, toPost } from "../../support/posting.js";
import { freePort } from "../../support/starting.js";

const texts = ({ slack }: Rounds) => slack.messagesIn(CHANNEL).map(({ text }) => text);
const rowOf = async ({ ledger }: Rounds, name = "made-up") => (await ledger.rows(name, ["2026-10"])).get("2026-10");
const searches = ({ slack }: Rounds) => slack.calls.filter(({ method }) => method === "conversations.history").length;

const broken = async () => {
  throw new Error("broken");
};

describe("a broken kind of post", () => {
  it.each([
    { what: "due", change: { due: broken } },
    { what: "composing", change: { compose: broken } },
    { what: "versions", change: { versions: broken } },
    {
      what: "problem",
      change: {
        due: async () => [{ period: "2026-10", dueAt: POST_DUE, channel: undefined }],
        problem: () => {
          throw new Error("broken");
        },
      },
    },
  ])("($what) doesn't keep the others from going out", async ({ change }) => {
    const rounds = await startRounds();
    await runPosts(rounds.process([toPost({ name: "broken", ...change }), toPost()]));
    expect(texts(rounds)).toEqual(["All about 2026-10"]);
    expect(rounds.errors.length).toBeGreaterThan(0);
    expect(rounds.slack.problems).toEqual([]);
  });
});

describe("a lost reply", () => {
  it("isn't looked into before Slack may have finished, even by a process that has just started", async () => {
    const rounds = await startRounds();
    rounds.slack.faults.next("chat.postMessage", { kind: "lostReply" });
    await runPosts(rounds.process([toPost()]));
    // The wall clock jumps ahead: no time has passed.
    rounds.clock.now = new Date(POST_DUE.getTime() + 30 * 60_000);
    const restarted = rounds.process([toPost()]);
    await runPosts(restarted);
    expect(searches(rounds)).toBe(0);
    pass(rounds.clock, 1);
    await runPosts(restarted);
    expect(searches(rounds)).toBe(1);
    expect(texts(rounds)).toEqual(["All about 2026-10"]);
    expect(rounds.slack.problems).toEqual([]);
  });

  it("found later dates the row by its message", async () => {
    const rounds = await startRounds();
    rounds.slack.faults.next("chat.postMessage", { kind: "lostReply" });
    const process = rounds.process([toPost()]);
    await runPosts(process);
    pass(rounds.clock, 1);
    await runPosts(process);
    const [message] = rounds.slack.messagesIn(CHANNEL);
    const postedAt = new Date(Math.floor(Number(message?.ts) * 1000));
    expect(await rowOf(rounds)).toMatchObject({ state: "sent", messageTs: message?.ts, changedAt: postedAt });
    expect(rounds.slack.problems).toEqual([]);
  });

  it("that can't be looked into ends in a question to the admins", async () => {
    const rounds = await startRounds();
    rounds.slack.faults.next("chat.postMessage", { kind: "reset" });
    const process = rounds.process([toPost()]);
    await runPosts(process);
    rounds.slack.faults.always("conversations.history", { kind: "ratelimited", retryAfter: 60 });
    for (let minute = 0; minute < 105; minute++) {
      pass(rounds.clock, 1);
      await runPosts(process);
    }
    expect(searches(rounds)).toBe(100);
    expect(await rowOf(rounds)).toMatchObject({ state: "unsure", searchCursor: undefined, searchTries: 0 });
    expect(rounds.slack.directMessagesTo("U0PRINCIPAL").at(-1)?.text).toBe("unconfirmed: 2026-10");
    expect(texts(rounds)).toEqual([]);
    expect(rounds.slack.problems).toEqual([]);
  });

  it("keeps its place in the channel from one round to the next", async () => {
    const rounds = await startRounds();
    rounds.slack.faults.next("chat.postMessage", { kind: "lostReply" });
    const process = rounds.process([toPost()]);
    await runPosts(process);
    for (let index = 0; index < 40; index++) {
      await process.client.chat.postMessage({ channel: CHANNEL, text: "Hello" });
    }
    for (const _page of [1, 2, 3]) {
      rounds.slack.faults.clear();
      rounds.slack.faults.next("conversations.history", { kind: "slow", ms: 0 });
      rounds.slack.faults.next("conversations.history", { kind: "ratelimited", retryAfter: 60 });
      pass(rounds.clock, 1.1);
      await runPosts(process);
    }
    expect(await rowOf(rounds)).toMatchObject({ state: "sent", searchCursor: undefined, searchTries: 0 });
    expect(texts(rounds).filter((text) => text === "All about 2026-10")).toHaveLength(1);
    expect(rounds.slack.problems).toEqual([]);
  });
});

describe("a Slack that can't be reached", () => {
  it("costs nothing: the next round posts without a search, and no admin is alerted", async () => {
    const rounds = await startRounds();
    const { slack } = rounds;
    const elsewhere = slack.apiUrl.replace(/:\d+/, `:${await freePort()}`);
    const offline = new WebClient(slack.botToken, {
      ...{ slackApiUrl: elsewhere, logger: createSlackLogger({ warn: () => {}, error: () => {} }) },
      ...{ timeout: 2000, retryConfig: { retries: 0 } },
    });
    const process = rounds.process([toPost()]);
    await runPosts({ ...process, client: offline });
    expect(await rowOf(rounds)).toMatchObject({ state: "failed", reason: "unreachable" });
    pass(rounds.clock, 1);
    await runPosts(process);
    expect(texts(rounds)).toEqual(["All about 2026-10"]);
    expect(searches(rounds)).toBe(0);
    expect(slack.directMessagesTo("U0PRINCIPAL")).toEqual([]);
    expect(slack.problems).toEqual([]);
  });
});

describe("an update", () => {
  const versioned = (version: () => string) =>
    toPost({
      versions: async (_ctx, periods) => new Map(periods.map((period) => [period, version()])),
      compose: async (_ctx, { update }) =>
        toMessage(paragraph(update ? `${update.from} became ${update.to}` : version())),
    });

  it("brings in what changed while the post was composed, whatever the clocks say", async () => {
    const rounds = await startRounds();
    let version = "one";
    const { compose, ...rest } = versioned(() => version);
    const post = toPost({
      ...rest,
      compose: async (...args) => {
        const message = await compose(...args);
        version = "two";
        return message;
      },
    });
    await runPosts(rounds.process([post]));
    rounds.clock.now = new Date(POST_DUE.getTime() - 60 * 60_000);
    await runPosts(rounds.process([post]));
    expect(texts(rounds)).toEqual(["one became two"]);
    expect(rounds.slack.problems).toEqual([]);
  });

  it("brings in what changed between composing a post and finding it", async () => {
    const rounds = await startRounds();
    let version = "one";
    rounds.slack.faults.next("chat.postMessage", { kind: "lostReply" });
    const process = rounds.process([versioned(() => version)]);
    await runPosts(process);
    version = "two";
    pass(rounds.clock, 1);
    await runPosts(process);
    expect(texts(rounds)).toEqual(["one became two"]);
    expect(rounds.slack.problems).toEqual([]);
  });

  it("redraws a post once whose version isn't known, for the ledger may be an old backup", async () => {
    const rounds = await startRounds();
    const process = rounds.process([versioned(() => "one")]);
    await runPosts(process);
    const from = await rowOf(rounds);
    if (!from) throw new Error("There is no row.");
    const place = { post: "made-up", period: "2026-10", from };
    await rounds.ledger.transition({ ...place, now: POST_DUE }, { version: undefined, firstVersion: undefined });
    for (const _round of [1, 2]) await runPosts(process);
    expect(texts(rounds)).toEqual(["undefined became one"]);
    expect(rounds.slack.calls.filter(({ method }) => method === "chat.update")).toHaveLength(1);
    expect(await rowOf(rounds)).toMatchObject({ version: "one", firstVersion: "one" });
    expect(rounds.slack.problems).toEqual([]);
  });

  it("whose process died is made by another one two minutes later", async () => {
    const rounds = await startRounds();
    let version = "one";
    const post = versioned(() => version);
    await runPosts(rounds.process([post]));
    version = "two";
    const from = await rowOf(rounds);
    if (!from) throw new Error("There is no row.");
    await rounds.ledger.lease({
      post: "made-up",
      period: "2026-10",
      from,
      until: new Date(POST_DUE.getTime() + 120_000),
    });
    const other = rounds.process([post]);
    for (const _minute of [0, 1]) {
      await runPosts(other);
      expect(texts(rounds)).toEqual(["one"]);
      pass(rounds.clock, 1);
    }
    await runPosts(other);
    expect(texts(rounds)).toEqual(["one became two"]);
    expect(rounds.slack.problems).toEqual([]);
  });
});

describe("an admin who skips a post", () => {
  it("wins over a round that has read the row and not claimed it yet", async () => {
    const rounds = await startRounds();
    const skipping = {
      ...rounds.ledger,
      findOrCreate: async (...args: Parameters<typeof rounds.ledger.findOrCreate>) => {
        const row = await rounds.ledger.findOrCreate(...args);
        await rounds.ledger.transition(
          { post: "made-up", period: "2026-10", from: row, now: POST_DUE },
          { state: "skipped", reason: "Pat skipped it" },
        );
        return row;
      },
    };
    await runPosts(rounds.process([toPost()], { ledger: skipping }));
    expect(texts(rounds)).toEqual([]);
    expect(await rowOf(rounds)).toMatchObject({ state: "skipped", reason: "Pat skipped it" });
    expect(rounds.slack.problems).toEqual([]);
  });
});
