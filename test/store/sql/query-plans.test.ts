// Reading one plan, one unit or a person's plans never goes through all rows of a school: what SQLite says about each statement.
import Sqlite from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import * as importSteps from "../../../src/store/log-import-steps.js";
import { versionsOfPlan } from "../../../src/store/plan-history.js";
import { plansBetween, plansByIds, plansOfPerson, plansOfUnits, plansSince } from "../../../src/store/plan-lists.js";
import { planOfTalk, planOfUnit } from "../../../src/store/plan-origins.js";
import { findPlan, planAt } from "../../../src/store/plans.js";
import { readEntries } from "../../../src/store/search-entries.js";
import { findUnit } from "../../../src/store/units.js";
import { NOW, RIVERS } from "../../support/database.js";
import { type At, addStored, logUnit, OTHER, openPlans } from "../../support/stored-plans.js";

/** Records each statement that is prepared from now on. */
function recordStatements(): Set<string> {
  const seen = new Set<string>();
  const { prepare } = Sqlite.prototype;
  Sqlite.prototype.prepare = function record(this: Sqlite.Database, sql: string) {
    seen.add(sql);
    return prepare.call(this, sql) as never;
  } as typeof prepare;
  onTestFinished(() => {
    Sqlite.prototype.prepare = prepare;
  });
  return seen;
}

/** How SQLite looks up rows for a statement: "SEARCH p USING INDEX … (workspaceId=? AND id=?)". */
function lookupsOf(path: string, sql: string): string[] {
  const client = new Sqlite(path, { readonly: true });
  try {
    const names = [...new Set(sql.match(/(?<=@)\w+/g))];
    const params = Object.fromEntries(names.map((name) => [name, "[]"]));
    const rows = client.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(params) as { detail: string }[];
    return rows.map(({ detail }) => detail);
  } finally {
    client.close();
  }
}

const TABLES = /^SCAN (?:p|u|up|i|e|f|o|Plan\w*|Unit\w*|Person)(?: USING|$)/;
/** All rows of a workspace, or of a school. */
const ALL = /\(workspaceId=\?(?: AND schoolId=\?)?\)/;

const ofAll = (path: string, sql: string): string[] =>
  lookupsOf(path, sql).filter((detail) => (TABLES.test(detail) && detail !== "SCAN f") || ALL.test(detail));

it.each<[string, (at: At & { plan: string; unit: string }) => Promise<unknown>]>([
  ["a unit", ({ db, school, unit }) => findUnit(db, school, unit)],
  ["a plan", ({ db, school, plan }) => findPlan(db, school, plan)],
  ["a version of a plan", ({ db, school, plan }) => planAt(db, school, { id: plan, number: 1 })],
  ["the versions of a plan", ({ db, school, plan }) => versionsOfPlan(db, school, { plan: plan as never })],
  ["the plan of a unit", ({ db, school, unit }) => planOfUnit(db, school, unit)],
  ["the plan of a talk", ({ db, school }) => planOfTalk(db, school, "a talk")],
  ["plans by ids", ({ db, school, plan }) => plansByIds(db, school, [plan as never])],
  ["the plans of units", ({ db, school, unit }) => plansOfUnits(db, school, [unit])],
  ["a person's plans", ({ db, school }) => plansOfPerson(db, school, { person: OTHER, page: 0, size: 5 })],
  ["the plans of some days", ({ db, school }) => plansBetween(db, school, { from: RIVERS.date, to: RIVERS.date })],
  ["the plans changed last", ({ db, school }) => plansSince(db, school, { since: NOW, size: 5 })],
  [
    "what a search found",
    ({ db, school, plan, unit }) => readEntries(db, school, [{ planId: plan as never, unitId: unit as never }]),
  ],
])("%s", async (_what, read) => {
  const at = await openPlans();
  const unit = await logUnit(at);
  const plan = await addStored(at, {}, { unit, by: OTHER });
  const statements = recordStatements();
  await read({ ...at, plan, unit });
  const queries = [...statements].filter((sql) => /\bSELECT\b/.test(sql));
  expect(queries.length).toBeGreaterThan(0);
  expect(queries.flatMap((sql) => ofAll(at.path, sql).map((detail) => `${detail} in ${sql}`))).toEqual([]);
});

const { ADD_DETAILS, ...STEPS } = importSteps;

it.each(Object.entries({ ...STEPS, ...ADD_DETAILS }))("%s, in a step of an import", async (_name, sql) => {
  const { path } = await openPlans();
  expect(ofAll(path, sql)).toEqual([]);
});

it("would tell of a step of an import that goes through a school", async () => {
  const { path } = await openPlans();
  const { SHOW } = importSteps;
  expect(SHOW).toContain("WHERE");
  expect(ofAll(path, SHOW.replace("WHERE", 'WHERE "workspaceId" = @workspaceId AND'))).toHaveLength(1);
});

it("would tell of a statement that goes through a school", async () => {
  const { path } = await openPlans();
  expect(ofAll(path, 'SELECT * FROM "Unit" u WHERE u."title" = @title')).toHaveLength(1);
  expect(ofAll(path, 'SELECT * FROM "UnitPartner" WHERE "workspaceId" = @workspaceId')).toHaveLength(1);
  const school = 'SELECT * FROM "Plan" p WHERE p."workspaceId" = @workspaceId AND p."schoolId" = @schoolId';
  expect(ofAll(path, school)).toHaveLength(1);
});
