// The context of a request: who asks, which school, what time it is. It comes from Slack's verified payload and our rows.
import type { WorkspaceId } from "../domain/ids.js";
import { DAY_MS } from "../domain/time/duration.js";
import { isTimeZone } from "../domain/time/school-day.js";
import type { ChannelProblem } from "../slack/api/channel.js";
import { type Directory, withDeadline } from "../slack/api/directory.js";
import { orIfUnavailable, SlackUnavailable } from "../slack/api/slack-unavailable.js";
import type { Origin } from "../slack/define/form.js";
import type { Post } from "../slack/define/post.js";
import { Refusal } from "../slack/define/refusal.js";
import type { Request } from "../slack/receive/request.js";
import { type Person, peopleOf, savePerson } from "../store/people.js";
import { type School, schoolOf } from "../store/schools.js";
import type { Db } from "../store/sql/database.js";

/** The context of a post or a nudge: nobody asked for it. */
export interface PostCtx {
  db: Db;
  school: School;
  now: Date;
  /** The command's name in this workspace, e.g. `/unit`. */
  command: string;
}

export interface Ctx {
  db: Db;
  school: School;
  user: Person;
  now: Date;
  /** When the person acted, by Slack's clock; undefined where Slack doesn't say. */
  actedAt: Date | undefined;
  /** The person's own time zone: "today" is their today. */
  tz: string;
  /** Where they asked. */
  channel: { id: string; name: string } | undefined;
  origin: Origin;
  /** The command's name in this workspace, e.g. `/unit`. */
  command: string;
  /** Stays the same when this request is redelivered, clicked twice or replayed. */
  key: string;
  /** These people as Slack knows them, without ids that don't exist. Throws Refusal when Slack doesn't answer. */
  people(ids: readonly string[]): Promise<Person[]>;
  /** Why I can't post in a channel; undefined when I can. Throws Refusal when Slack doesn't answer. */
  channelProblem(id: string): Promise<ChannelProblem | undefined>;
  /** The same, but "unknown" when Slack doesn't answer. `lately`: an answer from the last minute will do. */
  channelProblemIfKnown(id: string, asked: { lately: boolean }): Promise<ChannelProblem | "unknown" | undefined>;
  /** Whether everyone in the workspace can read there. Throws Refusal when Slack doesn't answer. */
  isPublic(channel: string): Promise<boolean>;
  /** The channels this person is in; undefined when Slack doesn't answer. `lately`: an answer from the last minute will do. */
  channelsOfUser(asked: { lately: boolean }): Promise<string[] | undefined>;
  /** All staff; undefined when Slack doesn't answer. */
  staff(): Promise<{ id: string; name: string }[] | undefined>;
  /** What Bookend posts by itself. */
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

// Slack sends an event (`user_change`) for each change. This catches the ones we missed.
const FRESH_MS = DAY_MS;

// Slack waits 3 seconds for the answer to a submission. All our questions to Slack may take this much of it.
// https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response
const DEADLINE_MS = 2000;

const NO_ANSWER = {
  user: "Slack didn't answer, so I couldn't check who you are. Nothing was changed. Please try again in a minute.",
  people:
    "Slack didn't answer, so I couldn't check the people you chose. Nothing was changed. Please try again in a minute.",
  channel: "Slack didn't answer, so I couldn't check this channel. Nothing was changed. Please try again in a minute.",
} as const;

const OUTSIDER_REFUSALS: Record<Exclude<Person["standing"], "member">, string> = {
  guest:
    "Bookend is for this school's staff, so guests can't use it. If you're on staff, ask a Slack workspace admin to make you a full member.",
  stranger: "Bookend is for this school's staff, so people from other organizations can't use it.",
  bot: "Bookend is for people and doesn't answer apps.",
  deactivated: "This account is deactivated, so it can't use Bookend.",
};

async function loadPerson(deps: ContextDeps, id: string, known: Person | undefined): Promise<Person | undefined> {
  const { db, directory, workspaceId } = deps;
  const now = deps.now();
  if (known && now.getTime() - known.seenAt.getTime() < FRESH_MS) return known;
  let found: Awaited<ReturnType<Directory["person"]>>;
  try {
    found = await directory.person(id);
  } catch (error) {
    // If we know the person, what we knew is good enough. A stranger stays out.
    if (error instanceof SlackUnavailable && known && known.seenAt.getTime() > 0) return known;
    throw error;
  }
  return found && savePerson(db, workspaceId, { ...found, now });
}

/** These people, without ids that don't exist. Asks Slack about those we don't know yet. */
async function loadPeople(deps: ContextDeps, ids: readonly string[]): Promise<Person[]> {
  const known = new Map(
    (await peopleOf(deps.db, deps.workspaceId, ids)).map((person) => [person.id as string, person]),
  );
  const people = await Promise.all(ids.map((id) => loadPerson(deps, id, known.get(id))));
  return people.filter((person) => person !== undefined);
}

/** Slack's answer, or a Refusal in these words when there is none. */
async function orRefuse<T>(words: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof SlackUnavailable)) throw error;
    throw new Refusal(words, { cause: error, mayPass: true });
  }
}

/** Throws Refusal for people Bookend isn't for. */
export function createContextOf(deps: ContextDeps): (request: Request) => Promise<Ctx> {
  return async (request) => {
    const { db, workspaceId } = deps;
    const directory = withDeadline(deps.directory, DEADLINE_MS);
    const loading = { ...deps, directory };
    if (request.workspaceId !== workspaceId) {
      throw new Refusal("Bookend isn't set up for this workspace. Nothing was changed.");
    }
    const { userId, userTeamId } = request;
    const isFromHere = userTeamId === undefined || userTeamId === workspaceId;
    if (!isFromHere && !(await orRefuse(NO_ANSWER.user, directory.isAlsoIn(userId, userTeamId)))) {
      throw new Refusal(OUTSIDER_REFUSALS.stranger);
    }
    const [school, [user]] = await Promise.all([
      schoolOf(db, workspaceId),
      orRefuse(NO_ANSWER.user, loadPeople(loading, [request.userId])),
    ]);
    if (!school) throw new Error("The workspace has no school.");
    if (!user) throw new Refusal("Slack doesn't know this account. Nothing was changed.");
    if (user.standing !== "member") throw new Refusal(OUTSIDER_REFUSALS[user.standing]);
    return {
      db,
      school,
      user,
      now: deps.now(),
      actedAt: request.actedAt,
      tz: isTimeZone(user.timeZone) ? user.timeZone : school.timeZone,
      channel: request.channel,
      origin: { responseUrl: request.responseUrl, channel: request.channel?.id },
      command: request.command,
      key: request.key,
      people: (ids) => orRefuse(NO_ANSWER.people, loadPeople(loading, ids)),
      channelProblem: (id) => orRefuse(NO_ANSWER.channel, directory.channelProblem(id)),
      isPublic: (channel) => orRefuse(NO_ANSWER.channel, directory.isPublic(channel)),
      channelsOfUser: ({ lately }) =>
        orIfUnavailable(lately ? directory.recentChannelsOf(user.id) : directory.channelsOf(user.id), undefined),
      staff: () => orIfUnavailable(directory.members(), undefined),
      channelProblemIfKnown: (id, { lately }) =>
        orIfUnavailable(lately ? directory.recentChannelProblem(id) : directory.channelProblem(id), "unknown" as const),
      posts: deps.posts,
    };
  };
}
