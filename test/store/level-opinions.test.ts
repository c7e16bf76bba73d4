// Rows of level ratings: which partners to ask about which units, each claimed once, and how each partner rates them.
import { describe, expect, it } from "vitest";
import type { PersonId, UnitId } from "../../src/domain/ids.js";
import { addDays } from "../../src/domain/time/school-day.js";
import {
  answerLevel,
  claimLevelQuestion,
  levelOpinionsOf,
  levelQuestions,
  opinionsOfUnit,
  releaseLevelQuestion,
  unitsToAgreeOn,
} from "../../src/store/level-opinions.js";
import { addUnit, changeUnit, findUnit, removeUnit, undeleteUnit } from "../../src/store/units.js";
import { LIBRARIAN, NOW, newKey, RIVERS, TEACHER, unitOf } from "../support/database.js";
import { type At, later, openSchool } from "../support/reflected-rows.js";

const MINUTE = 60_000;
const TEN = later(10 * MINUTE);
const QUESTION = (units: UnitId[]) => ({ person: LIBRARIAN, units });

let keys = 0;
async function log(at: At, ms = 0): Promise<UnitId> {
  keys += 1;
  const id = await addUnit(at.db, at.school, { ...RIVERS, loggedBy: TEACHER, key: `view ${keys}`, now: later(ms) });
  if (!id) throw new Error("The key was used.");
  return id;
}

/** Replaces the unit's partners. */
async function change({ db, school }: At, unit: UnitId, to: { partners: PersonId[]; now: Date }): Promise<void> {
  await changeUnit(db, school, {
    ...RIVERS,
    before: await unitOf(db, school, unit),
    by: TEACHER,
    key: newKey(),
    ...to,
  });
}

const questionsDue = ({ db, school }: At, now = TEN) => levelQuestions(db, school, now);
const claim = ({ db, school }: At, units: UnitId[]) => claimLevelQuestion(db, school, { ...QUESTION(units), now: TEN });
const answer = ({ db, school }: At, unit: UnitId, level: 1 | 2 | 3 | 4, why?: string) =>
  answerLevel(db, school, { unit, person: LIBRARIAN, level, why, now: TEN });

describe("the question about levels", () => {
  it("goes to each partner of a unit ten minutes old, with all their units, oldest first, ten at a time", async () => {
    const at = await openSchool();
    const units = [];
    for (let index = 0; index < 12; index++) units.push(await log(at, index));
    expect(await questionsDue(at, later(10 * MINUTE - 1))).toEqual([]);
    expect(await questionsDue(at, later(11 * MINUTE))).toEqual([QUESTION(units.slice(0, 10))]);
    await claim(at, units.slice(0, 10));
    expect(await questionsDue(at, later(11 * MINUTE))).toEqual([QUESTION(units.slice(10))]);
  });

  it.each<[string, (at: At, unit: UnitId) => Promise<unknown>]>([
    ["is muted", ({ db }) => db.person.updateMany({ where: { id: LIBRARIAN }, data: { muted: true } })],
    ["left", ({ db }) => db.person.updateMany({ where: { id: LIBRARIAN }, data: { standing: "deactivated" } })],
    ["was asked", (at, unit) => claim(at, [unit])],
    ["answered unasked", (at, unit) => answer(at, unit, 2)],
    [
      "is a partner in a deleted unit",
      ({ db, school }, unit) => removeUnit(db, school, { id: unit, by: TEACHER }, NOW),
    ],
    ["logged it", ({ db }) => db.unit.updateMany({ data: { loggedById: LIBRARIAN } })],
    ["is no longer a partner", (at, id) => change(at, id, { partners: [], now: NOW })],
  ])("doesn't go to a person who %s", async (_who, act) => {
    const at = await openSchool();
    await act(at, await log(at));
    expect(await questionsDue(at)).toEqual([]);
  });

  it("waits for the day of a unit in the future, and then goes out for a week", async () => {
    const at = await openSchool();
    const ahead = addDays(RIVERS.date, 30);
    const key = { loggedBy: TEACHER, key: "ahead", now: NOW };
    const unit = await addUnit(at.db, at.school, { ...RIVERS, date: ahead, ...key });
    const day = 24 * 60 * MINUTE;
    for (const days of [1, 6, 8, 29]) expect(await questionsDue(at, later(days * day))).toEqual([]);
    for (const days of [30, 37])
      expect(await questionsDue(at, later(days * day))).toEqual([QUESTION([unit as UnitId])]);
    expect(await questionsDue(at, later(38 * day))).toEqual([]);
  });

  it("waits ten minutes after a change or a restore, and ends a week after logging", async () => {
    const at = await openSchool();
    const unit = await log(at);
    await removeUnit(at.db, at.school, { id: unit, by: TEACHER }, later(5 * MINUTE));
    await undeleteUnit(at.db, at.school, { id: unit, by: TEACHER }, later(6 * MINUTE));
    expect(await questionsDue(at, later(16 * MINUTE - 1))).toEqual([]);
    expect(await questionsDue(at, later(16 * MINUTE))).toEqual([QUESTION([unit])]);
    expect(await questionsDue(at, later(7 * 24 * 60 * MINUTE))).toEqual([QUESTION([unit])]);
    expect(await questionsDue(at, later(7 * 24 * 60 * MINUTE + 1))).toEqual([]);
  });
});

describe("a question", () => {
  it("is claimed by one of two, and released when it didn't arrive, except for units already answered", async () => {
    const at = await openSchool();
    const units = [await log(at), await log(at, 1)];
    expect((await Promise.all([claim(at, units), claim(at, units)])).sort()).toEqual([false, true]);
    await answer(at, units[0] as UnitId, 3);
    await releaseLevelQuestion(at.db, at.school, QUESTION(units));
    expect(await questionsDue(at, later(11 * MINUTE))).toEqual([QUESTION(units.slice(1))]);
  });

  it("waits until it is answered or there is nothing left to answer", async () => {
    const at = await openSchool();
    const units = [await log(at), await log(at, 1), await log(at, 2)];
    await claim(at, units);
    const open = () => unitsToAgreeOn(at.db, at.school, { person: LIBRARIAN, now: TEN });
    expect(await open()).toEqual(units);
    await answer(at, units[0] as UnitId, 2);
    await removeUnit(at.db, at.school, { id: units[1] as UnitId, by: TEACHER }, TEN);
    await change(at, units[2] as UnitId, { partners: [TEACHER], now: TEN });
    expect(await open()).toEqual([]);
  });
});

describe("a partner's rating", () => {
  it("replaces the one before, and is averaged with the others into the unit's level", async () => {
    const at = await openSchool();
    const unit = await log(at);
    await claim(at, [unit]);
    await answer(at, unit, 1, "A short contact");
    await answer(at, unit, 4);
    expect(await levelOpinionsOf(at.db, at.school, { person: LIBRARIAN, units: [unit] })).toEqual(
      new Map([[unit, { level: 4, why: undefined, answeredAt: expect.any(Date) }]]),
    );
    expect(await levelOpinionsOf(at.db, at.school, { person: TEACHER, units: [unit] })).toEqual(new Map());
    expect(await at.db.levelOpinion.findMany()).toMatchObject([{ level: 4, why: null, askedAt: TEN.toISOString() }]);
    expect((await findUnit(at.db, at.school, unit))?.agreed).toEqual({ level: 3.5, ratings: [3, 4] });
  });

  it("doesn't count once they are no longer a partner", async () => {
    const at = await openSchool();
    const unit = await log(at);
    await answer(at, unit, 1);
    expect(await opinionsOfUnit(at.db, at.school, unit)).toHaveLength(1);
    await change(at, unit, { partners: [TEACHER], now: TEN });
    expect((await findUnit(at.db, at.school, unit))?.agreed).toEqual({ level: 3, ratings: [3] });
    expect(await opinionsOfUnit(at.db, at.school, unit)).toEqual([]);
  });
});
