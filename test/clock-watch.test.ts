// The judgment of this machine's clock: what Slack is asked, what is logged and told, and whether posts may go out.
import { describe, expect, it } from "vitest";
import { type ClockOff, createClockWatch } from "../src/clock-watch.js";

const MINUTE = 60_000;

/** A watch over a clock that seems to be `seems` ahead. What Slack answers when it is asked is `truth`. */
function watch(seems: number | undefined) {
  const happened: string[] = [];
  const state = {
    seems,
    truth: undefined as number | undefined | "no answer" | "no time",
    reached: true,
  };
  let readings = 1;
  const minutes = ({ aheadMs, isFar }: ClockOff) => `${aheadMs / MINUTE}${isFar ? " far" : ""}`;
  const clock = createClockWatch({
    slackTime: {
      fetch: () => Promise.reject(new Error("not used")),
      aheadMs: () => state.seems,
      readings: () => readings,
    },
    async askSlack() {
      happened.push("asked");
      if (state.truth === "no answer") throw new Error("away");
      if (state.truth === "no time") return;
      readings += 1;
      state.seems = state.truth ?? state.seems;
    },
    log: {
      warn: (fields) => void happened.push(`warned ${JSON.stringify(fields)}`),
      info: (fields) => void happened.push(`logged ${JSON.stringify(fields)}`),
    },
    async tell(off) {
      happened.push(`told ${minutes(off)}`);
      return state.reached;
    },
  });
  return { clock, state, happened };
}

describe("a clock that is right", () => {
  it.each([undefined, 0, 59_000, -59_000])("posts, and asks and says nothing (%s)", async (seems) => {
    const { clock, happened } = watch(seems);
    expect([await clock.mayPost(), clock.found(), happened]).toEqual([true, undefined, []]);
  });

  it("only seems wrong after the machine slept: Slack is asked, and nothing is said", async () => {
    const { clock, state, happened } = watch(480 * MINUTE);
    state.truth = 0;
    expect([await clock.mayPost(), clock.found(), happened]).toEqual([true, undefined, ["asked"]]);
  });
});

describe("a clock that is wrong", () => {
  it.each([1, -1])("by more than ten minutes posts nothing, and is said once (%s)", async (sign) => {
    const { clock, happened } = watch(sign * 20 * MINUTE);
    for (let tick = 0; tick < 3; tick++) expect(await clock.mayPost()).toBe(false);
    expect(clock.found()).toEqual({ aheadMs: sign * 20 * MINUTE, isFar: true });
    expect(happened.filter((what) => what !== "asked")).toEqual([
      `warned {"secondsAhead":${sign * 1200},"posts":false}`,
      `told ${sign * 20} far`,
    ]);
  });

  it.each([1, -1])("by two minutes posts, and is said once (%s)", async (sign) => {
    const { clock, happened } = watch(sign * 2 * MINUTE);
    for (let tick = 0; tick < 3; tick++) expect(await clock.mayPost()).toBe(true);
    expect(happened.filter((what) => what !== "asked")).toEqual([
      `warned {"secondsAhead":${sign * 120},"posts":true}`,
      `told ${sign * 2}`,
    ]);
  });

  it("is said again when it gets worse, not when it gets better, and each time anew", async () => {
    const { clock, state, happened } = watch(2 * MINUTE);
    for (const ahead of [2, 20, 3, 20, 0.7, 0, 2]) {
      state.seems = ahead * MINUTE;
      await clock.mayPost();
    }
    expect(happened.filter((what) => what !== "asked")).toEqual([
      'warned {"secondsAhead":120,"posts":true}',
      "told 2",
      'warned {"secondsAhead":1200,"posts":false}',
      "told 20 far",
      'logged {"secondsAhead":0}',
      'warned {"secondsAhead":120,"posts":true}',
      "told 2",
    ]);
  });

  it("is told again until it reaches someone", async () => {
    const { clock, state, happened } = watch(20 * MINUTE);
    state.reached = false;
    await clock.mayPost();
    state.reached = true;
    for (let tick = 0; tick < 2; tick++) await clock.mayPost();
    expect(happened.filter((what) => what.startsWith("told"))).toEqual(["told 20 far", "told 20 far"]);
  });
});

describe("a clock that seems wrong", () => {
  it("while Slack doesn't answer posts nothing, and nobody is told", async () => {
    const { clock, state, happened } = watch(20 * MINUTE);
    state.truth = "no answer";
    expect([await clock.mayPost(), clock.found(), happened]).toEqual([false, undefined, ["asked"]]);
  });

  it("by a little while Slack doesn't answer posts as before", async () => {
    const { clock, state } = watch(2 * MINUTE);
    await clock.mayPost();
    state.truth = "no answer";
    expect([await clock.mayPost(), clock.found()]).toEqual([true, { aheadMs: 2 * MINUTE, isFar: false }]);
  });

  it("posts if Slack's answers no longer say the time", async () => {
    const { clock, state } = watch(20 * MINUTE);
    state.truth = "no time";
    expect([await clock.mayPost(), clock.found()]).toEqual([true, undefined]);
  });
});
