// Finds a planning talk of the person who asks. Nobody finds another's, whatever id is sent.
import { Refusal } from "../../slack/define/refusal.js";
import type { Talk } from "../../store/talk-row.js";
import { findTalk } from "../../store/talks.js";
import type { Ctx } from "../context.js";

/** Theirs, deleted or not. Throws Refusal. */
export async function findOwnTalk({ db, school, user }: Ctx, id: string): Promise<Talk> {
  const talk = await findTalk(db, school, { id, person: user.id });
  if (!talk) throw new Refusal("That talk isn't among yours. It may have been deleted.");
  return talk;
}

/** Theirs, and not deleted. Throws Refusal. */
export async function findPresentTalk(ctx: Ctx, id: string): Promise<Talk> {
  const talk = await findOwnTalk(ctx, id);
  if (talk.deletedAt) throw new Refusal("You deleted that talk.");
  return talk;
}

/** New talks are for librarians. Throws Refusal. */
export function refuseUnlessLibrarian({ user }: Ctx): void {
  if (!user.librarian) throw new Refusal("Planning talks are for librarians. To log a unit, use the log.");
}
