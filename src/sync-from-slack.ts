// Keeps Bookend's rows up to date with what happens in Slack between requests.
import type { WorkspaceId } from "./domain/ids.js";
import type { Directory } from "./slack/api/directory.js";
import type { SlackPerson } from "./slack/api/person.js";
import { orIfUnavailable } from "./slack/api/slack-unavailable.js";
import { peopleOf, savePerson } from "./store/people.js";
import { retryFailedPosts } from "./store/posts.js";
import { schoolOf } from "./store/schools.js";
import type { Db } from "./store/sql/database.js";

interface SyncDeps {
  db: Db;
  directory: Pick<Directory, "person" | "channelProblem">;
  workspaceId: WorkspaceId;
  now: () => Date;
}

/**
 * A person changed in Slack. Saves only people Bookend already knows, and as Slack shows them now, because the event
 * may be late. Uses the event itself only when Slack does not answer. True when the person may now do more or less.
 */
export async function syncPerson(deps: SyncDeps, reported: SlackPerson): Promise<boolean> {
  const { db, directory, workspaceId, now } = deps;
  const [known] = await peopleOf(db, workspaceId, [reported.id]);
  if (!known) return false;
  const person = (await orIfUnavailable(directory.person(reported.id), undefined)) ?? {
    ...reported,
    locale: known.locale,
  };
  const saved = await savePerson(db, workspaceId, { ...person, now: now() });
  return saved.role !== known.role || saved.librarian !== known.librarian;
}

/** Bookend was invited to a channel, so the next tick retries failed posts. */
export async function retryAfterInvite({ db, directory, workspaceId }: SyncDeps, channel: string): Promise<void> {
  const school = await schoolOf(db, workspaceId);
  if (school) await retryFailedPosts(db, school);
  // Asking replaces what the directory remembers about the channel.
  await orIfUnavailable(directory.channelProblem(channel), undefined);
}
