// Several processes at the same ledger: each post, each update and each alert happens once.
import { describe, expect, it } from "vitest";
import { paragraph, toMessage } from "../../../src/slack/message/blocks.js";
import { runPosts } from "../../../src/slack/posts/round.js";
import { CHANNEL, POST_DUE, pass, type Rounds, startRounds, toPost } from "../../support/posting.js";

const texts = ({ slack }: Rounds) => slack.messagesIn(CHANNEL).map(({ text }) => text);
const count = ({ slack }: Rounds, method: string) => slack.calls.filter((call) => call.method === method).length;

/** The row of the made-up post. */
const rowOf = async ({ ledger }: Rounds) => (await ledger.rows("made-up", ["2026-10"])).get("2026-10");

/** A step that waits until the test lets it continue. */
function createGate() {
  let open = () => {};
  let arrive = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const wait = () => {
    arrive();
    return opened;
  };
  return { wait, arrived, open: () => open() };
}

describe("processes that tick in the same minute", () => {
  it("post once, although each read the ledger before the other began", async () => {
    const rounds = await startRounds();
    rounds.slack.faults.next("chat.postMessage", { kind: "slow", ms: 100 }, 2);
    const gate = createGate();
    // The second has read that there is no row yet. By the time it opens one, the first is sending.
    const late = {
      ...rounds.ledger,
      findOrCreate: async (...args: Parameters<typeof rounds.ledger.findOrCreate>) => {
        await gate.wait();
        return rounds.ledger.findOrCreate(...args);
      },
    };
    const second = runPosts(rounds.process([toPost()], { ledger: late }));
    await gate.arrived;
    const first = runPosts(rounds.process([toPost()]));
    while (count(rounds, "chat.postMessage") === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    gate.open();
    const outcomes = (await Promise.all([first, second])).flat().map(({ outcome, why }) => why ?? outcome);
    expect(outcomes).toEqual(["posted", "another process is posting it"]);
    expect(texts(rounds)).toEqual(["All about 2026-10"]);
    expect(rounds.slack.problems).toEqual([]);
  });

  it("search for a late post one at a time, for Slack may allow one call a minute", async () => {
    const rounds = await startRounds();
    pass(rounds.clock, 120);
    rounds.slack.faults.next("conversations.history", { kind: "slow", ms: 50 }, 4);
    const processes = [1, 2, 3, 4].map(() => runPosts(rounds.process([toPost()])));
    const outcomes = (await Promise.all(processes)).flat().map(({ outcome }) => outcome);
    expect(outcomes.sort()).toEqual(["already", "already", "already", "late"]);
    expect(count(rounds, "conversations.history")).toBe(1);
    expect(texts(rounds)).toEqual(["All about 2026-10"]);
    expect(rounds.slack.problems).toEqual([]);
  });

  it("redraw an outdated post once", async () => {
    const rounds = await startRounds();
    let version = "one";
    const post = toPost({ versions: async (_ctx, periods) => new Map(periods.map((period) => [period, version])) });
    await runPosts(rounds.process([post]));
    version = "two";
    pass(rounds.clock, 1);
    rounds.slack.faults.next("chat.update", { kind: "slow", ms: 50 }, 4);
    await Promise.all([1, 2, 3, 4].map(() => runPosts(rounds.process([post]))));
    expect(count(rounds, "chat.update")).toBe(1);
    expect(await rowOf(rounds)).toMatchObject({ version: "two", firstVersion: "one", leaseUntil: undefined });
    expect(rounds.slack.problems).toEqual([]);
  });

  it("alert each admin once", async () => {
    const rounds = await startRounds();
    rounds.slack.faults.next("chat.postMessage", { kind: "error", error: "is_archived" });
    await Promise.all([1, 2, 3, 4].map(() => runPosts(rounds.process([toPost()]))));
    pass(rounds.clock, 1);
    await Promise.all([1, 2, 3, 4].map(() => runPosts(rounds.process([toPost()]))));
    expect(rounds.slack.directMessagesTo("U0PRINCIPAL").map(({ text }) => text)).toEqual(["is_archived: 2026-10"]);
    expect(await rowOf(rounds)).toMatchObject({ leaseUntil: undefined });
    expect(rounds.slack.problems).toEqual([]);
  });
});

describe("a process that takes its time", () => {
  /** Starts sending in one process and stops it right before Slack would answer. */
  async function startSending(rounds: Rounds) {
    const gate = createGate();
    const { chat, ...others } = rounds.process([]).client;
    const postMessage = async (...args: Parameters<typeof chat.postMessage>) => {
      await gate.wait();
      return chat.postMessage(...args);
    };
    const client = { ...others, chat: { ...chat, postMessage } } as unknown as ReturnType<Rounds["process"]>["client"];
    const running = runPosts(rounds.process([toPost()], { client }));
    await gate.arrived;
    return { running, ...gate };
  }

  it("isn't overtaken because the clock jumps ahead while its message is on its way", async () => {
    const rounds = await startRounds();
    const slow = await startSending(rounds);
    const other = rounds.process([toPost()]);
    await runPosts(other);
    rounds.clock.now = new Date(POST_DUE.getTime() + 3_600_000);
    rounds.clock.elapsed += 10_000;
    await runPosts(other);
    slow.open();
    await slow.running;
    await runPosts(other);
    expect(texts(rounds)).toEqual(["All about 2026-10"]);
    expect(rounds.slack.problems).toEqual([]);
  });

  it("isn't overtaken by a round for an instant in the past", async () => {
    const rounds = await startRounds();
    pass(rounds.clock, 3 * 24 * 60);
    const slow = await startSending(rounds);
    await runPosts({ ...rounds.process([toPost()]), now: POST_DUE });
    slow.open();
    await slow.running;
    expect(texts(rounds)).toEqual(["All about 2026-10"]);
    expect(rounds.slack.problems).toEqual([]);
  });

  it("is overtaken once it has had two minutes, by a process that saw all of them", async () => {
    const rounds = await startRounds();
    await startSending(rounds);
    const other = rounds.process([toPost()]);
    await runPosts(other);
    pass(rounds.clock, 1.9);
    await runPosts(other);
    expect(texts(rounds)).toEqual([]);
    pass(rounds.clock, 0.1);
    await runPosts(rounds.process([toPost()]));
    expect(texts(rounds)).toEqual([]);
    await runPosts(other);
    expect(texts(rounds)).toEqual(["All about 2026-10"]);
    expect(rounds.slack.problems).toEqual([]);
  });

  it("doesn't redraw a post after it was overtaken while composing", async () => {
    const rounds = await startRounds();
    const gate = createGate();
    let version = "one";
    const versions = async (_ctx: object, periods: readonly string[]) => new Map(periods.map((one) => [one, version]));
    const quick = toPost({ versions, compose: async () => toMessage(paragraph(version)) });
    const compose = async () => {
      const message = toMessage(paragraph(version));
      await gate.wait();
      return message;
    };
    await runPosts(rounds.process([quick]));
    version = "two";
    const running = runPosts(rounds.process([{ ...quick, compose }]));
    await gate.arrived;
    version = "three";
    const other = rounds.process([quick]);
    for (const _minute of [0, 1, 2]) {
      await runPosts(other);
      pass(rounds.clock, 1);
    }
    gate.open();
    await running;
    expect(texts(rounds)).toEqual(["three"]);
    expect(rounds.slack.problems).toEqual([]);
  });

  it("is over two minutes after it died, even if it held its post in two ways", async () => {
    const rounds = await startRounds();
    const place = { post: "made-up", period: "2026-10" };
    const due = await rounds.ledger.findOrCreate(place.post, { period: place.period, dueAt: POST_DUE }, POST_DUE);
    const claim = { state: "claimed", runId: "dead" } as const;
    const claimed = await rounds.ledger.transition({ ...place, from: due, now: POST_DUE }, claim);
    await rounds.ledger.lease({ ...place, from: claimed ?? due, until: new Date(POST_DUE.getTime() + 120_000) });
    const other = rounds.process([toPost()]);
    for (const minutes of [0, 2]) {
      pass(rounds.clock, minutes);
      await runPosts(other);
    }
    expect(texts(rounds)).toEqual(["All about 2026-10"]);
    expect(rounds.slack.problems).toEqual([]);
  });

  it("clears what another process noted that searched for its post in vain", async () => {
    const rounds = await startRounds();
    const slow = await startSending(rounds);
    const from = await rowOf(rounds);
    if (!from) throw new Error("There is no row.");
    const inVain = { reason: "ratelimited", nextTryAt: new Date(POST_DUE.getTime() + 60_000), searchTries: 1 };
    await rounds.ledger.transition({ post: "made-up", period: "2026-10", from, now: POST_DUE }, inVain);
    slow.open();
    await slow.running;
    expect(await rowOf(rounds)).toMatchObject({
      state: "sent",
      reason: undefined,
      nextTryAt: undefined,
      searchTries: 0,
    });
    expect(rounds.slack.directMessagesTo("U0PRINCIPAL")).toEqual([]);
    expect(rounds.slack.problems).toEqual([]);
  });

  it("doesn't post after it was overtaken while composing", async () => {
    const rounds = await startRounds();
    const gate = createGate();
    const { compose } = toPost();
    const slow = toPost({
      compose: async (...args) => {
        await gate.wait();
        return compose(...args);
      },
    });
    const running = runPosts(rounds.process([slow]));
    await gate.arrived;
    const other = rounds.process([toPost()]);
    for (const _minute of [0, 1, 2]) {
      await runPosts(other);
      pass(rounds.clock, 1);
    }
    gate.open();
    expect(await running).toMatchObject([{ outcome: "already", why: "another process is posting it" }]);
    expect(texts(rounds)).toEqual(["All about 2026-10"]);
    expect(rounds.slack.problems).toEqual([]);
  });
});
