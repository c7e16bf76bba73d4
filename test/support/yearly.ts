// Actions for the Annual Summary: units with the ratings they were given, a month's figures, and the rows people see.
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Message } from "../../sandbox/workspace/messages.js";
import { FIGURE_KEYS, type FigureValues } from "../../src/domain/figures.js";
import { asPersonId } from "../../src/domain/ids.js";
import type { Level } from "../../src/domain/level.js";
import type { Month } from "../../src/domain/time/month.js";
import type { SchoolDay } from "../../src/domain/time/school-day.js";
import { saveFigures } from "../../src/store/figures.js";
import { savePerson } from "../../src/store/people.js";
import { addUnit } from "../../src/store/units.js";
import { reports, rowOf } from "./reporting.js";
import { LEE, OMAR, PAT, type School, TESS } from "./school.js";

/** Wednesday, July 1, 2026, 8:00 in New York: the school year ended yesterday. */
export const SUMMARY_DUE = new Date("2026-07-01T12:00:00Z");
export const DAY_BEFORE = new Date("2026-06-30T15:00:00Z");

export interface RatedUnit {
  date: string;
  /** By the one who logged it, then by its partners. */
  ratings: readonly number[];
}

const PARTNERS = [LEE, PAT, OMAR];

/** Units that Tess logged, with one partner for each further rating, and at least Lee. */
export async function addRatedUnits(school: School, units: readonly RatedUnit[], now = school.clock.now) {
  const { db, bookend } = school;
  await bookend.tick();
  const row = await rowOf(school);
  for (const id of [TESS, ...PARTNERS]) {
    const profile = { id, name: id, timeZone: "America/New_York", locale: "en-US", standing: "member" } as const;
    await savePerson(db, row.workspaceId, { ...profile, slackAdmin: id === PAT, now });
  }
  for (const { date, ratings } of units) {
    const [level = 2, ...others] = ratings;
    const partners = PARTNERS.slice(0, Math.max(1, others.length));
    const unitId = await addUnit(db, row, {
      ...{ title: `Unit of ${date}`, date: date as SchoolDay, grades: ["4"], level: level as Level },
      ...{ partners: partners.map(asPersonId), others: [], loggedBy: asPersonId(TESS), key: randomUUID(), now },
    });
    for (const [n, rating] of others.entries()) {
      const key = { workspaceId: row.workspaceId, unitId: String(unitId), personId: partners[n] ?? LEE };
      await db.levelOpinion.create({ data: { ...key, level: rating, answeredAt: now.toISOString() } });
    }
  }
}

/** Days open are given in days. A cause is about one of the figures. */
export interface MonthReport extends FigureValues {
  month: string;
  causes?: Partial<Record<keyof FigureValues, string>>;
}

export async function reportFigures(school: School, { month, causes = {}, ...values }: MonthReport): Promise<void> {
  const row = await rowOf(school);
  const figures = FIGURE_KEYS.flatMap((key) => {
    const given = values[key];
    const value = given === undefined || key !== "daysOpen" ? given : Math.round(given * 100);
    const cause = causes[key] ?? "";
    return value === undefined && cause === "" ? [] : [{ key, before: undefined, after: { value, cause } }];
  });
  const change = { month: month as Month, figures, by: asPersonId(LEE), key: randomUUID(), now: school.clock.now };
  expect(await saveFigures(school.db, row, change)).toBe("saved");
}

/** The posted summary, if it is out. */
export const summaries = (school: School): Message[] =>
  reports(school).filter(({ text }) => text.startsWith("Library Utilization Report: Annual Summary"));

type Cells = { rows?: { text?: string }[][] };

/** The rows of the message's table, each as one line, head first. */
export const tableOf = ({ blocks }: Pick<Message, "blocks">): string[] =>
  blocks
    .flatMap((block) => (block.type === "table" ? ((block as Cells).rows ?? []) : []))
    .map((row) => row.map(({ text }) => text).join(" · "));
