// Closings that were pasted or read from a file wait as their writer's draft. A preview shows them, and they are saved together.
import { randomUUID } from "node:crypto";
import { type ClosingLine, readClosingLines } from "../../domain/calendar-entry/closing-lines.js";
import { planClosings } from "../../domain/calendar-entry/closing-plan.js";
import { monthFirst } from "../../domain/time/date-format.js";
import { SchoolDay } from "../../domain/time/school-day.js";
import { defineButton } from "../../slack/define/button.js";
import { type Reply, replace, saved } from "../../slack/define/replies.js";
import { type Block, bold, paragraph } from "../../slack/message/blocks.js";
import { MAX_INPUT_TEXT } from "../../slack/message/limits.js";
import { type Draft, draftOf, emptyDraft, saveSubmittedDraft } from "../../store/drafts.js";
import type { Ctx } from "../context.js";
import { discardClosingsLink, previewLink, saveClosingsLink } from "./calendar-links.js";
import { CALENDAR_TITLE } from "./calendar-view.js";
import { PREVIEW_TITLE, type Preview, toAdded, toLeftLines, toPreview } from "./preview-view.js";
import { changeTogether, readCalendar, refuseUnlessManager, seenOfLines } from "./read-calendar.js";
import { composeCalendar, todayOf, toPresentCalendar } from "./show-calendar.js";

const FORM = "calendar";

interface Pasted {
  lines: string;
  year: SchoolDay;
  /** The names of a file's events that aren't closings. */
  others?: readonly string[];
  /** The preview that was saved, if these are the lines that were left of it. */
  saved?: string;
}

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value.join("\n") : (value ?? ""));

function toPasted(ctx: Ctx, { fields }: Draft): Required<Pasted> {
  const { others } = fields;
  const year = SchoolDay.safeParse(one(fields.year)).data ?? todayOf(ctx);
  return { lines: one(fields.lines), year, others: Array.isArray(others) ? others : [], saved: one(fields.saved) };
}

/** What this person has pasted and not saved yet. */
export async function pastedLines(ctx: Ctx): Promise<string> {
  const draft = await draftOf(ctx.db, ctx.school, { person: ctx.user.id, form: FORM });
  return draft ? toPasted(ctx, draft).lines : "";
}

/** How the lines are read: those of one preview and of its save are the same. */
async function readPreview(ctx: Ctx): Promise<Preview | undefined> {
  const draft = await draftOf(ctx.db, ctx.school, { person: ctx.user.id, form: FORM });
  if (!draft) return undefined;
  const { lines, year, others, saved: savedBefore } = toPasted(ctx, draft);
  const { entered, calendar } = await readCalendar(ctx);
  const read = readClosingLines(lines, {
    within: calendar.schoolYearOf(year),
    monthFirst: monthFirst(ctx.user.locale),
  });
  const isUnread = (line: ClosingLine): line is Preview["unread"][number] => line.closing === undefined;
  const wanted = read.flatMap(({ closing }) => closing ?? []);
  return {
    plan: planClosings(wanted, { entered: entered.closings, calendar }),
    unread: read.filter(isUnread),
    ...{ others, year, draft: seenOfLines(lines), savedBefore },
    ...{ version: entered.version, canFix: lines.length <= MAX_INPUT_TEXT },
  };
}

const toReply = (preview: Preview, page: number, above: readonly Block[] = []): Reply =>
  replace(toPreview(preview, page, above), { title: PREVIEW_TITLE });

/** Keeps the lines as a draft and shows what saving them would do. */
export async function previewLines(ctx: Ctx, { lines, year, others = [] }: Pasted): Promise<Reply> {
  const fields = { lines, year, ...(others.length > 0 ? { others: [...others] } : {}) };
  await saveSubmittedDraft(ctx.db, ctx.school, { person: ctx.user.id, form: FORM, fields, now: ctx.now });
  const preview = await readPreview(ctx);
  if (!preview) throw new Error("The draft was just saved but isn't there.");
  return toReply(preview, 0);
}

const GONE = "There is no preview anymore: its closings were saved or discarded.";

/** After a save only the lines that can't be read are left to fix. A second click on Save finds what it saved. */
async function keepUnread(ctx: Ctx, { unread, year, draft }: Preview): Promise<void> {
  const form = { person: ctx.user.id, form: FORM };
  if (unread.length === 0) return emptyDraft(ctx.db, ctx.school, { ...form, clickedAt: ctx.actedAt });
  const fields = { lines: unread.map(({ text }) => text).join("\n"), year, saved: draft };
  await saveSubmittedDraft(ctx.db, ctx.school, { ...form, fields, now: ctx.now });
}

export const turnPreviewPage = defineButton({
  link: previewLink,
  run: async (ctx: Ctx, { page }) => {
    await refuseUnlessManager(ctx);
    const preview = await readPreview(ctx);
    return preview ? toReply(preview, page) : toPresentCalendar(ctx, GONE);
  },
});

const OUTDATED = "Nothing was saved. The calendar or your lines have changed since this preview: here it is as of now.";

export const saveClosings = defineButton({
  link: saveClosingsLink,
  run: async (ctx: Ctx, { draft, version }) => {
    await refuseUnlessManager(ctx);
    const preview = await readPreview(ctx);
    if (!preview || preview.savedBefore === draft) return toPresentCalendar(ctx, GONE);
    const outdated = () => toReply(preview, 0, [paragraph(bold(OUTDATED))]);
    if (preview.draft !== draft || preview.plan.added.length === 0) return outdated();
    const added = randomUUID();
    const closings = preview.plan.added.map(({ closing }) => closing);
    const answer = await changeTogether<"outdated">(ctx, (entered) =>
      entered.version === version && preview.version === version
        ? {
            change: {
              add: { closings: closings.map((closing) => ({ ...closing, id: randomUUID(), addedWith: added })) },
            },
          }
        : { answer: "outdated" },
    );
    if (answer)
      return (await readPreview(ctx).then((now) => now && toReply(now, 0, [paragraph(bold(OUTDATED))]))) ?? outdated();
    await keepUnread(ctx, preview);
    return saved(async () => {
      const above = [...toAdded({ closings, added }), ...toLeftLines(preview)];
      return replace(await composeCalendar(ctx, { year: preview.year, page: 0, above }), { title: CALENDAR_TITLE });
    });
  },
});

export const discardClosings = defineButton({
  link: discardClosingsLink,
  run: async (ctx: Ctx, { year, draft }) => {
    await refuseUnlessManager(ctx);
    const preview = await readPreview(ctx);
    if (!preview) return toPresentCalendar(ctx, GONE);
    if (preview.draft !== draft) return toReply(preview, 0);
    await emptyDraft(ctx.db, ctx.school, { person: ctx.user.id, form: FORM, clickedAt: ctx.actedAt });
    const above = [paragraph(bold("Discarded. "), "Nothing was saved.")];
    return replace(await composeCalendar(ctx, { year, page: 0, above }), { title: CALENDAR_TITLE });
  },
});
