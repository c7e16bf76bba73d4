// How the school's settings look: as a form, and after saving.
import { createHash } from "node:crypto";
import { z } from "zod";
import { GRADES, type Grade, Grades } from "../../domain/grade.js";
import { asChannelId, asPersonId, type ChannelId, type PersonId } from "../../domain/ids.js";
import { singleLineText } from "../../domain/text.js";
import { formatMonth } from "../../domain/time/month.js";
import { PostTime } from "../../domain/time/post-time.js";
import { nextReport } from "../../domain/time/report-schedule.js";
import {
  channel,
  choices,
  type FieldValues,
  people,
  suggestion,
  text,
  time,
  wholeNumber,
} from "../../slack/define/fields.js";
import { toFieldValues } from "../../slack/define/form.js";
import { Refusal } from "../../slack/define/refusal.js";
import { toRunButton } from "../../slack/define/subcommand.js";
import {
  bold,
  buttons,
  channelMention,
  footnote,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/parts.js";
import type { School } from "../../store/schools.js";
import type { Ctx } from "../context.js";

const MAX_SUBJECTS = 60;

const People = z
  .array(z.string())
  .optional()
  .transform((ids) => [...new Set(ids ?? [])].map(asPersonId));

const Subjects = z
  .string()
  .optional()
  .transform((typed) => (typed ?? "").split(/[\n,]/).filter((name) => name.trim() !== ""))
  .pipe(z.array(singleLineText(75, { missing: "Each subject needs a name." })))
  // "Art" and "art" are one subject, named as it stands first.
  .transform((names) =>
    [...new Map(names.toReversed().map((name) => [name.toLowerCase(), name])).values()].toReversed(),
  )
  .refine((names) => names.length <= MAX_SUBJECTS, `Keep the list to ${MAX_SUBJECTS} subjects.`);

// Zones whose city is spelt in the old way in the list Node has; both spellings are the same zone.
const RENAMED_ZONES = [
  "Africa/Asmara",
  "America/Nuuk",
  "Asia/Ho_Chi_Minh",
  "Asia/Kathmandu",
  "Asia/Kolkata",
  "Asia/Yangon",
  "Atlantic/Faroe",
  "Europe/Kyiv",
  "UTC",
];

// People search for "New York", not for "New_York".
const toZoneName = (zone: string) => zone.replaceAll("_", " ");

const Zone = z
  .string("Choose a time zone.")
  .transform((name) => name.replaceAll(" ", "_"))
  .pipe(PostTime.shape.timeZone);

/** Every zone, the likeliest first. */
async function offeredZones(ctx: Ctx): Promise<string[]> {
  const all = [...Intl.supportedValuesOf("timeZone"), ...RENAMED_ZONES].sort();
  return [...new Set([ctx.school.timeZone, ctx.tz, ...all])].map(toZoneName);
}

export function refuseUnlessAdmin(ctx: Ctx): void {
  if (ctx.user.role === "admin") return;
  throw new Refusal("Only admins can change Bookend's settings. Ask an admin or owner of this workspace.");
}

export const settingsFields = {
  name: text({ label: "School's name", schema: singleLineText(75, { missing: "Give the school's name." }), max: 75 }),
  channel: channel({
    label: "Admin channel",
    hint: "The monthly report is posted here. Everyone in the channel can read it.",
    optional: true,
    schema: z
      .string()
      .optional()
      .transform((id) => (id === undefined ? undefined : asChannelId(id))),
  }),
  librarians: people({
    label: "Librarians",
    hint: "They find themselves chosen in teachers' forms and may change every unit.",
    optional: true,
    schema: People,
  }),
  admins: people({
    label: "More admins",
    hint: "Workspace admins and owners may change these settings anyway.",
    optional: true,
    schema: People,
  }),
  zone: suggestion({
    label: "Time zone",
    schema: Zone,
    open: false,
    placeholder: "Type a city, such as New York",
    offered: offeredZones,
  }),
  openDay: wholeNumber({
    label: "Report on which school day of the month",
    hint: "2 is the second day from Monday to Friday.",
    schema: PostTime.shape.openDay,
    min: 1,
    max: 20,
  }),
  time: time({ label: "Report at", schema: PostTime.shape.time }),
  grades: choices({
    label: "Grades this school offers",
    schema: Grades,
    options: () => GRADES.map((grade) => ({ value: grade, text: grade })),
  }),
  subjects: text({
    label: "Subjects on offer",
    hint: "One a line. People can type others, too.",
    optional: true,
    schema: Subjects,
    max: 3000,
    lines: true,
  }),
};

export interface SettingsValues {
  channel: ChannelId | undefined;
  librarians: readonly PersonId[];
  admins: readonly PersonId[];
  name: string;
  zone: string;
  openDay: number;
  time: string;
  grades: readonly Grade[];
  subjects: readonly string[];
}

/** Settings as they stand in the form. */
export const toSettingsDraft = (values: SettingsValues): FieldValues =>
  toFieldValues({ ...values, zone: toZoneName(values.zone), subjects: values.subjects.join("\n") || undefined });

/** Alike for the same settings, in whatever order people and subjects stand: tells those a form was opened with from others. */
export function fingerprintOf(draft: FieldValues): string {
  const inOrder = Object.entries(draft).map(([name, raw]) => [name, [raw ?? ""].flat().join("\n").split("\n").sort()]);
  return createHash("sha256").update(JSON.stringify(inOrder.sort())).digest("base64url");
}

export const CHANGED_MEANWHILE =
  "*Not saved yet.* Another admin changed the settings while you had them open. Save again to put yours in their place.";

/** What was saved, and when the next report goes out. */
export function toSettingsSaved(school: School, now: Date): Message {
  const { month, dueAt } = nextReport(school.report, now, school.calendar);
  const next = new Intl.DateTimeFormat("en-US", {
    weekday: "long",
    month: "long",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZone: school.timeZone,
  }).format(dueAt);
  return toMessage(
    paragraph(bold("Settings saved"), ` for ${school.name}.`),
    school.adminChannel
      ? paragraph(
          `The report of ${formatMonth(month)} is posted in `,
          channelMention(school.adminChannel),
          ` on ${next} (${toZoneName(school.timeZone)}).`,
        )
      : paragraph("Without an admin channel no report is posted by itself."),
    buttons(toRunButton("prompts", { text: "Prompts and questions" })),
    footnote("Only you see this."),
  );
}
