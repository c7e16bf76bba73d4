// Which answer is next: people take turns, forms go first, the line has an end, and people who wait are told once.
import { describe, expect, it } from "vitest";
import { createAnswerQueue } from "../../../src/slack/receive/answer-queue.js";
import { waitUntil } from "../../support/waiting.js";

const NEVER_MS = 2 ** 30;

type Limits = Parameters<typeof createAnswerQueue>[0];

/** A queue whose answers end when the test says so. Each answer is named by its person and a number. */
function open(limits: Limits = {}) {
  const queue = createAnswerQueue({ atOnce: 1, noticeMs: NEVER_MS, ...limits });
  const begun: string[] = [];
  const told: string[] = [];
  const ends = new Map<string, { end(): void; fail(error: Error): void }>();
  const add = (name: string, { isUrgent = false } = {}) => {
    const person = name.split(" ")[0] ?? "";
    return queue.add({
      ...{ person, isUrgent },
      run: () => {
        begun.push(name);
        return new Promise((end, fail) => ends.set(name, { end, fail }));
      },
      onWaiting: () => told.push(person),
    });
  };
  /** Ends the answers in progress, one after the other, until none is left. */
  const finish = async () => {
    for (let done = 0; done < begun.length; done++) {
      ends.get(begun[done] ?? "")?.end();
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  };
  return { queue, begun, told, ends, add, finish };
}

const several = (name: string, count: number) => Array.from({ length: count }, (_, n) => `${name} ${n + 1}`);

describe("answers", () => {
  it("run a few at a time, in the order they were asked", async () => {
    const { add, begun, ends, finish } = open({ atOnce: 2 });
    for (const name of ["Ana 1", "Ben 1", "Cy 1", "Di 1"]) void add(name);
    expect(begun).toEqual(["Ana 1", "Ben 1"]);
    ends.get("Ben 1")?.end();
    await waitUntil(() => expect(begun).toEqual(["Ana 1", "Ben 1", "Cy 1"]));
    await finish();
    expect(begun).toEqual(["Ana 1", "Ben 1", "Cy 1", "Di 1"]);
  });

  it("of one person's flood don't delay another person by more than one", async () => {
    const { add, begun, finish } = open();
    for (const name of several("Flo", 8)) void add(name);
    for (const name of ["Ben 1", "Cy 1", "Ben 2"]) void add(name);
    await finish();
    expect(begun.slice(0, 7)).toEqual(["Flo 1", "Flo 2", "Ben 1", "Cy 1", "Flo 3", "Ben 2", "Flo 4"]);
    expect(begun).toHaveLength(11);
  });

  it("that open a form wait for other forms only, and people take turns there, too", async () => {
    const { add, begun, ends, finish } = open();
    for (const name of several("Ana", 3)) void add(name);
    for (const name of several("Flo", 3)) void add(name, { isUrgent: true });
    void add("Cy 1", { isUrgent: true });
    expect(begun).toEqual(["Ana 1", "Flo 1"]);
    ends.get("Flo 1")?.end();
    await waitUntil(() => expect(begun).toEqual(["Ana 1", "Flo 1", "Flo 2"]));
    ends.get("Flo 2")?.end();
    await waitUntil(() => expect(begun).toEqual(["Ana 1", "Flo 1", "Flo 2", "Cy 1"]));
    await finish();
    expect(begun).toHaveLength(7);
  });

  it("that can wait are never stopped by someone who keeps opening forms", async () => {
    const { add, begun, ends } = open();
    for (const name of several("Flo", 8)) void add(name, { isUrgent: true });
    for (const name of ["Ana 1", "Ben 1"]) void add(name);
    ends.get("Ana 1")?.end();
    await waitUntil(() => expect(begun).toEqual(["Flo 1", "Ana 1", "Ben 1"]));
  });

  it("that fail pass on their error, and the next one runs", async () => {
    const { add, begun, ends } = open();
    const failing = add("Ana 1");
    void add("Ben 1");
    ends.get("Ana 1")?.fail(new Error("It broke."));
    await expect(failing).rejects.toThrow("It broke.");
    await waitUntil(() => expect(begun).toEqual(["Ana 1", "Ben 1"]));
  });

  it("resolve when they are done, not before", async () => {
    const { add, ends } = open();
    const order: string[] = [];
    void add("Ana 1").then(() => order.push("Ana"));
    void add("Ben 1").then(() => order.push("Ben"));
    ends.get("Ana 1")?.end();
    await waitUntil(() => expect(order).toEqual(["Ana"]));
    await waitUntil(() => expect(ends.has("Ben 1")).toBe(true));
    expect(order).toEqual(["Ana"]);
  });
});

describe("the line", () => {
  it("takes no more than it can hold, and has room again once an answer begins", async () => {
    const { queue, add, ends } = open({ waiting: 2 });
    for (const name of ["Ana 1", "Ben 1", "Cy 1"]) {
      expect(queue.hasRoomFor(name)).toBe(true);
      void add(name);
    }
    expect(queue.hasRoomFor("Di")).toBe(false);
    ends.get("Ana 1")?.end();
    await waitUntil(() => expect(queue.hasRoomFor("Di")).toBe(true));
  });

  it("can't be filled by one person, who has room again once one of their answers begins", async () => {
    const { queue, add, ends } = open({ waitingEach: 3 });
    void add("Flo 1");
    for (const name of ["Flo 2", "Flo 3"]) void add(name, { isUrgent: true });
    for (const name of ["Flo 4", "Flo 5"]) void add(name);
    expect([queue.hasRoomFor("Flo"), queue.hasRoomFor("Ben")]).toEqual([false, true]);
    ends.get("Flo 1")?.end();
    await waitUntil(() => expect(queue.hasRoomFor("Flo")).toBe(true));
  });
});

describe("a person who waits", () => {
  it("is told once, however much they are waiting for", async () => {
    const { add, told, finish } = open({ noticeMs: 1 });
    void add("Ana 1");
    for (const name of ["Ben 1", "Ben 2", "Cy 1", "Ben 3"]) void add(name);
    await waitUntil(() => expect([...told].sort()).toEqual(["Ben", "Cy"]));
    await finish();
    expect([...told].sort()).toEqual(["Ben", "Cy"]);
  });

  it("is told again when they have to wait another time", async () => {
    const { add, told, finish } = open({ noticeMs: 1 });
    for (const time of [1, 2]) {
      void add(`Ana ${time}`);
      void add(`Ben ${time}`);
      await waitUntil(() => expect(told).toHaveLength(time));
      await finish();
    }
    expect(told).toEqual(["Ben", "Ben"]);
  });

  it("is not told when the answer began in time", async () => {
    const { add, told, finish } = open({ noticeMs: 40 });
    void add("Ana 1");
    void add("Ben 1");
    await finish();
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(told).toEqual([]);
  });
});
