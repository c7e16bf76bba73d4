// Papers in their thread: one after another, stopped when asked to.
import { expect, it } from "vitest";
import { makePaper } from "../../src/documents/paper.js";
import { toBinder, toEvidence, toPlan, toReport, toRubric, toYear, toYearEnd } from "../support/papers.js";
import { turnsDuring } from "../support/turns-taken.js";

const isPdf = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1", 0, 5) === "%PDF-";

it.each([toReport(), toYear(), toYearEnd(), toRubric(), toPlan(), toBinder(), toEvidence()])(
  "makes a PDF of a paper: $kind",
  async (paper) => {
    expect(isPdf(await makePaper(paper, { size: "letter" }))).toBe(true);
  },
);

it("makes papers that were asked for at once, each of them", async () => {
  const made = await Promise.all([toReport(), toRubric()].map((paper) => makePaper(paper, { size: "a4" })));
  expect(made.map(isPdf)).toEqual([true, true]);
});

it("stops when asked to, and makes the next paper", async () => {
  const stopping = new AbortController();
  const stopped = makePaper(toReport(), { size: "letter", signal: stopping.signal });
  const next = makePaper(toRubric(), { size: "letter" });
  setImmediate(() => stopping.abort(new Error("Stopped")));
  await expect(stopped).rejects.toThrow("Stopped");
  expect(isPdf(await next)).toBe(true);
});

it("leaves the main thread its turns, so that acks don't wait for a paper", async () => {
  const rows = Array.from({ length: 400 }, () => ["Oct 2", "Rivers and Deltas", "4", "3 Collaboration"]);
  const report = toReport({ units: { ...toReport().units, rows } });
  expect(await turnsDuring(() => makePaper(report, { size: "letter" }))).toBeGreaterThan(100);
});
