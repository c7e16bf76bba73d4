// Acks come first, and answers wait in line: Bolt's app with our listeners, and answers that take as long as a test says.
import { setImmediate } from "node:timers/promises";
import { App, type Receiver, type ReceiverEvent } from "@slack/bolt";
import { expect, it } from "vitest";
import { z } from "zod";
import { createClients, createSlackLogger } from "../../../src/slack/api/clients.js";
import { defineButton, defineLink } from "../../../src/slack/define/button.js";
import { modal, whisper } from "../../../src/slack/define/replies.js";
import { defineSubcommand } from "../../../src/slack/define/subcommand.js";
import { paragraph, toMessage } from "../../../src/slack/message/blocks.js";
import { toInfoModal } from "../../../src/slack/message/info-modal.js";
import { createAnswerQueue } from "../../../src/slack/receive/answer-queue.js";
import { registerFeatures } from "../../../src/slack/receive/router.js";
import { createInFlight } from "../../../src/slack/serve/in-flight.js";
import { createTurns } from "../../../src/slack/serve/turns.js";
import { chartsInMemory } from "../../support/charts.js";
import { NO_FILES } from "../../support/no-files.js";
import { waitUntil } from "../../support/waiting.js";

const NOWHERE = "http://127.0.0.1:9/api/";
const logger = createSlackLogger({ warn() {}, error() {} });

/** An app that answers `say` with a whisper. It writes down what happens, in order. */
function start(limits: Parameters<typeof createAnswerQueue>[0] = {}) {
  const happened: string[] = [];
  const sent: { url: string; text: string }[] = [];
  const gate = { isOpen: true };
  const during = { context: () => {} };
  let app: App | undefined;
  const receiver: Receiver = {
    init: (made) => {
      app = made;
    },
    start: async () => undefined,
    stop: async () => undefined,
  };
  const turns = createTurns();
  const work = createInFlight();
  const bolt = new App({ receiver, logger, authorize: async () => ({ botToken: "xoxb-test" }), convoStore: false });
  bolt.use(async ({ next }) => {
    turns.arrived();
    await next();
  });
  const say = async () => {
    await waitUntil(() => expect(gate.isOpen).toBe(true));
    return whisper(toMessage(paragraph("Here you are.")), { title: "Answer" });
  };
  const open = async () => modal(toInfoModal({ message: toMessage(paragraph("A form")), title: "Form" }));
  registerFeatures(bolt, {
    ...createClients({ token: "xoxb-test", apiUrl: NOWHERE, logger }),
    charts: chartsInMemory(),
    whisperCharts: chartsInMemory(),
    files: NO_FILES,
    respond: async (url, body) => {
      const { text } = body as { text: string };
      happened.push(`sent ${text}`);
      sent.push({ url, text });
      return true;
    },
    questions: {
      redraw: async () => false,
      prepare: async () => {
        throw new Error("Nobody is asked here.");
      },
    },
    subcommands: [
      defineSubcommand({ word: "say", summary: "says it", run: say }),
      defineSubcommand({ word: "undeclared", summary: "opens a form and doesn't say so", run: open }),
    ],
    buttons: [defineButton({ link: defineLink("say-it", z.object({})), run: say })],
    ...{ forms: [], messageShortcuts: [], command: "/unit", firstInHelp: () => [] },
    contextOf: async () => {
      happened.push("began");
      during.context();
    },
    beforeAck: (work) => work(),
    answers: createAnswerQueue(limits),
    turn: turns.next,
    explain: () => undefined,
    logError: (_fields, error) => happened.push(`error ${error}`),
    logRequest: (fields) => happened.push(`log ${Object.values(fields).join(" ")}`),
    onAnswered: async () => {},
    track: work.track,
  });
  let count = 0;
  const deliver = (body: object): Promise<{ text?: string } | undefined> =>
    new Promise((resolve, reject) => {
      const ack = async (answer: unknown) => {
        happened.push("acked");
        resolve(answer as { text?: string } | undefined);
      };
      const event: ReceiverEvent = { body: { team_id: "T1", api_app_id: "A1", ...body }, ack };
      app?.processEvent(event).catch(reject);
    });
  const type = (person: string, text: string) => {
    count += 1;
    const response_url = `https://hooks.slack.com/${person}/${count}`;
    const at = { channel_id: "C1", channel_name: "staff", trigger_id: `trigger ${count}`, response_url };
    return deliver({ command: "/unit", text, user_id: person, ...at });
  };
  const click = (person: string) =>
    deliver({
      type: "block_actions",
      team: { id: "T1" },
      user: { id: person, team_id: "T1" },
      channel: { id: "C1" },
      container: { type: "message", message_ts: "1.1", channel_id: "C1" },
      ...{ trigger_id: "t", response_url: `https://hooks.slack.com/${person}/click` },
      actions: [{ type: "button", action_id: "say-it", block_id: "b", value: "{}", action_ts: "1.2" }],
    });
  return { happened, sent, gate, during, type, click, done: () => work.finished(20_000) };
}

it("every ack is written before any answer begins, however many requests arrive at once", async () => {
  const { type, happened, done } = start();
  const acked: Promise<unknown>[] = [];
  // As Node reads them: some of the connections in each round of the event loop, while acks are being written.
  for (let round = 0; round < 10; round++) {
    for (let n = 0; n < 5; n++) acked.push(type(`U${n}`, "say it"));
    const until = performance.now() + 3;
    while (performance.now() < until);
    await setImmediate();
  }
  await Promise.all(acked);
  await done();
  expect(happened.filter((what) => what === "acked")).toHaveLength(50);
  expect(happened.filter((what) => what === "sent Here you are.")).toHaveLength(50);
  expect(happened.indexOf("began")).toBe(50);
});

it("a request that arrives during an answer is acked before its next step", async () => {
  const { type, happened, during, done } = start();
  during.context = () => {
    during.context = () => {};
    void setImmediate().then(() => type("U2", "say it"));
  };
  await type("U1", "say it");
  await done();
  expect(happened.slice(0, 3)).toEqual(["acked", "began", "acked"]);
});

it("past the bound the ack of a command says so and gives back what was typed, and asking again works", async () => {
  const { type, happened, sent, gate, done } = start({ atOnce: 1, waitingEach: 1 });
  gate.isOpen = false;
  expect(await type("U1", "say first")).toBeUndefined();
  expect(await type("U1", "say second")).toBeUndefined();
  const busy = await type("U1", "say third");
  expect(busy).toMatchObject({ response_type: "ephemeral" });
  expect(busy?.text).toBe("Not done: I'm busy right now. Please try again in a minute.\nYou typed: /unit say third");
  expect(JSON.stringify(busy)).toContain("Try again");
  expect(await type("U2", "say hello")).toBeUndefined();
  gate.isOpen = true;
  await done();
  expect(sent).toHaveLength(3);
  expect(happened.filter((what) => what === "log command say busy")).toHaveLength(1);
  expect(await type("U1", "say third")).toBeUndefined();
  await done();
  expect(sent.at(-1)?.text).toBe("Here you are.");
  expect(sent).toHaveLength(4);
});

it("past the bound a line that is too long for one message is given back whole", async () => {
  const { type, sent, gate, done } = start({ atOnce: 1, waitingEach: 1 });
  gate.isOpen = false;
  await Promise.all([type("U1", "say first"), type("U1", "say second")]);
  const line = `say ${"a long story ".repeat(800)}the end`;
  const busy = await type("U1", line);
  await waitUntil(() => expect(sent).toHaveLength(1));
  expect(`${busy?.text}${sent[0]?.text}`).toContain("a long story a long story");
  expect(sent[0]?.text).toContain("the end");
  gate.isOpen = true;
  await done();
});

it("past the bound a click is acked, and the person reads why nothing happened", async () => {
  const { click, sent, gate, happened, done } = start({ atOnce: 1, waitingEach: 1 });
  gate.isOpen = false;
  await Promise.all([click("U1"), click("U1")]);
  await waitUntil(() => expect(happened).toContain("began"));
  await click("U1");
  await waitUntil(() =>
    expect(sent.map(({ text }) => text)).toEqual(["Not done: I'm busy right now. Please try again in a minute."]),
  );
  gate.isOpen = true;
  await done();
  expect(sent).toHaveLength(3);
});

it("someone who has to wait is told once, at the address of what they asked for", async () => {
  const { type, sent, gate, happened, done } = start({ atOnce: 1, noticeMs: 1 });
  gate.isOpen = false;
  await type("U1", "say it");
  await waitUntil(() => expect(happened).toContain("began"));
  await Promise.all([type("U2", "say it"), type("U2", "say it again")]);
  const words = "A lot of people are using Bookend right now. Your answer is on its way.";
  await waitUntil(() => expect(sent).toEqual([{ url: "https://hooks.slack.com/U2/2", text: words }]));
  gate.isOpen = true;
  await done();
  expect(sent.filter(({ text }) => text === words)).toHaveLength(1);
  expect(sent).toHaveLength(4);
});

it("what opens a form must say so, because forms can't wait", async () => {
  const { type, happened, sent, done } = start();
  await type("U1", "undeclared");
  await done();
  expect(happened.filter((what) => what.startsWith("error"))).toEqual([
    "error Error: The command undeclared opens a form, so it must say opensForm.",
  ]);
  expect(sent).toHaveLength(1);
});
