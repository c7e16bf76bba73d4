// response_url: an address for answering an interaction, even in channels without the bot: 5 uses in 30 minutes.
// https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
import type { Message } from "./messages.js";
import type { Sequence } from "./sequence.js";
import { SlackError } from "./slack-error.js";

const MAX_USES = 5;
const LIFETIME_MS = 30 * 60 * 1000;

export interface ResponseTarget {
  userId: string;
  channelId: string;
  /** The message whose button was clicked; a command has none. */
  original: Message | undefined;
}

interface IssuedUrl extends ResponseTarget {
  issuedAt: number;
  usesLeft: number;
}

export class ResponseUrls {
  readonly #issued = new Map<string, IssuedUrl>();
  readonly #sequence: Sequence;
  readonly #now: () => Date;

  constructor(sequence: Sequence, now: () => Date) {
    this.#sequence = sequence;
    this.#now = now;
  }

  /** Returns the last part of the address. */
  issue(target: ResponseTarget): string {
    const key = `${target.userId}-${this.#sequence.count("response_url")}`;
    this.#issued.set(key, { ...target, issuedAt: this.#now().getTime(), usesLeft: MAX_USES });
    return key;
  }

  /** Whose address it is, used up or not. */
  ownerOf(key: string): string | undefined {
    return this.#issued.get(key)?.userId;
  }

  use(key: string): ResponseTarget {
    const issued = this.#issued.get(key);
    if (!issued) throw new SlackError("no_service");
    if (this.#now().getTime() - issued.issuedAt > LIFETIME_MS) throw new SlackError("expired_url");
    if (issued.usesLeft === 0) throw new SlackError("used_url");
    issued.usesLeft -= 1;
    return issued;
  }
}
