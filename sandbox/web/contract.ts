// What the page and its server say to each other. Everything that happens happens in the stand-in workspace: the page
// draws a snapshot of what one person sees and sends what they do.
import type { HomeView, KnownBlock, ModalView } from "@slack/types";

export interface PersonView {
  id: string;
  name: string;
  /** "Librarian", "Principal, admin", "Guest" …: so that a visitor knows whom to act as. */
  title: string;
  isBot: boolean;
  isAdmin: boolean;
  isGuest: boolean;
  hasLeft: boolean;
}

export interface ConversationView {
  id: string;
  /** Without `#`; for a direct message the other person's name. */
  name: string;
  kind: "public" | "private" | "direct";
  botIsMember: boolean;
  isArchived: boolean;
  /** Messages and whispers since this person last looked at it. */
  unread: number;
}

export interface MessageView {
  ts: string;
  channel: string;
  userId: string;
  userName: string;
  isApp: boolean;
  /** Slack shows it when there are no blocks, and in notifications. */
  text: string;
  blocks: KnownBlock[];
  /** Only `me` sees it. */
  isWhisper: boolean;
  isEdited: boolean;
  /** The ts of the message it answers. */
  threadTs: string | undefined;
}

export interface ViewView {
  id: string;
  hash: string;
  view: ModalView | HomeView;
  /** By block_id: texts, dates, ids, values of options. */
  values: Record<string, unknown>;
  /** The same by block_id and action_id, for a block may have several elements. */
  chosen: Record<string, Record<string, unknown>>;
  /** By block_id. */
  errors: Record<string, string>;
  /** What Slack shows when the app did not answer in 3 seconds, or badly. */
  failure: string | undefined;
}

export interface Snapshot {
  workspace: { id: string; name: string };
  me: string;
  people: PersonView[];
  conversations: ConversationView[];
  /** Public channels this person is not in: menus offer them, too. */
  otherChannels: { id: string; name: string }[];
  /** Of every conversation this person sees, by id, oldest first. */
  messages: Record<string, MessageView[]>;
  /** From the bottom to the top. */
  modals: ViewView[];
  home: ViewView | undefined;
  commands: { command: string; hint: string; description: string }[];
  shortcuts: { callbackId: string; name: string; kind: "global" | "message" }[];
  /** Requests of this person the app has not acked yet; drawn as "Bookend is working…". */
  working: { channel: string | undefined; view: string | undefined }[];
  /** Shown above the composer until dismissed or the next act, e.g. "/unit failed because the app did not respond". */
  failure: { id: number; channel: string | undefined; text: string } | undefined;
  clock: { now: string; timeZone: string; nextPost: { at: string; what: string } | undefined };
  faults: FaultSwitch[];
  /** Rises with every change, so that an older answer that arrives late is dropped. */
  version: number;
}

export interface FaultSwitch {
  name: "ratelimited" | "error500" | "silent" | "lostReply" | "socketDrop" | "databaseReadOnly";
  label: string;
  on: boolean;
}

/** `POST /api/act`, answered with `ActResult` once the app has acked or 3 seconds are over. */
export type Act =
  | { kind: "command"; channel: string; text: string }
  | { kind: "say"; channel: string; text: string; threadTs?: string }
  | { kind: "shortcut"; callbackId: string }
  | { kind: "messageShortcut"; callbackId: string; channel: string; ts: string }
  | {
      kind: "click";
      /** The message it stands on, or a modal, or the Home. */
      on: { channel: string; ts: string } | { view: string };
      blockId: string;
      actionId: string;
      /** Of the option chosen, the date picked, the ids selected …; none for a button. */
      value?: unknown;
    }
  /** In the order in which it was typed and chosen; a field that is gone by then is left out. */
  | { kind: "fill"; view: string; fields: Record<string, unknown> }
  | { kind: "submit"; view: string }
  | { kind: "close"; view: string }
  /** The app's Home, or the messages beside it. */
  | { kind: "openHome"; tab?: "home" | "messages" }
  | { kind: "read"; channel: string }
  | { kind: "invite"; channel: string };

export interface ActRequest {
  as: string;
  act: Act;
}

export interface ActResult {
  ok: boolean;
  /** What Slack's own client would say, by field: "This is required". */
  refused?: Record<string, string>;
  /** What the server could not do; shown as it is. */
  error?: string;
}

/** `POST /api/suggest`: options for an external_select. */
export interface SuggestRequest {
  as: string;
  view: string;
  blockId: string;
  query: string;
}

export interface SuggestResult {
  options: { text: string; value: string }[];
}

/** `POST /api/clock`. An instant may lie before now. */
export type ClockRequest = { to: "next-day" | "next-month" | "next-post" | "next-report" | "today" } | { at: string };

/** `POST /api/faults`. */
export interface FaultRequest {
  name: FaultSwitch["name"];
  on: boolean;
}

/** `GET /api/inspector?after=N`: what passed between Slack and the app, oldest first. */
export interface InspectorEntry {
  id: number;
  direction: "slack-to-app" | "app-to-slack";
  /** `/unit`, `view_submission log-unit`, `views.open` … */
  title: string;
  at: string;
  /** Milliseconds until the ack, or until the answer. */
  ms: number | undefined;
  status: string;
  request: unknown;
  answer: unknown;
  /** What the strict checks refused, and why. */
  refused: string[];
}

// `GET /api/snapshot?as=U…` is a Snapshot. `GET /api/changes` is a stream of server-sent events: `change` with the
// version as data, whenever anything changed. `GET /` is the page.
