// How a log that was dropped in looks: before it is added what would be, and after it what was.
import { formatNumber } from "../../domain/figures.js";
import { formatDay, SchoolDay, schoolDayAt } from "../../domain/time/school-day.js";
import { toButton } from "../../slack/define/button.js";
import { toRunButton } from "../../slack/define/typed-line.js";
import {
  type Block,
  bold,
  bullets,
  buttons,
  footnote,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import type { StagedCounts, UnusedRow } from "../../store/log-import-counts.js";
import type { LogImport } from "../../store/log-imports.js";
import { clip } from "../../text/clip.js";
import type { Ctx } from "../context.js";
import { dropInLogLink, logColumnsLink, saveLogLink, skippedLink, undoLogLink } from "./import-links.js";

export const IMPORT_TITLE = "Import";

/** "1 unit", "412 units". */
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${formatNumber(count)} ${count === 1 ? one : many}`;

const dayWords = (day: string) => formatDay(SchoolDay.parse(day));

const whenWords = (at: Date, { now, tz, user }: Ctx) =>
  formatDay(schoolDayAt(at, tz), { today: schoolDayAt(now, tz), locale: user.locale });

/** Where a row is in the file. */
export const placeWords = ({ sheet, row }: { sheet: string; row: number }): string =>
  sheet === "" ? `Row ${row}` : `${sheet}, row ${row}`;

const spanWords = ({ from, to }: NonNullable<StagedCounts["days"]>) =>
  from === to ? `, on ${dayWords(from)}` : `, from ${dayWords(from)} to ${dayWords(to)}`;

/** What would be added, in a line; undefined if there is nothing to add. */
export function toAddedWords({ added, days, figures }: StagedCounts): string | undefined {
  const units = added > 0 ? [`${countOf(added, "unit")} to add${days ? spanWords(days) : ""}.`] : [];
  const months = figures.added > 0 ? [`Figures for ${countOf(figures.months, "month")} to add.`] : [];
  return [...units, ...months].join(" ") || undefined;
}

/** What else there is to know about the file, a line each. */
export function toNotes({ there, refused, figures, people }: StagedCounts): string[] {
  const isAre = (count: number) => (count === 1 ? "is" : "are");
  return [
    ...(there > 0 ? [`${countOf(there, "unit")} ${isAre(there)} in the log already.`] : []),
    ...(figures.there > 0 ? [`${countOf(figures.there, "figure")} ${isAre(figures.there)} there already.`] : []),
    ...(refused > 0 ? [`${countOf(refused, "row")} can't be used.`] : []),
    ...(people.matched > 0 ? [`${countOf(people.matched, "person", "people")} matched with this Slack.`] : []),
    ...(people.names > 0
      ? [`${countOf(people.names, "name")} kept as plain ${people.names === 1 ? "text" : "names"}.`]
      : []),
  ];
}

/** Enough to see what is wrong. */
export const SHOWN_REFUSALS = 5;
const MAX_WHY = 200;

function toRefusals(rows: readonly UnusedRow[], count: number): Block[] {
  if (rows.length === 0) return [];
  const lines = rows.map((row) => [`${placeWords(row)}: ${clip(row.why, MAX_WHY)}`]);
  const more = count > rows.length ? [[`${countOf(count - rows.length, "more row")}`]] : [];
  return [paragraph(bold("Rows I can't use")), bullets([...lines, ...more])];
}

const QUIET =
  "Nobody is told about these units or asked about their levels. No past report is posted because of them. Reports that are out already are updated.";

interface Preview {
  imported: LogImport;
  counts: StagedCounts;
  refusals: readonly UnusedRow[];
}

export function toPreview({ imported, counts, refusals }: Preview): Message {
  const { id, fileName, found } = imported;
  const added = toAddedWords(counts);
  const save = counts.added > 0 ? `Add ${countOf(counts.added, "unit")}` : "Add the figures";
  const hasColumns = found.titles.length > 0;
  const skipped = counts.refused + counts.there;
  return toMessage(
    paragraph(bold(added ?? "There's nothing to add."), ` ${fileName}`),
    ...(toNotes(counts).length > 0 ? [bullets(toNotes(counts).map((line) => [line]))] : []),
    ...toRefusals(refusals, counts.refused),
    ...(added ? [footnote(QUIET)] : []),
    buttons(
      ...(added ? [toButton(saveLogLink, { import: id }, { text: save, style: "primary" })] : []),
      ...(hasColumns ? [toButton(logColumnsLink, { import: id }, { text: "Change the columns" })] : []),
      ...(skipped > 0
        ? [toButton(skippedLink, { import: id }, { text: `Download ${countOf(skipped, "skipped row")}` })]
        : []),
      toButton(dropInLogLink, {}, { text: "Choose another file" }),
    ),
  );
}

interface There {
  units: number;
  figures: number;
}

export const thereWords = ({ units, figures }: There): string =>
  [
    ...(units > 0 || figures === 0 ? [countOf(units, "unit")] : []),
    ...(figures > 0 ? [countOf(figures, "figure")] : []),
  ].join(" and ");

const toUndo = (imported: LogImport, suffix?: string) =>
  toButton(
    undoLogLink,
    { import: imported.id },
    {
      text: "Undo",
      accessibilityLabel: `Undo ${imported.fileName}`,
      ...(suffix === undefined ? {} : { suffix }),
      confirm: {
        title: "Undo this import?",
        text: "I'll take out everything that came from this file. Units that someone has changed since will stay.",
        confirm: "Undo",
      },
    },
  );

export function toSaved(
  imported: LogImport,
  { there, undoUntil }: { there: There; undoUntil: Date | undefined },
  ctx: Ctx,
): Message {
  return toMessage(
    paragraph(bold(`Added ${thereWords(there)}`), ` from ${imported.fileName}.`),
    ...(undoUntil ? [paragraph(`You can undo this until ${whenWords(undoUntil, ctx)}.`)] : []),
    buttons(...(undoUntil ? [toUndo(imported)] : []), toRunButton("list", { text: "See the units" })),
  );
}

export function toUndone(imported: LogImport, kept: There): Message {
  const { units, figures } = kept;
  const stay = [
    ...(units > 0 ? [`${countOf(units, "unit")} changed since ${units === 1 ? "stays" : "stay"}.`] : []),
    ...(figures > 0 ? [`${countOf(figures, "figure")} changed since ${figures === 1 ? "stays" : "stay"}.`] : []),
  ];
  return toMessage(
    paragraph(
      bold("Undone."),
      ` ${imported.fileName} was taken out again.`,
      ...(stay.length > 0 ? [` ${stay.join(" ")}`] : []),
    ),
    buttons(toButton(dropInLogLink, {}, { text: "Choose a file" })),
  );
}

/** What was imported in the last week, each to undo. */
export function toRecent(recent: readonly { imported: LogImport; there: There }[], ctx: Ctx): Message {
  return toMessage(
    paragraph(bold("Imported in the last week")),
    ...recent.flatMap(({ imported, there }, index) => [
      paragraph(
        `${imported.fileName}: ${thereWords(there)} · ${imported.by.name} · ${whenWords(imported.savedAt ?? imported.createdAt, ctx)}`,
      ),
      buttons(toUndo(imported, String(index))),
    ]),
    buttons(toButton(dropInLogLink, {}, { text: "Choose a file", style: "primary" })),
  );
}
