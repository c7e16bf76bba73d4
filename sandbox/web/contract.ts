// The contract between the page and its server. Everything happens in the stand-in workspace: the page
// draws a snapshot of what one person sees, and sends what they do.
import type { HomeView, ModalView } from "@slack/types";
import type { MessageBlock } from "../workspace/block-kit/message-block.js";

export interface PersonView {
  id: string;
  name: string;
  /** "Librarian", "Principal, admin", "Guest" …: tells a visitor who they act as. */
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

/** A file shared with a message. `GET /api/file?as=U…&id=F…` downloads it. */
export interface FileView {
  id: string;
  name: string;
  title: string;
  /** In bytes. */
  size: number;
}

export interface MessageView {
  ts: string;
  channel: string;
  userId: string;
  userName: string;
  isApp: boolean;
  /** Slack shows it when there are no blocks, and in notifications. */
  text: string;
  blocks: MessageBlock[];
  files: FileView[];
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
  /** The same by block_id and action_id, because a block may have several elements. */
  chosen: Record<string, Record<string, unknown>>;
  /** By block_id. */
  errors: Record<string, string>;
  /** What Slack shows when the app gave no valid answer within 3 seconds. */
  failure: string | undefined;
}

export interface Snapshot {
  workspace: { id: string; name: string };
  me: string;
  people: PersonView[];
  conversations: ConversationView[];
  /** Public channels this person isn't in; menus offer them, too. */
  otherChannels: { id: string; name: string }[];
  /** The messages of every conversation this person sees, by its id, oldest first. */
  messages: Record<string, MessageView[]>;
  /** From the bottom to the top. */
  modals: ViewView[];
  home: ViewView | undefined;
  commands: { command: string; hint: string; description: string }[];
  shortcuts: { callbackId: string; name: string; kind: "global" | "message" }[];
  /** This person's requests that the app hasn't acked yet; shown as "Bookend is working…". */
  working: { channel: string | undefined; view: string | undefined }[];
  /** Shown above the composer until dismissed or the next act, e.g. "/unit failed because the app did not respond". */
  failure: { id: number; channel: string | undefined; text: string } | undefined;
  clock: { now: string; timeZone: string; nextPost: { at: string; what: string } | undefined };
  faults: FaultSwitch[];
  /** Increases with every change, so that an older response that arrives late is dropped. */
  version: number;
}

export interface FaultSwitch {
  name: "ratelimited" | "error500" | "silent" | "lostReply" | "refusesCharts" | "socketDrop" | "databaseReadOnly";
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
      /** The message it is in, or a modal, or the Home. */
      on: { channel: string; ts: string } | { view: string };
      blockId: string;
      actionId: string;
      /** The option's value, the date, the ids …; none for a button. */
      value?: unknown;
    }
  /** In the order they were filled in; a field that is gone by then is skipped. */
  | { kind: "fill"; view: string; fields: Record<string, unknown> }
  /** Uploads a file, in base64. Its id is in the result, to fill a field with. */
  | { kind: "upload"; name: string; data: string }
  | { kind: "submit"; view: string }
  | { kind: "close"; view: string }
  /** The app's Home, or its Messages tab. */
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
  /** The id of the file that was uploaded. */
  file?: string;
  /** What the server couldn't do; shown as it is. */
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

/** `POST /api/clock`. `at` may be in the past. */
export type ClockRequest = { to: "next-day" | "next-month" | "next-post" | "next-report" | "today" } | { at: string };

/** `POST /api/faults`. */
export interface FaultRequest {
  name: FaultSwitch["name"];
  on: boolean;
}

/** `GET /api/inspector?after=N`: requests between Slack and the app, oldest first. */
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
