// Slack in the simulation: channels, their messages and its rules, at the level of Web API calls.

export interface SlackMessage {
  /** A channel's id, or a person's for a direct message. */
  channel: string;
  ts: string;
  /** The true time, in milliseconds. */
  at: number;
  threadTs: string | undefined;
  text: string;
  metadata: { event_type: string; event_payload: Record<string, string> } | undefined;
  /** What it said, oldest first: first as posted, then after each edit. */
  versions: MessageVersion[];
  isDeleted: boolean;
}

export interface MessageVersion {
  /** Without the footnotes, which say when it was posted and updated. */
  body: string;
  /** What its sender knew. */
  sender: Sender;
  /** When whoever sent it had written down in the database that Slack confirmed it; before that, never. */
  confirmedAt: number;
}

/** Who makes a call. */
export interface Sender {
  /** When the request left. */
  sentAt: number;
  /** How many changes people had made to the log when the sender looked at it; NaN if that is uncertain. */
  changes: number;
  /** What the report of the month would have said when the sender composed this. */
  report: string | undefined;
}

export type Answer = { ok: true; [key: string]: unknown } | { ok: false; error: string; retryAfter?: number };
export type Arguments = Readonly<Record<string, string>>;

/** Something that lasts a while: then calls end with Slack's error. */
export interface Trouble {
  kind: "kicked" | "archived" | "revoked" | "away";
  from: number;
  to: number;
}

export interface SlackRules {
  /** "strict": one call a minute and 15 messages, as for apps distributed outside Slack's Marketplace. */
  history: "usual" | "strict" | "forbidden";
  /** How long a message can be edited, in milliseconds. */
  editWindow: number;
  troubles: readonly Trouble[];
}

const NEVER = Number.POSITIVE_INFINITY;
const STRICT = { everyMs: 60_000, limit: 15 };

/** What a message says, without its footnotes. */
export function bodyOf(blocks: unknown): string {
  return JSON.stringify((blocks as { type: string }[]).filter(({ type }) => type !== "context"));
}

const ok = (fields: Record<string, unknown> = {}): Answer => ({ ok: true, ...fields });
const refuse = (error: string): Answer => ({ ok: false, error });

export class SimulatedSlack {
  readonly messages: SlackMessage[] = [];
  /** Calls to methods the simulation doesn't know. */
  readonly unknownCalls: string[] = [];
  private lastHistory = Number.NEGATIVE_INFINITY;
  private lastTs = 0;

  constructor(
    public rules: SlackRules,
    private readonly time: () => number,
  ) {}

  isIn(kind: Trouble["kind"]): boolean {
    return this.rules.troubles.some(
      (trouble) => trouble.kind === kind && trouble.from <= this.time() && this.time() < trouble.to,
    );
  }

  /** The marked messages of one kind of post, deleted ones included, oldest first. */
  postsOf(post: string): SlackMessage[] {
    return this.messages.filter(({ metadata }) => metadata?.event_payload.post === post);
  }

  /** Carries out a call. What it changed comes back, too, so that its sender can confirm it. */
  handle(method: string, args: Arguments, sender: Sender): { answer: Answer; changed?: MessageVersion } {
    if (this.isIn("revoked")) return { answer: refuse("token_revoked") };
    if (method === "chat.postMessage") return this.post(args, sender);
    if (method === "chat.update") return this.update(args, sender);
    if (method === "conversations.history") return { answer: this.history(args, false) };
    if (method === "conversations.replies") return { answer: this.history(args, true) };
    if (method === "auth.test" || method === "api.test") return { answer: ok() };
    this.unknownCalls.push(method);
    return { answer: refuse("unknown_method") };
  }

  /** A person says something in the channel. */
  chat(channel: string): void {
    this.add({ channel, text: "See you at lunch?" }, "", { sentAt: this.time(), changes: 0, report: undefined });
  }

  private add(args: Arguments, body: string, sender: Sender): SlackMessage {
    this.lastTs = Math.max(this.time() * 1000, this.lastTs + 1);
    const message: SlackMessage = {
      channel: args.channel ?? "",
      ts: `${Math.floor(this.lastTs / 1e6)}.${String(this.lastTs % 1e6).padStart(6, "0")}`,
      at: this.time(),
      threadTs: args.thread_ts,
      text: args.text ?? "",
      metadata: args.metadata ? JSON.parse(args.metadata) : undefined,
      versions: [{ body, sender, confirmedAt: NEVER }],
      isDeleted: false,
    };
    this.messages.push(message);
    return message;
  }

  private whyNotIn(channel = ""): string | undefined {
    if (channel.startsWith("U")) return undefined;
    if (this.isIn("archived")) return "is_archived";
    return this.isIn("kicked") ? "not_in_channel" : undefined;
  }

  private post(args: Arguments, sender: Sender): { answer: Answer; changed?: MessageVersion } {
    const why = this.whyNotIn(args.channel);
    if (why) return { answer: refuse(why) };
    const message = this.add(args, bodyOf(JSON.parse(args.blocks ?? "[]")), sender);
    const [changed] = message.versions;
    return { answer: ok({ ts: message.ts, channel: message.channel }), ...(changed ? { changed } : {}) };
  }

  private update(args: Arguments, sender: Sender): { answer: Answer; changed?: MessageVersion } {
    const why = this.whyNotIn(args.channel);
    if (why) return { answer: refuse(why) };
    const message = this.messages.find(({ channel, ts }) => channel === args.channel && ts === args.ts);
    if (!message || message.isDeleted) return { answer: refuse("message_not_found") };
    if (this.time() - message.at > this.rules.editWindow) return { answer: refuse("edit_window_closed") };
    const body = bodyOf(JSON.parse(args.blocks ?? "[]"));
    const changed = { body, sender, confirmedAt: NEVER };
    message.versions.push(changed);
    message.text = args.text ?? "";
    if (args.metadata) message.metadata = JSON.parse(args.metadata);
    return { answer: ok({ ts: message.ts, channel: message.channel }), changed };
  }

  private history(args: Arguments, isThread: boolean): Answer {
    const { history } = this.rules;
    if (history === "forbidden") return refuse("missing_scope");
    const why = this.whyNotIn(args.channel);
    if (why) return refuse(why);
    if (history === "strict") {
      const sinceLast = this.time() - this.lastHistory;
      if (sinceLast < STRICT.everyMs) {
        return { ok: false, error: "ratelimited", retryAfter: Math.ceil((STRICT.everyMs - sinceLast) / 1000) };
      }
      this.lastHistory = this.time();
    }
    return this.page(args, isThread);
  }

  private page(args: Arguments, isThread: boolean): Answer {
    const asked = Number(args.limit ?? 100);
    const limit = this.rules.history === "strict" ? Math.min(asked, STRICT.limit) : asked;
    const [oldest, latest] = [Number(args.oldest ?? 0), Number(args.latest ?? Number.POSITIVE_INFINITY)];
    const isInTime = ({ ts }: SlackMessage) =>
      args.inclusive === "true"
        ? Number(ts) >= oldest && Number(ts) <= latest
        : Number(ts) > oldest && Number(ts) < latest;
    const isThere = (one: SlackMessage) =>
      one.channel === args.channel &&
      !one.isDeleted &&
      (isThread ? one.threadTs === args.ts || one.ts === args.ts : !one.threadTs);
    const all = this.messages.filter((one) => isThere(one) && isInTime(one));
    if (!isThread) all.reverse();
    // The cursor names the last message of the page before, because new messages arrive between pages.
    const start = args.cursor ? all.findIndex(({ ts }) => ts === args.cursor) + 1 : 0;
    const page = all.slice(start, start + limit);
    const more = all.length > start + limit;
    const messages = page.map(({ ts, text, metadata, threadTs }) => ({
      ...{ type: "message", ts, text },
      ...(threadTs ? { thread_ts: threadTs } : {}),
      ...(metadata && args.include_all_metadata === "true" ? { metadata } : {}),
    }));
    return ok({ messages, has_more: more, response_metadata: { next_cursor: more ? (page.at(-1)?.ts ?? "") : "" } });
  }
}
