// trigger_id: what lets an app open a modal. It lives 3 seconds and works once.
// https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses
import { createHash } from "node:crypto";
import type { Sequence } from "./sequence.js";
import { SlackError } from "./slack-error.js";

const LIFETIME_MS = 3000;

export interface Trigger {
  userId: string;
  /** The modal this trigger came from: only such a trigger may push onto that modal. */
  viewId?: string | undefined;
  /** The conversation the person was looking at. */
  channelId?: string | undefined;
}

interface IssuedTrigger extends Trigger {
  issuedAt: number;
  used: boolean;
}

export class Triggers {
  readonly #issued = new Map<string, IssuedTrigger>();
  readonly #sequence: Sequence;
  readonly #realNow: () => number;

  constructor(sequence: Sequence, realNow: () => number) {
    this.#sequence = sequence;
    this.#realNow = realNow;
  }

  issue(trigger: Trigger): string {
    const count = this.#sequence.count("trigger");
    const digest = createHash("sha256").update(`${trigger.userId} ${count}`).digest("hex").slice(0, 32);
    const id = `${4_000_000_000_000 + count}.${3_000_000_000_000 + count}.${digest}`;
    this.#issued.set(id, { ...trigger, issuedAt: this.#realNow(), used: false });
    return id;
  }

  /** Uses it up, even if what it is used for fails afterward. */
  exchange(id: string): Trigger {
    const issued = this.#issued.get(id);
    if (!issued) throw new SlackError("invalid_trigger_id");
    if (issued.used) throw new SlackError("exchanged_trigger_id");
    if (this.#realNow() - issued.issuedAt > LIFETIME_MS) throw new SlackError("expired_trigger_id");
    issued.used = true;
    return issued;
  }
}
