// A form that needs longer than Slack waits: acked at once, answered in the modal on top, and the form below stays filled in.
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { App } from "@slack/bolt";
import { expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { startWorkspace } from "../../../sandbox/workspace/start-workspace.js";
import { createClients, createSlackLogger } from "../../../src/slack/api/clients.js";
import { file } from "../../../src/slack/define/file-field.js";
import { defineForm, toModal } from "../../../src/slack/define/form.js";
import { Refusal } from "../../../src/slack/define/refusal.js";
import { afterAck, modal, type Reply, whisper } from "../../../src/slack/define/replies.js";
import { defineSubcommand } from "../../../src/slack/define/subcommand.js";
import { paragraph, toMessage } from "../../../src/slack/message/blocks.js";
import { createAnswerQueue } from "../../../src/slack/receive/answer-queue.js";
import { registerFeatures } from "../../../src/slack/receive/router.js";
import { createInFlight } from "../../../src/slack/serve/in-flight.js";
import { createTurns } from "../../../src/slack/serve/turns.js";
import { chartsInMemory } from "../../support/charts.js";
import { NO_FILES } from "../../support/no-files.js";

const logger = createSlackLogger({ warn() {}, error() {} });
const say = (words: string) => whisper(toMessage(paragraph(words)), { title: "Export" });

/** An app with a form for a file. `answer` reads it. */
async function start(answer: (chosen: { name: string }) => Promise<Reply>) {
  const slack = await startWorkspace({});
  const tess = slack.as(slack.addPerson({ name: "tess" }).id);
  const bolt = new App({
    ...{ token: slack.botToken, signingSecret: slack.signingSecret, logger, convoStore: false },
    clientOptions: { slackApiUrl: slack.apiUrl },
  });
  const work = createInFlight();
  const turns = createTurns();
  const form = defineForm({
    ...{ name: "drop-in", title: () => "Drop in an export", submit: () => "Read it", stale: "Open it again." },
    fields: { export: file({ label: "Export", types: ["csv", "xlsx"] }) },
    hidden: z.object({}),
    run: async (_ctx, values) =>
      afterAck(() => answer(values.export), { title: "Export", words: `Reading ${values.export.name}…` }),
  });
  registerFeatures(bolt, {
    ...createClients({ token: slack.botToken, apiUrl: slack.apiUrl, logger }),
    questions: { redraw: async () => false, prepare: () => Promise.reject(new Error("Nobody is asked here.")) },
    charts: chartsInMemory(),
    whisperCharts: chartsInMemory(),
    files: NO_FILES,
    subcommands: [
      defineSubcommand({
        ...{ word: "drop", summary: "opens it", opensForm: true },
        run: async (ctx: object) => modal(toModal(form, ctx, { hidden: {} })),
      }),
    ],
    ...{ buttons: [], messageShortcuts: [], command: "/unit", firstInHelp: () => [] },
    forms: [form],
    contextOf: async () => ({}),
    beforeAck: (step) => step(),
    answers: createAnswerQueue(),
    turn: turns.next,
    explain: () => undefined,
    logError: () => {},
    logRequest: () => {},
    onAnswered: async () => {},
    track: work.track,
  });
  const server = (await bolt.start(0)) as Server;
  slack.sendTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
  onTestFinished(async () => {
    await work.finished(20_000);
    await bolt.stop();
    expect(slack.problems).toEqual([]);
    await slack.close();
  });
  const done = () => work.finished(20_000).then(() => slack.settle());
  await tess.command("/unit", "drop");
  await done();
  await tess.fill({ export: [tess.upload("october.csv", new Uint8Array(3))] });
  return { slack, tess, form, done };
}

/** An answer that is ready when the test says so. */
function whenRead(answer: Reply) {
  let read = () => {};
  const isRead = new Promise<void>((resolve) => {
    read = resolve;
  });
  return { read: () => read(), answer: () => isRead.then(() => answer) };
}

const shown = (view: object | undefined) => JSON.stringify(view);

it("says what it is doing at once, and then shows the answer in the same place", async () => {
  const { read, answer } = whenRead(say("October: 2,117 checkouts"));
  const { tess, done } = await start(answer);
  const { status, ack } = await tess.submit();
  expect([status, ack?.response_action]).toEqual([200, "push"]);
  expect(shown(tess.modal())).toContain("Reading october.csv…");
  read();
  await done();
  expect(tess.modals()).toHaveLength(2);
  expect(shown(tess.modal())).toContain("October: 2,117 checkouts");
});

it("can answer with another form, which is then the one that is filled in", async () => {
  const { tess, form, done } = await start(async () => modal(toModal(form, {}, { hidden: {}, notice: "Another one" })));
  await tess.submit();
  await done();
  expect(shown(tess.modal())).toContain("Another one");
  expect(tess.modal()?.callbackId).toBe("drop-in");
});

it("says no in the same place, and the form below still has the file", async () => {
  const { tess, done } = await start(async () => {
    throw new Refusal("Slack didn't hand me the file.");
  });
  await tess.submit();
  await done();
  expect(shown(tess.modal())).toContain("Slack didn't hand me the file.");
  await tess.close();
  expect(shown(tess.modal()?.values)).toContain("october.csv");
  await tess.submit();
  await done();
  expect(shown(tess.modal())).toContain("Slack didn't hand me the file.");
});

it("gives a reference when something breaks", async () => {
  const { tess, done } = await start(async () => {
    throw new Error("a bug");
  });
  await tess.submit();
  await done();
  expect(shown(tess.modal())).toMatch(/something broke on my end.*reference: \w{4}/);
});

it("tells a person who closed it in the meantime", async () => {
  const { read, answer } = whenRead(say("October: 2,117 checkouts"));
  const { slack, tess, done } = await start(answer);
  await tess.submit();
  await tess.close();
  read();
  await done();
  expect(shown(slack.directMessagesTo(tess.id))).toContain("October: 2,117 checkouts");
});

it.each([
  ["october.png", 3, 'Choose a CSV or XLSX file. This one is "october.png".'],
  ["october.csv", 11 * 1024 * 1024, "bigger than 10 MB"],
])("refuses %s of %i bytes at the field", async (name, size, words) => {
  const { slack, tess } = await start(async () => say("read"));
  const view = tess.modal()?.view;
  const payload = {
    type: "view_submission",
    team: { id: slack.teamId },
    user: { id: tess.id, team_id: slack.teamId },
    view: {
      ...view,
      ...{ id: tess.modal()?.id, app_installed_team_id: slack.teamId },
      state: { values: { export: { export: { type: "file_input", files: [{ id: "F1", name, size }] } } } },
    },
  };
  const { ack } = await slack.deliver("interaction", JSON.parse(JSON.stringify(payload)));
  expect(shown(ack)).toContain(JSON.stringify(words).slice(1, -1));
});
