// Acks a request at once and lets its answer wait in line. Tells people who have to wait, or who have to ask again.
import { whisper } from "../define/replies.js";
import type { TypedLine } from "../define/typed-line.js";
import { type Message, paragraph, toMessage } from "../message/blocks.js";
import { send } from "../send/reply.js";
import { afterAckFlush } from "../serve/in-flight.js";
import type { ReceiveDeps } from "./deps.js";
import { BUSY, toFailureMessages } from "./failure.js";
import type { Request } from "./request.js";

/** What a request asks for. */
export interface Work {
  request: Request;
  /** What the log calls it. */
  name: string;
  /** What the person typed after the command. */
  typed?: TypedLine;
  /** It opens a form. */
  opensForm: boolean;
  /** Never throws. */
  answer(): Promise<void>;
}

interface Incoming {
  /** Who asks, by id. */
  person: string;
  /** `isBusy`: the request won't be answered. */
  ack(isBusy: boolean): Promise<void>;
  /** The ack of a command may carry a message, which says that Bookend is busy. */
  isToldByAck?: boolean;
  read(): Work;
}

const WAITING = toMessage(paragraph("A lot of people are using Bookend right now. Your answer is on its way."));

/** What a person reads when too many answers are waiting. Nothing was done, so asking again works. */
export const toBusyMessages = (typed?: TypedLine): [Message, ...Message[]] =>
  toFailureMessages(BUSY, { progress: { step: "run" }, typed });

// One of the 5 uses of a response_url; an answer takes at most two. Without one, the person clicked in a form or the Home.
async function tellToWait<C>(deps: ReceiveDeps<C>, { request, name }: Work): Promise<void> {
  if (!request.responseUrl) return;
  deps.logRequest({ request: name, outcome: "waiting" });
  const notice = { ...WAITING, response_type: "ephemeral", replace_original: false };
  // If it doesn't arrive, the answer still will.
  await deps.respond(request.responseUrl, notice).catch(() => false);
}

async function tellBusy<C>(deps: ReceiveDeps<C>, { request, name }: Work, messages: readonly Message[]): Promise<void> {
  try {
    for (const message of messages) await send(deps, request, whisper(message, { title: "Not done" }));
  } catch (error) {
    deps.logError({ during: name, personNotTold: true }, error);
  }
}

/** Acks before anything else. The answer starts when it is its turn; a shutdown waits for it. */
export async function ackThenAnswer<C>(deps: ReceiveDeps<C>, incoming: Incoming): Promise<void> {
  const isBusy = !deps.answers.hasRoomFor(incoming.person);
  const acked = incoming.ack(isBusy);
  const work = incoming.read();
  if (isBusy) {
    deps.logRequest({ request: work.name, outcome: "busy" });
    await acked;
    // An ack carries one message. A very long line is given back in several.
    const messages = incoming.isToldByAck ? toBusyMessages(work.typed).slice(1) : toBusyMessages();
    await deps.track(tellBusy(deps, work, messages));
    return;
  }
  const answered = deps.answers.add({
    person: incoming.person,
    // A click in a form or the Home is answered by a form, too.
    isUrgent: work.opensForm || work.request.view !== undefined,
    run: () => acked.then(afterAckFlush).then(deps.turn).then(work.answer),
    onWaiting: () => void deps.track(tellToWait(deps, work)),
  });
  await deps.track(Promise.all([acked, answered]));
  await deps.track(deps.onAnswered());
}
