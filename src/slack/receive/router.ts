// The few listeners Bookend has: they read Slack's payload, ask who it is, run the feature and send its answer.
// The order is the same everywhere: ack at once (a submission: once it is saved), then everything else.
import type { App } from "@slack/bolt";
import type { Clients } from "../api/clients.js";
import { type Button, linkNameOf, readButtonValue } from "../define/button.js";
import type { Form } from "../define/form.js";
import { type MessageShortcut, readChosenMessage } from "../define/message-shortcut.js";
import { Refusal } from "../define/refusal.js";
import { findSubcommand, runCommandLink as runLink, type Subcommand, toHelp } from "../define/subcommand.js";
import { type Replies, repliesOf, send, whisper } from "../send/reply.js";
import { afterAckFlush } from "../serve/in-flight.js";
import { type FailureDeps, toFailure, toFailureMessage } from "./failure.js";
import { fieldChanged, suggest } from "./field-change.js";
import { type Request, readCommand, readInteraction } from "./request.js";
import { submit } from "./submission.js";

export interface Features<C> {
  subcommands: readonly Subcommand<C>[];
  forms: readonly Form<C>[];
  buttons: readonly Button<C>[];
  messageShortcuts: readonly MessageShortcut<C>[];
}

export interface RouterDeps<C> extends FailureDeps, Features<C>, Clients {
  /** Who asks, and what they may know. Throws Refusal for whom Bookend is not there. */
  contextOf(request: Request): Promise<C>;
  /** The name of the command where the request does not say it. */
  command: string;
  logRequest(fields: object): void;
  /** Told after each request that may have changed something. Never throws. */
  onAnswered(): Promise<void>;
  /** Told of work that goes on after its ack, so that a shutdown can wait for it. */
  track<T>(work: Promise<T>): Promise<T>;
}

const STALE = "This is from an older version of Bookend and no longer works.";

/** Runs a feature and sends its answer; whatever goes wrong, the person is told. Never throws. */
async function runAndReply<C>(
  deps: RouterDeps<C>,
  work: { request: Request; name: string; typed?: string; run: (ctx: C) => Promise<Replies> },
): Promise<void> {
  const { request, name, typed, run } = work;
  try {
    const ctx = await deps.contextOf(request);
    for (const reply of repliesOf(await run(ctx))) await send(deps, request, reply);
    deps.logRequest({ request: name, outcome: "answered" });
    await deps.onAnswered();
  } catch (error) {
    const trouble = toFailure(error, { ...deps, during: name });
    deps.logRequest({ request: name, outcome: error instanceof Refusal ? "refused" : "failed" });
    const given = typed === undefined ? undefined : { command: request.command, text: typed };
    try {
      await send(deps, request, whisper(toFailureMessage(trouble, given)));
    } catch (untold) {
      deps.logError({ during: name, untold: true }, untold);
    }
  }
}

/** What is done after the ack: a shutdown waits for it from now on. */
function runAfterAck<C>(deps: RouterDeps<C>, work: () => Promise<void>): Promise<void> {
  return deps.track(afterAckFlush().then(work));
}

function runTyped<C>(deps: RouterDeps<C>, request: Request, typed: string): Promise<void> {
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
    // Only a word that is ours is logged: an unknown one may be anything.
    name: `command ${subcommand?.word ?? "help"}`,
    run: subcommand ? (ctx) => subcommand.run(ctx, text) : help,
  });
}

function registerCommands<C>(app: App, deps: RouterDeps<C>): void {
  // Any name: Slack sends a command here only if the manifest gives it to this app, whatever it is called there.
  app.command(/^\//, async ({ ack, body }) => {
    await ack();
    const { request, text } = readCommand(body);
    await runAfterAck(deps, () => runTyped(deps, request, text));
  });

  app.shortcut(/.*/, async ({ ack, body }) => {
    await ack();
    const request = readInteraction(body, deps.command);
    const subcommand = deps.subcommands.find(({ shortcut }) => shortcut === body.callback_id);
    const ofMessage = deps.messageShortcuts.find(({ name }) => name === body.callback_id);
    const message = readChosenMessage(body);
    await runAfterAck(deps, () =>
      runAndReply(deps, {
        request,
        name: `shortcut ${subcommand?.shortcut ?? ofMessage?.name ?? "unknown"}`,
        run: async (ctx) => {
          if (ofMessage && message) return ofMessage.run(ctx, message);
          if (!subcommand) throw new Refusal(`${STALE} Type \`${deps.command} help\` to see what does.`);
          return subcommand.run(ctx, "");
        },
      }),
    );
  });
}

function registerButtons<C>(app: App, deps: RouterDeps<C>): void {
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
    if (name === runLink.name) {
      const typed = readButtonValue(runLink, value)?.text ?? "help";
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
          if (!carried) throw new Refusal(`${STALE} Type \`${deps.command} help\` to see what does.`);
          return button.run(ctx, carried);
        },
      }),
    );
  });
}

function registerForms<C>(app: App, deps: RouterDeps<C>): void {
  app.view(/.*/, async ({ ack, body, view }) => {
    const request = readInteraction(body, deps.command);
    await deps.track(submit(deps, { request, view, ack }).then(() => deps.onAnswered()));
  });

  app.options(/.*/, async ({ ack, body }) => {
    const request = readInteraction(body, deps.command);
    const options = await suggest(deps, { request, view: body.view, field: body.action_id, query: body.value });
    await ack({ options });
  });
}

/** Registers everything Bookend listens to, apart from events. */
export function registerFeatures<C>(app: App, deps: RouterDeps<C>): void {
  registerCommands(app, deps);
  registerButtons(app, deps);
  registerForms(app, deps);
}
