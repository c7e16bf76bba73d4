// Logs a unit, or changes one: the same form. In one line, if the line says it all.
import { z } from "zod";
import { mayChangeUnit } from "../../domain/role.js";
import { formatDay, schoolDayAt } from "../../domain/time/school-day.js";
import { readUnitLine, type UnitLine } from "../../domain/typed-line/unit-line.js";
import { checkUnit, UnitFields } from "../../domain/unit.js";
import { defineButton } from "../../slack/define/button.js";
import type { FieldValues } from "../../slack/define/fields.js";
import { defineForm, toFieldValues, toModal } from "../../slack/define/form.js";
import { Refusal } from "../../slack/define/refusal.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import { escapeMrkdwn } from "../../slack/message/parts.js";
import { afterAck, fieldErrors, modal, type Replies, redrawForm, whisper } from "../../slack/send/reply.js";
import { librariansOf } from "../../store/people.js";
import { wasSeen } from "../../store/requests.js";
import { addUnit, changeUnit, findSame, findUnit, type LoggedUnit } from "../../store/units.js";
import type { Ctx } from "../context.js";
import { toMissingNotice, toNoPartner, toUnclearNotice } from "./log-unit-view.js";
import { editUnitLink, toSavedUnit, unitFields } from "./unit-view.js";

const Hidden = z.object({
  /** The unit that is changed, as it was when the form was opened; none for a new one. */
  unit: z.object({ id: z.string(), updatedAt: z.string() }).optional(),
  /** The person has been asked whether to log the same again. */
  twice: z.boolean().optional(),
});

type FieldErrors = Record<string, string>;

const todayOf = (ctx: Ctx) => schoolDayAt(ctx.now, ctx.tz);

export const logUnitForm = defineForm({
  name: "log-unit",
  title: (hidden) => (hidden.unit ? "Change a unit" : "Log a unit"),
  submit: (hidden) => (hidden.twice ? "Log it twice" : "Save"),
  fields: unitFields,
  hidden: Hidden,
  footer: (ctx: Ctx) => `Who sees this: everyone at ${ctx.school.name}.`,
  stale: "This form is too old to be saved. Copy what you need from it, close it and open a new one.",
  run: async (ctx: Ctx, values, hidden): Promise<Replies> => {
    const before = hidden.unit && (await unitToChange(ctx, hidden.unit.id));
    const errors = await unitErrors(ctx, values, before);
    if (Object.keys(errors).length > 0) return fieldErrors(errors);
    if (before && hidden.unit) return change(ctx, { values, before, openedAt: hidden.unit.updatedAt });
    return log(ctx, values, { twice: hidden.twice ?? false });
  },
});

/** What is wrong with the unit beyond each field by itself, by the name of the field. */
async function unitErrors(ctx: Ctx, values: UnitFields, before?: LoggedUnit): Promise<FieldErrors> {
  const loggedBy = before?.loggedBy.id ?? ctx.user.id;
  const errors: FieldErrors = { ...checkUnit(values, { today: todayOf(ctx), loggedBy }) };
  if (errors.partners) return errors;
  // Who was a partner when the unit was logged stays one, also after leaving the school.
  const chosen = values.partners.filter((id) => !before?.partners.includes(id) && id !== loggedBy);
  const met = await ctx.people(chosen);
  const wrong = chosen
    .map((id) => met.find((person) => person.id === id) ?? { name: "someone Slack does not know", standing: "unknown" })
    .find((person) => person.standing !== "member");
  if (wrong) errors.partners = toNoPartner(wrong);
  return errors;
}

/** Saves a new unit, unless it is in the log already and the person was not asked yet. */
async function log(ctx: Ctx, values: UnitFields, asked: { twice: boolean }): Promise<Replies> {
  const unit = { ...values, partners: values.partners.filter((id) => id !== ctx.user.id), loggedBy: ctx.user.id };
  const same = asked.twice ? undefined : await findSame(ctx.db, ctx.school, unit);
  // The second of a double click finds what the first one logged: that is no question for the person.
  if (same) return (await wasSeen(ctx.db, ctx.school, ctx.key)) ? [] : redrawForm(askTwice(ctx, values, same));
  const id = await addUnit(ctx.db, ctx.school, { ...unit, key: ctx.key, now: ctx.now });
  return id ? saved(ctx, id, "Saved") : [];
}

function askTwice(ctx: Ctx, values: UnitFields, same: LoggedUnit) {
  const by = same.loggedBy.id === ctx.user.id ? "You" : escapeMrkdwn(same.loggedBy.name);
  const day = formatDay(same.date, { today: todayOf(ctx), locale: ctx.user.locale });
  return toModal(logUnitForm, ctx, {
    values: toFieldValues(values),
    hidden: { twice: true },
    notice: `*Log it twice?* ${by} logged ${escapeMrkdwn(same.title)} with the same people for ${day} already. Nothing was saved yet.`,
    origin: ctx.origin,
  });
}

/** What is said after saving; it is composed after the ack, which waits for nothing but the write. */
function saved(ctx: Ctx, id: string, what: "Saved" | "Changed"): Replies {
  return afterAck(async () => {
    const unit = await findUnit(ctx.db, ctx.school, id);
    // Undone by a second click in the meantime.
    if (!unit) throw new Refusal("That unit is no longer in the log.");
    return whisper(toSavedUnit(unit, ctx, what));
  });
}

/** The unit, if this person may change it. Throws Refusal otherwise. */
async function unitToChange(ctx: Ctx, id: string): Promise<LoggedUnit> {
  const unit = await findUnit(ctx.db, ctx.school, id);
  if (!unit || unit.deletedAt) throw new Refusal("That unit is no longer in the log, so it cannot be changed.");
  if (!mayChangeUnit(ctx.user, { loggedBy: unit.loggedBy.id, partners: unit.partners })) {
    throw new Refusal(
      `Only those who worked on the unit and the librarians can change it. ${unit.loggedBy.name} logged it.`,
    );
  }
  return unit;
}

async function change(ctx: Ctx, at: { values: UnitFields; before: LoggedUnit; openedAt: string }): Promise<Replies> {
  const { values, before, openedAt } = at;
  const partners = values.partners.filter((id) => id !== before.loggedBy.id);
  const isAsOpened = before.updatedAt.toISOString() === openedAt;
  // "Save again" comes from the same form, and is another wish.
  const key = `${ctx.key} ${openedAt}`;
  if (isAsOpened && (await changeUnit(ctx.db, ctx.school, { ...values, partners, before, key, now: ctx.now }))) {
    return saved(ctx, before.id, "Changed");
  }
  if (await wasSeen(ctx.db, ctx.school, key)) return [];
  return redrawForm(
    toModal(logUnitForm, ctx, {
      values: toFieldValues(values),
      hidden: hiddenOf(await unitToChange(ctx, before.id)),
      notice:
        "*Not saved yet.* Someone changed this unit while you had it open. Save again to put your version in its place.",
      origin: ctx.origin,
    }),
  );
}

const hiddenOf = (unit: LoggedUnit) => ({ unit: { id: unit.id as string, updatedAt: unit.updatedAt.toISOString() } });

export const editUnit = defineButton({
  link: editUnitLink,
  run: async (ctx: Ctx, value) => {
    const unit = await unitToChange(ctx, value.unit);
    const draft = toFieldValues(UnitFields.partial().parse(unit));
    return modal(toModal(logUnitForm, ctx, { values: draft, hidden: hiddenOf(unit), origin: ctx.origin }));
  },
});

/** What the form starts with: today, and for a teacher the librarians. */
async function startingDraft(ctx: Ctx): Promise<FieldValues> {
  const librarians = ctx.user.librarian ? [] : await librariansOf(ctx.db, ctx.school.workspaceId);
  const partners = librarians.map((person) => person.id).filter((id) => id !== ctx.user.id);
  return toFieldValues({ date: todayOf(ctx), ...(partners.length > 0 ? { partners } : {}) });
}

async function openForm(
  ctx: Ctx,
  understood: FieldValues,
  why: { notice?: string; without?: readonly string[]; missing?: UnitLine["missing"] } = {},
): Promise<Replies> {
  const draft = { ...(await startingDraft(ctx)), ...understood };
  // What was not understood is asked for, not filled with what is usual.
  for (const name of why.without ?? []) delete draft[name];
  const areChosen = draft.partners !== undefined;
  const notice = why.missing ? toMissingNotice(why.missing, { areChosen }) : why.notice;
  return modal(
    toModal(logUnitForm, ctx, { values: draft, hidden: {}, origin: ctx.origin, ...(notice ? { notice } : {}) }),
  );
}

/** Does this locale write the month before the day in 11/12? */
function monthFirst(locale: string): boolean {
  const parts = new Intl.DateTimeFormat(locale, { month: "numeric", day: "numeric" }).formatToParts();
  return parts.find((part) => part.type === "month" || part.type === "day")?.type === "month";
}

export const logUnit = defineSubcommand({
  word: "log",
  usage: "[title, grade 6, level 3 with @partner on Nov 12]",
  summary: "log a unit of study; with nothing after it, a form opens",
  button: "Log a unit",
  shortcut: "log-unit",
  run: async (ctx: Ctx, typed) => {
    if (typed === "") return openForm(ctx, {});
    const { values, missing, unclear } = readUnitLine(typed, {
      today: todayOf(ctx),
      monthFirst: monthFirst(ctx.user.locale),
    });
    const draft = toFieldValues(values);
    const title = unclear.find((part) => part.field === "title")?.text;
    if (title) Object.assign(draft, { title: title.slice(0, 150), notes: title.slice(150, 2150) });
    if (unclear.length > 0) {
      const without = unclear.map((part) => part.field).filter((field) => field !== "title");
      return openForm(ctx, draft, { notice: toUnclearNotice(unclear), without });
    }
    if (missing.length > 0) return openForm(ctx, draft, { missing });
    const unit = UnitFields.safeParse({ date: todayOf(ctx), ...values });
    const errors = unit.success
      ? Object.values(await unitErrors(ctx, unit.data))
      : unit.error.issues.map((issue) => issue.message);
    if (!unit.success || errors.length > 0)
      return openForm(ctx, draft, { notice: errors.map(escapeMrkdwn).join("\n") });
    return openInModal(await log(ctx, unit.data, { twice: false }));
  },
});

/** A question that would be put in the open form opens it here. */
function openInModal(answer: Replies): Replies {
  return "kind" in answer && answer.kind === "redrawForm" ? modal(answer.view) : answer;
}
