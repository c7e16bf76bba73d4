// Who people are, from our rows or from Slack, and how old an answer may be.
import type { WorkspaceId } from "../domain/ids.js";
import type { Directory } from "../slack/api/directory.js";
import { SlackUnavailable } from "../slack/api/slack-unavailable.js";
import { type Person, peopleOf, type SlackProfile, savePerson } from "../store/people.js";
import type { Db } from "../store/sql/database.js";

interface PeopleDeps {
  db: Db;
  directory: Pick<Directory, "person">;
  workspaceId: WorkspaceId;
  now: () => Date;
}

const MINUTE_MS = 60 * 1000;
// Slack sends an event (`user_change`) for each change. This catches the ones we missed.
const FRESH_MS = 60 * MINUTE_MS;
/** An answer that says nothing new isn't written again within this time, because every write redraws Homes. */
const UNWRITTEN_MS = 10 * MINUTE_MS;

const ageOf = ({ now }: PeopleDeps, { seenAt }: Person) => now().getTime() - seenAt.getTime();

/** Whether Slack described this person within the last hour. */
export const isRecent = (deps: PeopleDeps, person: Person): boolean => ageOf(deps, person) < FRESH_MS;

const saysNothingNew = (known: Person, found: SlackProfile) =>
  (["name", "timeZone", "locale", "standing", "slackAdmin"] as const).every((key) => known[key] === found[key]);

/** Asks Slack and saves the answer. Throws SlackUnavailable. */
async function askSlack(deps: PeopleDeps, id: string, known: Person | undefined): Promise<Person | undefined> {
  const found = await deps.directory.person(id);
  if (!found) return undefined;
  if (known && ageOf(deps, known) < UNWRITTEN_MS && saysNothingNew(known, found)) return known;
  return savePerson(deps.db, deps.workspaceId, { ...found, now: deps.now() });
}

/** What Slack answers; without an answer what we knew, if that is good enough. Throws SlackUnavailable. */
async function askSlackOr(
  deps: PeopleDeps,
  id: string,
  { known, isGoodEnough }: { known: Person | undefined; isGoodEnough(known: Person): boolean },
): Promise<Person | undefined> {
  try {
    return await askSlack(deps, id, known);
  } catch (error) {
    if (error instanceof SlackUnavailable && known && isGoodEnough(known)) return known;
    throw error;
  }
}

async function loadPerson(deps: PeopleDeps, id: string, known: Person | undefined): Promise<Person | undefined> {
  if (known && isRecent(deps, known)) return known;
  // If we know the person, what we knew is good enough. A stranger stays out.
  return askSlackOr(deps, id, { known, isGoodEnough: (person) => person.seenAt.getTime() > 0 });
}

/** These people, without ids that don't exist. Asks Slack about those we don't know well enough. Throws SlackUnavailable. */
export async function loadPeople(deps: PeopleDeps, ids: readonly string[]): Promise<Person[]> {
  const rows = await peopleOf(deps.db, deps.workspaceId, ids);
  const known = new Map(rows.map((person) => [person.id as string, person]));
  const people = await Promise.all(ids.map((id) => loadPerson(deps, id, known.get(id))));
  return people.filter((person) => person !== undefined);
}

/**
 * This person as Slack describes them now, for what only some roles may see or do. While Slack doesn't answer, what it said
 * within the last hour counts. Undefined when Slack doesn't know the id. Throws SlackUnavailable.
 */
export async function loadAfresh(deps: PeopleDeps, id: string): Promise<Person | undefined> {
  const [known] = await peopleOf(deps.db, deps.workspaceId, [id]);
  return askSlackOr(deps, id, { known, isGoodEnough: (person) => isRecent(deps, person) });
}
