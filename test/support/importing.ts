// Drops in past logs as librarians do: types the command, chooses a file, presses buttons of what is shown.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type InSlack, openForm } from "./asking.js";
import { readXlsxFile } from "./exporting.js";
import { makeFolder } from "./folders.js";
import { LEE, type School } from "./school.js";

/** Opens the form, chooses the file and sends it. */
export async function dropInLog(
  school: InSlack,
  content: string | Uint8Array,
  { name = "log.csv", by = LEE }: { name?: string; by?: string } = {},
) {
  const actor = school.slack.as(by);
  const shown = actor.modal();
  if (!shown) await openForm(school, "import", by);
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  await actor.fill({ log: [actor.upload(name, bytes)] });
  await actor.submit();
  await school.slack.settle();
  return actor;
}

/** All that is in the modal on top. */
export const importText = (school: School, by = LEE): string => JSON.stringify(school.slack.as(by).modal() ?? {});

/** Clicks the first button with this text in the modal on top. */
export async function pressInImport(school: InSlack, text: string, by = LEE): Promise<void> {
  const actor = school.slack.as(by);
  const modal = actor.modal();
  if (!modal) throw new Error("No modal is open.");
  await actor.click(modal, (element) => JSON.stringify(element.text ?? "").includes(text));
  await school.slack.settle();
}

/** Asks for the rows that aren't added, and returns the file's bytes and the sheets in it. */
export async function downloadSkipped(school: School, by = LEE) {
  await pressInImport(school, "skipped row", by);
  const [id] = school.slack.directMessagesTo(by).at(-1)?.files ?? [];
  if (id === undefined) throw new Error("No file arrived.");
  const { bytes } = school.slack.as(by).download(id);
  const path = join(await makeFolder(), "skipped.xlsx");
  writeFileSync(path, bytes);
  return { bytes: new Uint8Array(bytes), sheets: await readXlsxFile(path) };
}

/** What is in the log, a line each: "2025-09-03 Rivers 4 level 2 U0TEACHER01 with U0LIBRARY01, Ms. Park". */
export async function loggedUnits({ db }: School): Promise<string[]> {
  const units = await db.unit.findMany({
    where: { deletedAt: null },
    include: { partners: true, partnerNames: true },
    orderBy: [{ date: "asc" }, { title: "asc" }],
  });
  return units.map(({ date, title, grades, level, loggedById, partners, partnerNames }) => {
    const people = [...partners.map(({ personId }) => personId), ...partnerNames.map(({ name }) => name)].sort();
    return `${date} ${title} ${grades} level ${level} ${loggedById} with ${people.join(", ")}`;
  });
}
