// Plans as full as the forms let people fill them: every field at its limit, every list with all its rows.
import { randomUUID } from "node:crypto";
import { STANDARD_SETS } from "../../src/content/standards.js";
import { asPersonId, type PlanId } from "../../src/domain/ids.js";
import { MAX_NAME, MAX_NAMES } from "../../src/domain/partner-names.js";
import {
  EMPTY_PLAN,
  MAX_AREA,
  MAX_ATTACHMENTS,
  MAX_OVERVIEW_WORDS,
  MAX_PLAN_ROWS,
  MAX_PLAN_TEXT,
  MAX_RESOURCE,
  PLAN_FIELDS,
  PLAN_RESOURCES,
  PLAN_TEXTS,
  type PlanValues,
} from "../../src/domain/plan/plan-fields.js";
import { codesOfSet } from "../../src/domain/plan/standards.js";
import { MAX_PARTNERS } from "../../src/domain/unit.js";
import { addAttachments } from "../../src/store/plan-attachments.js";
import { addPlan, savePlan } from "../../src/store/plans.js";
import { cut } from "../../src/text/clip.js";
import { fillUnits, STAFF_OF_200 } from "./filling.js";
import { day } from "./planned.js";
import { rowOf } from "./reporting.js";
import { LEE, type School, TESS } from "./school.js";

/** Text of this length, made of a sample and a mark that tells it apart from all others. */
export type TextOf = (most: number, mark: string) => string;

export const textOf =
  (sample: string): TextOf =>
  (most, mark) => {
    const room = most - mark.length - 2;
    return `${mark} ${cut(sample.repeat(Math.ceil(room / sample.length)), room).trim()}.`;
  };

const rowsOf = <T>(make: (row: number) => T): T[] => Array.from({ length: MAX_PLAN_ROWS }, (_, at) => make(at + 1));

const longestOverview = (text: TextOf): string =>
  Array.from({ length: MAX_OVERVIEW_WORDS }, (_, at) => text(28, `${at}`).replaceAll(/\s/gu, "x")).join(" ");

/** Everyone whom a form takes: in Slack by role, and outside it. */
function everyone(text: TextOf): PlanValues["people"] {
  const [librarians, teachers] = [STAFF_OF_200.slice(0, MAX_PARTNERS - 1), STAFF_OF_200.slice(20, 19 + MAX_PARTNERS)];
  const inSlack = (ids: readonly string[], role: "librarian" | "teacher") =>
    ids.map((id) => ({ id: asPersonId(id), name: "", role, jobTitle: text(MAX_NAME, `job of ${id}`) }));
  const outside = Array.from({ length: MAX_NAMES }, (_, at) => ({
    ...{ name: text(MAX_NAME, `Ana${at}`).replaceAll(/[<>,;@]/gu, "x"), role: "teacher" as const },
    jobTitle: text(MAX_NAME, `job of ${at}`),
  }));
  return [...inSlack([LEE, ...librarians], "librarian"), ...inSlack([TESS, ...teachers], "teacher"), ...outside];
}

export function maximumValues(
  text: TextOf,
  { people = everyone(text) }: { people?: PlanValues["people"] } = {},
): PlanValues {
  const duties = (whose: string) =>
    rowsOf((row) => ({ text: text(MAX_PLAN_TEXT, `${whose} ${row}`), addressesGap: row % 2 === 0 }));
  return {
    ...EMPTY_PLAN,
    ...Object.fromEntries(PLAN_TEXTS.map((field) => [field, text(MAX_PLAN_TEXT, field)])),
    ...Object.fromEntries(PLAN_RESOURCES.map((kind) => [kind, rowsOf((row) => text(MAX_RESOURCE, `${kind} ${row}`))])),
    ...{ title: text(150, "title"), people, subject: text(75, "subject"), level: 4, day: day("2026-11-16") },
    grades: ["PK", "K", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "Other"],
    overview: longestOverview(text),
    deficits: rowsOf((row) => ({
      area: text(MAX_AREA, `gap area ${row}`),
      indicators: text(MAX_PLAN_TEXT, `gap ${row}`),
    })),
    standards: rowsOf((row) => ({ area: text(MAX_AREA, `area ${row}`), text: text(MAX_PLAN_TEXT, `standard ${row}`) })),
    aasl: STANDARD_SETS.flatMap(({ ranges }) => codesOfSet(ranges) ?? []),
    librarianDuties: duties("librarian"),
    teacherDuties: duties("teacher"),
  };
}

/** People with the longest names there are. */
export async function addStaff(school: School, name: (id: string) => string): Promise<void> {
  for (const id of STAFF_OF_200) school.slack.addPerson({ id, name: name(id) });
  const units = [0, 19, 38].map((from) => ({
    loggedBy: LEE,
    partners: [TESS, ...STAFF_OF_200.slice(from, from + 19)],
  }));
  await fillUnits(school, units);
  for (const id of [LEE, TESS, ...STAFF_OF_200]) {
    await school.slack.updatePerson(id, { name: name(id) });
    await school.db.person.updateMany({ where: { id }, data: { name: name(id) } });
  }
}

/** A plan with all this, and with as many versions as asked for, each with every field. */
export async function addMaximumPlan(
  school: School,
  { text, values = maximumValues(text), versions = 1 }: { text: TextOf; values?: PlanValues; versions?: number },
): Promise<PlanId> {
  const row = await rowOf(school);
  const request = () => ({ by: asPersonId(LEE), key: randomUUID(), now: school.clock.now });
  const source = { id: randomUUID() as PlanId, words: `“${text(150, "source")}” by ${text(80, "someone")}` };
  const id = await addPlan(school.db, row, { values, source, ...request() });
  if (!id) throw new Error("The plan wasn't added.");
  for (let after = 1; after < versions; after += 1) {
    await savePlan(school.db, row, { plan: id, after, change: values, fields: PLAN_FIELDS, ...request() });
  }
  const attachments = Array.from({ length: MAX_ATTACHMENTS }, (_, at) => ({
    name: text(80, `file ${at}`),
    address: `https://example.org/${at}/${"a".repeat(470)}`,
    file: at % 2 === 0 ? { id: `F0${at}`, type: "pdf", bytes: 10 } : undefined,
  }));
  await addAttachments(school.db, row, { plan: id, attachments, ...request() });
  return id;
}
