// What the buttons carry with which a plan's copy for people outside the school is made.
import { z } from "zod";
import { defineLink } from "../../slack/define/button.js";
import { PLAN_FORMATS } from "../plans/plan-paper-links.js";

const PlanValue = z.object({ plan: z.string() });

/** Asks everyone in the plan who wasn't asked yet. */
export const askNamesLink = defineLink("ask-plan-names", PlanValue);
/** A person's own answer. `inPlace`: given where the copy is prepared. */
export const answerNameLink = defineLink(
  "answer-plan-name",
  PlanValue.extend({ allowed: z.boolean(), inPlace: z.boolean().optional() }),
);
/** A librarian says what someone outside Slack answered. */
export const confirmNameLink = defineLink(
  "confirm-plan-name",
  PlanValue.extend({ key: z.string().max(200), allowed: z.boolean() }),
);
/** `seen`: what the pages before were made of. */
export const planCopyLink = defineLink(
  "plan-copy",
  PlanValue.extend({ school: z.boolean(), page: z.int().min(0).max(1000), seen: z.string().optional() }),
);
/** Makes the file. `seen`: what the copy was made of that the person saw whole. */
export const sendCopyLink = defineLink(
  "send-plan-copy",
  PlanValue.extend({ school: z.boolean(), format: z.enum(PLAN_FORMATS), seen: z.string() }),
);
