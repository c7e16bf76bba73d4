// What is said in the form of a unit: what of a typed line is unclear or missing, and who cannot be a partner.

import { formatList } from "../../domain/text.js";
import type { UnclearPart, UnitLine } from "../../domain/typed-line/unit-line.js";
import { clip, escapeMrkdwn } from "../../slack/message/parts.js";

const NOT_A_PARTNER: Record<string, (name: string) => string> = {
  deactivated: (name) => `${name} has left this workspace. Please choose someone else.`,
  bot: (name) => `${name} is an app. Please choose a person.`,
  guest: (name) => `${name} is a guest here. Please choose a member of staff.`,
  stranger: (name) => `${name} belongs to another organization. Please choose a member of staff.`,
};

const NOT_KNOWN = () => "Slack does not know one of these people. Please choose someone else.";

/** Why this person cannot be chosen. `standing` is theirs, or "unknown" when Slack does not know them. */
export const toNoPartner = ({ name, standing }: { name: string; standing: string }): string =>
  (NOT_A_PARTNER[standing] ?? NOT_KNOWN)(name);

/** Says of each part what could not be understood. */
export function toUnclearNotice(unclear: readonly UnclearPart[]): string {
  return unclear.map(({ text, why }) => `*${escapeMrkdwn(clip(text, 60))}*: ${escapeMrkdwn(why)}`).join("\n");
}

const ASKED: Record<UnitLine["missing"][number], string> = {
  title: "the name or topic",
  grades: "the grade level",
  level: "the level of partnership",
  partners: "whom you worked with",
};

/** Asks for what was not said; where the usual partners were filled in, they are to be looked at. */
export function toMissingNotice(missing: UnitLine["missing"], { areChosen }: { areChosen: boolean }): string {
  const asked = missing.filter((field) => field !== "partners" || !areChosen).map((field) => ASKED[field]);
  const check = missing.includes("partners") && areChosen ? "Check whom you worked with, then save." : "Then save.";
  return asked.length > 0 ? `*Still to say:* ${formatList(asked)}. ${check}` : check;
}
