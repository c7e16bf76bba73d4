// Updates of posts and alerts to the admins: found by what a post shows, and made once.
import { describe, expect, it } from "vitest";
import { paragraph, toMessage } from "../../../src/slack/message/blocks.js";
import { runPosts } from "../../../src/slack/posts/round.js";
import { CHANNEL, POST_DUE, pass, type Rounds, sendMarked, startRounds, toPost } from "../../support/posting.js";

const texts = ({ slack }: Rounds) => slack.messagesIn(CHANNEL).map(({ text }) => text);
const rowOf = async ({ ledger }: Rounds) => (await ledger.rows("made-up", ["2026-10"])).get("2026-10");

async function existingRow(rounds: Rounds) {
  const row = await rowOf(rounds);
  if (!row) throw new Error("There is no row.");
  return row;
}

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

  it("notices a change that is taken back right after the post was composed with it", async () => {
    const rounds = await startRounds();
    const read = ["one", "two"];
    const post = toPost({
      versions: async (_ctx, periods) => new Map(periods.map((period) => [period, read.shift() ?? "one"])),
      compose: async (_ctx, { update }) => toMessage(paragraph(update ? "one again" : "two")),
    });
    const process = rounds.process([post]);
    for (const _round of [1, 2]) await runPosts(process);
    expect(texts(rounds)).toEqual(["one again"]);
    expect(rounds.slack.calls.filter(({ method }) => method === "chat.update")).toHaveLength(1);
    expect(rounds.slack.problems).toEqual([]);
  });

  it("is made again after a lost reply, although the change was taken back", async () => {
    const rounds = await startRounds();
    let version = "one";
    const process = rounds.process([versioned(() => version)]);
    await runPosts(process);
    version = "two";
    rounds.slack.faults.next("chat.update", { kind: "lostReply" });
    await runPosts(process);
    expect(texts(rounds)).toEqual(["one became two"]);
    version = "one";
    pass(rounds.clock, 1);
    for (const _round of [1, 2]) await runPosts(process);
    expect(texts(rounds)).toEqual(["one became one"]);
    expect(rounds.slack.calls.filter(({ method }) => method === "chat.update")).toHaveLength(2);
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
    const from = await existingRow(rounds);
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
    const from = await existingRow(rounds);
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

  it("redraws a post that another ledger sent: a backup doesn't know what it shows", async () => {
    const rounds = await startRounds();
    const process = rounds.process([versioned(() => "one")]);
    rounds.slack.faults.next("chat.postMessage", { kind: "error", error: "restricted_action" });
    await runPosts(process);
    expect(await rowOf(rounds)).toMatchObject({ state: "failed", version: "one" });
    await sendMarked(process.client, { scope: process.scope, post: "made-up", period: "2026-10", runId: "lost" });
    pass(rounds.clock, 120);
    for (const _round of [1, 2]) await runPosts({ ...process, now: rounds.clock.now });
    expect(texts(rounds)).toEqual(["undefined became one"]);
    expect(rounds.slack.problems).toEqual([]);
  });

  it("whose version isn't known and that can't be edited is left alone", async () => {
    const rounds = await startRounds();
    const process = rounds.process([versioned(() => "one")]);
    await runPosts(process);
    const from = await existingRow(rounds);
    const unknown = { version: undefined, firstVersion: undefined };
    await rounds.ledger.transition({ post: "made-up", period: "2026-10", from, now: POST_DUE }, unknown);
    rounds.slack.faults.always("chat.update", { kind: "error", error: "edit_window_closed" });
    for (const _round of [1, 2]) await runPosts(process);
    expect(await rowOf(rounds)).toMatchObject({ version: "one", reason: undefined });
    expect(rounds.slack.directMessagesTo("U0PRINCIPAL")).toEqual([]);
    expect(rounds.slack.problems).toEqual([]);
  });
});

describe("an alert", () => {
  it("isn't repeated while a late post can't be searched for, whatever keeps Bookend from it", async () => {
    const rounds = await startRounds();
    const process = rounds.process([toPost()]);
    rounds.slack.faults.next("chat.postMessage", { kind: "error", error: "restricted_action" });
    await runPosts(process);
    pass(rounds.clock, 120);
    for (const status of [500, 502, 503]) {
      rounds.slack.faults.next("conversations.history", { kind: "status", status });
      await runPosts({ ...process, now: rounds.clock.now });
      pass(rounds.clock, 1);
    }
    expect(rounds.slack.directMessagesTo("U0PRINCIPAL").map(({ text }) => text)).toEqual([
      "restricted_action: 2026-10",
    ]);
    await runPosts({ ...process, now: rounds.clock.now });
    expect(texts(rounds)).toEqual(["All about 2026-10"]);
    expect(rounds.slack.problems).toEqual([]);
  });

  it("whose process died goes out two minutes later", async () => {
    const rounds = await startRounds();
    const ledger = rounds.ledger;
    const from = await ledger.findOrCreate("made-up", { period: "2026-10", dueAt: POST_DUE }, POST_DUE);
    const place = { post: "made-up", period: "2026-10" };
    const failed = await ledger.transition(
      { ...place, from, now: POST_DUE },
      { state: "failed", reason: "is_archived", nextTryAt: new Date(POST_DUE.getTime() + 3_600_000) },
    );
    await ledger.lease({ ...place, from: failed ?? from, until: new Date(POST_DUE.getTime() + 120_000) });
    const process = rounds.process([toPost()]);
    for (const _minute of [0, 1]) {
      await runPosts(process);
      expect(rounds.slack.directMessagesTo("U0PRINCIPAL")).toEqual([]);
      pass(rounds.clock, 1);
    }
    for (const _minute of [2, 3]) await runPosts(process);
    expect(rounds.slack.directMessagesTo("U0PRINCIPAL")).toHaveLength(1);
    expect(rounds.slack.problems).toEqual([]);
  });
});
