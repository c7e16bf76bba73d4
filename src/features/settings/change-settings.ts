// The school's settings: a form for admins. The admin channel is checked before anything is saved.
import { z } from "zod";
import type { FieldValues } from "../../slack/define/fields.js";
import { defineForm, toModal } from "../../slack/define/form.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import { fieldErrors, modal, type Replies, redrawForm, whisper } from "../../slack/send/reply.js";
import { adminsOf, librariansOf } from "../../store/people.js";
import { changeSettings, schoolOf, subjectsOf } from "../../store/schools.js";
import type { Ctx } from "../context.js";
import { channelProblemWords } from "../posts/channel-problem-view.js";
import { listNames } from "../units/unit-summary-view.js";
import {
  CHANGED_MEANWHILE,
  fingerprintOf,
  refuseUnlessAdmin,
  type SettingsValues,
  settingsFields,
  toSettingsDraft,
  toSettingsSaved,
} from "./settings-view.js";

export const settingsForm = defineForm({
  name: "settings",
  title: () => "Settings",
  submit: () => "Save",
  fields: settingsFields,
  /** Tells the settings the form was opened with from those another admin saved meanwhile. */
  hidden: z.object({ opened: z.string() }),
  footer: (ctx: Ctx) => `These settings hold for everyone at ${ctx.school.name}.`,
  stale: "This form is too old to be saved. Close it and open the settings again.",
  run: async (ctx: Ctx, values, hidden): Promise<Replies> => {
    refuseUnlessAdmin(ctx);
    const errors = await settingsErrors(ctx, values);
    if (Object.keys(errors).length > 0) return fieldErrors(errors);
    const [draft, stored] = [toSettingsDraft(values), await storedDraft(ctx)];
    // The same again (a double click) is no change of somebody else's.
    if (![hidden.opened, fingerprintOf(draft)].includes(fingerprintOf(stored))) return askAgain(ctx, { draft, stored });
    const { name, channel: adminChannel, zone, ...rest } = values;
    await changeSettings(ctx.db, ctx.school, { ...rest, name, adminChannel, timeZone: zone });
    const school = await schoolOf(ctx.db, ctx.school.workspaceId);
    if (!school) throw new Error("The school was just saved and is not there.");
    return whisper(toSettingsSaved(school, ctx.now));
  },
});

/** The settings as they are now, as they stand in the form. */
async function storedDraft({ db, school }: Ctx): Promise<FieldValues> {
  const [librarians, admins, subjects] = await Promise.all([
    librariansOf(db, school.workspaceId),
    adminsOf(db, school.workspaceId),
    subjectsOf(db, school),
  ]);
  return toSettingsDraft({
    name: school.name,
    channel: school.adminChannel,
    librarians: librarians.map((person) => person.id),
    admins: admins.filter((person) => person.namedAdmin).map((person) => person.id),
    zone: school.timeZone,
    openDay: school.report.openDay,
    time: school.report.time,
    grades: school.grades,
    subjects,
  });
}

/** What was typed stays; nothing is saved over another admin's change unasked. */
function askAgain(ctx: Ctx, { draft, stored }: { draft: FieldValues; stored: FieldValues }): Replies {
  const hidden = { opened: fingerprintOf(stored) };
  return redrawForm(
    toModal(settingsForm, ctx, { values: draft, hidden, notice: CHANGED_MEANWHILE, origin: ctx.origin }),
  );
}

async function channelError(ctx: Ctx, id: string | undefined): Promise<Record<string, string>> {
  const trouble = id && (await ctx.channelProblem(id));
  return trouble ? { channel: channelProblemWords[trouble] } : {};
}

async function peopleError(ctx: Ctx, field: string, ids: readonly string[]): Promise<Record<string, string>> {
  const met = await ctx.people(ids);
  const found = ids.map((id) => met.find((person) => person.id === id));
  const wrong = found.filter((person) => person?.standing !== "member");
  const names = wrong.map((person) => person?.name ?? "someone Slack does not know");
  return wrong.length > 0 ? { [field]: `Only members of staff can be named here, not ${listNames(names)}.` } : {};
}

// All at once: Slack waits for the answer to a submission, and each of these may wait for Slack.
async function settingsErrors(ctx: Ctx, values: SettingsValues): Promise<Record<string, string>> {
  const errors = await Promise.all([
    channelError(ctx, values.channel),
    peopleError(ctx, "librarians", values.librarians),
    peopleError(ctx, "admins", values.admins),
  ]);
  return Object.assign({}, ...errors);
}

export const changeSettingsCommand = defineSubcommand({
  word: "settings",
  summary: "the admin channel, librarians, time of the report, grades and subjects",
  button: "Settings",
  isFor: (ctx: Ctx) => ctx.user.role === "admin",
  run: async (ctx: Ctx) => {
    refuseUnlessAdmin(ctx);
    const draft = await storedDraft(ctx);
    return modal(
      toModal(settingsForm, ctx, { values: draft, hidden: { opened: fingerprintOf(draft) }, origin: ctx.origin }),
    );
  },
});
