// The form of a planning talk, and what saving it does: it saves a new talk or changes one.
import { z } from "zod";
import { FORM_EXPIRED, NO_STUDENT_NAMES } from "../../content/form-words.js";
import { MAX_NAME, MAX_NAMES } from "../../domain/partner-names.js";
import { checkTalk, MAX_MINUTES, TalkFields } from "../../domain/talk.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { defineButton } from "../../slack/define/button.js";
import { besideMessage, defineForm, type Origin, toFieldValues, toModal } from "../../slack/define/form.js";
import { people } from "../../slack/define/people-and-channel-fields.js";
import { fieldErrors, modal, type Replies, redrawForm, replace, saved } from "../../slack/define/replies.js";
import { date, text, wholeNumber } from "../../slack/define/text-and-date-fields.js";
import { wasSeen } from "../../store/requests.js";
import type { Talk } from "../../store/talk-row.js";
import { addTalk, changeTalk } from "../../store/talks.js";
import type { Ctx } from "../context.js";
import { toPartnerError } from "../units/unit-form-notices-view.js";
import { findOwnTalk, findPresentTalk, refuseUnlessLibrarian } from "./find-talk.js";
import { editTalkLink } from "./talk-links.js";
import { toTalkMessage, WHO_SEES_A_TALK } from "./talk-view.js";

const { shape } = TalkFields;

const talkFields = {
  partners: people({
    label: "Talked with",
    optional: true,
    isWanted: (draft) => draft.others === undefined,
    schema: shape.partners,
  }),
  others: text({
    label: "Others",
    hint: `People who aren't in this Slack, separated by commas. ${NO_STUDENT_NAMES}`,
    optional: true,
    schema: shape.others,
    max: MAX_NAMES * (MAX_NAME + 2),
  }),
  about: text({ label: "About", hint: NO_STUDENT_NAMES, schema: shape.about, max: 150 }),
  day: date({ label: "Date", schema: shape.day }),
  minutes: wholeNumber({ label: "Minutes", optional: true, schema: shape.minutes, min: 1, max: MAX_MINUTES }),
};

const CHANGED_MEANWHILE =
  "*Not saved yet.* You changed this talk somewhere else while you had it open. Save again to replace that version.";

const Hidden = z.object({
  /** The talk to change, as it was when the form opened. A new talk has none. */
  talk: z.object({ id: z.string(), updatedAt: z.iso.datetime() }).optional(),
});
type Hidden = z.output<typeof Hidden>;

const toHidden = ({ id, updatedAt }: Talk): Hidden => ({ talk: { id, updatedAt: updatedAt.toISOString() } });

/** The person's own day. */
export const todayOf = (ctx: Ctx) => schoolDayAt(ctx.now, ctx.tz);

interface OpenedForm {
  talk: Partial<TalkFields>;
  hidden?: Hidden;
  notice?: string;
  origin?: Origin;
}

export function toTalkModal(ctx: Ctx, { talk, hidden = {}, notice, origin = ctx.origin }: OpenedForm) {
  const { partners, others, about, day, minutes } = talk;
  const listed = { ...(partners?.length ? { partners } : {}), ...(others?.length ? { others } : {}) };
  const values = toFieldValues({ ...listed, about, day, minutes });
  return toModal(talkForm, ctx, { values, hidden, origin, ...(notice ? { notice } : {}) });
}

export const talkForm = defineForm({
  name: "talk",
  title: (hidden) => (hidden.talk ? "Edit talk" : "Planning talk"),
  submit: () => "Save",
  fields: talkFields,
  hidden: Hidden,
  footer: () => WHO_SEES_A_TALK,
  stale: FORM_EXPIRED,
  run: async (ctx: Ctx, values, { talk }): Promise<Replies> => {
    const before = talk && (await findPresentTalk(ctx, talk.id));
    if (!before) refuseUnlessLibrarian(ctx);
    const errors = await findTalkErrors(ctx, values, before);
    if (Object.keys(errors).length > 0) return fieldErrors(errors);
    return before && talk ? saveChange(ctx, values, { before, openedAt: talk.updatedAt }) : saveNewTalk(ctx, values);
  },
});

/** What no field can check alone, by the name of the field. */
export async function findTalkErrors(ctx: Ctx, talk: TalkFields, before?: Talk): Promise<Record<string, string>> {
  const errors: Record<string, string> = { ...checkTalk(talk, { today: todayOf(ctx), person: ctx.user.id }) };
  if (errors.partners) return errors;
  // They may have left since the talk.
  const added = talk.partners.filter((id) => !before?.partners.includes(id) && id !== ctx.user.id);
  const known = await ctx.people(added);
  const outsider = added
    .map((id) => known.find((person) => person.id === id) ?? { name: id, standing: "unknown" })
    .find(({ standing }) => standing !== "member");
  return outsider ? { ...errors, partners: toPartnerError(outsider) } : errors;
}

const withoutSelf = (ctx: Ctx, talk: TalkFields): TalkFields => ({
  ...talk,
  partners: talk.partners.filter((id) => id !== ctx.user.id),
});

export async function saveNewTalk(ctx: Ctx, talk: TalkFields): Promise<Replies> {
  const { db, school, user, key, now } = ctx;
  const id = await addTalk(db, school, { ...withoutSelf(ctx, talk), person: user.id, key, now });
  if (!id) return [];
  return saved(async () => replace(toTalkMessage(await findOwnTalk(ctx, id), ctx, "Saved"), { title: "Talk saved" }));
}

async function saveChange(
  ctx: Ctx,
  talk: TalkFields,
  { before, openedAt }: { before: Talk; openedAt: string },
): Promise<Replies> {
  const { db, school, user, now } = ctx;
  // After CHANGED_MEANWHILE the same form is submitted again, and that is a new request.
  const key = `${ctx.key} ${openedAt}`;
  const change = { ...withoutSelf(ctx, talk), before, person: user.id, key, now };
  if (before.updatedAt.toISOString() === openedAt && (await changeTalk(db, school, change))) {
    const compose = async () => toTalkMessage(await findOwnTalk(ctx, before.id), ctx, "Updated");
    return saved(async () => replace(await compose(), { title: "Talk updated" }));
  }
  if (await wasSeen(db, school, key)) return [];
  const hidden = toHidden(await findPresentTalk(ctx, before.id));
  return redrawForm(toTalkModal(ctx, { talk, hidden, notice: CHANGED_MEANWHILE }));
}

export const editTalk = defineButton({
  link: editTalkLink,
  opensForm: true,
  run: async (ctx: Ctx, { talk: id, redraws }) => {
    const talk = await findPresentTalk(ctx, id);
    const origin = redraws ? ctx.origin : besideMessage(ctx.origin);
    return modal(toTalkModal(ctx, { talk, hidden: toHidden(talk), origin }));
  },
});
