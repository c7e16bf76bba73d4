// The picker of reflections: what each is for, when it was last done, and whether one left off in the middle of it.
import { sheets } from "../../content/index.js";
import type { Sheet } from "../../domain/reflection.js";
import { formatDay, schoolDayAt } from "../../domain/time/school-day.js";
import { toButton } from "../../slack/define/button.js";
import {
  bold,
  buttons,
  clip,
  heading,
  line,
  type Message,
  type Piece,
  small,
  toMessage,
} from "../../slack/message/parts.js";
import { draftsOf } from "../../store/drafts.js";
import { lastReflection } from "../../store/reflections.js";
import type { Ctx } from "../context.js";
import { draftKey, editReflectionLink, reflectLink } from "./reflect-view.js";

async function toSheetPieces(ctx: Ctx, sheet: Sheet, hasDraft: boolean): Promise<Piece[]> {
  const { key, name, about, minutes } = sheet;
  const last = await lastReflection(ctx.db, ctx.school, { person: ctx.user.id, sheet: key });
  const at = { today: schoolDayAt(ctx.now, ctx.tz), locale: ctx.user.locale };
  const when = last ? `Last done ${formatDay(schoolDayAt(last.createdAt, ctx.tz), at)}.` : "Not done yet.";
  const go = hasDraft ? "Pick up where you left off" : "Reflect";
  return [
    line(bold(name), ` · ${about}. About ${minutes} minutes. ${when}`),
    buttons(
      toButton(reflectLink, { sheet: key }, { text: go, part: key }),
      ...(last
        ? [toButton(editReflectionLink, { reflection: last.id }, { text: "See or change the last one", part: key })]
        : []),
    ),
  ];
}

/** `unknown` is what was typed in place of a reflection. */
export async function toPicker(ctx: Ctx, unknown: string | undefined): Promise<Message> {
  const drafts = await draftsOf(ctx.db, ctx.school, ctx.user.id);
  const pieces = await Promise.all(
    sheets.map((sheet) =>
      toSheetPieces(
        ctx,
        sheet,
        drafts.some(({ form }) => form === draftKey({ sheet: sheet.key })),
      ),
    ),
  );
  return toMessage(
    unknown ? line(`I do not know the reflection "${clip(unknown, 40)}". There are these:`) : heading("Reflect"),
    ...pieces.flat(),
    small("You choose each time who reads it. Only you see this message."),
  );
}
