// Offers to copy the plan of a unit that was just logged again.
import { toButton } from "../../slack/define/button.js";
import { buttons, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import type { Plan } from "../../store/plan-row.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import { seePlanLink, usePlanLink } from "../plans/plan-links.js";

export const PLAN_OFFER_TITLE = "Its plan";

export const toPlanOffer = ({ id: plan }: Plan, { id: unit }: LoggedUnit): Message =>
  toMessage(
    paragraph("This unit had a plan. You can start this year's plan with a copy of it."),
    buttons(
      toButton(usePlanLink, { plan, unit }, { text: "Use this plan" }),
      toButton(seePlanLink, { plan }, { text: "See the plan" }),
    ),
  );
