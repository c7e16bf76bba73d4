// Asks a person who clicked "Download" which kind of file they want.
import { type Period, toPeriod } from "../../domain/time/period.js";
import { defineButton } from "../../slack/define/button.js";
import { type Replies, replace, whisper } from "../../slack/define/replies.js";
import type { Ctx } from "../context.js";
import { type Download, downloadLink } from "../downloads/download-links.js";
import { toFormatChoice } from "./download-choice-view.js";
import { formatsOf, hasYearEnd, readReader } from "./download-reader.js";
import { toDownload } from "./send-download.js";

interface Offer {
  what: Download;
  period: Period;
  /** The message with the button served only to choose what. */
  inPlace: boolean;
}

/** Where there is only one kind, that is it. Throws Refusal if they may not have it. */
export async function offer(ctx: Ctx, { what, period, inPlace }: Offer): Promise<Replies> {
  const formats = formatsOf(what, period);
  const [only, ...others] = formats;
  if (only && others.length === 0) return { ...(await toDownload(ctx, { what, as: only, period })), inPlace };
  await readReader(ctx, what);
  const choice = toFormatChoice({ what, period, formats, hasYearEnd: hasYearEnd(ctx, what, period) });
  return inPlace ? replace(choice, { title: "Download" }) : whisper(choice, { title: "Download" });
}

export const offerDownload = defineButton({
  link: downloadLink,
  run: (ctx: Ctx, { what, from, to, inPlace = false }) =>
    offer(ctx, { what, period: toPeriod({ from, to }, ctx.school.calendar), inPlace }),
});
