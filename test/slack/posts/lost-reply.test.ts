// A post whose reply was lost: when the channel is searched, what is found there, and when only a person can say.
import { describe, expect, it } from "vitest";
import { runPosts } from "../../../src/slack/posts/round.js";
import { CHANNEL, POST_DUE, pass, type Rounds, startRounds, toPost } from "../../support/posting.js";

const texts = ({ slack }: Rounds) => slack.messagesIn(CHANNEL).map(({ text }) => text);
const rowOf = async ({ ledger }: Rounds) => (await ledger.rows("made-up", ["2026-10"])).get("2026-10");
const searches = ({ slack }: Rounds) => slack.calls.filter(({ method }) => method === "conversations.history").length;

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

  it("is looked into for as long as Slack is away", async () => {
    const rounds = await startRounds();
    rounds.slack.faults.next("chat.postMessage", { kind: "lostReply" });
    const process = rounds.process([toPost()]);
    await runPosts(process);
    rounds.slack.faults.always("conversations.history", { kind: "status", status: 503 });
    for (let minute = 0; minute < 105; minute++) {
      pass(rounds.clock, 1);
      await runPosts(process);
    }
    rounds.slack.faults.clear();
    pass(rounds.clock, 1);
    await runPosts(process);
    expect(await rowOf(rounds)).toMatchObject({ state: "sent", messageTs: rounds.slack.messagesIn(CHANNEL)[0]?.ts });
    expect(rounds.slack.problems).toEqual([]);
  });

  it("is found although the clock was days ahead when the post was sent", async () => {
    const rounds = await startRounds();
    const right = new Date();
    rounds.slack.faults.next("chat.postMessage", { kind: "lostReply" });
    rounds.clock.now = new Date(right.getTime() + 3 * 24 * 60 * 60_000);
    const process = rounds.process([toPost()]);
    await runPosts(process);
    rounds.clock.now = right;
    pass(rounds.clock, 1);
    await runPosts(process);
    expect(texts(rounds)).toEqual(["All about 2026-10"]);
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
