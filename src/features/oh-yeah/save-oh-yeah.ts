// OH YEAH: saves a sentence about a moment that shows partnership paying off. Without a sentence, the list opens.
import { OhYeahText } from "../../domain/oh-yeah.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { mentionedPeople, toPlainText } from "../../domain/typed-line/slack-text.js";
import { Refusal } from "../../slack/define/refusal.js";
import { type Replies, saved, whisper } from "../../slack/define/replies.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import { addOhYeah, type OhYeah } from "../../store/oh-yeahs.js";
import type { Ctx } from "../context.js";
import { OH_YEAHS_TITLE, readOhYeahList, thisMonthOf } from "./list-oh-yeahs.js";
import { toSavedOhYeah } from "./saved-oh-yeah-view.js";

/** The text as people saw it when they typed it: Slack sends people and channels as ids. Throws Refusal. */
export async function readOhYeahText(ctx: Ctx, typed: string): Promise<string> {
  const people = await ctx.people(mentionedPeople(typed));
  const names = new Map(people.map(({ id, name }) => [id as string, name]));
  const text = OhYeahText.safeParse(toPlainText(typed, names));
  if (text.success) return text.data;
  throw new Refusal(`Not saved. ${text.error.issues[0]?.message ?? "Write it in one sentence."}`);
}

type SavedOhYeah = Pick<OhYeah, "id" | "text" | "consent" | "savedBy">;

export type NewOhYeah = Pick<OhYeah, "text" | "consent"> & { author: OhYeah["author"]["id"]; key: string };

/** What was saved; undefined when this request saved it before. Reads nothing back: once it is saved, nothing may fail. */
export async function saveOhYeah(ctx: Ctx, ohYeah: NewOhYeah): Promise<SavedOhYeah | undefined> {
  const { db, school, now } = ctx;
  const day = schoolDayAt(now, school.timeZone);
  const id = await addOhYeah(db, school, { ...ohYeah, savedBy: ctx.user.id, day, now });
  return id && { id, text: ohYeah.text, consent: ohYeah.consent, savedBy: ctx.user };
}

export const ohYeahCommand = defineSubcommand({
  word: "ohyeah",
  usage: "[sentence]",
  summary: "save a moment that paid off",
  button: "See OH YEAHs",
  run: async (ctx: Ctx, typed): Promise<Replies> => {
    if (typed === "")
      return whisper(await readOhYeahList(ctx, { month: thisMonthOf(ctx), page: 0 }), { title: OH_YEAHS_TITLE });
    const text = await readOhYeahText(ctx, typed);
    const ohYeah = await saveOhYeah(ctx, { text, author: ctx.user.id, consent: "given", key: ctx.key });
    return ohYeah ? saved(() => whisper(toSavedOhYeah(ohYeah), { title: "OH YEAH saved" })) : [];
  },
});
