// What one person sees of the workspace now.
import type { Actor } from "../../workspace/acting/actor.js";
import type { VisibleView } from "../../workspace/acting/visible-view.js";
import type { StateValues } from "../../workspace/block-kit/elements.js";
import type { Channel, Person } from "../../workspace/directory.js";
import type { Message } from "../../workspace/messages.js";
import { plainValue } from "../../workspace/views.js";
import type { ConversationView, MessageView, PersonView, Snapshot, ViewView } from "../contract.js";
import type { ClientState } from "./client-state.js";
import { toFileViews } from "./message-files.js";
import type { DemoStage } from "./stage.js";

function toPerson(person: Person, titles: DemoStage["titles"]): PersonView {
  const { id, realName, isBot, isAdmin, isOwner, isGuest, isUltraGuest, isDeleted } = person;
  return {
    id,
    name: realName,
    title: titles[id] ?? (isBot ? "App" : ""),
    isBot,
    isAdmin: isAdmin || isOwner,
    isGuest: isGuest || isUltraGuest,
    hasLeft: isDeleted,
  };
}

export const peopleOf = ({ workspace, titles }: DemoStage): PersonView[] =>
  workspace.people().map((person) => toPerson(person, titles));

function toMessage(message: Message, names: ReadonlyMap<string, string>, actor: Actor): MessageView {
  const { ts, channel, user, botId, text, blocks, files, visibleTo, edited, threadTs } = message;
  return {
    ts,
    channel,
    userId: user,
    userName: names.get(user) ?? user,
    isApp: botId !== undefined,
    text,
    blocks,
    files: toFileViews(actor, files),
    isWhisper: visibleTo !== undefined,
    isEdited: edited !== undefined,
    threadTs,
  };
}

const toPlainValues = (actions: StateValues[string]) =>
  Object.fromEntries(Object.entries(actions).map(([actionId, value]) => [actionId, plainValue(value)]));

const toView = ({ id, hash, view, values, state, errors, failure }: VisibleView): ViewView => ({
  id,
  hash,
  view,
  values,
  chosen: Object.fromEntries(Object.entries(state).map(([blockId, actions]) => [blockId, toPlainValues(actions)])),
  errors,
  failure,
});

/** The channel's messages for everyone and for this person alone, oldest first. */
export function messagesSeen({ workspace }: DemoStage, me: string, channel: string): Message[] {
  const seen = [...workspace.messagesIn(channel), ...workspace.whispersTo(me, channel)];
  return seen.filter(({ deleted }) => !deleted).sort((a, b) => (a.ts < b.ts ? -1 : 1));
}

/** The ts of the newest message anywhere. */
export function lastTs({ workspace }: DemoStage): string {
  const all = workspace.channels().flatMap(({ id }) => workspace.messagesIn(id).map(({ ts }) => ts));
  return all.sort().at(-1) ?? "";
}

/** The channels this person is in; the conversation with the app is last. */
function channelsOf({ workspace }: DemoStage, actor: Actor): Channel[] {
  const direct = actor.directChannel;
  const joined = workspace.channels().filter(({ kind, members }) => kind !== "im" && members.has(actor.id));
  return [...joined, ...workspace.channels().filter(({ id }) => id === direct)];
}

function otherChannelsOf({ workspace }: DemoStage, me: string): Snapshot["otherChannels"] {
  const others = workspace
    .channels()
    .filter(({ kind, members, isArchived }) => kind === "public" && !members.has(me) && !isArchived);
  return others.map(({ id, name }) => ({ id, name }));
}

interface SnapshotContext {
  me: string;
  client: ClientState;
  names: ReadonlyMap<string, string>;
  botUserId: string;
}

function toConversation(channel: Channel, messages: readonly Message[], drawn: SnapshotContext): ConversationView {
  const { me, client, names, botUserId } = drawn;
  const lastRead = client.lastRead(me, channel.id);
  return {
    id: channel.id,
    name: channel.kind === "im" ? (names.get(botUserId) ?? "") : channel.name,
    kind: channel.kind === "im" ? "direct" : channel.kind,
    botIsMember: channel.members.has(botUserId),
    isArchived: channel.isArchived,
    unread: messages.filter(({ ts, user }) => user !== me && ts > lastRead).length,
  };
}

export interface SnapshotTime {
  clock: Snapshot["clock"];
  version: number;
}

export function toSnapshot(
  stage: DemoStage,
  client: ClientState,
  { me, clock, version }: SnapshotTime & { me: string },
): Snapshot {
  const { workspace, commands, shortcuts } = stage;
  const people = peopleOf(stage);
  const drawn = {
    me,
    client,
    names: new Map(people.map(({ id, name }) => [id, name])),
    botUserId: workspace.botUserId,
  };
  const actor = workspace.as(me);
  const seen = channelsOf(stage, actor).map((channel) => ({ channel, all: messagesSeen(stage, me, channel.id) }));
  const home = actor.home();
  return {
    workspace: { id: workspace.teamId, name: workspace.teamName },
    me,
    people,
    conversations: seen.map(({ channel, all }) => toConversation(channel, all, drawn)),
    otherChannels: otherChannelsOf(stage, me),
    messages: Object.fromEntries(
      seen.map(({ channel, all }) => [channel.id, all.map((message) => toMessage(message, drawn.names, actor))]),
    ),
    modals: actor.modals().map(toView),
    home: home && toView(home),
    commands,
    shortcuts,
    working: client.pendingOf(me),
    failure: client.failureOf(me),
    clock,
    faults: stage.faults.list(),
    version,
  };
}
