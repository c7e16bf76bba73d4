// Questions in people's messages follow their answers: redrawn after each answered request and each tick, if what they
// show has changed.
import type { WebClient } from "@slack/web-api";
import { isPermanentError, isTokenInvalid, retryAfterMsOf, slackErrorOf } from "../api/slack-error.js";
import type { Asked, OpenQuestion, Question } from "../define/question.js";
import type { Charts } from "./charts.js";
import { sendFitting } from "./fitting.js";
import {
  composeQuestion,
  digestOf,
  type MessageOfOurs,
  type PreparedQuestion,
  prepareQuestion,
  type QuestionSource,
  versionOf,
} from "./prepare-question.js";

export interface QuestionDeps<P> {
  questions: readonly Question<P>[];
  /** Undefined as long as there is no school. */
  source(): Promise<QuestionSource<P> | undefined>;
  /** Never retries, and fails at once when Slack limits the rate. */
  client: WebClient;
  charts: Charts;
  now(): Date;
  /** Awaited before each message is redrawn, so what arrived in the meantime goes first. */
  turn(): Promise<void>;
  /** Stays the same as long as no question can have changed. */
  version(): Promise<string>;
  logError(fields: object, error: unknown): void;
}

export interface Questions {
  /** Something changed: redraws the questions that show something else now. Never throws. */
  refresh(): Promise<void>;
  /** Redraws the question in this message. False if it isn't known, hasn't changed, or couldn't be redrawn. Never throws. */
  redraw(message: MessageOfOurs): Promise<boolean>;
  /** Composes a question to a person. */
  prepare(asked: Asked & { name: string }): Promise<PreparedQuestion>;
}

/** How long the questions wait when Slack didn't answer. */
const PAUSE_MS = 50 * 1000;

/** With another token or none, every message would fail. That passes. */
const isHopeless = (error: unknown) => isPermanentError(error) && !isTokenInvalid(slackErrorOf(error) ?? "");

interface Outdated<P> extends QuestionSource<P> {
  question: Question<P>;
  asked: OpenQuestion;
}

type Drawing = "drawn" | "gone" | { pauseMs: number; error: unknown };

/** What it takes to redraw a message. */
type Drawer = Pick<QuestionDeps<unknown>, "client" | "charts">;

/** Redraws one message. */
async function draw<P>({ client, charts }: Drawer, { question, asked, ctx, book }: Outdated<P>): Promise<Drawing> {
  const { message, version } = await composeQuestion(question, ctx, asked);
  const at = { channel: asked.channel, ts: asked.ts };
  try {
    await sendFitting({ message, charts }, (content) => client.chat.update({ ...at, ...content }));
  } catch (error) {
    if (!isHopeless(error)) return { pauseMs: retryAfterMsOf(error) ?? PAUSE_MS, error };
    // Deleted, too old to be edited, or its reader is gone.
    await book.forget(asked);
    return "gone";
  }
  if (!(await book.drawn(asked, version))) await book.unsure(asked);
  return "drawn";
}

/** The questions whose messages have to show something else now. Each kind reads all of its own at once. */
async function findOutdated<P>(deps: QuestionDeps<P>, source: QuestionSource<P>): Promise<Outdated<P>[]> {
  const open = await source.book.open(deps.now());
  const outdated: Outdated<P>[] = [];
  for (const question of deps.questions) {
    const known = open.filter(({ name }) => name === question.name);
    if (known.length === 0) continue;
    try {
      const versions = await question.versions(source.ctx, known);
      const isOutdated = ({ version }: OpenQuestion, index: number) => digestOf(versions[index] ?? "") !== version;
      outdated.push(...known.filter(isOutdated).map((asked) => ({ ...source, question, asked })));
    } catch (error) {
      // One broken kind of question must not keep the others from following.
      deps.logError({ during: `versions of ${question.name}` }, error);
    }
  }
  return outdated;
}

/** Runs work about the same message in order, so that an older state is never drawn over a newer one. */
function createOrder(): <T>(message: MessageOfOurs, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (message, work) => {
    const key = `${message.channel} ${message.ts}`;
    const next = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, next);
    const forget = () => last.get(key) === next && last.delete(key);
    next.then(forget, forget);
    return next;
  };
}

export function createQuestions<P>(deps: QuestionDeps<P>): Questions {
  const { now, logError } = deps;
  const inOrder = createOrder();

  /** Reads the question again when it is its turn: it may be redrawn already. Undefined when there is nothing to redraw. */
  const drawIfOutdated = (source: QuestionSource<P>, message: MessageOfOurs): Promise<Drawing | undefined> =>
    inOrder(message, async () => {
      const asked = await source.book.find(message);
      const question = deps.questions.find(({ name }) => name === asked?.name);
      if (!asked || !question || (await versionOf(question, source.ctx, asked)) === asked.version) return undefined;
      return draw(deps, { ...source, question, asked });
    });

  const drawOne = async (source: QuestionSource<P>, asked: OpenQuestion): Promise<Drawing | undefined> => {
    try {
      await deps.turn();
      return await drawIfOutdated(source, asked);
    } catch (error) {
      logError({ during: `question ${asked.name}` }, error);
      await source.book.postpone([asked], { now: now(), afterMs: PAUSE_MS });
      return undefined;
    }
  };

  /** While Slack doesn't answer, the rest waits. */
  const drawAll = async (source: QuestionSource<P>): Promise<void> => {
    const outdated = (await findOutdated(deps, source)).map(({ asked }) => asked);
    for (const [index, asked] of outdated.entries()) {
      const drawing = await drawOne(source, asked);
      if (typeof drawing !== "object") continue;
      logError({ during: `question ${asked.name}` }, drawing.error);
      return source.book.postpone(outdated.slice(index), { now: now(), afterMs: drawing.pauseMs });
    }
  };

  let lastVersion: string | undefined;
  const refreshOnce = async () => {
    try {
      const version = await deps.version();
      if (version === lastVersion) return;
      const source = await deps.source();
      if (source) await drawAll(source);
      lastVersion = version;
    } catch (error) {
      logError({ during: "questions" }, error);
    }
  };

  let running = Promise.resolve();
  let waiting: Promise<void> | undefined;
  return {
    // Calls made while one waits become one.
    refresh() {
      waiting ??= running.then(() => {
        waiting = undefined;
        running = refreshOnce();
        return running;
      });
      return waiting;
    },
    async redraw(message) {
      try {
        const source = await deps.source();
        return source !== undefined && (await drawIfOutdated(source, message)) === "drawn";
      } catch (error) {
        logError({ during: "redraw a question" }, error);
        return false;
      }
    },
    async prepare({ name, ...asked }) {
      const [source, question] = [await deps.source(), deps.questions.find((known) => known.name === name)];
      if (!source || !question) throw new Error(`There is no question ${name}.`);
      return prepareQuestion(question, asked, { ...source, now, logError });
    },
  };
}
