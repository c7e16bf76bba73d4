// What is typed into a form on its way to the workspace: in order, one sending at a time, and kept until it is there.
import type { ActResult } from "../contract.js";

export type FieldValues = Record<string, unknown>;

/** Key strokes nearer to each other than this are told together, as Slack's client does. */
const PAUSE_MS = 300;

const DONE: ActResult = { ok: true };

export class TypedFields {
  readonly #send: (fields: FieldValues) => Promise<ActResult>;
  readonly #changed: () => void;
  #waiting: FieldValues = {};
  #inFlight: FieldValues = {};
  #last: Promise<ActResult> = Promise.resolve(DONE);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `send` never rejects; `changed` is called whenever the drafts are others. */
  constructor(send: (fields: FieldValues) => Promise<ActResult>, changed: () => void) {
    this.#send = send;
    this.#changed = changed;
  }

  /** What stands in the fields and is not known to be in the workspace yet. */
  get drafts(): FieldValues {
    return { ...this.#inFlight, ...this.#waiting };
  }

  /** In the middle of a word: it is sent when there is a pause. */
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
    // What was touched last is told last.
    this.#waiting = { ...others, [field]: value };
    this.#changed();
  }

  /** Sends what waits, after what is on its way; resolves when all of it is there, or with what went wrong. */
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
    // What was not taken stays where it was typed, and is sent with what comes next.
    if (result.error) this.#waiting = { ...fields, ...this.#waiting };
    this.#changed();
    return result;
  }
}
