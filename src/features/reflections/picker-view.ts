// The picker of reflections: what each is for, when it was last done, and whether one left off in the middle of it.
import { sheets } from "../../content/index.js";
import type { Sheet } from "../../domain/reflection.js";
import { formatDay, schoolDayAt } from "../../domain/time/school-day.js";
import { toButton } from "../../slack/define/button.js";
import {
  type Block,
  bold,
  buttons,
  clip,
  footnote,
  heading,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import { draftsOf } from "../../store/drafts.js";
import { lastReflection } from "../../store/reflections.js";
import type { Ctx } from "../context.js";
import { draftKey, editReflectionLink, reflectLink } from "./reflect-view.js";

async function toSheetBlocks(ctx: Ctx, sheet: Sheet, hasDraft: boolean): Promise<Block[]> {
  const { key, name, about, minutes } = sheet;
  const last = await lastReflection(ctx.db, ctx.school, { person: ctx.user.id, sheet: key });
  const at = { today: schoolDayAt(ctx.now, ctx.tz), locale: ctx.user.locale };
  const when = last ? `Last done ${formatDay(schoolDayAt(last.createdAt, ctx.tz), at)}.` : "Not done yet.";
  const go = hasDraft ? "Pick up where you left off" : "Reflect";
  return [
    paragraph(bold(name), ` · ${about}. About ${minutes} minutes. ${when}`),
    buttons(
      toButton(reflectLink, { sheet: key }, { text: go, suffix: key }),
      ...(last
        ? [toButton(editReflectionLink, { reflection: last.id }, { text: "See or change the last one", suffix: key })]
        : []),
    ),
  ];
}

/** `unknown` is what was typed in place of a reflection. */
export async function toPicker(ctx: Ctx, unknown: string | undefined): Promise<Message> {
  const drafts = await draftsOf(ctx.db, ctx.school, ctx.user.id);
  const pieces = await Promise.all(
    sheets.map((sheet) =>
      toSheetBlocks(
        ctx,
        sheet,
        drafts.some(({ form }) => form === draftKey({ sheet: sheet.key })),
      ),
    ),
  );
  return toMessage(
    unknown ? paragraph(`I do not know the reflection "${clip(unknown, 40)}". There are these:`) : heading("Reflect"),
    ...pieces.flat(),
    footnote("You choose each time who reads it. Only you see this message."),
  );
}
