// What people read whom Bookend isn't for, such as guests, and whom they can ask.
import type { WorkspaceId } from "../domain/ids.js";
import { Refusal } from "../slack/define/refusal.js";
import { adminsOf, type Person } from "../store/people.js";
import type { Db } from "../store/sql/database.js";

export const STRANGER_REFUSAL =
  "Bookend is for this school's staff, so people from other organizations can't use it. If you work at this school, ask a Slack workspace admin for an account of your own.";

const REFUSALS: Record<Exclude<Person["standing"], "member" | "guest">, string> = {
  stranger: STRANGER_REFUSAL,
  bot: "Bookend is for people and doesn't answer apps.",
  deactivated: "This account is deactivated, so it can't use Bookend.",
};

/** Only admins in Slack can change who is a guest. An admin named in Bookend's settings can't. */
async function toGuestRefusal(db: Db, workspaceId: WorkspaceId): Promise<string> {
  const admin = (await adminsOf(db, workspaceId)).find(({ slackAdmin }) => slackAdmin);
  const whom = admin ? `a Slack workspace admin, such as ${admin.name},` : "a Slack workspace admin";
  return `Bookend is for this school's staff, so guests can't use it. If you're on staff, ask ${whom} to make you a full member.`;
}

/** Throws Refusal for people Bookend isn't for. `found` is undefined when Slack doesn't know them. */
export async function refuseOutsider(
  { db, workspaceId }: { db: Db; workspaceId: WorkspaceId },
  found: Person | undefined,
): Promise<Person> {
  if (!found) throw new Refusal("Slack doesn't know this account. Nothing was changed.");
  const { standing } = found;
  if (standing === "member") return found;
  throw new Refusal(standing === "guest" ? await toGuestRefusal(db, workspaceId) : REFUSALS[standing]);
}
