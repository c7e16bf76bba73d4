// The Bolt app behind a front door: it acks at once what no listener takes. Otherwise Slack would wait for 3 seconds,
// count a failure, and show the person one, too.
import { App, type AppOptions, type ReceiverEvent } from "@slack/bolt";
import { onceAMinute } from "../serve/once-a-minute.js";
import { type Payload, readPayload } from "./payload.js";

export interface FrontDoorLog {
  debug(fields: object, event: string): void;
  warn(fields: object, event: string): void;
}

export class FrontDoorApp extends App {
  readonly #note: (payload: Payload) => void;

  constructor(options: AppOptions, log: FrontDoorLog) {
    super(options);
    // Slack says so once a minute, to each address. https://docs.slack.dev/apis/events-api/#rate-limiting
    const noteRateLimit = onceAMinute(() => log.warn({}, "Slack holds back events, because there are too many"));
    this.#note = (payload) => {
      if (payload.kind === "rate-limited") noteRateLimit();
      if (payload.kind === "unreadable") log.warn({ type: payload.type }, "acked a payload that can't be read");
      if (payload.kind === "ignored") log.debug({ type: payload.type }, "acked a payload that nothing takes");
    };
  }

  override async processEvent(event: ReceiverEvent): Promise<void> {
    const payload = readPayload(event.body);
    if (payload.kind === "taken") return this.#process({ ...event, body: payload.body });
    this.#note(payload);
    await event.ack();
  }

  /** Acks what a listener failed to ack. A form stays open instead, with everything in it. */
  async #process(event: ReceiverEvent): Promise<void> {
    let isAcked = event.body.type === "view_submission";
    const ack: ReceiverEvent["ack"] = async (response) => {
      isAcked = true;
      await event.ack(response);
    };
    try {
      await super.processEvent({ ...event, ack });
    } finally {
      if (!isAcked) await event.ack();
    }
  }
}
