// When the Home is drawn: when a person opens it, and when it changed for someone who may be looking.
import { describe, expect, it, onTestFinished } from "vitest";
import { startWorkspace } from "../../../sandbox/workspace/start-workspace.js";
import { createClients, createSlackLogger } from "../../../src/slack/api/clients.js";
import { Refusal } from "../../../src/slack/define/refusal.js";
import { paragraph } from "../../../src/slack/message/blocks.js";
import { createHomes, toHome } from "../../../src/slack/send/home.js";

const TESS = "U0TEACHER01";
const LEE = "U0LIBRARY01";

/** Homes that say a word to each person. A test may change the word and the viewers. */
async function start() {
  const slack = await startWorkspace();
  onTestFinished(() => slack.close());
  for (const id of [TESS, LEE]) slack.addPerson({ id, name: id });
  const state = {
    word: "Hello",
    viewers: [TESS, LEE],
    opened: [] as string[],
    drawn: [] as string[],
    errors: [] as object[],
    composed: 0,
  };
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const clients = createClients({ token: slack.botToken, apiUrl: slack.apiUrl, logger: createSlackLogger(log) });
  const homes = createHomes({
    client: clients.viewer,
    contextOf: async (userId) => {
      if (state.word === "refuse") throw new Refusal("Bookend is for the staff.");
      return { userId, at: `at ${slack.teamId}` };
    },
    compose: async ({ userId, at }) => {
      state.composed += 1;
      if (state.word === "break" && userId === TESS) throw new Error("It broke.");
      return [paragraph(`${state.word} ${userId}, ${at}`)];
    },
    isFirst: () => false,
    turn: async () => {},
    version: async () => `${state.word} ${state.viewers}`,
    onOpened: async ({ userId }) => void state.opened.push(userId),
    onDrawn: async (userId, ctx) => void state.drawn.push(`${userId} ${ctx ? "in" : "out"}`),
    viewers: async () => {
      if (state.word === "no viewers") throw new Error("The database is busy.");
      return state.viewers;
    },
    logError: (_fields, error) => state.errors.push(error as object),
  });
  const published = () =>
    slack.calls.filter(({ method }) => method === "views.publish").map(({ args }) => String(args.user_id));
  const homeOf = (id: string) => JSON.stringify(slack.as(id).home()?.blocks ?? []);
  return { slack, clients, homes, state, published, homeOf };
}

describe("opening", () => {
  it("draws it for this person, then notes that they opened it", async () => {
    const { slack, homes, state, published, homeOf } = await start();
    await homes.opened(TESS);
    expect(homeOf(TESS)).toContain(`Hello ${TESS}, at ${slack.teamId}`);
    expect(state.opened).toEqual([TESS]);
    expect(published()).toEqual([TESS]);
    expect(slack.problems).toEqual([]);
  });

  it("draws it even when nothing changed, because Slack may have lost it", async () => {
    const { homes, published } = await start();
    await homes.opened(TESS);
    await homes.opened(TESS);
    expect(published()).toEqual([TESS, TESS]);
  });

  it("tells a person who may not use Bookend why, and does not count as opened", async () => {
    const { homes, state, homeOf } = await start();
    state.word = "refuse";
    await homes.opened(TESS);
    expect(homeOf(TESS)).toContain("Bookend is for the staff.");
    expect([state.opened, state.errors]).toEqual([[], []]);
  });
});

describe("a change", () => {
  it("redraws for everyone who may be looking, and draws nothing when nothing changed", async () => {
    const { homes, state, published, homeOf } = await start();
    await homes.opened(TESS);
    await homes.opened(LEE);
    await homes.refresh();
    expect(published()).toEqual([TESS, LEE]);
    state.word = "Good evening";
    await homes.refresh();
    await homes.refresh();
    expect(published()).toEqual([TESS, LEE, TESS, LEE]);
    expect(homeOf(LEE)).toContain("Good evening");
    expect(state.opened).toEqual([TESS, LEE]);
  });

  it("draws nothing for a person who is not looking", async () => {
    const { homes, state, published } = await start();
    state.viewers = [LEE];
    await homes.refresh();
    expect(published()).toEqual([LEE]);
  });

  it("among many at once is drawn at most twice: the one in progress and the last", async () => {
    const { homes, state, homeOf } = await start();
    state.viewers = [TESS];
    const first = homes.refresh();
    const rest = Array.from({ length: 5 }, () => homes.refresh());
    state.word = "Good evening";
    await Promise.all([first, ...rest]);
    expect(state.composed).toBeLessThanOrEqual(2);
    expect(homeOf(TESS)).toContain("Good evening");
  });
});

describe("a failure", () => {
  it("for one person is logged, and the others are drawn", async () => {
    const { homes, state, published } = await start();
    state.word = "break";
    await homes.refresh();
    expect(state.errors).toMatchObject([{ message: "It broke." }]);
    expect(published()).toEqual([LEE]);
  });

  it("at Slack is retried with the next refresh, even when nothing changed", async () => {
    const { slack, homes, state, homeOf } = await start();
    state.viewers = [TESS];
    slack.faults.next("views.publish", { kind: "error", error: "internal_error" });
    await homes.refresh();
    expect(state.errors).toHaveLength(1);
    await homes.refresh();
    expect(homeOf(TESS)).toContain("Hello");
  });

  it("to find the viewers is logged", async () => {
    const { homes, state } = await start();
    state.word = "no viewers";
    await homes.refresh();
    expect(state.errors).toMatchObject([{ message: "The database is busy." }]);
    state.word = "Hello";
    await homes.refresh();
    expect(state.composed).toBe(2);
  });

  it("for too many blocks is a bug, not a Home that is silently cut off", () => {
    const blocks = Array.from({ length: 101 }, () => paragraph("one"));
    expect(() => toHome(blocks)).toThrow("A Home of 101 blocks is too long for Slack.");
    expect(toHome(blocks.slice(1)).blocks).toHaveLength(100);
  });
});

describe("when Slack asks for a pause", () => {
  it("the Home waits for the next change, and nothing else waits", async () => {
    const { slack, clients, homes, state, homeOf } = await start();
    await homes.refresh();
    slack.faults.next("views.publish", { kind: "ratelimited", retryAfter: 30 });
    state.word = "Again";
    await homes.refresh();
    expect(state.errors).toHaveLength(1);
    expect(homeOf(TESS)).toContain("Hello");
    await clients.viewer.auth.test();
    await homes.refresh();
    expect(homeOf(TESS)).toContain("Again");
  });

  it("a person Slack always refuses is not retried forever", async () => {
    const { slack, homes, state, published } = await start();
    state.viewers = [];
    slack.faults.next("views.publish", { kind: "error", error: "user_not_found" });
    await homes.opened(TESS);
    await homes.refresh();
    expect(published()).toEqual([TESS]);
  });

  it("a person who opened it for the first time sees it with the next refresh", async () => {
    const { slack, homes, state, homeOf } = await start();
    state.viewers = [];
    slack.faults.next("views.publish", { kind: "ratelimited", retryAfter: 30 });
    await homes.opened(TESS);
    expect(homeOf(TESS)).toBe("[]");
    expect(state.opened).toEqual([]);
    await homes.refresh();
    expect(homeOf(TESS)).toContain("Hello");
    expect(state.opened).toEqual([TESS]);
  });
});
