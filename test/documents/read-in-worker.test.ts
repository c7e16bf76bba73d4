// Files are read in a thread of its own, one at a time, and a file that takes too much of anything gets a clear no.
import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { readInWorker } from "../../src/documents/read-in-worker.js";
import { SchoolDay } from "../../src/domain/time/school-day.js";

const span = {
  from: SchoolDay.parse("2026-09-01"),
  to: SchoolDay.parse("2027-06-30"),
  timeZone: "America/New_York",
};

const calendarJob = (...lines: string[]) => ({
  kind: "calendar" as const,
  bytes: new TextEncoder().encode(["BEGIN:VCALENDAR", ...lines, "END:VCALENDAR"].join("\r\n")),
  span,
});

const event = (title: string) => ["BEGIN:VEVENT", "DTSTART;VALUE=DATE:20261111", `SUMMARY:${title}`, "END:VEVENT"];
const veterans = calendarJob(...event("Veterans Day"));
const many = calendarJob(Array.from({ length: 40_000 }, (_, n) => event(`${n} `.repeat(20)).join("\r\n")).join("\r\n"));

it("answers with what is in the file, or why it can't be read", async () => {
  const day = { from: "2026-11-11", to: "2026-11-11", title: "Veterans Day", allDay: true };
  expect(await readInWorker(veterans)).toEqual({ ok: true, value: [day] });
  expect(await readInWorker(calendarJob("what is this"))).toMatchObject({
    ok: false,
    why: expect.stringContaining("broken"),
  });
});

it("says no to a file that takes too much memory or time, and then reads the next one", async () => {
  expect(await readInWorker(many, { heapMb: 12 })).toEqual({ ok: false, why: expect.stringContaining("more memory") });
  expect(await readInWorker(many, { deadlineMs: 1 })).toEqual({ ok: false, why: expect.stringContaining("too long") });
  expect(await readInWorker(veterans)).toMatchObject({ ok: true });
});

it("leaves the thread that acks free, and reads one file at a time, a few in line", async () => {
  let turns = 0;
  let reading = true;
  const order: number[] = [];
  const read = Array.from({ length: 9 }, async (_, n) => {
    const answer = await readInWorker(veterans);
    order.push(n);
    return answer;
  });
  const done = Promise.all(read).finally(() => {
    reading = false;
  });
  while (reading) {
    turns += 1;
    await setImmediate();
  }
  expect(turns).toBeGreaterThan(100);
  const answers = await done;
  expect(answers.map(({ ok }) => ok)).toEqual([...Array(8).fill(true), false]);
  expect(answers.at(-1)).toEqual({ ok: false, why: expect.stringContaining("reading other files") });
  expect(order).toEqual([8, 0, 1, 2, 3, 4, 5, 6, 7]);
});
