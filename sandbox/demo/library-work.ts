// What the librarians kept besides units: each month's figures, each school year's goals, planning talks, plans, and evidence.
import type { Aim } from "../../src/domain/goal.js";
import { asPersonId } from "../../src/domain/ids.js";
import { DAYS_TO_BECOME_A_UNIT } from "../../src/domain/talk.js";
import { addDays, instantAt, type SchoolDay, schoolDayAt } from "../../src/domain/time/school-day.js";
import type { DueDeps } from "../../src/schedule.js";
import { addIndicators, indicatorsOf } from "../../src/store/evidence.js";
import { markPieces } from "../../src/store/evidence-marks.js";
import { piecesFor } from "../../src/store/evidence-pieces.js";
import { saveFigures } from "../../src/store/figures.js";
import { addGoal } from "../../src/store/goals.js";
import type { School } from "../../src/store/schools.js";
import { addTalk } from "../../src/store/talks.js";
import { CALENDAR } from "./calendar.js";
import type { PastUnit } from "./past.js";
import { createPastFigures, type PastMonth } from "./past-figures.js";
import { DEMO_PLANS, writeDemoPlan } from "./plans.js";
import { LEE, TIME_ZONE } from "./school.js";

export interface LibraryWork {
  at: Date;
  run(deps: DueDeps, at: { school: School; now: Date; key: string }): Promise<unknown>;
}

const toFiguresWork = ({ month, reportedAt, figures }: PastMonth): LibraryWork => ({
  at: reportedAt,
  run: ({ db }, { school, now, key }) =>
    saveFigures(db, school, {
      ...{ month, by: asPersonId(LEE), key, now },
      figures: figures.map(({ key: figure, value, cause }) => ({
        ...{ key: figure, before: undefined, after: { value, cause } },
      })),
    }),
});

const ENGLISH = { by: "subject", names: ["English language arts"], isOutside: true } as const;

/** Those of the school's first year with Bookend, then those of each later year. */
const FIRST_GOALS: readonly Aim[] = [
  { measure: { kind: "units" }, start: undefined, target: 90 },
  { measure: { kind: "level" }, start: 18, target: 22 },
];
const GOALS: readonly Aim[] = [
  { measure: { kind: "units" }, start: undefined, target: 110 },
  { measure: { kind: "level" }, start: 21, target: 26 },
  { measure: { kind: "share", of: ENGLISH }, start: 72, target: 80 },
];

const toGoalWork = (at: Date, aims: readonly Aim[]): LibraryWork[] =>
  aims.map((aim, index) => ({
    at: new Date(at.getTime() + index * 1000),
    run: ({ db }, { school, now, key }) => {
      const year = school.calendar.schoolYearOf(schoolDayAt(now, school.timeZone)).name;
      return addGoal(db, school, { year, aim, key, now });
    },
  }));

/** Goals of the year in which the school began, and of each year since, in its second week. */
function goalWork(begun: Date, now: Date): LibraryWork[] {
  const first = CALENDAR.schoolYearOf(schoolDayAt(begun, TIME_ZONE));
  const work = toGoalWork(begun, FIRST_GOALS);
  for (let year = first; ; ) {
    year = CALENDAR.schoolYearOf(addDays(year.to, 1));
    const at = instantAt(CALENDAR.openDayFrom(addDays(year.session.from, 7)), "15:00", TIME_ZONE);
    if (at > now) return work;
    work.push(...toGoalWork(at, GOALS));
  }
}

const TALKS = [
  { daysAgo: 6, with: "U0TEACHER08", about: "Maps of our neighborhood", minutes: 10 },
  { daysAgo: 15, with: "U0TEACHER06", about: "Sources for the genetics unit", minutes: 20 },
  { daysAgo: 34, with: "U0TEACHER07", about: "A book club for grade 5", minutes: 15 },
] as const;

interface PastTalk {
  day: SchoolDay;
  with: string;
  about: string;
  minutes: number;
}

/** Lee's latest unit with a teacher that was planned in a talk: some days before it, they met about it. */
function talkThatBecameAUnit(units: readonly PastUnit[], now: Date): PastTalk[] {
  const today = schoolDayAt(now, TIME_ZONE);
  const latest = units.findLast(({ date, loggedBy, partners }) => {
    const isRecent = date < today && date > addDays(today, -DAYS_TO_BECOME_A_UNIT);
    return isRecent && [loggedBy, ...partners].some((id) => id === LEE);
  });
  const partner = latest && [latest.loggedBy, ...latest.partners].find((id) => id !== LEE);
  if (!latest || !partner) return [];
  const day = CALENDAR.openDayBefore(addDays(latest.date, -4));
  return [{ day, with: partner, about: latest.title, minutes: 20 }];
}

/** Lee's planning talks. No unit is made of them here: those that became one are found by partner and time. */
function talkWork(now: Date, units: readonly PastUnit[]): LibraryWork[] {
  const daysBack = (days: number) => CALENDAR.openDayBefore(addDays(schoolDayAt(now, TIME_ZONE), 1 - days));
  const talks = [
    ...TALKS.map(({ daysAgo, ...talk }): PastTalk => ({ ...talk, day: daysBack(daysAgo) })),
    ...talkThatBecameAUnit(units, now),
  ];
  return talks.map(({ day, with: partner, about, minutes }) => {
    return {
      at: instantAt(day, "14:45", TIME_ZONE),
      run: ({ db }, { school, now: savedAt, key }) =>
        addTalk(db, school, {
          ...{ partners: [asPersonId(partner)], others: [], about, day, minutes },
          ...{ person: asPersonId(LEE), key, now: savedAt },
        }),
    };
  });
}

/** Lee's indicators, made up for the demo, and what is evidence for some of them. */
const INDICATORS: readonly { name: string; unit?: readonly [number, number]; talk?: number; ohyeah?: number }[] = [
  { name: "1. Plans units together with teachers", unit: [0, 3], talk: 2 },
  { name: "2. Uses what students know to plan instruction" },
  { name: "3. Works with every grade and subject", unit: [3, 6] },
  { name: "4. Teaches students to judge what they read" },
  { name: "5. Shows the school what the library does", ohyeah: 2 },
  { name: "6. Keeps learning, and shares what works" },
];

const planWork = (now: Date): LibraryWork[] =>
  DEMO_PLANS.map((plan) => ({
    at: instantAt(CALENDAR.openDayBefore(addDays(schoolDayAt(now, TIME_ZONE), -plan.daysAgo)), "15:20", TIME_ZONE),
    run: ({ db }, { school, now: writtenAt, key }) => writeDemoPlan(db, school, { plan, now: writtenAt, key }),
  }));

/** Lee began the folder two weeks ago. */
function evidenceWork(now: Date): LibraryWork[] {
  const today = schoolDayAt(now, TIME_ZONE);
  const at = instantAt(CALENDAR.openDayBefore(addDays(today, -13)), "15:10", TIME_ZONE);
  const run: LibraryWork["run"] = async ({ db }, { school, now: keptAt, key }) => {
    const person = asPersonId(LEE);
    const by = { person, now: keptAt };
    await addIndicators(db, school, { ...by, names: INDICATORS.map(({ name }) => name), key });
    const pieces = await piecesFor(db, school, person);
    const ofKind = (kind: string) => pieces.filter((piece) => piece.kind === kind);
    for (const [place, { id, updatedAt: seen }] of (await indicatorsOf(db, school, person)).entries()) {
      const { unit = [0, 0], talk = 0, ohyeah = 0 } = INDICATORS[place] ?? {};
      const chosen = [
        ...ofKind("unit").slice(...unit),
        ...ofKind("talk").slice(0, talk),
        ...ofKind("ohyeah").slice(0, ohyeah),
      ];
      if (chosen.length > 0) await markPieces(db, school, { ...by, id, seen, pieces: chosen, key: `${key} ${place}` });
    }
  };
  return [{ at, run }];
}

interface SchoolPast {
  /** When the school started using Bookend. */
  begun: Date;
  now: Date;
  units: readonly PastUnit[];
}

/** Figures of months before the school began with Bookend were typed in on its first day. */
export function libraryWork({ begun, now, units }: SchoolPast): LibraryWork[] {
  const figures = createPastFigures({ now, timeZone: TIME_ZONE }).map(toFiguresWork);
  return [
    ...figures.map((work) => ({ ...work, at: work.at < begun ? begun : work.at })),
    ...goalWork(begun, now),
    ...[...talkWork(now, units), ...planWork(now), ...evidenceWork(now)].filter(({ at }) => at >= begun),
  ];
}
