// Nudges, which are reminders: each is recorded before it is sent, and sent again only if it certainly didn't arrive.
import { WebClient } from "@slack/web-api";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Fault } from "../../../sandbox/workspace/faults.js";
import { startWorkspace } from "../../../sandbox/workspace/start-workspace.js";
import type { Workspace } from "../../../sandbox/workspace/workspace.js";
import { createSlackLogger } from "../../../src/slack/api/clients.js";
import { defineNudge, type Nudge } from "../../../src/slack/define/nudge.js";
import type { QuestionBook } from "../../../src/slack/define/question.js";
import { paragraph, toMessage } from "../../../src/slack/message/blocks.js";
import { runNudges } from "../../../src/slack/send/nudge.js";
import { chartsInMemory } from "../../support/charts.js";

const TESS = "U0TEACHER01";

/** What a feature saves about its questions: all of them, and those already asked. */
interface Book {
  waiting: string[];
  asked: string[];
  /** Of what every question shows. */
  version: string;
}

const ask = defineNudge<Book, string>({
  name: "ask",
  about: (question) => [question],
  due: async ({ waiting, asked }) => waiting.filter((question) => !asked.includes(question)),
  to: () => TESS,
  claim: async ({ asked }, question) => {
    if (asked.includes(question)) return false;
    asked.push(question);
    return true;
  },
  release: async ({ asked }, question) => {
    asked.splice(asked.indexOf(question), 1);
  },
  versions: async ({ version }, asked) => asked.map(() => version),
  compose: async (_book, { about }) => toMessage(paragraph(about.join(" "))),
});

const NOW = new Date("2026-11-10T15:52:00Z");

/** A book that only takes new questions. */
function bookOf(remembered: Parameters<QuestionBook["add"]>[0][]): QuestionBook {
  return {
    add: async (question) => void remembered.push(question),
    open: async () => [],
    find: async () => undefined,
    drawn: async () => false,
    unsure: async () => {},
    postpone: async () => {},
    forget: async () => {},
  };
}

async function start(waiting: readonly string[]) {
  const slack = await startWorkspace();
  onTestFinished(() => slack.close());
  slack.addPerson({ id: TESS, name: "Tess Teacher" });
  const logger = createSlackLogger({ warn: () => {}, error: () => {} });
  const client = new WebClient(slack.botToken, {
    ...{ slackApiUrl: slack.apiUrl, logger, timeout: 3000 },
    ...{ retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
  });
  const book: Book = { waiting: [...waiting], asked: [], version: "new" };
  const errors: object[] = [];
  const remembered: Parameters<QuestionBook["add"]>[0][] = [];
  const run = async (nudges: readonly Nudge<Book, string>[] = [ask], questions = bookOf(remembered)) => {
    const logError = (fields: object) => errors.push(fields);
    await runNudges({ nudges, client, charts: chartsInMemory(), ctx: book, book: questions, now: () => NOW, logError });
    await slack.settle();
  };
  return { slack, book, errors, run, remembered };
}

const questionsIn = (slack: Workspace) => slack.directMessagesTo(TESS).map(({ text }) => text);

describe("what is due", () => {
  it("is asked in order, once", async () => {
    const { slack, book, run } = await start(["One?", "Two?"]);
    await run();
    await run();
    expect(questionsIn(slack)).toEqual(["One?", "Two?"]);
    expect(book.asked).toEqual(["One?", "Two?"]);
    expect(slack.problems).toEqual([]);
  });

  it("is left to another process that claimed it first", async () => {
    const { slack, run } = await start(["One?", "Two?"]);
    await run([{ ...ask, claim: async (book, question) => question !== "One?" && ask.claim(book, question) }]);
    expect(questionsIn(slack)).toEqual(["Two?"]);
  });

  it("is asked forty at a time; the rest wait for the next round", async () => {
    const { slack, run } = await start(Array.from({ length: 41 }, (_, index) => `Question ${index}?`));
    await run();
    expect(questionsIn(slack)).toHaveLength(40);
    await run();
    expect(questionsIn(slack)).toHaveLength(41);
  });
});

describe("a question that hits", () => {
  it.each<[Fault, string[], string[]]>([
    [{ kind: "ratelimited", retryAfter: 30 }, [], ["One?", "Two?"]],
    [{ kind: "status", status: 429 }, [], ["One?", "Two?"]],
    [{ kind: "error", error: "token_revoked" }, [], ["One?", "Two?"]],
    [{ kind: "error", error: "invalid_auth" }, [], ["One?", "Two?"]],
    [{ kind: "error", error: "user_not_found" }, ["Two?"], ["Two?"]],
    // The question may have arrived. The rest wait until Slack answers again.
    [{ kind: "error", error: "fatal_error" }, [], ["Two?"]],
    [{ kind: "status", status: 500 }, [], ["Two?"]],
    [{ kind: "reset" }, [], ["Two?"]],
    [{ kind: "lostReply" }, ["One?"], ["One?", "Two?"]],
  ])("%o: sent at first %j, after two more rounds %j", async (fault, first, second) => {
    const { slack, errors, run } = await start(["One?", "Two?"]);
    slack.faults.next("chat.postMessage", fault);
    await run();
    expect(questionsIn(slack)).toEqual(first);
    await run();
    await run();
    expect(questionsIn(slack)).toEqual(second);
    // The log says what was lost, and why.
    expect(errors).toHaveLength(second.length === 2 && first.length === 0 ? 0 : 1);
    expect(slack.problems).toEqual([]);
  });
});

describe("while Slack is unreachable", () => {
  it("nothing is lost, because nothing left this machine", async () => {
    const { slack, book, run } = await start(["One?", "Two?"]);
    // A port that no one listens on anymore.
    const gone = await startWorkspace();
    await gone.close();
    const unplugged = new WebClient("xoxb-test", {
      ...{ slackApiUrl: gone.apiUrl, logger: createSlackLogger({ warn: () => {}, error: () => {} }) },
      ...{ retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
    });
    const questions = { book: bookOf([]), charts: chartsInMemory(), now: () => NOW };
    await runNudges({ nudges: [ask], client: unplugged, ctx: book, ...questions, logError: () => {} });
    expect(book.asked).toEqual([]);
    await run();
    expect(questionsIn(slack)).toEqual(["One?", "Two?"]);
  });
});

describe("a pause", () => {
  it("also holds back questions to other people", async () => {
    const { slack, run } = await start(["One?"]);
    slack.faults.next("chat.postMessage", { kind: "ratelimited", retryAfter: 30 });
    await run([ask, { ...ask, name: "other", due: async () => ["Other?"] }]);
    expect(questionsIn(slack)).toEqual([]);
  });
});

describe("a question that Slack confirmed", () => {
  it("is remembered where it is, with what it shows", async () => {
    const { slack, run, remembered } = await start(["One?"]);
    await run();
    const [message] = slack.directMessagesTo(TESS);
    expect(remembered).toEqual([
      {
        ...{ name: "ask", person: TESS, about: ["One?"], channel: slack.as(TESS).directChannel, ts: message?.ts },
        ...{ version: expect.stringMatching(/^[\w-]{43}$/), now: NOW },
      },
    ]);
  });

  it("is remembered as uncertain when what it shows changed while it was composed", async () => {
    const { book, run, remembered } = await start(["One?"]);
    const compose: typeof ask.compose = async (ctx, asked) => {
      book.version = "newer";
      return ask.compose(ctx, asked);
    };
    await run([{ ...ask, compose }]);
    expect(remembered).toMatchObject([{ version: "" }]);
  });

  it("stays asked when it can't be remembered, and the log says so", async () => {
    const { slack, book, errors, run } = await start(["One?", "Two?"]);
    const add = async () => {
      throw new Error("The database is busy.");
    };
    await run([ask], { ...bookOf([]), add });
    expect(questionsIn(slack)).toEqual(["One?", "Two?"]);
    expect(book.asked).toEqual(["One?", "Two?"]);
    expect(errors).toEqual([{ during: "remember the question ask" }, { during: "remember the question ask" }]);
  });
});

describe("a question that breaks", () => {
  it("is logged by its name, and other kinds of questions are still asked", async () => {
    const { slack, errors, run } = await start(["One?"]);
    const broken: Nudge<Book, string> = {
      ...ask,
      name: "broken",
      due: async () => {
        throw new Error("no rows today");
      },
    };
    await run([broken, ask]);
    expect(questionsIn(slack)).toEqual(["One?"]);
    expect(errors).toEqual([{ during: "nudge broken" }]);
  });
});
