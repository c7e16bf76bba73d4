// Questions follow their answers: redrawn when what they show has changed, by one process or several, whatever Slack does.
import { WebClient } from "@slack/web-api";
import { expect, it, onTestFinished } from "vitest";
import type { Fault } from "../../../sandbox/workspace/faults.js";
import { startWorkspace } from "../../../sandbox/workspace/start-workspace.js";
import { createSlackLogger } from "../../../src/slack/api/clients.js";
import { defineQuestion, type OpenQuestion, type QuestionBook } from "../../../src/slack/define/question.js";
import { paragraph, toMessage } from "../../../src/slack/message/blocks.js";
import { createQuestions } from "../../../src/slack/send/questions.js";
import { chartsInMemory } from "../../support/charts.js";

const TESS = "U0TEACHER01";

/** What the questions show: a text for each, by what it is about. */
type Answers = Map<string, string>;

const follow = defineQuestion<Answers>({
  name: "follow",
  versions: async (answers, asked) => asked.map(({ about }) => answers.get(about[0] ?? "") ?? "gone"),
  compose: async (answers, { about }) => toMessage(paragraph(answers.get(about[0] ?? "") ?? "gone")),
});

/** A book in memory, in which every process reads and writes the same rows. */
function createBook(now: () => number): QuestionBook & { rows: Map<string, OpenQuestion & { notBefore?: number }> } {
  const rows = new Map<string, OpenQuestion & { notBefore?: number }>();
  const put = ({ ts }: OpenQuestion, change: Partial<OpenQuestion & { notBefore: number }>) => {
    const row = rows.get(ts);
    if (row) rows.set(ts, { ...row, ...change });
  };
  return {
    rows,
    add: async ({ now: _now, ...question }) => void rows.set(question.ts, question),
    open: async () => [...rows.values()].filter(({ notBefore = 0 }) => notBefore <= now()),
    find: async ({ ts }) => rows.get(ts),
    drawn: async (question, version) => {
      if (rows.get(question.ts)?.version !== question.version) return false;
      put(question, { version });
      return true;
    },
    unsure: async (question) => put(question, { version: "" }),
    postpone: async (questions, { afterMs }) => {
      for (const question of questions) put(question, { notBefore: now() + afterMs });
    },
    forget: async ({ ts }) => void rows.delete(ts),
  };
}

/** A workspace with these questions in Tess's messages, and a function that starts a process that follows them. */
async function start(about: readonly string[]) {
  const slack = await startWorkspace();
  onTestFinished(() => slack.close());
  slack.addPerson({ id: TESS, name: "Tess Teacher" });
  const logger = createSlackLogger({ warn: () => {}, error: () => {} });
  const client = new WebClient(slack.botToken, {
    ...{ slackApiUrl: slack.apiUrl, logger, timeout: 3000 },
    ...{ retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
  });
  const clock = { ms: 0 };
  const answers: Answers = new Map(about.map((id) => [id, `${id} is open`]));
  const book = createBook(() => clock.ms);
  const errors: object[] = [];
  let changes = 0;
  const startProcess = (question = follow) =>
    createQuestions({
      ...{
        questions: [question],
        client,
        charts: chartsInMemory(),
        now: () => new Date(clock.ms),
        turn: async () => {},
      },
      source: async () => ({ ctx: answers, book }),
      version: async () => `${changes} ${clock.ms}`,
      logError: (fields) => errors.push(fields),
    });
  const change = (id: string, text: string) => {
    answers.set(id, text);
    changes += 1;
  };
  const first = startProcess();
  for (const id of about) {
    const { message, remember } = await first.prepare({ name: "follow", person: TESS, about: [id] });
    const { channel = "", ts = "" } = await client.chat.postMessage({ channel: TESS, ...message });
    await remember({ channel, ts });
  }
  const texts = () => slack.directMessagesTo(TESS).map(({ text }) => text);
  const updates = () => slack.calls.filter(({ method }) => method === "chat.update").length;
  return { slack, clock, book, errors, first, startProcess, change, texts, updates };
}

it("a question whose answer changed is redrawn once, and the others aren't", async () => {
  const { first, change, texts, updates } = await start(["One", "Two"]);
  await first.refresh();
  expect(updates()).toBe(0);
  change("Two", "Two is answered");
  await Promise.all([first.refresh(), first.refresh(), first.refresh()]);
  await first.refresh();
  expect(texts()).toEqual(["One is open", "Two is answered"]);
  expect(updates()).toBe(1);
});

it("several processes leave the present state in the message, however their redraws overlap", async () => {
  const { first, startProcess, change, texts, clock } = await start(["One"]);
  const [second, third] = [startProcess(), startProcess()];
  for (let round = 1; round <= 8; round++) {
    change("One", `One, round ${round}`);
    const running = [first.refresh(), second.refresh()];
    change("One", `One, round ${round} again`);
    await Promise.all([...running, third.refresh(), first.refresh()]);
  }
  for (const process of [first, second, third]) {
    clock.ms += 60_000;
    await process.refresh();
  }
  expect(texts()).toEqual(["One, round 8 again"]);
});

it("a state that changes while it is composed is drawn again", async () => {
  const { startProcess, change, texts, book } = await start(["One"]);
  let composed = 0;
  const process = startProcess({
    ...follow,
    compose: async (answers, asked) => {
      const message = await follow.compose(answers, asked);
      composed += 1;
      if (composed === 1) change("One", "One, the second answer");
      return message;
    },
  });
  change("One", "One, the first answer");
  await process.refresh();
  expect(texts()).toEqual(["One, the first answer"]);
  expect([...book.rows.values()]).toMatchObject([{ version: "" }]);
  await process.refresh();
  expect(texts()).toEqual(["One, the second answer"]);
});

it.each<[Fault, number]>([
  [{ kind: "status", status: 500 }, 50_000],
  [{ kind: "reset" }, 50_000],
  [{ kind: "error", error: "token_revoked" }, 50_000],
  [{ kind: "ratelimited", retryAfter: 120 }, 120_000],
])("while Slack fails (%j) the rest waits, and all are redrawn afterward", async (fault, waitMs) => {
  const { slack, first, change, texts, updates, clock, errors } = await start(["One", "Two"]);
  change("One", "One is answered");
  change("Two", "Two is answered");
  slack.faults.next("chat.update", fault);
  await first.refresh();
  expect(updates()).toBe(1);
  expect(errors).toEqual([{ during: "question follow" }]);
  clock.ms += waitMs - 1;
  await first.refresh();
  expect(updates()).toBe(1);
  clock.ms += 1;
  await first.refresh();
  expect(texts()).toEqual(["One is answered", "Two is answered"]);
});

it.each(["message_not_found", "edit_window_closed", "cant_update_message", "channel_not_found"])(
  "a message that Slack will never redraw (%s) is forgotten, and the others are redrawn",
  async (error) => {
    const { slack, first, change, texts, book, errors } = await start(["One", "Two"]);
    change("One", "One is answered");
    change("Two", "Two is answered");
    slack.faults.next("chat.update", { kind: "error", error });
    await first.refresh();
    expect(texts()).toEqual(["One is open", "Two is answered"]);
    expect([...book.rows.values()].map(({ about }) => about)).toEqual([["Two"]]);
    expect(errors).toEqual([]);
  },
);

it("a question that can't be composed is logged and waits; the others are redrawn", async () => {
  const { startProcess, change, texts, errors } = await start(["One", "Two"]);
  const process = startProcess({
    ...follow,
    compose: async (answers, asked) => {
      if (asked.about[0] === "One") throw new Error("no rows today");
      return follow.compose(answers, asked);
    },
  });
  change("One", "One is answered");
  change("Two", "Two is answered");
  await process.refresh();
  await process.refresh();
  expect(texts()).toEqual(["One is open", "Two is answered"]);
  expect(errors).toEqual([{ during: "question follow" }]);
});

it("redraw says whether it drew: not for an unknown message, and not for one that shows the present state", async () => {
  const { first, change, book, texts } = await start(["One"]);
  const [row] = book.rows.values();
  if (!row) throw new Error("The question is unknown.");
  expect(await first.redraw(row)).toBe(false);
  change("One", "One is answered");
  expect(await first.redraw({ ...row, ts: "1.1" })).toBe(false);
  expect(await first.redraw(row)).toBe(true);
  expect(texts()).toEqual(["One is answered"]);
});
