// The form of a unit, and what saving it does: it logs a new unit or changes one, and never one twice unasked.
import { z } from "zod";
import { FORM_EXPIRED } from "../../content/form-words.js";
import { isFormer } from "../../domain/former-colleague.js";
import type { UnitId } from "../../domain/ids.js";
import { addDays, schoolDayAt } from "../../domain/time/school-day.js";
import { isStillToCome } from "../../domain/typed-line/unit-entry.js";
import { checkUnit, SECTION_DAYS, type UnitFields } from "../../domain/unit.js";
import { changesBetween } from "../../domain/unit-history.js";
import { defineForm, type Origin, toFieldValues, toModal } from "../../slack/define/form.js";
import { fieldErrors, type Replies, type Reply, redrawForm, replace, saved } from "../../slack/define/replies.js";
import { paragraph, toMessage } from "../../slack/message/blocks.js";
import { wasSeen } from "../../store/requests.js";
import { changesOfUnit } from "../../store/unit-history.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import { findSameNear } from "../../store/unit-sections.js";
import { addUnit, changeUnit, findSame, findUnit } from "../../store/units.js";
import type { Ctx } from "../context.js";
import { addSection } from "./add-section.js";
import { findUnitToChange } from "./find-unit-to-change.js";
import { Asks, questionsNotAsked, questionsToAsk, readAnswers, toAnswerValues } from "./question-fields.js";
import { toSavedUnit, toUnchangedUnit, toUpdatedUnit } from "./saved-unit-view.js";
import { unitFields } from "./unit-fields.js";
import {
  CHANGED_MEANWHILE,
  toPartnerError,
  toPlannedNotice,
  toTwiceNotice,
  WHO_SEES_A_UNIT,
} from "./unit-form-notices-view.js";

const Hidden = z.object({
  /** The unit to change, as it was when the form opened. A new unit has none. */
  unit: z.object({ id: z.string(), updatedAt: z.string() }).optional(),
  /** The person was asked whether to log the same unit again. */
  twice: z.boolean().optional(),
  /** The person was asked whether a unit with a day in the future is planned. */
  planned: z.boolean().optional(),
  /** The planning talk that the unit comes of. */
  talk: z.string().optional(),
  /** The plan whose log entry the unit is. */
  plan: z.string().optional(),
  /** The optional questions in the form. */
  asks: Asks,
});
type Hidden = z.output<typeof Hidden>;

export const toHidden = (unit: LoggedUnit): Hidden => ({
  unit: { id: unit.id, updatedAt: unit.updatedAt.toISOString() },
});

/** A second click may have undone it. */
const DELETED_MEANWHILE = "The unit was saved, and then deleted right away.";

type FieldErrors = Record<string, string>;

/** The person's own day, not the school's. */
export const todayOf = (ctx: Ctx) => schoolDayAt(ctx.now, ctx.tz);

/** Today for the person and for the school, which may be far apart. */
export const toToday = (ctx: Ctx) => ({ today: todayOf(ctx), schoolToday: schoolDayAt(ctx.now, ctx.school.timeZone) });

export const unitForm = defineForm({
  name: "log-unit",
  title: (hidden) => (hidden.unit ? "Edit unit" : "Log a unit"),
  submit: (hidden) => (hidden.planned && !hidden.twice ? "Save as planned" : "Save"),
  fields: unitFields,
  hidden: Hidden,
  without: ({ asks, twice }) => [...questionsNotAsked(asks), ...(twice ? [] : ["countAs"])],
  footer: () => WHO_SEES_A_UNIT,
  stale: FORM_EXPIRED,
  run: async (ctx: Ctx, entered, hidden): Promise<Replies> => {
    const before = hidden.unit && (await findUnitToChange(ctx, hidden.unit.id));
    // The form can't show them, so nobody took them out.
    const former = before?.partners.filter(isFormer) ?? [];
    const partners = [...entered.partners, ...former];
    const { countAs, ...fields } = entered;
    const values = { ...fields, partners, answers: readAnswers(entered, hidden.asks) };
    const errors = await findUnitErrors(ctx, values, before);
    if (Object.keys(errors).length > 0) return fieldErrors(errors);
    if (before && hidden.unit) {
      return saveChange(ctx, { values, before, openedAt: hidden.unit.updatedAt, asks: hidden.asks });
    }
    return saveNewUnit(ctx, values, { ...hidden, countAs });
  },
});

interface OpenedForm {
  /** What it starts with. */
  unit: Partial<UnitFields>;
  hidden: Hidden;
  notice?: string | undefined;
  origin?: Origin;
}

/** The form with this in it. It asks the questions it asked before, or those that the school asks now. */
export async function toUnitModal(ctx: Ctx, { unit, hidden, notice, origin = ctx.origin }: OpenedForm) {
  const { answers, ...fields } = unit;
  const asked = hidden.twice ? { countAs: "unit" } : {};
  const shown = fields.partners?.filter((id) => !isFormer(id));
  const listed = shown ? { ...fields, partners: shown } : fields;
  const values = { ...toFieldValues(listed), ...toAnswerValues(answers), ...asked };
  const asks = hidden.asks ?? (await questionsToAsk(ctx));
  return toModal(unitForm, ctx, { values, hidden: { ...hidden, asks }, origin, ...(notice ? { notice } : {}) });
}

/** What no field can check alone, by the name of the field. */
export async function findUnitErrors(ctx: Ctx, values: UnitFields, before?: LoggedUnit): Promise<FieldErrors> {
  const loggedBy = before?.loggedBy.id ?? ctx.user.id;
  const errors: FieldErrors = { ...checkUnit(values, { today: todayOf(ctx), loggedBy }) };
  if (errors.partners) return errors;
  // Partners of a logged unit stay, even after they leave the school.
  const added = values.partners.filter((id) => !before?.partners.includes(id) && id !== loggedBy);
  const people = await ctx.people(added);
  const outsider = added
    .map((id) => people.find((person) => person.id === id) ?? { name: id, standing: "unknown" })
    .find((person) => person.standing !== "member");
  if (outsider) errors.partners = toPartnerError(outsider);
  return errors;
}

/** Logs a unit. Asks first, once each, if its day hasn't come yet and if it is in the log already. */
export async function saveNewUnit(
  ctx: Ctx,
  values: UnitFields,
  { countAs, ...asked }: Hidden & { countAs?: "unit" | "section" | undefined },
): Promise<Replies> {
  const askAgain = async (hidden: Hidden, notice: string) =>
    redrawForm(await toUnitModal(ctx, { unit: values, hidden, notice }));
  if (!asked.planned && isStillToCome(values.date, toToday(ctx))) {
    return askAgain({ ...asked, planned: true }, toPlannedNotice(values.date, ctx));
  }
  const unit = { ...values, partners: values.partners.filter((id) => id !== ctx.user.id), loggedBy: ctx.user.id };
  const isSection = asked.twice && countAs === "section";
  const same = asked.twice && !isSection ? undefined : await findSame(ctx.db, ctx.school, unit);
  if (same && isSection) return addSection(ctx, same.id, { classes: values.classes ?? 1, key: ctx.key });
  if (same) {
    // The second click of a double click finds what the first one logged. Don't ask about that.
    if (await wasSeen(ctx.db, ctx.school, ctx.key)) return [];
    return askAgain({ ...asked, twice: true }, toTwiceNotice(same, ctx));
  }
  const id = await addUnit(ctx.db, ctx.school, {
    ...unit,
    talk: asked.talk,
    plan: asked.plan,
    key: ctx.key,
    now: ctx.now,
  });
  return id ? saved(() => confirmSaved(ctx, id)) : [];
}

async function saveChange(
  ctx: Ctx,
  {
    values,
    before,
    openedAt,
    asks,
  }: { values: UnitFields; before: LoggedUnit; openedAt: string; asks: Hidden["asks"] },
): Promise<Replies> {
  const change = { ...values, partners: values.partners.filter((id) => id !== before.loggedBy.id) };
  const isUnchanged = before.updatedAt.toISOString() === openedAt;
  if (isUnchanged && changesBetween(before, change).length === 0) {
    return replace(toUnchangedUnit(before, ctx), { title: before.title });
  }
  // After CHANGED_MEANWHILE the same form is submitted again, and that is a new request.
  const key = `${ctx.key} ${openedAt}`;
  const by = { by: ctx.user.id, key, now: ctx.now };
  if (isUnchanged && (await changeUnit(ctx.db, ctx.school, { ...change, before, ...by }))) {
    return saved(() => confirmUpdated(ctx, before.id));
  }
  if (await wasSeen(ctx.db, ctx.school, key)) return [];
  const hidden = { ...toHidden(await findUnitToChange(ctx, before.id)), asks };
  return redrawForm(await toUnitModal(ctx, { unit: values, hidden, notice: CHANGED_MEANWHILE }));
}

/** The answer replaces the message about this unit that the form was opened from. */
async function confirmUpdated(ctx: Ctx, id: UnitId): Promise<Reply> {
  const unit = await findUnit(ctx.db, ctx.school, id);
  const history = await changesOfUnit(ctx.db, ctx.school, id);
  // Someone else may have changed it meanwhile.
  const change = history.findLast(({ by, at }) => by.id === ctx.user.id && at.getTime() === ctx.now.getTime());
  if (!unit || !change) return replace(toMessage(paragraph(DELETED_MEANWHILE)), { title: "Unit updated" });
  return replace(toUpdatedUnit(unit, ctx, change), { title: "Unit updated" });
}

/** The same for a new unit. The ack waits only for the write. */
async function confirmSaved(ctx: Ctx, id: UnitId): Promise<Reply> {
  const unit = await findUnit(ctx.db, ctx.school, id);
  if (!unit) return replace(toMessage(paragraph(DELETED_MEANWHILE)), { title: "Unit saved" });
  const from = addDays(unit.date, -SECTION_DAYS);
  const earlier = await findSameNear(ctx.db, ctx.school, { unit, from, to: unit.date });
  return replace(toSavedUnit(unit, ctx, "Saved", earlier), { title: "Unit saved" });
}
