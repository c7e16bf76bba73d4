// Keeps Bookend's rows in step with what happens in Slack between requests.
import type { WorkspaceId } from "./domain/ids.js";
import { orIfUnavailable } from "./slack/api/answer.js";
import type { Directory } from "./slack/api/directory.js";
import type { SlackPerson } from "./slack/api/person.js";
import { peopleOf, savePerson } from "./store/people.js";
import { retryFailedPosts } from "./store/posts.js";
import { schoolOf } from "./store/schools.js";
import type { Db } from "./store/sql/database.js";

export interface SyncDeps {
  db: Db;
  directory: Pick<Directory, "person" | "channel">;
  workspaceId: WorkspaceId;
  now: () => Date;
}

/**
 * A person changed in Slack. Only those are kept whom Bookend has met, and as Slack shows them now: the event may be a
 * late one. It is taken at its word only when Slack does not answer.
 */
export async function syncPerson(deps: SyncDeps, told: SlackPerson): Promise<void> {
  const { db, directory, workspaceId, now } = deps;
  const [known] = await peopleOf(db, workspaceId, [told.id]);
  if (!known) return;
  const person = (await orIfUnavailable(directory.person(told.id), undefined)) ?? { ...told, locale: known.locale };
  await savePerson(db, workspaceId, { ...person, now: now() });
}

/** The bot was invited somewhere: reports that could not be posted are tried again at the next tick. */
export async function retryAfterInvite({ db, directory, workspaceId }: SyncDeps, channel: string): Promise<void> {
  const school = await schoolOf(db, workspaceId);
  if (school) await retryFailedPosts(db, school);
  // What was known of it a minute ago is no longer true.
  await orIfUnavailable(directory.channel(channel), undefined);
}
