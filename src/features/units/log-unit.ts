// Logs a unit in one typed line, if the line says it all; otherwise opens the form with what it says.
import { monthFirst } from "../../domain/time/date-format.js";
import { outsideNamesIn } from "../../domain/typed-line/outside-names.js";
import { takePeople } from "../../domain/typed-line/people.js";
import { toUnitEntry, type UnitEntry } from "../../domain/typed-line/unit-entry.js";
import { MAX_LINE, readUnitLine, type UnclearPart, type UnitLine } from "../../domain/typed-line/unit-line.js";
import { UnitFields } from "../../domain/unit.js";
import { usualPartners } from "../../domain/usual-partners.js";
import type { FieldValues } from "../../slack/define/field.js";
import { besideMessage, toFieldValues, toModal } from "../../slack/define/form.js";
import { modal, type Replies, type Reply, whisper } from "../../slack/define/replies.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import { toGivenBack } from "../../slack/define/typed-line.js";
import { escapeMrkdwn, paragraph, toMessage } from "../../slack/message/blocks.js";
import { staffNames } from "../../store/people.js";
import { subjectsFor } from "../../store/schools.js";
import { possiblePartners } from "../../store/usual-partners.js";
import { clip, cut, splitText } from "../../text/clip.js";
import type { Ctx } from "../context.js";
import { questionsToAsk } from "./question-fields.js";
import { findUnitErrors, saveNewUnit, todayOf, toToday, unitForm } from "./unit-form.js";
import {
  MAX_QUOTED,
  toLeftoverNotice,
  toMissingNotice,
  toOthersNotice,
  toPlannedNotice,
  toUnclearNotice,
} from "./unit-form-notices-view.js";

/** What the form starts with: today and, for a teacher, their usual partner. A librarian works with many teachers. */
async function readStartingValues(ctx: Ctx): Promise<FieldValues> {
  const partners = ctx.user.librarian ? [] : usualPartners(await possiblePartners(ctx.db, ctx.school, ctx.user.id));
  return toFieldValues({ date: todayOf(ctx), ...(partners.length > 0 ? { partners } : {}) });
}

type Question = {
  notice?: string | undefined;
  empty?: readonly string[];
  missing?: UnitLine["missing"];
  planned?: boolean;
};

async function openForm(ctx: Ctx, typed: FieldValues, { notice, empty, missing, planned }: Question = {}) {
  const values = { ...(await readStartingValues(ctx)), ...typed };
  // The person said something here that was unclear: ask, instead of filling in the usual.
  for (const name of empty ?? []) delete values[name];
  const asked = missing?.length ? toMissingNotice(missing, { areChosen: values.partners !== undefined }) : undefined;
  const notices = [notice, asked].filter(Boolean).join("\n");
  const hidden = { asks: await questionsToAsk(ctx), ...(planned ? { planned } : {}) };
  const form = { values, hidden, origin: besideMessage(ctx.origin) };
  return modal(toModal(unitForm, ctx, { ...form, ...(notices ? { notice: notices } : {}) }));
}

const readLine = (ctx: Ctx, typed: string, subjects: readonly string[] = []): UnitLine =>
  readUnitLine(typed, { today: todayOf(ctx), monthFirst: monthFirst(ctx.user.locale), subjects });

const MAX_TITLE = 150;
const MAX_NOTES = 2000;

/** A line without "log" is probably meant for the log if it says more than a title and a day. */
export function claimLine(ctx: Ctx, typed: string) {
  if (typed.length > MAX_LINE) return undefined;
  const { values, unclear } = readLine(ctx, typed);
  const title = values.title ?? unclear.find(({ field }) => field === "title")?.text;
  if (!title) return undefined;
  const fields = [...Object.keys(values), ...unclear.map(({ field }) => field)];
  const isLikely = fields.some((field) => field !== "title" && field !== "date");
  return { button: `Log “${clip(title, 50)}”`, isLikely };
}

export const logUnit = defineSubcommand({
  word: "log",
  usage: "[title, grade 6, level 3 with @partner on Nov 12]",
  summary: "log a unit, in one line or a form",
  button: "Log a unit",
  shortcut: "log-unit",
  opensForm: true,
  claim: claimLine,
  run: async (ctx: Ctx, typed) => {
    if (typed === "") return openForm(ctx, {});
    const line = readLine(ctx, typed, await subjectsFor(ctx.db, ctx.school));
    const entry = toUnitEntry(line, { ...toToday(ctx), loggedBy: ctx.user.id });
    const errors = entry.unit ? Object.values(await findUnitErrors(ctx, entry.unit)) : [];
    if (entry.isComplete && entry.unit && errors.length === 0)
      return openInModal(await saveNewUnit(ctx, entry.unit, {}));
    const named = await readTypedPartners(ctx, typed, line);
    const values = { ...toFormValues(line, entry), ...toFieldValues(named) };
    const form = await openForm(ctx, values, toQuestion(ctx, { line, entry, errors, named }));
    return line.isCut || line.unclear.some(isCut) || line.leftover.some(isQuotedInPart)
      ? [form, ...giveBack(ctx, typed)]
      : form;
  },
});

type TypedPartners = { partners?: string[]; others?: string[] };

/** If the line names someone without a mention: its mentions, and the names if nobody in Slack has them. */
async function readTypedPartners(ctx: Ctx, typed: string, line: UnitLine): Promise<TypedPartners> {
  if (!line.unclear.some(({ field }) => field === "partners")) return {};
  const known = await staffNames(ctx.db, ctx.school.workspaceId);
  const others = known ? outsideNamesIn(line, known) : [];
  const mentioned = UnitFields.shape.partners.safeParse(takePeople(cut(typed, MAX_LINE)).people).data ?? [];
  const partners = mentioned.filter((id) => id !== ctx.user.id);
  return { ...(partners.length > 0 ? { partners } : {}), ...(others.length > 0 ? { others } : {}) };
}

/** What is too long for a title goes on in the notes. */
function toFormValues({ unclear }: UnitLine, { values }: UnitEntry): FieldValues {
  const longTitle = unclear.find((part) => part.field === "title")?.text;
  if (longTitle === undefined) return toFieldValues(values);
  const [title, rest] = splitText(longTitle, MAX_TITLE);
  const notes = [rest, values.notes].filter(Boolean).join("\n");
  return toFieldValues({ ...values, title, notes: cut(notes, MAX_NOTES) });
}

function toQuestion(
  ctx: Ctx,
  { line, entry, errors, named }: { line: UnitLine; entry: UnitEntry; errors: string[]; named: TypedPartners },
): Question {
  const { unclear, leftover, missing } = line;
  const { date } = entry.values;
  const planned = entry.isPlanned && errors.length === 0;
  const notices = [
    toUnclearNotice(named.others ? unclear.filter(({ field }) => field !== "partners") : unclear),
    named.others ? toOthersNotice(named.others) : "",
    leftover.length > 0 ? toLeftoverNotice(leftover) : "",
    ...errors.map(escapeMrkdwn),
    planned && date ? toPlannedNotice(date, ctx) : "",
  ];
  return {
    notice: notices.filter(Boolean).join("\n"),
    empty: unclear
      .map(({ field }) => field)
      .filter((field) => field !== "title" && !(field === "partners" && named.partners)),
    missing: unclear.length > 0 ? [] : missing,
    planned,
  };
}

/** Does the form show less of this part than was typed? */
const isCut = ({ field, text }: UnclearPart) => text.length > (field === "title" ? MAX_TITLE + MAX_NOTES : MAX_QUOTED);

const isQuotedInPart = (words: string) => words.length > MAX_QUOTED;

function giveBack({ command }: Ctx, typed: string): Reply[] {
  const [first, ...more] = toGivenBack({ command, text: `log ${typed}` }, []);
  const words = paragraph("Not everything you typed fits in the form, so here it is again.");
  return [[words, ...first], ...more].map((blocks) => whisper(toMessage(...blocks), { title: "What you typed" }));
}

/** No form is open yet, so a question in the form opens it. */
export function openInModal(replies: Replies): Replies {
  return "kind" in replies && replies.kind === "redrawForm" ? modal(replies.view) : replies;
}
