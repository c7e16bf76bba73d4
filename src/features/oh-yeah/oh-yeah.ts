// OH YEAH: somebody found out what partnership can do, and says it in a line; a librarian picks some for the report.

import { MAX_PICKED, OhYeahText } from "../../domain/oh-yeah.js";
import { looksAfterLibrary } from "../../domain/role.js";
import { type Month, monthOf } from "../../domain/time/month.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { peopleIn, toPlainWords } from "../../domain/typed-line/people.js";
import { defineButton } from "../../slack/define/button.js";
import { defineMessageShortcut } from "../../slack/define/message-shortcut.js";
import { Refusal } from "../../slack/define/refusal.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import { paragraph, toMessage } from "../../slack/message/parts.js";
import { directMessage, type Replies, replace, whisper } from "../../slack/send/reply.js";
import {
  addOhYeah,
  approveOhYeah,
  askOhYeahAgain,
  cancelOhYeah,
  deleteOhYeah,
  discardOhYeah,
  findOhYeah,
  type OhYeah,
  ohYeahsOf,
  pickOhYeah,
  unpickOhYeah,
} from "../../store/oh-yeahs.js";
import type { Ctx } from "../context.js";
import {
  consentLink,
  ohYeahPageLink,
  pickLink,
  removeOhYeahLink,
  toConsentQuestion,
  toOhYeahList,
  toSavedOhYeah,
} from "./oh-yeah-view.js";

const thisMonth = (ctx: Ctx) => monthOf(schoolDayAt(ctx.now, ctx.school.timeZone));

/** What Slack sends with people and channels as ids, as it read when it was typed. */
async function readLine(ctx: Ctx, text: string): Promise<string> {
  const people = await ctx.people(peopleIn(text));
  const names = new Map(people.map(({ id, name }) => [id as string, name]));
  const read = OhYeahText.safeParse(toPlainWords(text, names));
  if (read.success) return read.data;
  throw new Refusal(`Not kept. ${read.error.issues[0]?.message ?? "Say it in a line."}`);
}

/** Keeps it. Undefined when this request kept it before. */
async function saveOhYeah(
  ctx: Ctx,
  said: { text: string; author: OhYeah["author"]["id"]; consent: OhYeah["consent"]; key: string },
): Promise<OhYeah | undefined> {
  const { db, school, now } = ctx;
  const id = await addOhYeah(db, school, {
    ...said,
    savedBy: ctx.user.id,
    day: schoolDayAt(now, school.timeZone),
    now,
  });
  return id && findOhYeah(db, school, id);
}

async function drawList(ctx: Ctx, at: { month: Month; page: number; notice?: string }) {
  return toOhYeahList(ctx, {
    ...at,
    thisMonth: thisMonth(ctx),
    ohYeahs: await ohYeahsOf(ctx.db, ctx.school, at.month),
  });
}

export const ohYeahCommand = defineSubcommand({
  word: "ohyeah",
  usage: "[a line]",
  summary: "keep a moment that shows what partnership can do; with nothing after it, this month's",
  button: "OH YEAHs",
  run: async (ctx: Ctx, typed): Promise<Replies> => {
    if (typed === "") return whisper(await drawList(ctx, { month: thisMonth(ctx), page: 0 }));
    const said = { text: await readLine(ctx, typed), author: ctx.user.id, consent: "given" as const, key: ctx.key };
    const kept = await saveOhYeah(ctx, said);
    return kept ? whisper(toSavedOhYeah(kept, ctx.school.name)) : [];
  },
});

export const keepAsOhYeah = defineMessageShortcut({
  name: "keep-oh-yeah",
  run: async (ctx: Ctx, message): Promise<Replies> => {
    const [author] = message.author ? await ctx.people([message.author]) : [];
    if (author?.standing !== "member")
      throw new Refusal("Not kept: only a line of somebody on the staff can be an OH YEAH.");
    const isOwn = author.id === ctx.user.id;
    const isOpen = isOwn || (await ctx.isPublic(message.channel));
    const said = {
      text: await readLine(ctx, message.text),
      author: author.id,
      key: `oh-yeah ${message.channel} ${message.ts}`,
    };
    const first = await saveOhYeah(ctx, { ...said, consent: isOpen ? "given" : "asked" });
    // The question may have got lost.
    const kept = first ?? (await askOhYeahAgain(ctx.db, ctx.school, { ...said, savedBy: ctx.user.id, now: ctx.now }));
    if (!kept) throw new Refusal("This line was kept, or its author was asked, before. Nothing was changed.");
    if (kept.consent === "given") return whisper(toSavedOhYeah(kept, ctx.school.name));
    const asked = `This was said in private, so I ask ${author.name} first. It is kept only after a yes.`;
    // Asked again, the first question may still be answered.
    const undo = async () => first && cancelOhYeah(ctx.db, ctx.school, { id: first.id, key: said.key });
    return [directMessage(author.id, toConsentQuestion(kept), undo), whisper(toMessage(paragraph(asked)))];
  },
});

export const answerConsent = defineButton({
  link: consentLink,
  run: async (ctx: Ctx, { ohYeah: id, allowed }) => {
    const found = await findOhYeah(ctx.db, ctx.school, id);
    if (!found || found.author.id !== ctx.user.id) throw new Refusal("That is settled already. Nothing was changed.");
    if (!allowed) {
      // Also a "no" after a "yes" counts.
      await (found.consent === "asked"
        ? discardOhYeah(ctx.db, ctx.school, found.id)
        : deleteOhYeah(ctx.db, ctx.school, { id: found.id, now: ctx.now }));
      return replace(toMessage(paragraph("It is not kept, and nobody reads it.")));
    }
    await approveOhYeah(ctx.db, ctx.school, found.id);
    return replace(toSavedOhYeah(found, ctx.school.name));
  },
});

export const removeOhYeah = defineButton({
  link: removeOhYeahLink,
  run: async (ctx: Ctx, { ohYeah: id }) => {
    const found = await findOhYeah(ctx.db, ctx.school, id);
    if (!found) throw new Refusal("That OH YEAH is gone already.");
    const isTheirs = [found.author.id, found.savedBy.id].includes(ctx.user.id);
    if (!isTheirs && !looksAfterLibrary(ctx.user)) throw new Refusal("Only its author can delete it.");
    await deleteOhYeah(ctx.db, ctx.school, { id: found.id, now: ctx.now });
    return replace(toMessage(paragraph("Deleted. It stands in no list and no report.")));
  },
});

export const pickForReport = defineButton({
  link: pickLink,
  run: async (ctx: Ctx, { ohYeah: id, month, page, picked }) => {
    if (!looksAfterLibrary(ctx.user)) throw new Refusal("Only librarians and admins pick for the report.");
    const found = await findOhYeah(ctx.db, ctx.school, id);
    if (found?.consent !== "given") return replace(await drawList(ctx, { month, page, notice: "That one is gone." }));
    const { db, school, now } = ctx;
    const isDone = picked ? await pickOhYeah(db, school, { id: found.id, month, now }) : await unpick(ctx, found);
    const full = `${MAX_PICKED} stand in the report already. Take one out first.`;
    return replace(await drawList(ctx, { month, page, ...(isDone ? {} : { notice: full }) }));
  },
});

async function unpick(ctx: Ctx, { id }: OhYeah): Promise<boolean> {
  await unpickOhYeah(ctx.db, ctx.school, { id, now: ctx.now });
  return true;
}

export const turnOhYeahPage = defineButton({
  link: ohYeahPageLink,
  run: async (ctx: Ctx, value) => replace(await drawList(ctx, value)),
});
