// A roadblock comes back: some weeks later Bookend asks its writer how it is going, once.
import { isReminderHour } from "../../domain/time/quiet-hours.js";
import { defineButton } from "../../slack/define/button.js";
import { defineNudge } from "../../slack/define/nudge.js";
import { whisper } from "../../slack/define/replies.js";
import { paragraph, toMessage } from "../../slack/message/blocks.js";
import {
  claimRoadblockQuestion,
  type Roadblock,
  releaseRoadblockQuestion,
  roadblocksToAskAbout,
  unansweredRoadblocks,
} from "../../store/roadblocks.js";
import type { Ctx, PostCtx } from "../context.js";
import { returnedLink, toReturned } from "./check-back-view.js";

export const returnRoadblocks = defineNudge({
  name: "return-roadblock",
  due: async ({ db, school, now }: PostCtx): Promise<Roadblock[]> =>
    isReminderHour(now, school.timeZone, school.calendar) ? roadblocksToAskAbout(db, school, now) : [],
  to: ({ person }) => person,
  claim: ({ db, school, now }, roadblock) => claimRoadblockQuestion(db, school, { roadblock, now }),
  release: ({ db, school }, roadblock) => releaseRoadblockQuestion(db, school, roadblock),
  compose: async ({ school, now }, roadblock) => toReturned(roadblock, { now, timeZone: school.timeZone }),
});

export const seeReturned = defineButton({
  link: returnedLink,
  run: async ({ db, school, user, now }: Ctx) => {
    const [oldest] = await unansweredRoadblocks(db, school, user.id);
    const message = oldest
      ? toReturned(oldest, { now, timeZone: school.timeZone })
      : toMessage(paragraph("You're all caught up: none of your roadblocks need an answer."));
    return whisper(message, { title: oldest ? "Your roadblock" : "Your roadblocks" });
  },
});
