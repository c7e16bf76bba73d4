// What a person reads about a file: that it is being made, how far it is, and why there is none.
import type { UploadProblem } from "../api/upload-file.js";
import { toButton } from "../define/button.js";
import { stopFileLink } from "../define/stop-file.js";
import { bold, buttons, type Message, paragraph, toMessage } from "../message/blocks.js";

export interface Progress {
  done: number;
  of: number | undefined;
}

const number = new Intl.NumberFormat("en-US");

function howFar({ done, of }: Progress): string {
  if (of === undefined) return `${number.format(done)} so far`;
  return `${number.format(Math.min(done, of))} of ${number.format(of)}`;
}

/** What is happening to a file just now. */
export type FileStep = "waiting" | "making" | "sending";

/** The one message about a file, while there is none. */
export function toProgressMessage(
  job: string,
  { title, step, progress }: { title: string; step: FileStep; progress: Progress | undefined },
): Message {
  const words = {
    waiting: [": I'll start when the files before it are done."],
    making: [progress ? `: ${howFar(progress)}.` : "."],
    sending: [": it's on its way."],
  }[step];
  const start = { waiting: "Waiting to make ", making: "Making ", sending: "Made " }[step];
  return toMessage(
    paragraph(start, bold(title), ...words),
    buttons(toButton(stopFileLink, { job }, { text: "Stop", accessibilityLabel: `Stop making ${title}` })),
  );
}

/** For the place where they asked, if that isn't their conversation with Bookend. */
export const toStartedMessage = (title: string): Message =>
  say("Making ", bold(title), ". You'll get it in your messages with Bookend.");

const say = (...words: Parameters<typeof paragraph>): Message => toMessage(paragraph(...words));

/** If the message couldn't be deleted: the file is below it. */
export const toSentMessage = (title: string): Message => say(bold(title), " is below.");

export const toStoppedMessage = (title: string): Message => say("Stopped. I didn't make ", bold(title), ".");

/** The process ended in the meantime. A new one doesn't know what it was making. */
export const RESTARTED: Message = say("Stopped, because Bookend restarted. Ask again.");

/** For a click on Stop when there is nothing to stop. */
export const NOT_MAKING: Message = say("I'm not making this file anymore. If it isn't below, ask again.");

const WHY: Record<UploadProblem, string> = {
  no_scope:
    "Slack doesn't let me send files yet. A workspace admin has to reinstall Bookend with the scope files:write.",
  not_allowed: "this workspace doesn't let apps send files like this one. A workspace admin can change that.",
  too_big: "it's bigger than Slack takes. Ask for a shorter period.",
  ratelimited: "Slack is limiting requests. Please ask again in a few minutes.",
  no_answer: "Slack didn't take the file. Please ask again in a minute.",
  refused: "Slack didn't take the file. Please tell the person who runs Bookend.",
  unconfirmed: "Slack didn't confirm the file. If it isn't below in a minute, ask again.",
};

export const toUploadFailure = (title: string, problem: UploadProblem): Message =>
  say(problem === "unconfirmed" ? "I made " : "I couldn't send you ", bold(title), `: ${WHY[problem]}`);

export const DISK_FULL =
  "the disk of the machine that runs Bookend is full. Please tell the person who runs it, then ask again.";

/** `why` is a clause or sentences. */
export const toMakeFailure = (title: string, why: string): Message => say("I couldn't make ", bold(title), `: ${why}`);

/** For the admins. */
export const NO_SCOPE_NOTICE: Message = say(
  "Someone asked for a file, and Slack didn't let me send it: I need the scope ",
  bold("files:write"),
  ". To allow files, add it under OAuth & Permissions and reinstall Bookend. Everything else works without it.",
);
