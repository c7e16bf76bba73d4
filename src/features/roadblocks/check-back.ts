// Roadblocks come back: some weeks later Bookend asks their writer how they are going, once, and in one message.
import { MAX_ROADBLOCKS_PER_QUESTION } from "../../domain/roadblock.js";
import { isReminderHour } from "../../domain/time/quiet-hours.js";
import { defineButton } from "../../slack/define/button.js";
import { defineNudge } from "../../slack/define/nudge.js";
import { whisper } from "../../slack/define/replies.js";
import { paragraph, toMessage } from "../../slack/message/blocks.js";
import {
  claimRoadblockQuestion,
  releaseRoadblockQuestion,
  roadblockQuestionVersions,
} from "../../store/roadblock-questions.js";
import { type Roadblock, roadblockId, roadblocksToAskAbout, unansweredRoadblocks } from "../../store/roadblocks.js";
import type { Ctx, PostCtx } from "../context.js";
import { ROADBLOCK_TITLE, returnedLink } from "./check-back-view.js";
import { readQuestion } from "./read-question.js";

/** The roadblocks of one writer that come back together. */
type Returning = [Roadblock, ...Roadblock[]];

function byWriter(roadblocks: readonly Roadblock[]): Returning[] {
  const found = new Map<string, Returning>();
  for (const roadblock of roadblocks) {
    const known = found.get(roadblock.person);
    if (!known) found.set(roadblock.person, [roadblock]);
    else if (known.length < MAX_ROADBLOCKS_PER_QUESTION) known.push(roadblock);
  }
  return [...found.values()];
}

export const returnRoadblocks = defineNudge({
  name: "return-roadblock",
  due: async ({ db, school, now }: PostCtx): Promise<Returning[]> =>
    isReminderHour(now, school.timeZone, school.calendar) ? byWriter(await roadblocksToAskAbout(db, school, now)) : [],
  to: ([{ person }]) => person,
  about: (roadblocks) => roadblocks.map(roadblockId),
  claim: ({ db, school, now }, roadblocks) => claimRoadblockQuestion(db, school, { roadblocks, now }),
  release: ({ db, school }, roadblocks) => releaseRoadblockQuestion(db, school, roadblocks),
  versions: ({ db, school }, asked) => roadblockQuestionVersions(db, school, asked),
  compose: readQuestion,
});

export const seeReturned = defineButton({
  link: returnedLink,
  run: async (ctx: Ctx) => {
    const waiting = await unansweredRoadblocks(ctx.db, ctx.school, ctx.user.id);
    const about = waiting.slice(0, MAX_ROADBLOCKS_PER_QUESTION).map(roadblockId);
    if (about.length > 0) {
      const title = about.length > 1 ? "Your roadblocks" : ROADBLOCK_TITLE;
      return whisper(await readQuestion(ctx, { person: ctx.user.id, about }), { title });
    }
    const caughtUp = toMessage(paragraph("You're all caught up: none of your roadblocks need an answer."));
    return whisper(caughtUp, { title: "Your roadblocks" });
  },
});
