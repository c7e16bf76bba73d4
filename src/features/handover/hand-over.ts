// Hand over: a librarian or an admin says who looks after the library from now on, sees what is open, and confirms.
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { FORM_EXPIRED } from "../../content/form-words.js";
import { asPersonId, type PersonId } from "../../domain/ids.js";
import { managesLibrary } from "../../domain/role.js";
import { choice } from "../../slack/define/choice-fields.js";
import { defineForm, toModal } from "../../slack/define/form.js";
import { people } from "../../slack/define/people-and-channel-fields.js";
import { Refusal } from "../../slack/define/refusal.js";
import {
  directMessage,
  directQuestion,
  fieldErrors,
  modal,
  type Replies,
  type Reply,
  redrawForm,
  saved,
  whisper,
} from "../../slack/define/replies.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import { type Handover, handOver, handoversWithIds, namedLibrarians } from "../../store/handovers.js";
import { claimRequest, releaseRequest } from "../../store/requests.js";
import type { Ctx } from "../context.js";
import { checkStaff } from "../settings/setting-checks.js";
import { toHandedOver, toHandoverPreview, toLeftMessage } from "./handover-view.js";
import { newcomerWelcome } from "./newcomer-welcome.js";
import { findLeaving, Planned, readPlanned } from "./plan-handover.js";

const TITLE = "Hand over";
const MAX_NEW = 5;

async function refuseUnlessManager(ctx: Ctx): Promise<void> {
  if (!managesLibrary(await ctx.userNow())) throw new Refusal("Only librarians and admins can hand over the library.");
}

const drawPreview = (ctx: Ctx, hidden: Planned, notice?: string) =>
  toModal(handoverPreviewForm, ctx, { hidden, origin: ctx.origin, ...(notice ? { notice } : {}) });

const To = z
  .array(z.string(), "Choose who takes over.")
  .min(1, "Choose who takes over.")
  .max(MAX_NEW, `Choose at most ${MAX_NEW} people.`)
  .transform((ids) => [...new Set(ids)].map(asPersonId));

export const handoverForm = defineForm({
  name: "handover",
  title: () => TITLE,
  submit: () => "Preview",
  fields: {
    to: people({ label: "Who takes over", hint: "They have to be on the staff.", schema: To }),
    stays: choice({
      label: "The librarian until now",
      options: [
        { value: "no", text: "Stops being a librarian" },
        { value: "yes", text: "Stays a librarian, too" },
      ],
      schema: z.enum(["no", "yes"]).optional(),
      // Nobody stops or stays as long as there is no librarian.
      when: ({ stays }) => stays !== undefined,
    }),
  },
  hidden: z.object({}),
  stale: FORM_EXPIRED,
  run: async (ctx: Ctx, { to, stays }): Promise<Replies> => {
    const [error] = await Promise.all([checkStaff(ctx, to), refuseUnlessManager(ctx)]);
    if (error) return fieldErrors({ to: error });
    const asked = { to, stays: stays === "yes", key: ctx.key };
    const { present } = await findLeaving(ctx, asked);
    if (to.every((id) => present.some((one) => one.id === id)))
      return fieldErrors({
        to: to.length === 1 ? "This person is a librarian already." : "They are librarians already.",
      });
    return modal(drawPreview(ctx, await readPlanned(ctx, asked)));
  },
});

const CHANGED = "*Nothing was handed over yet.* The librarians changed since you saw this. Here is how it is now.";

const ifLost = (name: string) => ({
  notSent: `I couldn't tell ${name}. Please let them know.`,
  unconfirmed: `Slack didn't confirm my message to ${name}. Please let them know.`,
});

/** The newcomers are welcomed, and those who left hear of it unless they did it themselves. */
const toTellings = (handover: Handover, by: PersonId): Reply[] => [
  ...handover.joined
    .filter(({ id }) => id !== by)
    .map(({ id, name }) => directQuestion(id, { name: newcomerWelcome.name, about: [handover.id] }, ifLost(name))),
  ...handover.left
    .filter(({ id }) => id !== by)
    .map(({ id, name }) => directMessage(id, toLeftMessage(handover), ifLost(name))),
];

export const handoverPreviewForm = defineForm({
  name: "handover-preview",
  title: () => TITLE,
  submit: () => TITLE,
  fields: {},
  hidden: Planned,
  clears: true,
  intro: (_ctx: Ctx, { hidden }) => toHandoverPreview(hidden),
  stale: FORM_EXPIRED,
  run: async (ctx: Ctx, _values, hidden): Promise<Replies> => {
    const { db, school, user, now } = ctx;
    const [error] = await Promise.all([checkStaff(ctx, hidden.to.map(asPersonId)), refuseUnlessManager(ctx)]);
    if (error) throw new Refusal(error);
    const request = { key: `handover ${hidden.key}`, now };
    if (!(await claimRequest(db, school, request))) return [];
    const { present, leaving } = await findLeaving(ctx, hidden);
    const joined = hidden.to.filter((id) => !present.some((one) => one.id === id));
    const id = randomUUID();
    const left = leaving.map((one) => one.id);
    if (!(await handOver(db, school, { id, by: user.id, joined, left, seen: hidden.seen, now }))) {
      await releaseRequest(db, school, request.key);
      return redrawForm(drawPreview(ctx, await readPlanned(ctx, hidden), CHANGED));
    }
    const handover = (await handoversWithIds(db, school, [id])).get(id);
    if (!handover) throw new Error(`The hand-over ${id} isn't saved.`);
    const here = {
      ...handover,
      left: handover.left.filter((one) => leaving.some((gone) => gone.id === one.id && gone.isHere)),
    };
    return [saved(() => whisper(toHandedOver(handover), { title: TITLE })), ...toTellings(here, user.id)];
  },
});

export const handOverCommand = defineSubcommand({
  word: "handover",
  summary: "say who runs the library",
  button: "Hand over",
  opensForm: true,
  isFor: (ctx: Ctx) => managesLibrary(ctx.user),
  run: async (ctx: Ctx): Promise<Replies> => {
    await refuseUnlessManager(ctx);
    const present = await namedLibrarians(ctx.db, ctx.school.workspaceId);
    const values = present.some(({ isHere }) => isHere) ? { stays: "no" } : {};
    return modal(toModal(handoverForm, ctx, { values, hidden: {}, origin: ctx.origin }));
  },
});
