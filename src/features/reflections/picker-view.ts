// The picker of reflections: what each is for, when this person last did it, and whether they left a draft.
import type { Sheet } from "../../domain/reflection.js";
import { formatDay, schoolDayAt } from "../../domain/time/school-day.js";
import { toButton } from "../../slack/define/button.js";
import {
  type Block,
  bold,
  buttons,
  footnote,
  heading,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import type { Draft } from "../../store/drafts.js";
import type { Reflection } from "../../store/reflection-row.js";
import { clip } from "../../text/clip.js";
import type { Ctx } from "../context.js";
import { ownReflectionsLink } from "./own-reflections-view.js";
import { editReflectionLink, reflectLink, toStartOver } from "./sheet-form-view.js";

export interface PickerEntry {
  sheet: Sheet;
  /** This person's last reflection on it. */
  last: Pick<Reflection, "id" | "createdAt"> | undefined;
  /** Of a new reflection on it. */
  draft: Pick<Draft, "typedAt"> | undefined;
}

const minuteWords = (count: number) => (count === 1 ? "1 minute" : `${count} minutes`);

function toEntry(ctx: Ctx, { sheet, last, draft }: PickerEntry): Block[] {
  const { key, name, about, minutes } = sheet;
  const at = { today: schoolDayAt(ctx.now, ctx.tz), locale: ctx.user.locale };
  const dayOf = (instant: Date) => formatDay(schoolDayAt(instant, ctx.tz), at);
  const when = last ? `Last done ${dayOf(last.createdAt)}.` : "Not done yet.";
  const left = draft ? ` Your draft from ${dayOf(draft.typedAt)}.` : "";
  return [
    paragraph(bold(name), ` · ${about}. About ${minuteWords(minutes)}. ${when}${left}`),
    buttons(
      toButton(reflectLink, { sheet: key }, { text: draft ? "Continue draft" : "Reflect", suffix: key }),
      ...(draft ? [toStartOver({ sheet: key }, key)] : []),
      ...(last
        ? [toButton(editReflectionLink, { reflection: last.id }, { text: "Edit the last one", suffix: key })]
        : []),
    ),
  ];
}

/** `unknown` is what was typed instead of a reflection. */
export function toPicker(ctx: Ctx, entries: readonly PickerEntry[], unknown: string | undefined): Message {
  return toMessage(
    unknown ? paragraph(`I don't recognize the reflection "${clip(unknown, 40)}". Pick one:`) : heading("Reflect"),
    ...entries.flatMap((entry) => toEntry(ctx, entry)),
    entries.some(({ last }) => last)
      ? buttons(toButton(ownReflectionsLink, { page: 0 }, { text: "See or delete yours" }))
      : undefined,
    footnote("You choose each time who can read it."),
  );
}
