// Reads what the picker of reflections shows: for each sheet, this person's last reflection and draft.
import { sheets } from "../../content/index.js";
import { draftKey } from "../../domain/reflection.js";
import type { Message } from "../../slack/message/blocks.js";
import { draftsOf } from "../../store/drafts.js";
import { lastReflection } from "../../store/own-reflections.js";
import type { Ctx } from "../context.js";
import { toPicker } from "./picker-view.js";

/** `unknown` is what was typed instead of a reflection. */
export async function composePicker(ctx: Ctx, unknown: string | undefined): Promise<Message> {
  const { db, school, user } = ctx;
  const [drafts, ...last] = await Promise.all([
    draftsOf(db, school, user.id),
    ...sheets.map(({ key }) => lastReflection(db, school, { person: user.id, sheet: key })),
  ]);
  const entries = sheets.map((sheet, index) => ({
    sheet,
    last: last[index],
    draft: drafts.find(({ form }) => form === draftKey({ sheet: sheet.key })),
  }));
  return toPicker(ctx, entries, unknown);
}
