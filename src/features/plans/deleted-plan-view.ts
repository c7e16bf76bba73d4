// What people read about a plan that was deleted, and about one whose log entry was.
import { planTitle } from "../../domain/plan/plan-fields.js";
import { toButton } from "../../slack/define/button.js";
import { type Block, bold, buttons, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import type { Plan } from "../../store/plan-row.js";
import { restoreUnitLink } from "../units/unit-links.js";
import { logPlanLink, restorePlanLink, toSeenPlanValue } from "./plan-links.js";

export const DELETED_TITLE = "Plan deleted";

export const toDeletedPlan = (plan: Plan): Message =>
  toMessage(
    paragraph(bold("Deleted: "), bold(planTitle(plan)), ". You can restore it for 24 hours."),
    buttons(toButton(restorePlanLink, toSeenPlanValue(plan), { text: "Restore" })),
  );

const toRestoreEntry = ({ id, updatedAt }: NonNullable<Plan["unit"]>) =>
  toButton(restoreUnitLink, { unit: id, seen: updatedAt.toISOString() }, { text: "Restore the log entry" });

/** On a plan whose log entry was deleted. */
export function toDeletedEntryBlocks({ unit }: Plan, { mayChange }: { mayChange: boolean }): Block[] {
  if (!unit?.isDeleted) return [];
  const words =
    "Its log entry was deleted. You can restore it for 24 hours. After that the plan keeps what the entry said.";
  return [paragraph(words), ...(mayChange ? [buttons(toRestoreEntry(unit))] : [])];
}

export const ENTRY_DELETED_TITLE = "Log entry deleted";

/** On a plan that is to be logged while its log entry can be restored. */
export const toLogOrRestore = (plan: Plan): Message =>
  toMessage(
    paragraph(
      bold(planTitle(plan)),
      " was in the log, and its entry was deleted. Restore the entry to get its history and level ratings back, or log the unit again.",
    ),
    buttons(
      ...(plan.unit ? [toRestoreEntry(plan.unit)] : []),
      toButton(logPlanLink, { plan: plan.id, anew: true }, { text: "Log it again" }),
    ),
  );

export const toDeletedEntry = (plan: Plan): Message =>
  toMessage(paragraph(bold(planTitle(plan))), ...toDeletedEntryBlocks(plan, { mayChange: true }));
