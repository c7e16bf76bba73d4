// The school's settings: a form for admins. The admin channel is checked before anything is saved.
import { z } from "zod";
import { GRADES, Grades } from "../domain/grade.js";
import { asChannelId, asPersonId } from "../domain/ids.js";
import { formatMonth, monthOf } from "../domain/month.js";
import { ReportTime, reportDueAt } from "../domain/report-schedule.js";
import { oneLine } from "../domain/text.js";
import { bold, channelName, line, small, toMessage } from "../slack/blocks.js";
import { channel, choices, people, suggestion, text, time, wholeNumber } from "../slack/fields.js";
import { defineForm, toDraft, toModal } from "../slack/form.js";
import { Refusal } from "../slack/refusal.js";
import { fieldErrors, modal, whisper } from "../slack/reply.js";
import { defineSubcommand } from "../slack/subcommand.js";
import { adminsOf, librariansOf } from "../store/people.js";
import { changeSettings, schoolOf, subjectsOf } from "../store/schools.js";
import { todayAt } from "../store/units.js";
import type { Ctx } from "./context.js";

const MOST_SUBJECTS = 60;

const People = z
  .array(z.string())
  .optional()
  .transform((ids) => [...new Set(ids ?? [])].map(asPersonId));

const Subjects = z
  .string()
  .optional()
  .transform((typed) => [
    ...new Set(
      (typed ?? "")
        .split(/[\n,]/)
        .map((name) => name.trim())
        .filter(Boolean),
    ),
  ])
  .pipe(
    z
      .array(oneLine(75, { missing: "Each subject needs a name." }))
      .max(MOST_SUBJECTS, `Keep the list to ${MOST_SUBJECTS} subjects.`),
  );

const CHANNEL_TROUBLE = {
  unseen: "I cannot see this channel. Type /invite @Bookend in it, then save again.",
  "not-in-channel": "I am not in this channel. Type /invite @Bookend in it, then save again.",
  archived: "This channel is archived. Choose another one.",
} as const;

export const settingsForm = defineForm({
  name: "settings",
  title: () => "Settings",
  submit: () => "Save",
  fields: {
    name: text({ label: "School's name", schema: oneLine(75, { missing: "Give the school's name." }), max: 75 }),
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
      schema: ReportTime.shape.timeZone,
      open: false,
      placeholder: "Type a city, such as New York",
      offered: async (_ctx: Ctx) => Intl.supportedValuesOf("timeZone"),
    }),
    openDay: wholeNumber({
      label: "Report on which school day of the month",
      hint: "2 is the second day from Monday to Friday.",
      schema: ReportTime.shape.openDay,
      min: 1,
      max: 20,
    }),
    time: time({ label: "Report at", schema: ReportTime.shape.time }),
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
  },
  hidden: z.object({}),
  footer: (ctx: Ctx) => `These settings hold for everyone at ${ctx.school.name}.`,
  stale: "This form is too old to be saved. Close it and open the settings again.",
  run: async (ctx: Ctx, values) => {
    refuseUnlessAdmin(ctx);
    const errors = await errorsIn(ctx, values);
    if (Object.keys(errors).length > 0) return fieldErrors(errors);
    const { name, channel: adminChannel, zone, ...rest } = values;
    await changeSettings(ctx.db, ctx.school, { ...rest, name, adminChannel, timeZone: zone });
    return whisper(await toSaved(ctx));
  },
});

function refuseUnlessAdmin(ctx: Ctx): void {
  if (ctx.user.role === "admin") return;
  throw new Refusal("Only admins can change Bookend's settings. Ask an admin or owner of this workspace.");
}

interface Checked {
  channel: string | undefined;
  librarians: readonly string[];
  admins: readonly string[];
}

async function errorsIn(ctx: Ctx, values: Checked): Promise<Record<string, string>> {
  const errors: Record<string, string> = {};
  const trouble = values.channel && (await ctx.channelTrouble(values.channel));
  if (trouble) errors.channel = CHANNEL_TROUBLE[trouble];
  for (const field of ["librarians", "admins"] as const) {
    const met = await ctx.people(values[field]);
    const wrong = values[field].filter((id) => met.find((person) => person.id === id)?.standing !== "member");
    const names = wrong.map((id) => met.find((person) => person.id === id)?.name ?? "someone Slack does not know");
    if (wrong.length > 0) errors[field] = `Only members of staff can be named here, not ${names.join(", ")}.`;
  }
  return errors;
}

async function toSaved(ctx: Ctx) {
  const school = await schoolOf(ctx.db, ctx.school.workspaceId);
  if (!school) throw new Error("The school was just saved and is not there.");
  const month = monthOf(todayAt(school, ctx.now));
  const next = new Intl.DateTimeFormat("en-US", {
    weekday: "long",
    month: "long",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZone: school.timeZone,
  }).format(reportDueAt(month, school.report));
  return toMessage(
    line(bold("Settings saved"), ` for ${school.name}.`),
    school.adminChannel
      ? line(
          `The report of ${formatMonth(month)} is posted in `,
          channelName(school.adminChannel),
          ` on ${next} (${school.timeZone}).`,
        )
      : line("Without an admin channel no report is posted by itself."),
    small("Only you see this."),
  );
}

export const changeSettingsCommand = defineSubcommand({
  word: "settings",
  summary: "the admin channel, librarians, time of the report, grades and subjects",
  button: "Settings",
  isFor: (ctx: Ctx) => ctx.user.role === "admin",
  run: async (ctx: Ctx) => {
    refuseUnlessAdmin(ctx);
    const { db, school } = ctx;
    const [librarians, admins, subjects] = await Promise.all([
      librariansOf(db, school.workspaceId),
      adminsOf(db, school.workspaceId),
      subjectsOf(db, school),
    ]);
    const named = admins.filter((person) => person.namedAdmin);
    const draft = toDraft({
      name: school.name,
      channel: school.adminChannel,
      librarians: librarians.map((person) => person.id),
      admins: named.map((person) => person.id),
      zone: school.timeZone,
      openDay: school.report.openDay,
      time: school.report.time,
      grades: school.grades,
      subjects: subjects.length > 0 ? subjects.join("\n") : undefined,
    });
    return modal(toModal(settingsForm, ctx, { draft, hidden: {}, origin: ctx.origin }));
  },
});
