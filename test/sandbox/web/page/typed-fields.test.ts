// Tests of typed values on their way to the workspace: when they are sent, in which order, and that none is lost.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ActResult } from "../../../../sandbox/web/contract.js";
import { type FieldValues, TypedFields } from "../../../../sandbox/web/page/typed-fields.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A workspace that answers when told to. */
function start() {
  const sent: FieldValues[] = [];
  const answers: ((result: ActResult) => void)[] = [];
  const send = (fields: FieldValues) => {
    sent.push(fields);
    return new Promise<ActResult>((resolve) => answers.push(resolve));
  };
  const typed = new TypedFields(send, () => undefined);
  const answer = async (result: ActResult = { ok: true }) => {
    answers.shift()?.(result);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { typed, sent, answer };
}

const pause = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test("quick keystrokes are sent as one, 300 ms after the last", async () => {
  const { typed, sent } = start();
  for (const text of ["R", "Ri", "Riv"]) {
    typed.type("title", text);
    await pause(200);
  }
  expect(sent).toEqual([]);
  await pause(100);
  expect(sent).toEqual([{ title: "Riv" }]);
});

test("a choice is sent right away, with what was typed before it", async () => {
  const { typed, sent } = start();
  typed.type("title", "Rivers");
  typed.choose("level", "2");
  await pause(0);
  expect(sent).toEqual([{ title: "Rivers", level: "2" }]);
  await pause(1000);
  expect(sent).toHaveLength(1);
});

test("fields are sent in the order they were last touched", async () => {
  const { typed, sent } = start();
  typed.type("title", "Riv");
  typed.type("note", "W");
  typed.type("title", "Rivers");
  void typed.flush();
  await pause(0);
  expect(Object.keys(sent[0] ?? {})).toEqual(["note", "title"]);
});

test("a request waits for the one before it and carries the newest values", async () => {
  const { typed, sent, answer } = start();
  typed.type("title", "R");
  await pause(300);
  typed.type("title", "Ri");
  await pause(300);
  typed.type("title", "Riv");
  await pause(300);
  expect(sent).toEqual([{ title: "R" }]);
  await answer();
  expect(sent).toEqual([{ title: "R" }, { title: "Riv" }]);
  await answer();
  await pause(1000);
  expect(sent).toHaveLength(2);
});

test("a field's value is a draft until its newest version is confirmed", async () => {
  const { typed, answer } = start();
  typed.type("title", "Ri");
  await pause(300);
  typed.type("title", "Riv");
  expect(typed.drafts).toEqual({ title: "Riv" });
  await answer();
  expect(typed.drafts).toEqual({ title: "Riv" });
  await pause(300);
  await answer();
  expect(typed.drafts).toEqual({});
});

test("typing the in-flight value again still shows the last typed value", async () => {
  const { typed, answer } = start();
  typed.type("title", "ab");
  await pause(300);
  typed.type("title", "abc");
  await pause(300);
  typed.type("title", "ab");
  await answer();
  expect(typed.drafts).toEqual({ title: "ab" });
  await answer();
  expect(typed.drafts).toEqual({});
});

test("flushing resolves when everything has arrived, including what was in flight", async () => {
  const { typed, sent, answer } = start();
  typed.type("title", "Riv");
  await pause(300);
  typed.type("title", "Rivers");
  let isThere = false;
  const flushed = typed.flush().then((result) => {
    isThere = true;
    return result;
  });
  await answer();
  expect(isThere).toBe(false);
  await answer();
  expect(await flushed).toEqual({ ok: true });
  expect(sent).toEqual([{ title: "Riv" }, { title: "Rivers" }]);
});

test("a value that wasn't accepted stays in its field and is sent with the next ones", async () => {
  const { typed, sent, answer } = start();
  typed.type("title", "Rivers");
  const flushed = typed.flush();
  await pause(0);
  await answer({ ok: false, error: "The demo isn't responding." });
  expect(await flushed).toMatchObject({ error: "The demo isn't responding." });
  expect(typed.drafts).toEqual({ title: "Rivers" });
  typed.type("note", "We");
  await pause(300);
  expect(sent.at(-1)).toEqual({ title: "Rivers", note: "We" });
  await answer();
  expect(typed.drafts).toEqual({});
});

test("if the app doesn't ack in time, the workspace has the value anyway", async () => {
  const { typed, answer } = start();
  typed.type("title", "Rivers");
  await pause(300);
  await answer({ ok: false });
  expect(typed.drafts).toEqual({});
});
