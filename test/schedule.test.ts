// What Bookend posts on its own: hour by hour over a year, after weeks of downtime, next to another process, and with a
// clock that jumps.
import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { readEnv } from "../src/env.js";
import { runDue } from "../src/main.js";
import { postDue } from "../src/schedule.js";
import {
  addUnits,
  DUE,
  dueDeps,
  EVE,
  ledger,
  minutesAfter,
  reports,
  startOnTheEve,
  tickAt,
  told,
} from "./support/reporting.js";
import { ADMIN, type School, startSchool } from "./support/school.js";

const HOUR = 60;
const NAMES = "January February March April May June July August September October November".split(" ");
const YEAR = ["December 2025", ...NAMES.map((name) => `${name} 2026`)];
/** School ends on June 30, and June's report is due on the second weekday of July. */
const YEAR_WITH_SUMMARY = YEAR.toSpliced(YEAR.indexOf("June 2026"), 0, "Annual Summary 2025-26");

/** The months of the posted reports, and "Annual Summary 2025-26" for that of a school year. */
const monthsIn = (school: School) =>
  reports(school).map(({ text }) => text.match(/Report: (Annual Summary [\d-]+|\w+ \d+)/)?.[1]);

/**
 * Every hour from the last day of a month to the sixth of the next: a report is due by the fourth, wherever the school is.
 * Otherwise every thirteenth hour, so each hour of the day comes up.
 */
const HOURS = Array.from({ length: 365 * 24 }, (_, hour) => hour).filter((hour) => {
  const day = new Date(Date.UTC(2026, 0, 1, hour + 24)).getUTCDate();
  return day <= 7 || hour % 13 === 0;
});

/** A unit in the middle of each month from December 2025 on. */
const unitsOfAYear = YEAR.map((_, index) => ({
  date: new Date(Date.UTC(2025, 11 + index, 15)).toISOString().slice(0, 10),
}));

describe("a year of ticks", () => {
  it.each(["America/New_York", "Asia/Kolkata", "Pacific/Chatham"])(
    "posts 12 reports and a summary in %s, each once, in order, in its hour and on time",
    async (timeZone) => {
      const start = new Date("2026-01-01T00:00:00Z");
      const school = await startSchool({ now: start, env: { SCHOOL_TIMEZONE: timeZone } });
      await addUnits(school, unitsOfAYear);
      // Bookend's own ticks, once a real minute, would mix with the hours here.
      await school.bookend.stop();
      const deps = dueDeps(school);
      for (const hour of HOURS) {
        school.clock.now = minutesAfter(start, hour * HOUR);
        await postDue(deps, { now: school.clock.now, dryRun: false });
        // The database never yields to the event loop, so the stand-in's sockets would get no turn.
        await setImmediate();
      }
      const local = new Intl.DateTimeFormat("en-GB", {
        timeZone,
        hour: "2-digit",
        minute: "2-digit",
        weekday: "short",
      });
      expect(monthsIn(school)).toEqual(YEAR_WITH_SUMMARY);
      for (const { ts, text, edited } of reports(school)) {
        expect(local.format(new Date(Number(ts) * 1000))).toMatch(/^(Mon|Tue|Wed|Thu|Fri) 08:\d\d$/);
        expect(text).not.toContain("Posted late");
        // Only the summary shows a month that isn't over when it is posted: July, with a unit in its middle.
        expect(edited !== undefined).toBe(text.includes("Annual Summary"));
      }
      expect((await ledger(school)).map(({ state }) => state)).toEqual(Array(13).fill("sent"));
      expect(told(school)).toEqual([]);
      expect(deps.errors).toEqual([]);
      expect(school.slack.problems).toEqual([]);
    },
  );
});

describe("the hour of the report", () => {
  it("is never a minute early, and at most a minute late", async () => {
    const school = await startOnTheEve();
    await tickAt(school, minutesAfter(DUE, -1));
    expect(monthsIn(school)).toEqual([]);
    await tickAt(school, DUE);
    expect(monthsIn(school)).toEqual(["October 2026"]);
    expect(reports(school)[0]?.text).not.toContain("late");
    expect(school.slack.problems).toEqual([]);
  });
});

describe("after weeks of downtime", () => {
  it("each missed month is posted once at the next start, oldest first, and says it is late", async () => {
    const school = await startSchool({ now: new Date("2026-08-15T12:00:00Z") });
    await addUnits(school, [{ date: "2026-08-12" }, { date: "2026-10-14" }]);
    await school.bookend.stop();
    school.clock.now = new Date("2026-11-20T15:00:00Z");
    await school.restart();
    await school.bookend.tick();
    expect(monthsIn(school)).toEqual(["August 2026", "September 2026", "October 2026"]);
    expect(reports(school).map(({ text }) => text.match(/Posted late: .*/)?.[0])).toEqual(
      ["Sep 2", "Oct 2", "Nov 3"].map((day) => `Posted late: it was due ${day}, but I couldn't post it then.`),
    );
    await tickAt(school, minutesAfter(school.clock.now, 1));
    expect(reports(school)).toHaveLength(3);
    expect(school.slack.problems).toEqual([]);
  });

  it("at most the last 12 months are posted", async () => {
    const school = await startSchool({ now: new Date("2025-06-02T12:00:00Z") });
    await addUnits(school, [{ date: "2025-05-20" }]);
    await tickAt(school, DUE);
    expect(monthsIn(school)).toHaveLength(12);
    expect([monthsIn(school)[0], monthsIn(school).at(-1)]).toEqual(["November 2025", "October 2026"]);
    expect(school.slack.problems).toEqual([]);
  });

  it("a school with an empty log gets no post", async () => {
    const school = await startSchool({ now: EVE });
    await tickAt(school, DUE);
    expect(await ledger(school)).toEqual([]);
    expect(reports(school)).toEqual([]);
    expect(school.slack.problems).toEqual([]);
  });
});

describe("more than one process", () => {
  it("at the same moment posts each month once, in order", async () => {
    const school = await startOnTheEve();
    await addUnits(school, [{ date: "2026-08-12" }]);
    school.clock.now = DUE;
    const at = { now: DUE, dryRun: false };
    const [one, two] = [dueDeps(school), dueDeps(school)];
    await Promise.all([postDue(one, at), postDue(two, at), school.bookend.tick()]);
    await tickAt(school, minutesAfter(DUE, 1));
    expect(monthsIn(school)).toEqual(["August 2026", "September 2026", "October 2026"]);
    expect([...one.errors, ...two.errors]).toEqual([]);
    expect(school.slack.problems).toEqual([]);
  });

  it("`bookend due` next to a running `bookend start` posts only what is missing and prints what it found", async () => {
    const school = await startOnTheEve();
    const env = readEnv(school.env);
    const line = { post: "monthly-report", period: "2026-10", channel: ADMIN };
    expect(await runDue(env, { now: DUE, dryRun: true })).toEqual([
      { ...line, outcome: "posted", why: "dry run, nothing was sent" },
    ]);
    expect(await runDue(env, { now: DUE, dryRun: false })).toEqual([{ ...line, outcome: "posted" }]);
    await tickAt(school, minutesAfter(DUE, 1));
    expect(await runDue(env, { now: minutesAfter(DUE, 2), dryRun: false })).toEqual([{ ...line, outcome: "already" }]);
    expect(reports(school)).toHaveLength(1);
    expect(school.slack.problems).toEqual([]);
  });

  it("a dry run of a late report writes nothing", async () => {
    const school = await startOnTheEve();
    const results = await postDue(dueDeps(school), { now: minutesAfter(DUE, 5 * HOUR), dryRun: true });
    expect(results).toMatchObject([{ period: "2026-10", outcome: "late", why: "dry run, nothing was sent" }]);
    expect(await ledger(school)).toEqual([]);
    expect(school.slack.problems).toEqual([]);
  });
});

describe("a clock that jumps", () => {
  it("back and forth posts nothing twice", async () => {
    const school = await startOnTheEve();
    for (const minutes of [0, -3 * 24 * HOUR, 5, -60, 30 * HOUR, -1, 0])
      await tickAt(school, minutesAfter(DUE, minutes));
    expect(monthsIn(school)).toEqual(["October 2026"]);
    expect(school.slack.problems).toEqual([]);
  });

  it("back doesn't make a failed post wait longer", async () => {
    const school = await startOnTheEve();
    school.slack.kick(ADMIN, school.slack.botUserId);
    await tickAt(school, minutesAfter(DUE, 30 * 24 * HOUR));
    await school.slack.invite(ADMIN, school.slack.botUserId);
    await school.db.post.updateMany({ data: { nextTryAt: minutesAfter(DUE, 31 * 24 * HOUR).toISOString() } });
    await tickAt(school, DUE);
    expect(monthsIn(school)).toContain("October 2026");
    expect(school.slack.problems).toEqual([]);
  });
});

describe("a tick", () => {
  it("that fails is logged, and the next one works", async () => {
    const school = await startOnTheEve();
    await school.db.$executeRawUnsafe(`ALTER TABLE "Post" RENAME TO "Gone"`);
    await tickAt(school, DUE);
    expect(school.logged.filter((line) => line.includes('"during":"posts of monthly-report"'))).toHaveLength(1);
    await school.db.$executeRawUnsafe(`ALTER TABLE "Gone" RENAME TO "Post"`);
    await tickAt(school, minutesAfter(DUE, 1));
    expect(monthsIn(school)).toEqual(["October 2026"]);
    expect(school.slack.problems).toEqual([]);
  });

  it("never overlaps the next one, and of many waiting ticks only one runs", async () => {
    const school = await startOnTheEve();
    school.slack.faults.next("chat.postMessage", { kind: "slow", ms: 300 });
    school.clock.now = DUE;
    await Promise.all(Array.from({ length: 10 }, () => school.bookend.tick()));
    const posted = school.slack.calls.filter(
      ({ method, args }) => method === "chat.postMessage" && args.channel === ADMIN,
    );
    expect(posted).toHaveLength(1);
    expect(monthsIn(school)).toEqual(["October 2026"]);
    expect(school.slack.problems).toEqual([]);
  });
});
