// The context of a request: who asks, which school, what time it is. It comes from Slack's verified payload and our rows.
import type { WorkspaceId } from "../domain/ids.js";
import { isTimeZone } from "../domain/time/school-day.js";
import type { ChannelProblem } from "../slack/api/channel.js";
import { type Directory, withDeadline } from "../slack/api/directory.js";
import { type FileProblem, FileUnavailable, type ReadFile } from "../slack/api/files.js";
import { orIfUnavailable, SlackUnavailable } from "../slack/api/slack-unavailable.js";
import type { ChosenFile } from "../slack/define/file-field.js";
import type { Origin } from "../slack/define/form.js";
import type { Post } from "../slack/define/post.js";
import { Refusal } from "../slack/define/refusal.js";
import type { Request } from "../slack/receive/request.js";
import type { Person } from "../store/people.js";
import { type School, schoolOf } from "../store/schools.js";
import type { Db } from "../store/sql/database.js";
import { isRecent, loadAfresh, loadPeople } from "./load-people.js";
import { refuseOutsider, STRANGER_REFUSAL } from "./refuse-outsider.js";

/** The context of a post or a nudge: nobody asked for it. */
export interface PostCtx {
  db: Db;
  school: School;
  now: Date;
  /** The command's name in this workspace, e.g. `/unit`. */
  command: string;
  /** All staff, with their e-mail addresses if Slack tells them; undefined when Slack doesn't answer. */
  staff(): Promise<{ id: string; name: string; email?: string | undefined }[] | undefined>;
  /** Everyone in this channel; "unknown" when Slack doesn't answer, undefined if Bookend can't see the channel. */
  membersIfKnown(channel: string): Promise<string[] | "unknown" | undefined>;
  /** What Bookend posts by itself. */
  posts: readonly Post<PostCtx>[];
}

export interface Ctx extends PostCtx {
  /** Who asks. What Slack said about them may be an hour old, or older while it doesn't answer. */
  user: Person;
  /** When the person acted, by Slack's clock; undefined where Slack doesn't say. */
  actedAt: Date | undefined;
  /** The person's own time zone: "today" is their today. */
  tz: string;
  /** Where they asked. */
  channel: { id: string; name: string } | undefined;
  origin: Origin;
  /** Stays the same when this request is redelivered, clicked twice or replayed. */
  key: string;
  /** These people as Slack knows them, without ids that don't exist. Throws Refusal when Slack doesn't answer. */
  people(ids: readonly string[]): Promise<Person[]>;
  /**
   * Who asks, as Slack describes them now: for what only some roles may see or do. While Slack doesn't answer, what it said
   * within the last hour counts. Otherwise throws Refusal, as for people who have left.
   */
  userNow(): Promise<Person>;
  /** The same for a Home, but undefined when Slack doesn't answer. `lately`: what Slack said in the last hour will do. */
  userIfKnown(asked: { lately: boolean }): Promise<Person | undefined>;
  /** Why I can't post in a channel; undefined when I can. Throws Refusal when Slack doesn't answer. */
  channelProblem(id: string): Promise<ChannelProblem | undefined>;
  /** The same, but "unknown" when Slack doesn't answer. `lately`: an answer from the last minute will do. */
  channelProblemIfKnown(id: string, asked: { lately: boolean }): Promise<ChannelProblem | "unknown" | undefined>;
  /** Whether everyone in the workspace can read there. Throws Refusal when Slack doesn't answer. */
  isPublic(channel: string): Promise<boolean>;
  /** Whether this person is in the channel now. False for a private one that I'm not in. Throws Refusal like the above. */
  isInChannel(channel: string): Promise<boolean>;
  /** The channels this person is in; undefined when Slack doesn't answer. `lately`: an answer from the last minute will do. */
  channelsOfUser(asked: { lately: boolean }): Promise<string[] | undefined>;
  /** What is in a file that was chosen in a form, at most 10 MB. Takes seconds, so only after the ack. Throws Refusal. */
  readFile(file: ChosenFile): Promise<Uint8Array<ArrayBuffer>>;
}

export interface ContextDeps {
  db: Db;
  directory: Directory;
  /** The workspace this token belongs to. */
  workspaceId: WorkspaceId;
  now: () => Date;
  posts: readonly Post<PostCtx>[];
  readFile: ReadFile;
}

// Slack waits 3 seconds for the answer to a submission. All our questions to Slack may take this much of it.
// https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response
const DEADLINE_MS = 2000;

const NO_ANSWER = {
  user: "Slack didn't answer, so I couldn't check who you are. Nothing was changed. Please try again in a minute.",
  role: "Slack didn't answer, so I couldn't check if you may still do this. Nothing was changed. Please try again in a minute.",
  people:
    "Slack didn't answer, so I couldn't check the people you chose. Nothing was changed. Please try again in a minute.",
  channel: "Slack didn't answer, so I couldn't check this channel. Nothing was changed. Please try again in a minute.",
} as const;

/** Slack's answer, or a Refusal in these words when there is none. */
async function orRefuse<T>(words: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof SlackUnavailable)) throw error;
    throw new Refusal(words, { cause: error, mayPass: true });
  }
}

const NO_FILE: Record<FileProblem, string> = {
  refused: "Slack didn't hand me the file. It may have been deleted. Nothing was changed. Please choose it again.",
  no_scope:
    "Slack doesn't let me read files yet. A workspace admin has to reinstall Bookend with the scope files:read. Nothing was changed.",
  too_big: "This file is bigger than 10 MB, and that's more than I can read. Nothing was changed.",
  no_answer: "Slack didn't hand me the file in time. Nothing was changed. Please try again in a minute.",
};

async function fileOrRefuse(answer: ReturnType<ReadFile>): ReturnType<ReadFile> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof FileUnavailable)) throw error;
    throw new Refusal(NO_FILE[error.problem], { cause: error, mayPass: error.problem === "no_answer" });
  }
}

/** Where a form that this request opens comes from. A form that is submitted keeps its own origin. */
const toOrigin = ({ responseUrl, channel, clickedMessage, view, modalBelow }: Request): Origin => ({
  responseUrl,
  channel: channel?.id,
  message: clickedMessage,
  modal: modalBelow ?? (view && !view.isHome ? view.id : undefined),
});

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
      throw new Refusal(STRANGER_REFUSAL);
    }
    const [school, [user]] = await Promise.all([
      schoolOf(db, workspaceId),
      orRefuse(NO_ANSWER.user, loadPeople(loading, [request.userId])),
    ]);
    if (!school) throw new Error("The workspace has no school.");
    const asker = await refuseOutsider(loading, user);
    const userNow = async () => refuseOutsider(loading, await loadAfresh(loading, asker.id));
    // One answer serves the whole request, however many channels it names.
    let channels: Promise<string[]> | undefined;
    const channelsOf = () => {
      channels ??= directory.channelsOf(asker.id);
      return channels;
    };
    return {
      db,
      school,
      user: asker,
      now: deps.now(),
      actedAt: request.actedAt,
      tz: isTimeZone(asker.timeZone) ? asker.timeZone : school.timeZone,
      channel: request.channel,
      origin: toOrigin(request),
      command: request.command,
      key: request.key,
      userNow: () => orRefuse(NO_ANSWER.role, userNow()),
      userIfKnown: async ({ lately }) => {
        if (lately) return isRecent(loading, asker) ? asker : undefined;
        return orIfUnavailable(userNow(), undefined);
      },
      people: (ids) => orRefuse(NO_ANSWER.people, loadPeople(loading, ids)),
      channelProblem: (id) => orRefuse(NO_ANSWER.channel, directory.channelProblem(id)),
      isPublic: (channel) => orRefuse(NO_ANSWER.channel, directory.isPublic(channel)),
      isInChannel: async (channel) => (await orRefuse(NO_ANSWER.channel, channelsOf())).includes(channel),
      channelsOfUser: ({ lately }) =>
        orIfUnavailable(lately ? directory.recentChannelsOf(asker.id) : channelsOf(), undefined),
      membersIfKnown: (channel) => orIfUnavailable(directory.membersOf(channel), "unknown" as const),
      staff: () => orIfUnavailable(directory.members(), undefined),
      channelProblemIfKnown: (id, { lately }) =>
        orIfUnavailable(lately ? directory.recentChannelProblem(id) : directory.channelProblem(id), "unknown" as const),
      readFile: ({ id }) => fileOrRefuse(deps.readFile(id)),
      posts: deps.posts,
    };
  };
}
