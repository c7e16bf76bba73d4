// How long it takes to read the first page of a person's plans at 50,000 plans of one school, beside hand-written SQL that finds
// and reads the same rows of the same file.
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { fillWithPlans } from "./many-plans.mjs";
import { timeOf } from "./reading.mjs";
import { makeLog, openSource } from "./source.mjs";

const PLANS = 50_000;
/** So that each has 200 plans: as many as a librarian writes in some years. */
const PEOPLE = 500;
const WARM_UP = 20;
const PAIRS = 150;
const PAGE = 5;

const LAST = `(SELECT max("number") FROM "PlanEditField" f WHERE f."workspaceId" = i."workspaceId" AND f."planId" = i."planId"
  AND f."field" = i."field")`;

/** Each way in which a plan is a person's. */
const THEIRS = {
  started: `SELECT "id" FROM "Plan" WHERE "workspaceId" = @w AND "createdById" = @person`,
  logged: `SELECT p."id" FROM "Unit" u CROSS JOIN "Plan" p WHERE u."workspaceId" = @w AND u."loggedById" = @person
    AND p."workspaceId" = u."workspaceId" AND p."unitId" = u."id"`,
  partnered: `SELECT p."id" FROM "UnitPartner" u CROSS JOIN "Plan" p WHERE u."workspaceId" = @w AND u."personId" = @person
    AND p."workspaceId" = u."workspaceId" AND p."unitId" = u."unitId"`,
  named: `SELECT i."planId" AS "id" FROM "PlanItem" i WHERE i."workspaceId" = @w AND i."personId" = @person
    AND i."field" = 'people' AND i."number" = ${LAST}`,
};

const BY_HAND = {
  plan: `SELECT * FROM "Plan" WHERE "workspaceId" = @w AND "id" = @id`,
  items: `SELECT * FROM "PlanItem" i WHERE "workspaceId" = @w AND "planId" = @id AND "number" = ${LAST}`,
  unit: `SELECT * FROM "Unit" WHERE "workspaceId" = @w AND "id" = @id`,
  partners: `SELECT * FROM "UnitPartner" JOIN "Person" p USING ("workspaceId") WHERE "workspaceId" = @w AND "unitId" = @id
    AND p."id" = "personId"`,
};

/** The floor: what a person would write for just this list, and nothing done with the rows. */
function openByHand(path) {
  const database = new Sqlite(path, { readonly: true });
  const theirs = Object.values(THEIRS).map((sql) => database.prepare(sql).pluck());
  const { plan, items, unit, partners } = Object.fromEntries(
    Object.entries(BY_HAND).map(([name, sql]) => [name, database.prepare(sql)]),
  );
  function read(person) {
    const ids = new Set(theirs.flatMap((statement) => statement.all({ w: "T1", person })));
    const rows = [...ids].map((id) => plan.get({ w: "T1", id })).sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
    return rows.slice(0, PAGE).map(({ id, unitId }) => {
      const ofUnit = { w: "T1", id: unitId };
      return [items.all({ w: "T1", id }), ...(unitId ? [unit.get(ofUnit), partners.all(ofUnit)] : [])];
    });
  }
  return { read, close: () => database.close() };
}

export async function measurePersonPlans({ folder }) {
  const { load, close } = await openSource();
  const path = join(folder, "person-plans.db");
  await makeLog(load, path, (file) => fillWithPlans(file, { plans: PLANS, people: PEOPLE }));
  const [{ openDatabase }, { schoolOf }, { plansOfPerson }] = await Promise.all(
    ["store/sql/database", "store/schools", "store/plan-lists"].map(load),
  );
  const db = await openDatabase(`file:${path}`);
  const school = await schoolOf(db, "T1");
  const byHand = openByHand(path);
  const pairs = [];
  for (let n = 0; n < WARM_UP + PAIRS; n++) {
    const person = `U${(n * 37) % PEOPLE}`;
    const floor = await timeOf(() => byHand.read(person));
    const bookend = await timeOf(() => plansOfPerson(db, school, { person, page: 0, size: PAGE }));
    if (n >= WARM_UP) pairs.push({ bookend, floor });
  }
  byHand.close();
  await db.$disconnect();
  await close();
  return pairs;
}
