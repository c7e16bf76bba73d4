// The settings of what is asked of people: prompts to reflect, questions about levels, roadblocks that return, tips.
import { z } from "zod";
import { sheets } from "../../content/index.js";
import { asChannelId } from "../../domain/ids.js";
import { PostTime } from "../../domain/time/post-time.js";
import { nextPostHour } from "../../domain/time/quiet-hours.js";
import { channel, channels, choice, choices, type FieldValues, time, wholeNumber } from "../../slack/define/fields.js";
import { defineForm, toFieldValues, toModal } from "../../slack/define/form.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import {
  bold,
  channelMention,
  footnote,
  type Inline,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/parts.js";
import { upcomingPosts } from "../../slack/posts/post.js";
import { fieldErrors, modal, type Replies, redrawForm, whisper } from "../../slack/send/reply.js";
import { skipPost } from "../../store/posts.js";
import { changePrompts, type PromptSettings, type School, schoolOf } from "../../store/schools.js";
import type { Ctx } from "../context.js";
import { channelProblemWords } from "../posts/channel-problem-view.js";
import { CHANGED_MEANWHILE, fingerprintOf, refuseUnlessAdmin } from "./settings-view.js";

const MAX_CHANNELS = 10;
const WEEKS = "Give the number of weeks as a whole number from 1 to 26.";

const promptFields = {
  channels: channels({
    label: "Channels for prompts to reflect",
    hint: "A prompt a month goes there. None chosen: no prompts.",
    optional: true,
    most: MAX_CHANNELS,
    schema: z
      .array(z.string())
      .max(MAX_CHANNELS, `Choose ${MAX_CHANNELS} channels at most.`)
      .optional()
      .transform((ids) => [...new Set(ids ?? [])].map(asChannelId)),
  }),
  sheets: choices({
    label: "Reflections asked about, in turn",
    hint: "One a month. None chosen: all of them.",
    optional: true,
    schema: z
      .array(z.string())
      .optional()
      .transform((keys) => keys ?? []),
    options: () => sheets.map(({ key, title }) => ({ value: key, text: title })),
  }),
  openDay: wholeNumber({
    label: "On which school day of the month",
    hint: "11 is about the middle.",
    schema: PostTime.shape.openDay,
    min: 1,
    max: 20,
  }),
  time: time({ label: "At", schema: PostTime.shape.time }),
  asksPartners: choice({
    label: "Ask partners whether the level of a unit fits",
    schema: z.enum(["yes", "no"], "Choose one.").transform((answer) => answer === "yes"),
    options: [
      { value: "yes", text: "Yes", description: "One quiet message for each unit; each person can turn it off." },
      { value: "no", text: "No", description: "The level counts as it was logged." },
    ],
  }),
  roadblockWeeks: wholeNumber({
    label: "Weeks until a roadblock comes back to its writer",
    schema: z.coerce.number(WEEKS).int(WEEKS).min(1, WEEKS).max(26, WEEKS),
    min: 1,
    max: 26,
  }),
  tipChannel: channel({
    label: "Channel for a tip a week",
    hint: "None chosen: no tips.",
    optional: true,
    schema: z
      .string()
      .optional()
      .transform((id) => (id === undefined ? undefined : asChannelId(id))),
  }),
};

export const promptsForm = defineForm({
  name: "prompts",
  title: () => "Prompts and questions",
  submit: () => "Save",
  fields: promptFields,
  /** Tells the settings the form was opened with from those another admin saved meanwhile. */
  hidden: z.object({ opened: z.string() }),
  footer: (ctx: Ctx) => `These settings hold for everyone at ${ctx.school.name}.`,
  stale: "This form is too old to be saved. Close it and open the settings again.",
  run: async (ctx: Ctx, { openDay, time: at, ...values }, hidden): Promise<Replies> => {
    refuseUnlessAdmin(ctx);
    const errors = await promptErrors(ctx, values);
    if (Object.keys(errors).length > 0) return fieldErrors(errors);
    const prompts = { ...values, at: { openDay, time: at, timeZone: ctx.school.timeZone } };
    const [draft, stored] = [toPromptsValues(prompts), toPromptsValues(ctx.school.prompts)];
    // The same again (a double click) is no change of somebody else's.
    if (![hidden.opened, fingerprintOf(draft)].includes(fingerprintOf(stored))) {
      const filling = {
        draft,
        hidden: { opened: fingerprintOf(stored) },
        notice: CHANGED_MEANWHILE,
        origin: ctx.origin,
      };
      return redrawForm(toModal(promptsForm, ctx, filling));
    }
    await skipWhatIsPast(ctx, { ...ctx.school, prompts });
    await changePrompts(ctx.db, ctx.school, prompts);
    const school = await schoolOf(ctx.db, ctx.school.workspaceId);
    if (!school) throw new Error("The school was just saved and is not there.");
    return whisper(await toPromptsSaved(ctx, school));
  },
});

async function promptErrors(
  ctx: Ctx,
  { channels: ids, tipChannel }: Pick<PromptSettings, "channels" | "tipChannel">,
): Promise<Record<string, string>> {
  const [tip, ...prompts] = await Promise.all(
    [tipChannel, ...ids].map(async (id) => (id ? ctx.channelProblem(id) : undefined)),
  );
  const at = prompts.findIndex((trouble) => trouble !== undefined);
  const wrong = prompts[at];
  return {
    ...(wrong
      ? { channels: `${prompts.length > 1 ? `Number ${at + 1} of these: ` : ""}${channelProblemWords[wrong]}` }
      : {}),
    ...(tip ? { tipChannel: channelProblemWords[tip] } : {}),
  };
}

/** A prompt or tip whose day has passed before it was asked for does not go out late. */
async function skipWhatIsPast(ctx: Ctx, school: School): Promise<void> {
  const { db, command } = ctx;
  const at = { db, school, now: nextPostHour(school.prompts.at, ctx.now, school.calendar), command };
  for (const post of ctx.posts.filter(({ isOptional }) => isOptional)) {
    const before = await post.upcoming({ ...at, school: ctx.school });
    const known = new Set(before.map(({ channel: id }) => id));
    const dues = await post.due(at);
    for (const { period, dueAt } of dues.filter((due) => due.dueAt <= ctx.now && !known.has(due.channel))) {
      const skipped = { name: post.name, period, dueAt, skip: true, why: "it was asked for later" };
      await skipPost(db, school, { ...skipped, now: ctx.now });
    }
  }
}

async function toPromptsSaved(ctx: Ctx, school: School): Promise<Message> {
  const at = { db: ctx.db, school, now: ctx.now, command: ctx.command };
  const coming = await upcomingPosts(
    ctx.posts.filter((post) => post.isOptional),
    at,
  );
  const day = new Intl.DateTimeFormat("en-US", { month: "long", day: "numeric", timeZone: school.timeZone });
  const where = (id: string | undefined): Inline => (id ? channelMention(id) : "no channel");
  return toMessage(
    paragraph(bold("Settings saved"), ` for ${school.name}.`),
    ...coming.map(({ what, dueAt, channel: id }) => paragraph(`${what}: ${day.format(dueAt)}, in `, where(id), ".")),
    coming.length === 0 ? paragraph("No prompts and no tips are posted.") : undefined,
    footnote("Only you see this."),
  );
}

/** What stands in the form: the settings as they are. */
function toPromptsValues({ at, asksPartners, ...prompts }: PromptSettings): FieldValues {
  const { openDay, time: hour } = at;
  const draft = toFieldValues({ ...prompts, openDay, time: hour, asksPartners: asksPartners ? "yes" : "no" });
  return Object.fromEntries(Object.entries(draft).filter(([, raw]) => raw?.length));
}

export const changePromptsCommand = defineSubcommand({
  word: "prompts",
  summary: "prompts to reflect, questions to partners, roadblocks that return, tips",
  button: "Prompts",
  isFor: (ctx: Ctx) => ctx.user.role === "admin",
  run: async (ctx: Ctx) => {
    refuseUnlessAdmin(ctx);
    const draft = toPromptsValues(ctx.school.prompts);
    return modal(
      toModal(promptsForm, ctx, { values: draft, hidden: { opened: fingerprintOf(draft) }, origin: ctx.origin }),
    );
  },
});
