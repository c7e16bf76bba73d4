// The form of a unit, and what saving it does: it logs a new unit or changes one, and never one twice unasked.
import { z } from "zod";
import { FORM_EXPIRED } from "../../content/form-words.js";
import { isFormer } from "../../domain/former-colleague.js";
import type { PersonId } from "../../domain/ids.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { isStillToCome } from "../../domain/typed-line/unit-entry.js";
import { checkUnit, type UnitFields } from "../../domain/unit.js";
import { changesBetween } from "../../domain/unit-history.js";
import { defineForm, type Origin, toFieldValues, toModal } from "../../slack/define/form.js";
import { fieldErrors, type Replies, redrawForm, replace, saved } from "../../slack/define/replies.js";
import { wasSeen } from "../../store/requests.js";
import { findMade } from "../../store/unit-origins.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import { addUnit, changeUnit, findSame } from "../../store/units.js";
import type { Ctx } from "../context.js";
import { addSection } from "./add-section.js";
import { confirmSaved, confirmUpdated } from "./confirm-unit.js";
import { findUnitToChange } from "./find-unit-to-change.js";
import { withPlan } from "./has-plan.js";
import { Asks, questionsNotAsked, questionsToAsk, readAnswers, toAnswerValues } from "./question-fields.js";
import { toUnchangedUnit } from "./saved-unit-view.js";
import { showUnit } from "./see-unit.js";
import { unitFields } from "./unit-fields.js";
import {
  CHANGED_MEANWHILE,
  COUNT_AS_WHAT,
  PLAN_LOST,
  toMadeNotice,
  toPartnerError,
  toPlannedNotice,
  toTwiceNotice,
  WHO_SEES_A_UNIT,
} from "./unit-form-notices-view.js";

const Hidden = z.object({
  /** The unit to change, as it was when the form opened. A new unit has none. */
  unit: z.object({ id: z.string(), updatedAt: z.string() }).optional(),
  /** The unit that the person was told is in the log already. `isMade`: it is the unit of the same plan or talk. */
  told: z.object({ unit: z.string(), isMade: z.boolean() }).optional(),
  /** The person was asked whether a unit with a day in the future is planned. */
  planned: z.boolean().optional(),
  /** The planning talk that the unit comes of. */
  talk: z.string().optional(),
  /** The plan whose log entry the unit is. */
  plan: z.string().optional(),
  /** The person was told that the plan can't take the unit. */
  alone: z.boolean().optional(),
  /** The optional questions in the form. */
  asks: Asks,
});
type Hidden = z.output<typeof Hidden>;

export const toHidden = (unit: LoggedUnit): Hidden => ({
  unit: { id: unit.id, updatedAt: unit.updatedAt.toISOString() },
});

type FieldErrors = Record<string, string>;

/** The person's own day, not the school's. */
export const todayOf = (ctx: Ctx) => schoolDayAt(ctx.now, ctx.tz);

/** Today for the person and for the school, which may be far apart. */
export const toToday = (ctx: Ctx) => ({ today: todayOf(ctx), schoolToday: schoolDayAt(ctx.now, ctx.school.timeZone) });

export const unitForm = defineForm({
  name: "log-unit",
  title: (hidden) => (hidden.unit ? "Edit unit" : "Log a unit"),
  submit: (hidden) => (hidden.planned && !hidden.told ? "Save as planned" : "Save"),
  fields: unitFields,
  hidden: Hidden,
  without: ({ asks, told }) => [...questionsNotAsked(asks), ...(told ? [] : ["countAs"])],
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
  const asked = hidden.told && !hidden.told.isMade ? { countAs: "unit" } : {};
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

/** The unit that may be this one: of the same plan or talk, or with the same title, day and people. */
async function findLogged(ctx: Ctx, unit: UnitFields & { loggedBy: PersonId }, { plan, talk }: Hidden) {
  const made = await findMade(ctx.db, ctx.school, { plan, talk, person: ctx.user.id });
  if (made) return { told: { unit: made.id, isMade: true }, notice: toMadeNotice(made, ctx, plan ? "plan" : "talk") };
  const same = await findSame(ctx.db, ctx.school, unit);
  return same && { told: { unit: same.id, isMade: false }, notice: toTwiceNotice(same, ctx) };
}

type Asked = Hidden & { countAs?: "unit" | "section" | "none" | undefined };

/** Does what someone says who was told that the unit is in the log already. Undefined if it is a unit of its own. */
function countAsTold(ctx: Ctx, { classes = 1 }: UnitFields, { told, countAs }: Asked): Promise<Replies> | undefined {
  if (told && countAs === "section") return addSection(ctx, told.unit, { classes, key: ctx.key });
  if (told && countAs === "none") return showUnit(ctx, told.unit);
  return undefined;
}

/**
 * Logs a unit. Asks first, once each, if its day hasn't come yet, if it is in the log already, and if its plan can't take it
 * anymore.
 */
export async function saveNewUnit(ctx: Ctx, values: UnitFields, { countAs, ...asked }: Asked): Promise<Replies> {
  const { db, school, user, key, now } = ctx;
  const askAgain = async (hidden: Hidden, notice: string) =>
    redrawForm(await toUnitModal(ctx, { unit: values, hidden, notice }));
  if (!asked.planned && isStillToCome(values.date, toToday(ctx))) {
    return askAgain({ ...asked, planned: true }, toPlannedNotice(values.date, ctx));
  }
  const unit = { ...values, partners: values.partners.filter((id) => id !== user.id), loggedBy: user.id };
  const logged = await findLogged(ctx, unit, asked);
  if (logged && logged.told.unit !== asked.told?.unit) {
    // The second click of a double click finds what the first one logged. Don't ask about that.
    if (await wasSeen(db, school, key)) return [];
    return askAgain({ ...asked, told: logged.told }, logged.notice);
  }
  if (logged?.told.isMade && !countAs) return fieldErrors({ countAs: COUNT_AS_WHAT });
  const counted = countAsTold(ctx, unit, { ...asked, countAs });
  if (counted) return counted;
  const origin = logged?.told.isMade ? {} : { talk: asked.talk, plan: asked.plan, alone: asked.alone };
  const id = await addUnit(db, school, { ...unit, ...origin, key, now });
  if (id) return saved(() => confirmSaved(ctx, id));
  if (await wasSeen(db, school, key)) return [];
  // What it comes of has another unit since, or is deleted, or isn't this person's anymore.
  const { plan, talk } = asked;
  const made = await findMade(db, school, { plan, talk, person: user.id });
  if (made || !plan) return saveNewUnit(ctx, values, { ...asked, countAs, alone: !made });
  return askAgain({ ...asked, alone: true }, PLAN_LOST);
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
    return replace(toUnchangedUnit(await withPlan(ctx, before), ctx), { title: before.title });
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
