// A round of posts: what one post's trouble means for the others, and what a row tells the next round.
import { WebClient } from "@slack/web-api";
import { describe, expect, it } from "vitest";
import { createSlackLogger } from "../../../src/slack/api/clients.js";
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
