// A second workspace in the database file of a school, with the same people in it and a unit of its own.
import { asPersonId, asUnitId, asWorkspaceId, type UnitId } from "../../src/domain/ids.js";
import { UnitFields } from "../../src/domain/unit.js";
import { savePerson } from "../../src/store/people.js";
import { ensureSchool } from "../../src/store/schools.js";
import { addUnit } from "../../src/store/units.js";
import { ask } from "./asking.js";
import { fillLog } from "./rows.js";
import { ADMIN, LEE, PAT, type School, startSchool, TESS } from "./school.js";

export const OTHER = asWorkspaceId("T0000000002");
/** Known in the other workspace only. */
export const EVE = "U0EVE000001";

export const FOREIGN = UnitFields.parse({
  title: "Foreign unit",
  date: "2026-11-04",
  grades: ["7"],
  level: 4,
  evidence: "Foreign evidence",
  partners: [LEE],
  subject: "Foreign subject",
});

/** Our school, and a second one beside it, with the same people in it and a unit of its own. */
export async function besideAnother(): Promise<School & { foreign: UnitId }> {
  const school = await startSchool();
  const { db, clock } = school;
  await ask(school, "help");
  await fillLog(school, [{ title: "Our unit", date: "2026-11-03", level: 1, loggedBy: TESS, partners: [LEE] }]);
  const first = { timeZone: "Asia/Kolkata", adminChannel: ADMIN, librarians: [LEE], now: clock.now };
  const other = await ensureSchool(db, OTHER, { ...first, name: "Other School" });
  for (const id of [TESS, LEE, PAT, EVE]) {
    const seen = { id, name: `Foreign ${id}`, timeZone: "Asia/Kolkata", locale: "en-US" };
    await savePerson(db, OTHER, { ...seen, standing: "member", slackAdmin: true, now: clock.now });
  }
  const unit = { ...FOREIGN, loggedBy: asPersonId(TESS), key: "foreign", now: clock.now };
  const foreign = await addUnit(db, other, unit);
  return Object.assign(school, { foreign: foreign ?? asUnitId("") });
}
