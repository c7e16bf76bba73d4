// Units that are planned for a later day: every statement of the store that reads units says whether they count.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { SchoolDay } from "../../src/domain/time/school-day.js";
import { isPlanned } from "../../src/domain/unit.js";
import { titlesOf, unitsBetween } from "../../src/store/unit-spans.js";
import { addUnit } from "../../src/store/units.js";
import { addSchool, newKey, openFile, RIVERS, TEACHER } from "../support/database.js";

const STORE = "src/store";

/** Statements that planned units belong in, and why. */
const WITH_PLANNED: Record<string, string> = {
  "unit-row unitsWhere": "shows units, which say that they are planned",
  "unit-list countWhere": "counts the lines of a list that shows them",
  "unit-list FOUND": "finds the units of such a list",
  "unit-list OF_PERSON": "chooses the units of such a list",
  "unit-sections OF_DAYS": "finds the units that another section may be of",
  "units TITLES_OF_DAY": "finds a unit that is in the log already",
  "unit-spans firstDate": "says from which month on reports are due, and they are due when the month is over",
  "partner-names OF_SCHOOL": "finds names outside Slack, which are matched in planned units, too",
  "partner-names ADD_PARTNER": "matches them in the units that OF_SCHOOL found",
  "partner-names UNITS_WITH": "finds in which of them the person is already",
  "partner-names MATCHED": "finds what was matched, to undo it",
  "usual-partners POSSIBLE_PARTNERS": "suggests partners",
  "schools SUBJECTS_USED": "suggests subjects",
  "talk-row UNITS_NEAR": "finds the unit that a talk became, which may be planned",
  "unit-answers GIVEN": "suggests answers to search for",
  "level-opinions CLAIM": "takes the units that QUESTIONS found",
  "search-documents ADD": "asks only whether the unit is still there",
  "search-documents SCHOOLS": "finds units to show, which say that they are planned",
  "unit-history CHANGES": "tells the history of a unit that is shown",
  "level-opinions ANSWER": "saves a rating",
  "level-question-versions UNIT_VERSIONS": "follows the units that QUESTIONS found",
  "unit-pages UNITS": "exports the log, in which they are marked as planned",
  "evidence-pieces PIECES": "offers a librarian what to mark, with the day of each",
  "plan-lists ON_DAYS": "finds the plans of days to come",
  "plan-lists OF_PERSON": "finds plans, which are mostly of units to come",
  "plan-pages IDS": "exports plans, with their day",
  "plan-row UNITS": "reads the units of plans, which are mostly to come",
  "plan-units EDIT": "keeps for a plan what its unit said",
  "plan-units GOING": "finds plans whose unit is deleted",
  "plan-units GRADES": "keeps for a plan what its unit said",
  "plan-units PEOPLE": "keeps for a plan what its unit said",
  "plan-units UNLINK": "takes a deleted unit off its plan",
  "plan-units itemOf": "keeps for a plan what its unit said",
  "unit-origins LINK_TALK": "gives a talk its unit",
  "unit-origins LINK_PLAN": "gives a plan its unit",
  "unit-origins LINK_TALK_OF_PLAN": "gives a talk the unit of its plan",
  "unit-origins LINK_PLAN_OF_TALK": "gives a plan the unit of its talk",
  "plans INSERT_PLAN": "starts the plan of a unit, which is mostly to come",
  "mentions PLAN_TITLE": "names a plan that names a person",
  "records-requests COUNTS": "counts what a records request left out",
  "highlights ADD": "adds a unit that a librarian chose as a highlight",
  "imported-units KEYS": "finds which rows of a sheet are in the log already",
  "imported-units UNITS":
    "saves the units of a sheet, and finds those like them; for figures they are read with COUNTED",
  "save-log-import IN_LOG": "counts the units of an import",
  "log-import-steps ADD_UNITS": "adds the units of an import, if none of them is in the log",
  "log-import-steps ADDED": "finds the units of an import",
  "log-import-steps UNSEEN_UNITS": "finds the units of an import",
  "log-import-steps DROP_TWICE": "drops units that another import added",
  "log-import-steps TAKE_BACK": "takes back the units of an import",
  "log-import-steps FORGET_UNITS": "forgets units that nobody confirmed",
  "erase-imports FORGET_UNSEEN_UNITS": "forgets units that nobody confirmed",
  "personal-rows PARTNERED": "gives people what is theirs",
  "erase-person FORGET_UNDO": "erases what a person wrote",
  "mentions TEXTS": "finds texts that name a person",
};

/** Each `const` with SQL that reads from the table of units, by its file and name. */
function statementsOfUnits(): Map<string, string> {
  const files = readdirSync(STORE).filter((name) => name.endsWith(".ts"));
  const named = files.flatMap((file) =>
    readFileSync(join(STORE, file), "utf8")
      .split(/^(?:export )?const /m)
      .slice(1)
      .map((part) => [`${file.slice(0, -3)} ${/^\w+/.exec(part)?.[0]}`, part.split(/`;|\n\n/)[0] ?? ""] as const),
  );
  return new Map(named.filter(([, text]) => /(?:FROM |JOIN |from = ')"Unit"/.test(text)));
}

it("each statement reads only units whose day has come, or has a reason to read planned ones, too", () => {
  const statements = statementsOfUnits();
  const unbounded = [...statements].filter(([, sql]) => !sql.includes('"date" <= @today')).map(([name]) => name);
  expect(unbounded.sort()).toEqual(Object.keys(WITH_PLANNED).sort());
  expect([...statements.keys()]).toEqual(
    expect.arrayContaining(["counted-units COUNTED", "level-opinions QUESTIONS", "level-opinions UNANSWERED"]),
  );
});

it("a unit counts from the first minute of its day at the school", async () => {
  const { db } = await openFile();
  const school = await addSchool(db);
  const date = "2026-11-30" as SchoolDay;
  await addUnit(db, school, { ...RIVERS, date, loggedBy: TEACHER, key: newKey(), now: new Date("2026-11-10T15:00Z") });
  const at = async (instant: string) => {
    const now = new Date(instant);
    return [(await unitsBetween(db, school, { from: date, to: date, now })).length, await titlesOf(db, school, now)];
  };
  expect(await at("2026-11-30T04:59:59.999Z")).toEqual([0, []]);
  expect(await at("2026-11-30T05:00:00Z")).toEqual([1, [RIVERS.title]]);
});

it.each([
  ["2026-11-29", true],
  ["2026-11-30", false],
  ["2026-12-01", false],
])("a unit of November 30 is planned on %s: %s", (today, planned) => {
  expect(isPlanned({ date: "2026-11-30" as SchoolDay }, today as SchoolDay)).toBe(planned);
});
