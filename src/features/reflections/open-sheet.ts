// Opens the form of a sheet: with the draft if there is one, otherwise with the values given.
import { draftKey, type Sheet } from "../../domain/reflection.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import type { FieldValues } from "../../slack/define/field.js";
import { toFieldValues, toModal } from "../../slack/define/form.js";
import { modal, type Reply } from "../../slack/define/replies.js";
import { draftOf } from "../../store/drafts.js";
import type { Reflection } from "../../store/reflection-row.js";
import type { Ctx } from "../context.js";
import { stillVisibleIn } from "../posts/take-back-posts.js";
import { formOf } from "./reflection-form.js";

/** What a sheet is opened with: nothing, or the reflection to change. */
export async function openSheet(ctx: Ctx, sheet: Sheet, toChange?: Reflection): Promise<Reply> {
  const form = formOf(sheet);
  if (!form) throw new Error(`The sheet ${sheet.key} has no form.`);
  const reflection = toChange?.id;
  const at = { person: ctx.user.id, form: draftKey({ sheet: sheet.key, reflection }) };
  const draft = await draftOf(ctx.db, ctx.school, at);
  const values = { audience: "me", ...(draft?.fields ?? (toChange ? toValues(toChange) : {})) };
  const stillIn = toChange && (await stillVisibleIn(ctx, toChange.id));
  const hidden = {
    reflection,
    ...(stillIn?.length ? { stillIn } : {}),
    // A modal below this one leaves no room for Start over: Slack stacks three views, and the new form may need a preview.
    // There the button is beside the one that opened the form. https://docs.slack.dev/surfaces/modals#view_stack
    draft: draft && {
      typedOn: schoolDayAt(draft.typedAt, ctx.tz),
      canStartOver: ctx.origin.modal === undefined,
    },
  };
  return modal(toModal(form, ctx, { values, hidden, origin: ctx.origin }));
}

function toValues({ answers, audience, channel }: Reflection): FieldValues {
  return toFieldValues({ ...answers, audience, channel });
}
