// A small real Bolt app for the tests of the sandbox workspace, over HTTP or Socket Mode.
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { App, LogLevel, SocketModeReceiver } from "@slack/bolt";
import type { ModalView } from "@slack/types";
import { startWorkspace, type WorkspaceOptions } from "../../../sandbox/workspace/start-workspace.js";
import type { Workspace } from "../../../sandbox/workspace/workspace.js";

export type Register = (app: App) => void;

export interface Stage {
  workspace: Workspace;
  app: App;
  tess: string;
  lee: string;
  staff: string;
  close(): Promise<void>;
}

async function seed(options: WorkspaceOptions) {
  const workspace = await startWorkspace(options);
  const tess = workspace.addPerson({ name: "tess" }).id;
  const lee = workspace.addPerson({ name: "lee" }).id;
  const staff = workspace.addChannel({ name: "all-staff", members: [tess, lee], botIsMember: true }).id;
  return { workspace, tess, lee, staff };
}

export const quietLogger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  setName() {},
  getLevel: () => LogLevel.ERROR,
};

export async function startHttpStage(register: Register, options: WorkspaceOptions = {}): Promise<Stage> {
  const seeds = await seed(options);
  const { workspace } = seeds;
  const app = new App({
    token: workspace.botToken,
    signingSecret: workspace.signingSecret,
    clientOptions: { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } },
    logger: quietLogger,
  });
  register(app);
  const server = (await app.start(0)) as Server;
  workspace.sendTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
  const close = async () => {
    await app.stop();
    await workspace.close();
  };
  return { ...seeds, app, close };
}

export async function startSocketStage(register: Register, options: WorkspaceOptions = {}): Promise<Stage> {
  const seeds = await seed(options);
  const { workspace } = seeds;
  const clientOptions = { slackApiUrl: workspace.apiUrl };
  const receiver = new SocketModeReceiver({
    appToken: workspace.appToken,
    logger: quietLogger,
    // The receiver waits this long times the number of failures before it reconnects.
    clientPingTimeout: 1000,
    installerOptions: { clientOptions },
  });
  const app = new App({ token: workspace.botToken, receiver, clientOptions, logger: quietLogger });
  register(app);
  await app.start();
  const close = async () => {
    await app.stop();
    await workspace.close();
  };
  return { ...seeds, app, close };
}

/** A stage whose app acks all there is and does nothing by itself. */
export const startQuietStage = (options: WorkspaceOptions = {}): Promise<Stage> =>
  startHttpStage((app) => {
    app.action(/.*/, ({ ack }) => ack());
    app.shortcut(/.*/, ({ ack }) => ack());
    app.command(/.*/, ({ ack }) => ack());
    app.view(/.*/, ({ ack }) => ack());
    app.event(/.*/, async () => undefined);
  }, options);

/** Opens a modal for a person who used a shortcut. */
export async function openModal({ workspace, app }: Stage, view: ModalView, userId: string) {
  const person = workspace.as(userId);
  const { request } = await person.shortcut("open");
  await app.client.views.open({ trigger_id: String(request.payload.trigger_id), view });
  return person;
}

export const modalOf = (...blocks: ModalView["blocks"]): ModalView => ({
  type: "modal",
  title: plain("Title"),
  submit: plain("Save"),
  blocks,
});

export const plain = (text: string) => ({ type: "plain_text" as const, text });

export const formView: ModalView = {
  type: "modal",
  callback_id: "log",
  title: plain("Log a unit"),
  submit: plain("Save"),
  close: plain("Cancel"),
  notify_on_close: true,
  blocks: [
    {
      type: "input",
      block_id: "title",
      label: plain("Name"),
      element: { type: "plain_text_input", action_id: "title", max_length: 20, min_length: 2 },
    },
    {
      type: "input",
      block_id: "level",
      label: plain("Level"),
      element: {
        type: "radio_buttons",
        action_id: "level",
        options: [
          { text: plain("1 Cooperation"), value: "1" },
          { text: plain("2 Coordination"), value: "2" },
        ],
      },
    },
    {
      type: "input",
      block_id: "partners",
      label: plain("With"),
      optional: true,
      dispatch_action: true,
      element: { type: "multi_users_select", action_id: "partners" },
    },
    {
      type: "input",
      block_id: "classes",
      label: plain("Classes"),
      optional: true,
      element: {
        type: "number_input",
        action_id: "classes",
        is_decimal_allowed: false,
        min_value: "1",
        max_value: "9",
      },
    },
    {
      type: "input",
      block_id: "date",
      label: plain("Date"),
      optional: true,
      element: { type: "datepicker", action_id: "date", initial_date: "2026-10-02" },
    },
    {
      type: "input",
      block_id: "subject",
      label: plain("Subject"),
      optional: true,
      element: { type: "external_select", action_id: "subject", min_query_length: 2 },
    },
  ],
};
