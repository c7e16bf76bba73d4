// Sends what is typed in a form to the workspace: in order, one request at a time, and nothing is lost on the way.
import type { ActResult } from "../contract.js";

export type FieldValues = Record<string, unknown>;

/** Keystrokes closer together than this are sent together, as in Slack's client. */
const PAUSE_MS = 300;

const DONE: ActResult = { ok: true };

export class TypedFields {
  readonly #send: (fields: FieldValues) => Promise<ActResult>;
  readonly #changed: () => void;
  #waiting: FieldValues = {};
  #inFlight: FieldValues = {};
  #last: Promise<ActResult> = Promise.resolve(DONE);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `send` never rejects; `changed` is called whenever the drafts change. */
  constructor(send: (fields: FieldValues) => Promise<ActResult>, changed: () => void) {
    this.#send = send;
    this.#changed = changed;
  }

  /** Values in the fields that the workspace hasn't confirmed yet. */
  get drafts(): FieldValues {
    return { ...this.#inFlight, ...this.#waiting };
  }

  /** For typing: sends when there is a pause. */
  type(field: string, value: unknown): void {
    this.#put(field, value);
    this.#timer = setTimeout(() => void this.flush(), PAUSE_MS);
  }

  choose(field: string, value: unknown): void {
    this.#put(field, value);
    void this.flush();
  }

  #put(field: string, value: unknown): void {
    clearTimeout(this.#timer);
    const { [field]: _, ...others } = this.#waiting;
    // The field touched last is sent last.
    this.#waiting = { ...others, [field]: value };
    this.#changed();
  }

  /** Sends what is waiting, after what is in flight; resolves when all of it has arrived, or with what went wrong. */
  flush(): Promise<ActResult> {
    clearTimeout(this.#timer);
    this.#last = this.#last.then(() => this.#sendWaiting());
    return this.#last;
  }

  async #sendWaiting(): Promise<ActResult> {
    const fields = this.#waiting;
    if (Object.keys(fields).length === 0) return DONE;
    this.#waiting = {};
    this.#inFlight = fields;
    const result = await this.#send(fields);
    this.#inFlight = {};
    // Values that weren't accepted stay in their fields and are sent with the next ones.
    if (result.error) this.#waiting = { ...fields, ...this.#waiting };
    this.#changed();
    return result;
  }
}
