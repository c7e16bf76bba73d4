// Makes the files people ask for, a few at a time, and sends each to the one who asked. A person has one message about it,
// which says how far it is and lets them stop it.
import { randomUUID } from "node:crypto";
import { statSync } from "node:fs";
import type { Clients } from "../api/clients.js";
import type { UploadFile } from "../api/upload-file.js";
import { Refusal } from "../define/refusal.js";
import type { FileReply, MadeFile } from "../define/send-file.js";
import { escapeMrkdwn, type Message } from "../message/blocks.js";
import type { Charts } from "./charts.js";
import { sendOnce } from "./delivery.js";
import { type FailureDeps, problemOf, toFailureMessage } from "./file-failure.js";
import type { FileFolder, FileNotice } from "./file-folder.js";
import { createFileLine } from "./file-line.js";
import { NO_SCOPE_NOTICE, NOT_MAKING, RESTARTED, toSentMessage, toStoppedMessage } from "./file-words.js";
import { createProgressMessage, type ProgressMessage } from "./progress-message.js";

/** More than these wait only when something is wrong. */
const MAX_WAITING = 20;

export interface FileJobsDeps extends Pick<Clients, "client" | "viewer" | "poster">, FailureDeps {
  upload: UploadFile;
  folder: FileFolder;
  charts: Charts;
  /** False if this request was remembered before. */
  claim(key: string): Promise<boolean>;
  /** Forgets a request whose file wasn't sent. */
  release(key: string): Promise<void>;
  /** Tells the admins, once. */
  tellAdmins(what: string, message: Message): Promise<void>;
  track<T>(work: Promise<T>): Promise<T>;
  /** How often the message is redrawn at most, in milliseconds. */
  redrawMs?: number;
  /** How many files are made at once. */
  atOnce?: number;
}

/** Who asked for a file, and in which request. */
interface Asker {
  userId: string;
  key: string;
}

export interface FileJobs {
  /**
   * Tells the person that the file is being made, and makes it after that. Returns the id of the conversation it goes to;
   * undefined if the same request came again. Throws Refusal.
   */
  start(asker: Asker, file: FileReply): Promise<string | undefined>;
  /** Stops a file. What the person reads if there is nothing to stop, or it isn't theirs. */
  stop(job: string, userId: string): Message | undefined;
  /** Stops all, because the process ends. Their people read so. */
  stopAll(): void;
  /** Tells the people whose files a process was making when it ended, and deletes what it left behind. Never throws. */
  tellLeftovers(): Promise<void>;
}

interface Job extends Asker {
  id: string;
  file: FileReply;
  stopper: AbortController;
  /** It is being shared, so it can't be taken back. */
  isSharing: boolean;
}

const ENDING = "the process ends";
const BY_PERSON = "the person stopped it";

export function createFileJobs(deps: FileJobsDeps): FileJobs {
  const { folder, client, poster, charts, atOnce = 2 } = deps;
  const jobs = new Map<string, Job>();
  const line = createFileLine(atOnce);
  let isEnding = false;

  const redraw = async (at: FileNotice, { text, blocks }: Message) => {
    try {
      await client.chat.update({ ...at, text, blocks });
    } catch (error) {
      deps.logError({ during: "redraw the message about a file" }, error);
    }
  };

  /** A person's place is taken before anything is awaited, so a double click finds it taken. */
  function takePlace(asker: Asker, file: FileReply): Job | undefined {
    const running = jobs.get(asker.userId);
    if (running?.key === asker.key) return undefined;
    if (running) throw new Refusal(`I'm already making ${running.file.title} for you. Wait for it, or stop it.`);
    if (isEnding) throw new Refusal("Bookend is restarting. Please ask again in a minute.", { mayPass: true });
    if (jobs.size >= MAX_WAITING) {
      throw new Refusal("I'm making a lot of files right now. Please ask again in a few minutes.", { mayPass: true });
    }
    const job = { ...asker, id: randomUUID(), file, stopper: new AbortController(), isSharing: false };
    jobs.set(asker.userId, job);
    return job;
  }

  async function open(job: Job): Promise<ProgressMessage> {
    if (!(await deps.claim(job.key))) {
      throw new Refusal(`You already asked for ${job.file.title} here. It's in your messages with Bookend.`);
    }
    const progress = createProgressMessage(deps, { job: job.id, title: job.file.title, isWaiting: jobs.size > atOnce });
    const sent = await sendOnce(poster, { channel: job.userId, message: progress.first, charts });
    if (sent.kind !== "sent") {
      await deps.release(job.key);
      throw new Refusal(
        "I couldn't reach you with a message, so I didn't make the file. Please ask again in a minute.",
        {
          cause: sent.error,
          mayPass: true,
        },
      );
    }
    progress.isAt(sent);
    return progress;
  }

  function contentOf(made: MadeFile) {
    return { content: made, size: "path" in made ? statSync(made.path).size : made.bytes.length };
  }

  async function makeAndSend(job: Job, progress: ProgressMessage): Promise<void> {
    const { signal } = job.stopper;
    const { title, said, make } = job.file;
    progress.step("making");
    const made = await make({
      signal,
      progress: (done, of) => progress.far({ done, of }),
      pathOf: (file) => folder.pathOf(job.id, file),
    });
    signal.throwIfAborted();
    const { content, size } = contentOf(made);
    const { name = job.file.name } = made;
    progress.step("sending");
    const onShare = () => {
      job.isSharing = true;
    };
    const { channel } = progress.at();
    await deps.upload({ name, title, comment: escapeMrkdwn(said), channel, size, content, onShare }, signal);
  }

  function whyThereIsNone({ stopper: { signal }, file: { title } }: Job, error: unknown): Message {
    if (signal.aborted) return signal.reason === ENDING ? RESTARTED : toStoppedMessage(title);
    return toFailureMessage(deps, title, error);
  }

  async function finish(job: Job, progress: ProgressMessage): Promise<void> {
    try {
      folder.open(job.id, progress.at());
      await line.run(() => makeAndSend(job, progress), job.stopper.signal);
      await progress.end();
      await client.chat.delete(progress.at()).catch(() => redraw(progress.at(), toSentMessage(job.file.title)));
    } catch (error) {
      const words = whyThereIsNone(job, error);
      await progress.end();
      await redraw(progress.at(), words);
      const problem = problemOf(error);
      if (problem !== "unconfirmed") await deps.release(job.key);
      if (problem === "no_scope") await deps.tellAdmins("files:write", NO_SCOPE_NOTICE);
    } finally {
      folder.close(job.id);
      jobs.delete(job.userId);
    }
  }

  return {
    async start(asker, file) {
      const job = takePlace(asker, file);
      if (!job) return undefined;
      let progress: ProgressMessage;
      try {
        progress = await open(job);
      } catch (error) {
        jobs.delete(job.userId);
        throw error;
      }
      void deps.track(finish(job, progress));
      return progress.at().channel;
    },
    stop(id, userId) {
      const job = jobs.get(userId);
      if (job?.id !== id || job.isSharing) return NOT_MAKING;
      job.stopper.abort(BY_PERSON);
      return undefined;
    },
    stopAll() {
      isEnding = true;
      // What is being shared arrives in a moment.
      for (const { stopper, isSharing } of jobs.values()) if (!isSharing) stopper.abort(ENDING);
    },
    async tellLeftovers() {
      for (const notice of folder.sweep()) await redraw(notice, RESTARTED);
    },
  };
}
