// Roadblocks return: some weeks later the one who named one is asked how it is, and what they say leads somewhere.
import type { z } from "zod";
import { OhYeahText } from "../../domain/oh-yeah.js";
import { isReminderHour } from "../../domain/time/quiet-hours.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { defineButton } from "../../slack/define/button.js";
import { defineForm, toModal } from "../../slack/define/form.js";
import { defineNudge } from "../../slack/define/nudge.js";
import { Refusal } from "../../slack/define/refusal.js";
import { fieldErrors, modal, type Replies, replace, whisper } from "../../slack/define/replies.js";
import { bold, paragraph, toMessage } from "../../slack/message/blocks.js";
import { addOhYeah } from "../../store/oh-yeahs.js";
import {
  askAgainLater,
  claimAsking,
  ownRoadblock,
  type Roadblock,
  releaseAsking,
  roadblocksToAsk,
  solveRoadblock,
  unansweredRoadblocks,
} from "../../store/roadblocks.js";
import type { Ctx, PostCtx } from "../context.js";
import {
  comesBackAt,
  formatReturn,
  ideaFields,
  newIdeaLink,
  RoadblockValue,
  returnedLink,
  solvedFields,
  solvedLink,
  stillThereLink,
  toReturned,
  toStillThere,
} from "./return-roadblock-view.js";

export const returnRoadblocks = defineNudge({
  name: "return-roadblock",
  due: async ({ db, school, now }: PostCtx): Promise<Roadblock[]> =>
    isReminderHour(now, school.timeZone, school.calendar) ? roadblocksToAsk(db, school, now) : [],
  to: ({ person }) => person,
  claim: ({ db, school, now }, roadblock) => claimAsking(db, school, { roadblock, now }),
  release: ({ db, school }, roadblock) => releaseAsking(db, school, roadblock),
  compose: async ({ school }, roadblock) => toReturned(roadblock, school.timeZone),
});

export const seeReturned = defineButton({
  link: returnedLink,
  run: async (ctx: Ctx) => {
    const [oldest] = await unansweredRoadblocks(ctx.db, ctx.school, ctx.user.id);
    if (!oldest) throw new Refusal("No roadblock of yours waits for an answer.");
    return whisper(toReturned(oldest, ctx.school.timeZone));
  },
});

/** The roadblock, if this person named it. Throws Refusal otherwise. */
async function ownOf(ctx: Ctx, { reflection, place: slot }: z.output<typeof RoadblockValue>): Promise<Roadblock> {
  const roadblock = await ownRoadblock(ctx.db, ctx.school, { reflection, slot, person: ctx.user.id });
  if (!roadblock) throw new Refusal("This roadblock is no longer on your list, so there is nothing to change.");
  return roadblock;
}

export const roadblockStillThere = defineButton({
  link: stillThereLink,
  run: async (ctx: Ctx, value) => {
    const roadblock = await ownOf(ctx, value);
    await askAgainLater(ctx.db, ctx.school, { roadblock, askAt: comesBackAt(ctx), now: ctx.now });
    return replace(toStillThere(roadblock, ctx.school));
  },
});

export const roadblockNewIdea = defineButton({
  link: newIdeaLink,
  run: async (ctx: Ctx, value) => {
    const roadblock = await ownOf(ctx, value);
    const draft = roadblock.solution ? { solution: roadblock.solution } : {};
    return modal(toModal(newIdeaForm, ctx, { values: draft, hidden: value, origin: ctx.origin }));
  },
});

export const newIdeaForm = defineForm({
  name: "roadblock-idea",
  title: () => "A new idea",
  submit: () => "Save",
  fields: ideaFields,
  hidden: RoadblockValue,
  clears: true,
  footer: () =>
    "Read by those who read the roadblock. A post in a channel stays as it is until you edit the reflection.",
  stale: "This form is too old to be saved. Copy what you need from it, close it and open it again.",
  run: async (ctx: Ctx, { solution }, hidden): Promise<Replies> => {
    const roadblock = await ownOf(ctx, hidden);
    await askAgainLater(ctx.db, ctx.school, { roadblock, solution, askAt: comesBackAt(ctx), now: ctx.now });
    return whisper(toMessage(paragraph(bold("Saved. "), `I ask how it went in ${formatReturn(ctx.school)}.`)));
  },
});

export const roadblockSolved = defineButton({
  link: solvedLink,
  run: async (ctx: Ctx, value) => {
    await ownOf(ctx, value);
    return modal(toModal(solvedForm, ctx, { values: { share: "no" }, hidden: value, origin: ctx.origin }));
  },
});

export const solvedForm = defineForm({
  name: "roadblock-solved",
  title: () => "A roadblock solved",
  submit: () => "Save",
  fields: solvedFields,
  hidden: RoadblockValue,
  clears: true,
  footer: (_ctx: Ctx, draft) =>
    draft.share === "yes"
      ? "Everyone on the staff can read your OH YEAH. Only you read what did it."
      : "Only you read this.",
  stale: "This form is too old to be saved. Copy what you need from it, close it and open it again.",
  run: async (ctx: Ctx, { solvedBy, share, ohYeah }, hidden): Promise<Replies> => {
    const roadblock = await ownOf(ctx, hidden);
    const { db, school, now } = ctx;
    const line = share ? OhYeahText.safeParse(ohYeah ?? "") : undefined;
    if (line && !line.success) return fieldErrors({ ohYeah: line.error.issues[0]?.message ?? "Say it in a line." });
    await solveRoadblock(db, school, { roadblock, solvedBy, now });
    if (line) {
      const by = { author: ctx.user.id, savedBy: ctx.user.id };
      const day = schoolDayAt(now, school.timeZone);
      await addOhYeah(db, school, { text: line.data, ...by, consent: "given", day, key: ctx.key, now });
    }
    return whisper(toMessage(toSolvedLine(line !== undefined)));
  },
});

const toSolvedLine = (shared: boolean) =>
  paragraph(bold("Solved. "), shared ? "Your OH YEAH is kept, for everyone on the staff." : "It does not come back.");
