// The settings for what Bookend posts and asks on its own: prompts, reminders, level checks, roadblock check-ins and tips.
import { z } from "zod";
import { sheets } from "../../content/index.js";
import { asChannelId } from "../../domain/ids.js";
import { PostTime } from "../../domain/time/post-time.js";
import { choice, choices } from "../../slack/define/choice-fields.js";
import { channel, channels } from "../../slack/define/people-and-channel-fields.js";
import { defineSetting, type Setting } from "../../slack/define/setting.js";
import { time, wholeNumber } from "../../slack/define/text-and-date-fields.js";
import { listFromText } from "../../store/schools.js";
import type { SettingsRow } from "../../store/settings.js";
import type { Ctx } from "../context.js";
import { checkChannel, checkChannels } from "./setting-checks.js";

type PromptSetting = Setting<Ctx, SettingsRow>;

const MAX_CHANNELS = 10;
const WEEKS = "Enter a whole number of weeks from 1 to 26.";

const Channels = z
  .array(z.string())
  .max(MAX_CHANNELS, `Choose at most ${MAX_CHANNELS} channels.`)
  .optional()
  .transform((ids) => [...new Set(ids ?? [])].map(asChannelId));

export const promptChannels: PromptSetting = defineSetting({
  key: "channels",
  column: "promptChannels",
  label: "Channels for prompts to reflect",
  hint: "One prompt a month is posted there. Leave blank for none.",
  field: (words) => channels({ ...words, optional: true, max: MAX_CHANNELS, schema: Channels }),
  default: [],
  who: "admin",
  toColumn: (ids) => ids.join(","),
  toField: listFromText,
  check: (ctx: Ctx, ids) => checkChannels(ctx, ids, { before: ctx.school.prompts.channels }),
});

export const reminderChannels: PromptSetting = defineSetting({
  key: "reminderChannels",
  column: "reminderChannels",
  label: "Channels for reminders to log",
  hint: "Posted two school days before a month ends. Librarians also get what has no unit yet. Leave blank for none.",
  field: (words) => channels({ ...words, optional: true, max: MAX_CHANNELS, schema: Channels }),
  default: [],
  who: "admin",
  toColumn: (ids) => ids.join(","),
  toField: listFromText,
  check: (ctx: Ctx, ids) => checkChannels(ctx, ids, { before: ctx.school.prompts.reminderChannels }),
});

export const promptSheets: PromptSetting = defineSetting({
  key: "sheets",
  column: "promptSheets",
  label: "Reflections to rotate through",
  hint: "One per month. Leave blank for all.",
  field: (words) =>
    choices({
      ...words,
      optional: true,
      schema: z
        .array(z.string())
        .optional()
        .transform((keys) => keys ?? []),
      options: () => sheets.map(({ key, title }) => ({ value: key, text: title })),
    }),
  default: [],
  who: "admin",
  toColumn: (keys) => keys.join(","),
  toField: listFromText,
});

export const promptDay: PromptSetting = defineSetting({
  key: "openDay",
  column: "promptOpenDay",
  label: "Post the prompt on school day number",
  hint: "11 is about mid-month.",
  field: (words) => wholeNumber({ ...words, schema: PostTime.shape.openDay, min: 1, max: 20 }),
  default: 11,
  who: "admin",
});

export const promptTime: PromptSetting = defineSetting({
  key: "time",
  column: "promptTime",
  label: "Time",
  hint: "Also for reminders and tips.",
  field: (words) => time({ ...words, schema: PostTime.shape.time }),
  default: "10:00",
  who: "admin",
});

export const asksPartners: PromptSetting = defineSetting({
  key: "asksPartners",
  column: "asksPartners",
  label: "Ask partners if the level of a unit fits",
  field: (words) =>
    choice({
      ...words,
      schema: z.enum(["yes", "no"], "Choose one.").transform((answer) => answer === "yes"),
      options: [
        { value: "yes", text: "Yes", description: "One quiet message per unit. Each person can turn it off." },
        { value: "no", text: "No", description: "The level stays as it was logged." },
      ],
    }),
  default: true,
  who: "admin",
  toField: (isOn) => (isOn ? "yes" : "no"),
});

export const roadblockWeeks: PromptSetting = defineSetting({
  key: "roadblockWeeks",
  column: "roadblockWeeks",
  label: "Weeks before checking back on a roadblock",
  field: (words) =>
    wholeNumber({
      ...words,
      schema: z.coerce.number(WEEKS).int(WEEKS).min(1, WEEKS).max(26, WEEKS),
      min: 1,
      max: 26,
    }),
  default: 4,
  who: "admin",
});

export const tipChannel: PromptSetting = defineSetting({
  key: "tipChannel",
  column: "tipChannel",
  label: "Channel for a weekly tip",
  hint: "Leave blank for none.",
  field: (words) =>
    channel({
      ...words,
      optional: true,
      schema: z
        .string()
        .optional()
        .transform((id) => (id === undefined ? undefined : asChannelId(id))),
    }),
  default: undefined,
  who: "admin",
  check: (ctx: Ctx, id) => checkChannel(ctx, id, { before: [ctx.school.prompts.tipChannel] }),
});

export const promptSettings: readonly PromptSetting[] = [
  promptChannels,
  promptSheets,
  promptDay,
  promptTime,
  reminderChannels,
  asksPartners,
  roadblockWeeks,
  tipChannel,
];
