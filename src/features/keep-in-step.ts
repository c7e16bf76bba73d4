// Keeps Bookend's rows in step with what happens in Slack between requests.
import type { WorkspaceId } from "../domain/ids.js";
import type { SlackPerson } from "../slack/directory.js";
import type { Db } from "../store/database.js";
import { peopleOf, savePerson } from "../store/people.js";
import { retryFailedPosts } from "../store/posts.js";
import { schoolOf } from "../store/schools.js";

export interface StepDeps {
  db: Db;
  workspaceId: WorkspaceId;
  now: () => Date;
}

/** A person changed in Slack. Only those are kept whom Bookend has met. */
export async function keepPerson({ db, workspaceId, now }: StepDeps, person: SlackPerson): Promise<void> {
  const [known] = await peopleOf(db, workspaceId, [person.id]);
  if (known) await savePerson(db, workspaceId, { ...person, locale: known.locale, now: now() });
}

/** The bot was invited somewhere: reports that could not be posted are tried again at the next tick. */
export async function retryAfterInvite({ db, workspaceId }: StepDeps): Promise<void> {
  const school = await schoolOf(db, workspaceId);
  if (school) await retryFailedPosts(db, school);
}
