// An app whose people ask for files, in a sandbox workspace of its own.
import { existsSync, readdirSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { App } from "@slack/bolt";
import { expect, onTestFinished } from "vitest";
import { z } from "zod";
import { startWorkspace } from "../../sandbox/workspace/start-workspace.js";
import { createClients, createSlackLogger } from "../../src/slack/api/clients.js";
import { defineButton, defineLink, toButton } from "../../src/slack/define/button.js";
import { Refusal } from "../../src/slack/define/refusal.js";
import { whisper } from "../../src/slack/define/replies.js";
import { type FileReply, type FileWork, type MadeFile, sendFile } from "../../src/slack/define/send-file.js";
import { defineSubcommand } from "../../src/slack/define/subcommand.js";
import { buttons, paragraph, toMessage } from "../../src/slack/message/blocks.js";
import { createAnswerQueue } from "../../src/slack/receive/answer-queue.js";
import { registerFeatures } from "../../src/slack/receive/router.js";
import { createFileFolder } from "../../src/slack/send/file-folder.js";
import { createFileJobs, type FileJobs } from "../../src/slack/send/file-jobs.js";
import { createInFlight } from "../../src/slack/serve/in-flight.js";
import { createTurns } from "../../src/slack/serve/turns.js";
import { chartsInMemory } from "./charts.js";
import { makeFolder } from "./folders.js";
import { waitUntil } from "./waiting.js";

const logger = createSlackLogger({ warn() {}, error() {} });
export const BYTES = new TextEncoder().encode("%PDF-1.7 the figures of October");
/** A button that asks for a file. */
const choiceLink = defineLink("download-it", z.object({ as: z.string() }));

interface Options {
  optionalScopes?: readonly string[];
  scopes?: readonly string[];
  redrawMs?: number;
}

/** What a maker does, and what it was told. */
interface Maker {
  make: (work: FileWork) => Promise<MadeFile>;
}

/** An app that sends files. `root` is where they wait. */
export async function startSending(options: Options = {}) {
  const { redrawMs, ...installed } = options;
  const slack = await startWorkspace(installed);
  const people = ["tess", "omar"].map((name) => slack.as(slack.addPerson({ name }).id));
  const [tess, omar] = people as [(typeof people)[0], (typeof people)[0]];
  const staff = slack.addChannel({ name: "staff", members: [tess.id, omar.id], botIsMember: true }).id;
  const root = join(await makeFolder(), "files-being-made");
  const logged: string[] = [];
  const told: string[] = [];
  const seen = new Set<string>();
  const maker: Maker = { make: async () => ({ bytes: BYTES }) };
  const toFile = (as: string): FileReply =>
    sendFile({
      ...{ name: `october.${as}`, title: `October report (${as})`, said: "The report of October: 14 units <ok>." },
      inPlace: true,
      make: (work) => maker.make(work),
    });
  const toChoice = (...formats: string[]) =>
    toMessage(
      paragraph("As what?"),
      buttons(...formats.map((as) => toButton(choiceLink, { as }, { text: as, suffix: as }))),
    );
  const bolt = new App({
    ...{ token: slack.botToken, signingSecret: slack.signingSecret, logger, convoStore: false },
    clientOptions: { slackApiUrl: slack.apiUrl },
  });
  const work = createInFlight();
  const turns = createTurns();
  const clients = createClients({ token: slack.botToken, apiUrl: slack.apiUrl, logger });
  const charts = chartsInMemory();
  const started: FileJobs[] = [];
  const boot = (): FileJobs => {
    const booted = createFileJobs({
      ...clients,
      upload: clients.uploadFile,
      folder: createFileFolder(root),
      charts,
      claim: async (key) => !seen.has(key) && Boolean(seen.add(key)),
      release: async (key) => void seen.delete(key),
      tellAdmins: async (what) => void told.push(what),
      whyNot: (error) => (error instanceof Refusal ? error.message : "something broke on my end (ref 7F3K)."),
      logError: (fields, error) => void logged.push(`${JSON.stringify(fields)} ${error}`),
      track: work.track,
      ...(redrawMs === undefined ? {} : { redrawMs }),
    });
    started.push(booted);
    return booted;
  };
  const jobs = boot();
  registerFeatures(bolt, {
    ...clients,
    questions: { redraw: async () => false, prepare: () => Promise.reject(new Error("Nobody is asked here.")) },
    ...{ charts, whisperCharts: charts, files: jobs },
    subcommands: [
      defineSubcommand({
        word: "export",
        summary: "sends a file",
        run: async (_ctx: object, as) => toFile(as || "pdf"),
      }),
      defineSubcommand({
        ...{ word: "choose", summary: "asks for the kind of file" },
        run: async () => whisper(toChoice("pdf", "csv"), { title: "Download" }),
      }),
    ],
    buttons: [defineButton({ link: choiceLink, run: async (_ctx: object, { as }) => toFile(as) })],
    ...{ forms: [], messageShortcuts: [], command: "/unit", firstInHelp: () => [] },
    contextOf: async () => ({}),
    beforeAck: (step) => step(),
    answers: createAnswerQueue(),
    turn: turns.next,
    explain: () => undefined,
    logError: (fields, error) => void logged.push(`${JSON.stringify(fields)} ${error}`),
    logRequest: () => {},
    onAnswered: async () => {},
    track: work.track,
  });
  const server = (await bolt.start(0)) as Server;
  slack.sendTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
  onTestFinished(async () => {
    for (const { stopAll } of started) stopAll();
    await work.finished(20_000);
    await bolt.stop();
    expect(slack.problems).toEqual([]);
    await slack.close();
  });
  const done = () => work.finished(20_000).then(() => slack.settle());
  /** What is in their conversation with the app now. */
  const inbox = (person = tess) => slack.directMessagesTo(person.id).filter(({ deleted }) => !deleted);
  const texts = (person = tess) => inbox(person).map(({ text }) => text);
  const files = (person = tess) => inbox(person).flatMap((message) => message.files.map((id) => person.download(id)));
  const left = () =>
    (existsSync(root) ? readdirSync(root, { recursive: true, withFileTypes: true }) : []).filter((entry) =>
      entry.isFile(),
    );
  return { slack, tess, omar, staff, maker, jobs, boot, done, inbox, texts, files, left, root, logged, told, work };
}

/** A maker that goes on when the test says so. */
export function held(maker: Maker) {
  let go: (made: MadeFile) => void = () => {};
  const works: FileWork[] = [];
  maker.make = (work) => {
    works.push(work);
    return new Promise((resolve) => {
      go = resolve;
    });
  };
  return {
    /** The work of the file that is being made. */
    begun: () => waitUntil(() => expect(works).toHaveLength(1)).then(() => works[0] as FileWork),
    go: (made: MadeFile = { bytes: BYTES }) => go(made),
  };
}
