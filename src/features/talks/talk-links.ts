// What the buttons of a planning talk carry: its id, a hint that the click looks up again, and which version was seen.
import { z } from "zod";
import { Month } from "../../domain/time/month.js";
import { defineLink } from "../../slack/define/button.js";
import type { Talk } from "../../store/talk-row.js";

const TalkValue = z.object({ talk: z.string() });
const SeenTalk = TalkValue.extend({
  /** When the talk was last changed, as the person saw it. */
  seen: z.iso.datetime(),
});
/** `redraws`: the message with the button is about this talk alone, so what is done to it replaces the message. */
const InMessage = z.object({ redraws: z.boolean().optional() });

export const toSeenValue = ({ id, updatedAt }: Talk): z.output<typeof SeenTalk> => ({
  talk: id,
  seen: updatedAt.toISOString(),
});

export const editTalkLink = defineLink("edit-talk", TalkValue.extend(InMessage.shape));
/** Deletes it, without asking: it can be restored. */
export const deleteTalkLink = defineLink("delete-talk", SeenTalk.extend(InMessage.shape));
export const restoreTalkLink = defineLink("restore-talk", SeenTalk);
/** Opens the form for a unit, with what the talk says. */
export const makeUnitLink = defineLink("talk-unit", TalkValue);
/** Starts a plan of what the talk says. The folder of plans runs it. */
export const planTalkLink = defineLink("plan-talk", TalkValue);
/** Says that the unit didn't come of the talk, or takes that back. */
export const notThisUnitLink = defineLink(
  "talk-not-unit",
  TalkValue.extend({ unit: z.string(), undo: z.boolean().optional() }),
);
export const talkPageLink = defineLink(
  "talk-page",
  z.object({ month: Month.optional(), page: z.int().min(0).max(100_000) }),
);
