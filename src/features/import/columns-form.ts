// Says which column of a file is which and how its dates are written, and reads the file again.
import { z } from "zod";
import { FORM_EXPIRED } from "../../content/form-words.js";
import type { FoundColumns, LogChoices } from "../../domain/log-sheet/read-log.js";
import { defineButton } from "../../slack/define/button.js";
import { defineForm, toModal, type Values } from "../../slack/define/form.js";
import { Refusal } from "../../slack/define/refusal.js";
import {
  afterAck,
  fieldErrors,
  modal,
  type Replies,
  type Reply,
  replace,
  whisper,
} from "../../slack/define/replies.js";
import { paragraph } from "../../slack/message/blocks.js";
import { fileOfImport, type LogImport } from "../../store/log-imports.js";
import type { Ctx } from "../context.js";
import { NO_COLUMNS, toColumnFields, toColumnValues, toQuestions } from "./columns-view.js";
import { composeImport, readImport, refuseUnlessImporting } from "./compose-import.js";
import { logColumnsLink } from "./import-links.js";
import { IMPORT_TITLE } from "./import-view.js";
import { type DroppedLog, stageLog } from "./stage-log.js";

const Hidden = z.object({ import: z.string(), questions: z.array(z.string()), onlyDates: z.boolean() });

const FIELDS = toColumnFields(NO_COLUMNS);
type ColumnValues = Values<typeof FIELDS>;

const COLUMNS = ["date", "title", "grades", "level", "by", "subject", "classes", "evidence", "notes"] as const;

function toChoices(values: ColumnValues, found: FoundColumns, { onlyDates }: z.output<typeof Hidden>): LogChoices {
  const dayFirst = values.dates ?? (onlyDates ? undefined : found.choices.dayFirst);
  if (onlyDates) return { ...found.choices, dayFirst };
  const single = COLUMNS.flatMap((role) => (values[role] === undefined ? [] : [[role, [values[role]]] as const]));
  const roles = Object.fromEntries(single) as NonNullable<LogChoices["columns"]>["roles"];
  const withs = values.with.length > 0 ? { with: values.with } : {};
  return { columns: { row: found.row, roles: { ...roles, ...withs } }, dayFirst, level: values.usual };
}

/** Messages at the fields without which no row can be read. */
function findMissing({ columns, level }: LogChoices): Record<string, string> {
  if (!columns) return {};
  const { roles } = columns;
  return {
    ...(roles.date ? {} : { date: "Choose the column with the date." }),
    ...(roles.title ? {} : { title: "Choose the column with the name of the unit." }),
    ...(roles.grades ? {} : { grades: "Choose the column with the grade level." }),
    ...(roles.level || level ? {} : { level: "Choose the column with the level, or a level for rows without one." }),
  };
}

/** Reads a file for this person, and shows what is in it or asks what only they can say. */
export async function dropInLog(ctx: Ctx, dropped: DroppedLog): Promise<Reply> {
  const { db, school, now, user } = ctx;
  const staff = (await ctx.staff()) ?? [];
  const id = await stageLog({ db, school, now, importer: user, staff }, dropped);
  const imported = await readImport(ctx, id);
  const { roles, dates } = imported.found.asks;
  if (roles.length > 0 || dates !== undefined) return modal(toColumnsModal(ctx, imported));
  return whisper(await composeImport(ctx, id), { title: IMPORT_TITLE });
}

/** What was sent is read by it, whatever columns it was opened for. */
export const columnsForm = defineForm({
  name: "log-columns",
  title: ({ onlyDates }) => (onlyDates ? "Dates in this file" : "Columns of this file"),
  submit: () => "Read it",
  fields: FIELDS,
  hidden: Hidden,
  without: ({ onlyDates }) => (onlyDates ? Object.keys(FIELDS).filter((name) => name !== "dates") : []),
  intro: (_ctx: Ctx, { hidden: { questions } }) => questions.map((question) => paragraph(question)),
  stale: FORM_EXPIRED,
  run: async (ctx: Ctx, values, hidden): Promise<Replies> => {
    await refuseUnlessImporting(ctx);
    const imported = await readImport(ctx, hidden.import);
    if (imported.state !== "read") return whisper(await composeImport(ctx, imported.id), { title: IMPORT_TITLE });
    const choices = toChoices(values, imported.found, hidden);
    const missing = findMissing(choices);
    if (Object.keys(missing).length > 0) return fieldErrors(missing);
    const isOpen = imported.found.asks.dates !== undefined && choices.dayFirst === undefined;
    if (hidden.onlyDates && isOpen) return fieldErrors({ dates: "Choose one." });
    return afterAck(() => readAgain(ctx, imported, choices), {
      title: IMPORT_TITLE,
      words: `Reading ${imported.fileName}…`,
    });
  },
});

async function readAgain(ctx: Ctx, { id, fileName }: LogImport, choices: LogChoices): Promise<Reply> {
  const bytes = await fileOfImport(ctx.db, ctx.school, id);
  if (!bytes) throw new Refusal("I don't have this file anymore. Please drop it in again.");
  return dropInLog(ctx, { bytes, fileName, choices });
}

function toColumnsModal(ctx: Ctx, { id, found }: LogImport) {
  const { roles, dates } = found.asks;
  const onlyDates = roles.length === 0 && dates !== undefined;
  const hidden = { import: id, questions: toQuestions(found), onlyDates };
  return toModal({ ...columnsForm, fields: toColumnFields(found) }, ctx, {
    values: toColumnValues(found),
    hidden,
    origin: ctx.origin,
  });
}

export const changeColumns = defineButton({
  link: logColumnsLink,
  opensForm: true,
  run: async (ctx: Ctx, { import: id }) => {
    await refuseUnlessImporting(ctx);
    const imported = await readImport(ctx, id);
    if (imported.state !== "read") return replace(await composeImport(ctx, id), { title: IMPORT_TITLE });
    return modal(toColumnsModal(ctx, imported));
  },
});
