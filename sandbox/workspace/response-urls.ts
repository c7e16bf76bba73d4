// response_url: an address to answer an interaction at, also in channels without the bot: 5 uses within 30 minutes.
// https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
import type { Message } from "./messages.js";
import type { Sequence } from "./sequence.js";
import { SlackError } from "./slack-error.js";

const USES = 5;
const LIFETIME_MS = 30 * 60 * 1000;

export interface ResponseTarget {
  userId: string;
  channelId: string;
  /** The message whose button was clicked; a command has none. */
  original: Message | undefined;
}

interface Issued extends ResponseTarget {
  at: number;
  left: number;
}

export class ResponseUrls {
  readonly #issued = new Map<string, Issued>();
  readonly #sequence: Sequence;
  readonly #now: () => Date;

  constructor(sequence: Sequence, now: () => Date) {
    this.#sequence = sequence;
    this.#now = now;
  }

  /** Returns the last part of the address. */
  issue(target: ResponseTarget): string {
    const key = `${target.userId}-${this.#sequence.count("response_url")}`;
    this.#issued.set(key, { ...target, at: this.#now().getTime(), left: USES });
    return key;
  }

  /** Whose it is, used up or not. */
  ownerOf(key: string): string | undefined {
    return this.#issued.get(key)?.userId;
  }

  use(key: string): ResponseTarget {
    const issued = this.#issued.get(key);
    if (!issued) throw new SlackError("no_service");
    if (this.#now().getTime() - issued.at > LIFETIME_MS) throw new SlackError("expired_url");
    if (issued.left === 0) throw new SlackError("used_url");
    issued.left -= 1;
    return issued;
  }
}
