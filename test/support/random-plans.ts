// Random plans at the schools of random-rows.ts, the same for the same seed: with and without units, edited several times.
import { createRng, integerBetween, pick } from "../../sandbox/demo/random.js";
import {
  EMPTY_PLAN,
  isUnitField,
  type PlanField,
  type PlanPerson,
  type PlanValues,
} from "../../src/domain/plan/plan-fields.js";
import { toItems } from "../../src/domain/plan/plan-items.js";
import type { SchoolDay } from "../../src/domain/time/school-day.js";
import type { Db } from "../../src/store/sql/database.js";
import { instant, MONTHS, PEOPLE } from "./random-rows.js";

const FIELDS: readonly PlanField[] = [
  ...(["title", "people", "grades", "level", "day", "subject"] as const),
  ...(["overview", "deficits", "aasl", "teacherDuties", "print"] as const),
];
const PLANS = 40;

function createValues(rng: () => number) {
  const some = <T>(of: readonly T[]) => of.filter(() => rng() < 0.4);
  const maybe = <T>(value: T) => (rng() < 0.5 ? value : undefined);
  const text = () => pick(rng, ["Rivers", "Élan", "two\nlines", "x".repeat(200)]);
  const role = () => pick(rng, ["librarian", "teacher"] as const);
  return (): PlanValues => ({
    ...EMPTY_PLAN,
    ...{ title: pick(rng, ["", "Rivers", "Maps"]), subject: maybe("Art"), overview: text() },
    people: [
      ...some(PEOPLE).map((id): PlanPerson => ({ id, name: "", role: role() })),
      ...some(["Ms. Ito", "Zed"]).map((name): PlanPerson => ({ name, role: role(), jobTitle: "Aide" })),
    ],
    ...{ grades: some(["K", "4", "5"] as const), level: maybe(pick(rng, [3, 4] as const)) },
    day: maybe(`${pick(rng, MONTHS)}-${10 + integerBetween(rng, 0, 18)}` as SchoolDay),
    deficits: some(["Art", "Math"]).map((area) => ({ area, indicators: text() })),
    aasl: some(["1.1.7", "2.4.1", "IV.B.2"]),
    teacherDuties: some(["a", "b", "a"]).map((duty) => ({ text: duty, addressesGap: rng() < 0.5 })),
    print: some(["Atlas", "Map"]),
  });
}

type Place = { workspaceId: string; schoolId: string };

/** Forty plans, every second of which has a unit of the school. */
export async function fillWithPlans(db: Db, place: Place, seed: number): Promise<void> {
  const rng = createRng(seed);
  const values = createValues(rng);
  const maybe = <T>(chance: number, value: T) => (rng() < chance ? value : null);
  const { workspaceId, schoolId } = place;
  const units = await db.unit.findMany({ where: { workspaceId, schoolId }, orderBy: { id: "asc" }, take: PLANS });
  const plans = Array.from({ length: PLANS }, (_, n) => ({
    ...{ ...place, id: `plan ${n} of ${workspaceId} ${schoolId}`, createdById: pick(rng, PEOPLE) },
    ...{ createdAt: instant(n), updatedAt: instant(integerBetween(rng, 0, 400) + n) },
    unitId: n % 2 === 0 ? (units[n]?.id ?? null) : null,
    deletedAt: maybe(0.15, instant(500)),
  }));
  const edits = plans.flatMap(({ id: planId, unitId }, n) =>
    Array.from({ length: integerBetween(rng, 1, 4) }, (_, at) => {
      const edit = { workspaceId, planId, number: at + 1 };
      const said = values();
      const fields = FIELDS.filter((field) => rng() < 0.6 && !(unitId && isUnitField(field)));
      const items = fields.flatMap((field) => toItems(said, field).map((item, n) => ({ ...item, field, place: n })));
      return { edit, row: { ...edit, personId: pick(rng, PEOPLE), at: instant(n + at + 1) }, fields, items };
    }),
  );
  await db.$transaction([
    db.plan.createMany({ data: plans }),
    db.planEdit.createMany({ data: edits.map(({ row }) => row) }),
    db.planEditField.createMany({
      data: edits.flatMap(({ edit, fields }) => fields.map((field) => ({ ...edit, field }))),
    }),
    db.planItem.createMany({ data: edits.flatMap(({ edit, items }) => items.map((item) => ({ ...edit, ...item }))) }),
  ]);
}
