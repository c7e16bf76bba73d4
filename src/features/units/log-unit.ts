// Logs a unit in one typed line, if the line says it all; otherwise opens the form with what it says.
import { dateFormat } from "../../domain/time/date-format.js";
import { readUnitLine, type UnclearPart, type UnitLine } from "../../domain/typed-line/unit-line.js";
import { UnitFields } from "../../domain/unit.js";
import { usualPartners } from "../../domain/usual-partners.js";
import type { FieldValues } from "../../slack/define/field.js";
import { besideMessage, toFieldValues, toModal } from "../../slack/define/form.js";
import { modal, type Replies, type Reply, whisper } from "../../slack/define/replies.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import { toGivenBack } from "../../slack/define/typed-line.js";
import { escapeMrkdwn, paragraph, toMessage } from "../../slack/message/blocks.js";
import { possiblePartners } from "../../store/usual-partners.js";
import { clip, cut, splitText } from "../../text/clip.js";
import type { Ctx } from "../context.js";
import { findUnitErrors, saveNewUnit, todayOf, unitForm } from "./unit-form.js";
import { MAX_QUOTED, toMissingNotice, toUnclearNotice } from "./unit-form-notices-view.js";

/** What the form starts with: today and, for a teacher, their usual partner. A librarian works with many teachers. */
async function readStartingValues(ctx: Ctx): Promise<FieldValues> {
  const partners = ctx.user.librarian ? [] : usualPartners(await possiblePartners(ctx.db, ctx.school, ctx.user.id));
  return toFieldValues({ date: todayOf(ctx), ...(partners.length > 0 ? { partners } : {}) });
}

async function openForm(
  ctx: Ctx,
  typed: FieldValues,
  why: { notice?: string; unclear?: readonly string[]; missing?: UnitLine["missing"] } = {},
): Promise<Reply> {
  const values = { ...(await readStartingValues(ctx)), ...typed };
  // The person said something here that was unclear: ask, instead of filling in the usual.
  for (const name of why.unclear ?? []) delete values[name];
  const areChosen = values.partners !== undefined;
  const notice = why.missing ? toMissingNotice(why.missing, { areChosen }) : why.notice;
  const origin = besideMessage(ctx.origin);
  return modal(toModal(unitForm, ctx, { values, hidden: {}, origin, ...(notice ? { notice } : {}) }));
}

/** Does this locale write the month before the day in 11/12? */
function monthFirst(locale: string): boolean {
  const parts = dateFormat(locale, { month: "numeric", day: "numeric" }).formatToParts();
  return parts.find((part) => part.type === "month" || part.type === "day")?.type === "month";
}

const readLine = (ctx: Ctx, typed: string): UnitLine =>
  readUnitLine(typed, { today: todayOf(ctx), monthFirst: monthFirst(ctx.user.locale) });

/** What is too long for a title goes on in the notes. */
const MAX_TITLE_AND_NOTES = 2150;

/** Longer lines are no units, and reading them takes long. */
const MAX_CLAIMED = 4000;

/** A line without "log" is probably meant for the log if it says more than a title and a day. */
function claimLine(ctx: Ctx, typed: string) {
  if (typed.length > MAX_CLAIMED) return undefined;
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
    const { values, missing, unclear } = readLine(ctx, typed);
    const inForm = toFieldValues(values);
    const longTitle = unclear.find((part) => part.field === "title")?.text;
    if (longTitle) {
      const [title, rest] = splitText(longTitle, 150);
      Object.assign(inForm, { title, notes: cut(rest, 2000) });
    }
    if (unclear.length > 0) {
      const fields = unclear.map((part) => part.field).filter((field) => field !== "title");
      const form = await openForm(ctx, inForm, { notice: toUnclearNotice(unclear), unclear: fields });
      return unclear.some(isCut) ? [form, ...giveBack(ctx, typed)] : form;
    }
    if (missing.length > 0) return openForm(ctx, inForm, { missing });
    const unit = UnitFields.safeParse({ date: todayOf(ctx), ...values });
    const errors = unit.success
      ? Object.values(await findUnitErrors(ctx, unit.data))
      : unit.error.issues.map((issue) => issue.message);
    if (!unit.success || errors.length > 0)
      return openForm(ctx, inForm, { notice: errors.map(escapeMrkdwn).join("\n") });
    return openInModal(await saveNewUnit(ctx, unit.data, { wasAsked: false }));
  },
});

/** Does the form show less of this part than was typed? */
const isCut = ({ field, text }: UnclearPart) => text.length > (field === "title" ? MAX_TITLE_AND_NOTES : MAX_QUOTED);

function giveBack({ command }: Ctx, typed: string): Reply[] {
  const [first, ...more] = toGivenBack({ command, text: `log ${typed}` }, []);
  const words = paragraph("Not everything you typed fits in the form, so here it is again.");
  return [[words, ...first], ...more].map((blocks) => whisper(toMessage(...blocks), { title: "What you typed" }));
}

/** No form is open yet, so a question in the form opens it. */
function openInModal(replies: Replies): Replies {
  return "kind" in replies && replies.kind === "redrawForm" ? modal(replies.view) : replies;
}
