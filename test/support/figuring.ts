// Reports the figures of a month as librarians do: types the command, fills in the form, saves it.
import { openForm, whisperAfter } from "./asking.js";
import { rowOf } from "./reporting.js";
import { LEE, type School } from "./school.js";

export const openFigures = (school: School, text: string, by = LEE) => openForm(school, `stats ${text}`, by);

/** Fills in the open form and presses Save. If the form closes, waits for the answer. */
export async function saveFigures(school: School, fields: Record<string, string | string[]>, by = LEE) {
  const actor = school.slack.as(by);
  await actor.fill(fields);
  await school.slack.settle();
  const before = school.slack.countWhispersTo(by);
  await actor.submit();
  await school.slack.settle();
  if (!actor.modal()) return whisperAfter(school, before, by);
  return undefined;
}

/** Reports a month in one go. */
export async function reportFigures(
  school: School,
  month: string,
  fields: Record<string, string | string[]>,
  by = LEE,
) {
  await openFigures(school, month, by);
  return saveFigures(school, fields, by);
}

/** What is stored, one text a figure: "2026-10 circulation 2117 (cause)". */
export async function storedFigures({ db }: School): Promise<string[]> {
  const rows = await db.figure.findMany({ orderBy: [{ month: "asc" }, { key: "asc" }, { grade: "asc" }] });
  return rows.map(({ month, key, grade, value, cause }) =>
    [month, key, ...(grade ? [grade] : []), value ?? "–", ...(cause ? [`(${cause})`] : [])].join(" "),
  );
}

/** Chooses what the school reports besides the three figures of the Annual Summary. */
export async function chooseFigures(school: School, optionalFigures: string): Promise<void> {
  await school.bookend.tick();
  const { id, workspaceId } = await rowOf(school);
  await school.db.school.update({ where: { workspaceId_id: { workspaceId, id } }, data: { optionalFigures } });
}

export const formText = (school: School, by = LEE): string => JSON.stringify(school.slack.as(by).modal());
