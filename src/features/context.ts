// Who asks and what they may know: made afresh for every request, from Slack's verified payload and our own rows.

import type { WorkspaceId } from "../domain/ids.js";
import { DAY_MS } from "../domain/time/duration.js";
import { isTimeZone } from "../domain/time/school-day.js";
import { orIfUnavailable, SlackUnavailable } from "../slack/api/answer.js";
import type { ChannelProblem } from "../slack/api/channel.js";
import { type Directory, withDeadline } from "../slack/api/directory.js";
import type { Origin } from "../slack/define/form.js";
import type { Post } from "../slack/define/post.js";
import { Refusal } from "../slack/define/refusal.js";
import type { Request } from "../slack/receive/request.js";
import { type Person, peopleOf, savePerson } from "../store/people.js";
import { type School, schoolOf } from "../store/schools.js";
import type { Db } from "../store/sql/database.js";

/** What a post or a nudge goes by: it has no one who asks. */
export interface PostCtx {
  db: Db;
  school: School;
  now: Date;
  /** The command as it is called here, e.g. `/unit`. */
  command: string;
}

export interface Ctx {
  db: Db;
  school: School;
  user: Person;
  now: Date;
  /** The person's own time zone; "today" is theirs. */
  tz: string;
  /** Where they asked. */
  channel: { id: string; name: string } | undefined;
  origin: Origin;
  /** The command as it is called here, e.g. `/unit`. */
  command: string;
  /** The same for a redelivery, a double click or a replay of this request. */
  key: string;
  /** These people as Slack shows them; who does not exist is left out. Throws Refusal when Slack does not answer. */
  people(ids: readonly string[]): Promise<Person[]>;
  /** Why a channel cannot be posted in; undefined when it can. Throws Refusal when Slack does not answer. */
  channelProblem(id: string): Promise<ChannelProblem | undefined>;
  /** The same, or if that will do as it was within the last minute; "unknown" when Slack does not answer. */
  channelProblemIfKnown(id: string, asked: { lately: boolean }): Promise<ChannelProblem | "unknown" | undefined>;
  /** Whether everybody in the workspace may read there. Throws Refusal when Slack does not answer. */
  isPublic(channel: string): Promise<boolean>;
  /** Everybody on the staff; undefined when Slack does not answer. */
  staff(): Promise<{ id: string; name: string }[] | undefined>;
  /** What goes out by itself. */
  posts: readonly Post<PostCtx>[];
}

export interface ContextDeps {
  db: Db;
  directory: Directory;
  /** The workspace this token belongs to. */
  workspaceId: WorkspaceId;
  now: () => Date;
  posts: readonly Post<PostCtx>[];
}

// Slack tells of changes by event (`user_change`); this is for those that were missed.
const FRESH_MS = DAY_MS;

// Of the 3 seconds in which a submission is answered, what asking Slack may take in all.
// https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response
const PATIENCE_MS = 2000;

const UNANSWERED = {
  user: "I could not ask Slack who you are. Nothing was changed. Please try again in a minute.",
  people: "I could not ask Slack about the people you chose. Nothing was changed. Please try again in a minute.",
  channel: "I could not ask Slack about this channel. Nothing was changed. Please try again in a minute.",
} as const;

const NO_OUTSIDERS: Record<Exclude<Person["standing"], "member">, string> = {
  guest:
    "Bookend is for the staff of this school. Guests cannot use it. If you are staff, ask the library to change that.",
  stranger:
    "Bookend is for the staff of this school. It is not available to people of other organizations in this channel.",
  bot: "Bookend is for people. It does not answer apps.",
  deactivated: "This account is deactivated, so Bookend does not answer it.",
};

async function loadPerson(deps: ContextDeps, id: string, known: Person | undefined): Promise<Person | undefined> {
  const { db, directory, workspaceId } = deps;
  const now = deps.now();
  if (known && now.getTime() - known.seenAt.getTime() < FRESH_MS) return known;
  let seen: Awaited<ReturnType<Directory["person"]>>;
  try {
    seen = await directory.person(id);
  } catch (error) {
    // Someone we met before is let in on what we knew; a stranger is not.
    if (error instanceof SlackUnavailable && known && known.seenAt.getTime() > 0) return known;
    throw error;
  }
  return seen && savePerson(db, workspaceId, { ...seen, now });
}

/** These people, met now if they were not before. Who does not exist is left out. */
async function loadPeople(deps: ContextDeps, ids: readonly string[]): Promise<Person[]> {
  const known = new Map(
    (await peopleOf(deps.db, deps.workspaceId, ids)).map((person) => [person.id as string, person]),
  );
  const met = await Promise.all(ids.map((id) => loadPerson(deps, id, known.get(id))));
  return met.filter((person) => person !== undefined);
}

/** What Slack says, or a Refusal in these words when it says nothing. */
async function orRefuse<T>(words: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof SlackUnavailable)) throw error;
    throw new Refusal(words, { cause: error });
  }
}

/** The context of a request. Throws Refusal for whom Bookend is not there. */
export function createContextOf(deps: ContextDeps): (request: Request) => Promise<Ctx> {
  return async (request) => {
    const { db, workspaceId } = deps;
    const directory = withDeadline(deps.directory, PATIENCE_MS);
    const meeting = { ...deps, directory };
    if (request.workspaceId !== workspaceId) {
      throw new Refusal("Bookend is not set up for this workspace, so nothing was done here.");
    }
    const { userId, userTeamId } = request;
    const isOfOurs = userTeamId === undefined || userTeamId === workspaceId;
    if (!isOfOurs && !(await orRefuse(UNANSWERED.user, directory.isAlsoOf(userId, userTeamId)))) {
      throw new Refusal(NO_OUTSIDERS.stranger);
    }
    const [school, [user]] = await Promise.all([
      schoolOf(db, workspaceId),
      orRefuse(UNANSWERED.user, loadPeople(meeting, [request.userId])),
    ]);
    if (!school) throw new Error("The workspace has no school.");
    if (!user) throw new Refusal("Slack does not know this account, so nothing was done.");
    if (user.standing !== "member") throw new Refusal(NO_OUTSIDERS[user.standing]);
    return {
      db,
      school,
      user,
      now: deps.now(),
      tz: isTimeZone(user.timeZone) ? user.timeZone : school.timeZone,
      channel: request.channel,
      origin: { responseUrl: request.responseUrl, channel: request.channel?.id },
      command: request.command,
      key: request.key,
      people: (ids) => orRefuse(UNANSWERED.people, loadPeople(meeting, ids)),
      channelProblem: (id) => orRefuse(UNANSWERED.channel, directory.channel(id)),
      isPublic: (channel) => orRefuse(UNANSWERED.channel, directory.isPublic(channel)),
      staff: () => orIfUnavailable(directory.members(), undefined),
      channelProblemIfKnown: (id, { lately }) =>
        orIfUnavailable(lately ? directory.channelLately(id) : directory.channel(id), "unknown" as const),
      posts: deps.posts,
    };
  };
}
