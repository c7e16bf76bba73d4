// Bookend's few listeners. They read Slack's payload, find out who asks, run the feature and send its replies. The ack
// always comes first, except that a submission is acked once it is saved.
import type { App } from "@slack/bolt";
import { linkNameOf, readButtonValue } from "../define/button.js";
import { readChosenMessage } from "../define/message-shortcut.js";
import { Refusal } from "../define/refusal.js";
import { type Replies, toReplyList, whisper } from "../define/replies.js";
import { findSubcommand, runCommandLink, toHelp } from "../define/subcommand.js";
import { send } from "../send/reply.js";
import { afterAckFlush } from "../serve/in-flight.js";
import type { ReceiveDeps } from "./deps.js";
import { toFailure, toFailureMessage } from "./failure.js";
import { fieldChanged, suggest } from "./field-change.js";
import { type Request, readCommand, readInteraction } from "./request.js";
import { submit } from "./submission.js";

const outdated = (command: string) =>
  new Refusal(
    `This is from an older version of Bookend and no longer works. Type \`${command} help\` to see what does.`,
  );

/** Runs a feature and sends its replies. Never throws: if anything fails, the person reads why. */
async function runAndReply<C>(
  deps: ReceiveDeps<C>,
  work: { request: Request; name: string; typed?: string; run: (ctx: C) => Promise<Replies> },
): Promise<void> {
  const { request, name, typed, run } = work;
  try {
    const ctx = await deps.contextOf(request);
    for (const reply of toReplyList(await run(ctx))) await send(deps, request, reply);
    deps.logRequest({ request: name, outcome: "answered" });
    await deps.onAnswered();
  } catch (error) {
    const failure = toFailure(error, { ...deps, during: name });
    deps.logRequest({ request: name, outcome: error instanceof Refusal ? "refused" : "failed" });
    const attempted = typed === undefined ? undefined : { command: request.command, text: typed };
    try {
      await send(deps, request, whisper(toFailureMessage(failure, attempted), { title: "Not done" }));
    } catch (sendError) {
      deps.logError({ during: name, personNotTold: true }, sendError);
    }
  }
}

/** Starts work once its ack is out. A shutdown waits for it. */
function runAfterAck<C>(deps: ReceiveDeps<C>, work: () => Promise<void>): Promise<void> {
  return deps.track(afterAckFlush().then(work));
}

function runTyped<C>(deps: ReceiveDeps<C>, request: Request, typed: string): Promise<void> {
  const { name, text, subcommand } = findSubcommand(deps.subcommands, typed);
  const help = async (ctx: C) =>
    whisper(
      toHelp(deps.subcommands, {
        ctx,
        command: request.command,
        ...(name && name !== "help" ? { unknown: name } : {}),
      }),
    );
  return runAndReply(deps, {
    request,
    typed,
    // An unknown word may be private, so only our own words are logged.
    name: `command ${subcommand?.word ?? "help"}`,
    run: subcommand ? (ctx) => subcommand.run(ctx, text) : help,
  });
}

function registerCommands<C>(app: App, deps: ReceiveDeps<C>): void {
  // Matches every name: Slack sends only this app's commands, and a school may rename them in its manifest.
  app.command(/^\//, async ({ ack, body }) => {
    await ack();
    const { request, text } = readCommand(body);
    await runAfterAck(deps, () => runTyped(deps, request, text));
  });

  app.shortcut(/.*/, async ({ ack, body }) => {
    await ack();
    const request = readInteraction(body, deps.command);
    const subcommand = deps.subcommands.find(({ shortcut }) => shortcut === body.callback_id);
    const messageShortcut = deps.messageShortcuts.find(({ name }) => name === body.callback_id);
    const message = readChosenMessage(body);
    await runAfterAck(deps, () =>
      runAndReply(deps, {
        request,
        name: `shortcut ${subcommand?.shortcut ?? messageShortcut?.name ?? "unknown"}`,
        run: async (ctx) => {
          if (messageShortcut && message) return messageShortcut.run(ctx, message);
          if (!subcommand) throw outdated(deps.command);
          return subcommand.run(ctx, "");
        },
      }),
    );
  });
}

function registerActions<C>(app: App, deps: ReceiveDeps<C>): void {
  app.action(/.*/, async ({ ack, body, action }) => {
    await ack();
    const request = readInteraction(body, deps.command);
    const { type, action_id: actionId = "", value } = action as { type: string; action_id?: string; value?: string };
    const name = linkNameOf(actionId);
    if (type !== "button" && "view" in body && body.view) {
      const { view } = body;
      await runAfterAck(deps, () => fieldChanged(deps, { request, view, field: actionId }));
      return;
    }
    if (name === runCommandLink.name) {
      const typed = readButtonValue(runCommandLink, value)?.text ?? "help";
      await runAfterAck(deps, () => runTyped(deps, request, typed));
      return;
    }
    const button = deps.buttons.find((known) => known.link.name === name);
    await runAfterAck(deps, () =>
      runAndReply(deps, {
        request,
        name: `button ${button?.link.name ?? "unknown"}`,
        run: async (ctx) => {
          const carried = button && readButtonValue(button.link, value);
          if (!carried) throw outdated(deps.command);
          return button.run(ctx, carried);
        },
      }),
    );
  });
}

function registerForms<C>(app: App, deps: ReceiveDeps<C>): void {
  app.view(/.*/, async ({ ack, body, view }) => {
    const request = readInteraction(body, deps.command);
    await deps.track(submit(deps, { request, view, ack }).then(() => deps.onAnswered()));
  });

  app.options(/.*/, async ({ ack, body }) => {
    const request = readInteraction(body, deps.command);
    const options = await suggest(deps, { request, view: body.view, field: body.action_id, typed: body.value });
    await ack({ options });
  });
}

/** Registers everything Bookend listens to, except events. */
export function registerFeatures<C>(app: App, deps: ReceiveDeps<C>): void {
  registerCommands(app, deps);
  registerActions(app, deps);
  registerForms(app, deps);
}
