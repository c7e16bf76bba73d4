// Bookend's few listeners. They read Slack's payload, find out who asks, run the feature and send its replies. The ack
// always comes first, and the answer waits in line, except that a submission is acked once it is saved.
import type { App } from "@slack/bolt";
import { readButtonValue } from "../define/button.js";
import { likelyOffers, toHelp } from "../define/help.js";
import { readChosenMessage } from "../define/message-shortcut.js";
import { Refusal } from "../define/refusal.js";
import { type Replies, type Reply, toReplyList, whisper } from "../define/replies.js";
import { findSubcommand } from "../define/subcommand.js";
import { runCommandLink, type TypedLine } from "../define/typed-line.js";
import { afterAckFlush } from "../serve/in-flight.js";
import { ackThenAnswer, toBusyMessages, type Work } from "./answering.js";
import { type Click, type ClickedElement, isClick, readClick } from "./click.js";
import type { ReceiveDeps } from "./deps.js";
import { type Failure, toFailure } from "./failure.js";
import { fieldChanged, suggest } from "./field-change.js";
import { repairText } from "./repair-text.js";
import { type Request, readCommand, readInteraction } from "./request.js";
import { sendFailure, sendReplies } from "./send-replies.js";
import { submit } from "./submission.js";

const outdated = (command: string) =>
  new Refusal(
    `This is from an older version of Bookend and no longer works. Type \`${command} help\` to see what does.`,
  );

interface Job<C> extends Omit<Work, "answer"> {
  run(ctx: C): Promise<Replies>;
}

/** Runs a feature and returns its replies. */
async function runJob<C>(deps: ReceiveDeps<C>, { name, opensForm, run }: Job<C>, ctx: C): Promise<readonly Reply[]> {
  await deps.turn();
  const replies = toReplyList(await run(ctx));
  const isModal = replies.some(({ kind }) => kind === "modal");
  if (isModal && !opensForm) throw new Error(`The ${name} opens a form, so it must say opensForm.`);
  return replies;
}

/** Runs a feature and sends its replies. Never throws: if anything fails, the person reads what was done and what wasn't. */
async function runAndReply<C>(deps: ReceiveDeps<C>, job: Job<C>): Promise<void> {
  const { name, typed } = job;
  let ctx: C | undefined;
  try {
    ctx = await deps.contextOf(job.request);
    const allArrived = await sendReplies(deps, job, { replies: await runJob(deps, job, ctx) });
    deps.logRequest({ request: name, outcome: allArrived ? "answered" : "not shown" });
  } catch (error) {
    const failure = toFailure(error, { ...deps, during: name });
    deps.logRequest({ request: name, outcome: failure.kind === "refused" ? "refused" : "failed" });
    const likely = ctx && typed ? likelyOffers(deps.subcommands, ctx, typed.text) : [];
    await sendFailure(deps, job, {
      failure,
      progress: { step: "run" },
      typed: givenBack(failure, { ctx, typed }),
      likely,
    });
  }
}

/** What to give back of a typed line. A person who may not use Bookend can't use it. */
const givenBack = <C>(failure: Failure, { ctx, typed }: { ctx: C | undefined; typed: TypedLine | undefined }) =>
  ctx === undefined && failure.kind === "refused" && !failure.mayPass ? undefined : typed;

const toWork = <C>(deps: ReceiveDeps<C>, job: Job<C>): Work => ({ ...job, answer: () => runAndReply(deps, job) });

function toTypedWork<C>(deps: ReceiveDeps<C>, request: Request, typed: string): Work {
  const { name, text, subcommand } = findSubcommand(deps.subcommands, typed);
  const unknown = name && name !== "help" ? { name, rest: text, typed } : undefined;
  const help = async (ctx: C) =>
    toHelp(deps.subcommands, { ctx, command: request.command, unknown }).map((message) =>
      whisper(message, { title: "What Bookend can do" }),
    );
  return toWork(deps, {
    request,
    typed: { command: request.command, text: typed },
    // An unknown word may be private, so only our own words are logged.
    name: `command ${subcommand?.word ?? "help"}`,
    opensForm: subcommand?.opensForm ?? false,
    run: subcommand ? (ctx) => subcommand.run(ctx, text) : help,
  });
}

function toShortcutWork<C>(deps: ReceiveDeps<C>, body: { callback_id: string }): Work {
  const subcommand = deps.subcommands.find(({ shortcut }) => shortcut === body.callback_id);
  const messageShortcut = deps.messageShortcuts.find(({ name }) => name === body.callback_id);
  const message = readChosenMessage(body);
  return toWork(deps, {
    request: readInteraction(body, deps.command),
    name: `shortcut ${subcommand?.shortcut ?? messageShortcut?.name ?? "unknown"}`,
    opensForm: subcommand?.opensForm ?? false,
    run: async (ctx) => {
      if (messageShortcut && message) return messageShortcut.run(ctx, message);
      if (!subcommand) throw outdated(deps.command);
      return subcommand.run(ctx, "");
    },
  });
}

function toClickWork<C>(deps: ReceiveDeps<C>, body: unknown, { name, value }: Click): Work {
  const request = readInteraction(body, deps.command);
  if (name === runCommandLink.name) {
    return toTypedWork(deps, request, readButtonValue(runCommandLink, value)?.text ?? "help");
  }
  const button = deps.buttons.find((known) => known.link.name === name);
  return toWork(deps, {
    request,
    name: `button ${button?.link.name ?? "unknown"}`,
    opensForm: button?.opensForm ?? false,
    run: async (ctx) => {
      const carried = button && readButtonValue(button.link, value);
      if (!carried) throw outdated(deps.command);
      return button.run(ctx, carried);
    },
  });
}

function registerCommands<C>(app: App, deps: ReceiveDeps<C>): void {
  // Matches every name: Slack sends only this app's commands, and a school may rename them in its manifest.
  app.command(/^\//, ({ ack, body }) =>
    ackThenAnswer(deps, {
      person: body.user_id,
      ack: (isBusy) =>
        isBusy
          ? ack({ response_type: "ephemeral", ...toBusyMessages({ command: body.command, text: body.text })[0] })
          : ack(),
      isToldByAck: true,
      read: () => {
        const { request, text } = readCommand(body);
        return toTypedWork(deps, request, text);
      },
    }),
  );

  app.shortcut(/.*/, ({ ack, body }) =>
    ackThenAnswer(deps, { person: body.user.id, ack: () => ack(), read: () => toShortcutWork(deps, body) }),
  );
}

function registerActions<C>(app: App, deps: ReceiveDeps<C>): void {
  app.action(/.*/, async ({ ack, body, action }) => {
    const clicked = action as ClickedElement;
    if (!isClick(clicked) && "view" in body && body.view) {
      await ack();
      const change = { request: readInteraction(body, deps.command), view: body.view, field: clicked.action_id ?? "" };
      await deps.track(
        afterAckFlush()
          .then(deps.turn)
          .then(() => fieldChanged(deps, change)),
      );
      return;
    }
    const click = readClick(clicked);
    await ackThenAnswer(deps, { person: body.user.id, ack: () => ack(), read: () => toClickWork(deps, body, click) });
  });
}

function registerForms<C>(app: App, deps: ReceiveDeps<C>): void {
  app.view(/.*/, async ({ ack, body, view }) => {
    const request = readInteraction(body, deps.command);
    await deps.track(submit(deps, { request, view, ack }));
    await deps.track(deps.onAnswered());
  });

  app.options(/.*/, async ({ ack, body }) => {
    const request = readInteraction(body, deps.command);
    const options = await suggest(deps, { request, view: body.view, field: body.action_id, typed: body.value });
    await ack({ options });
  });
}

/** Registers everything Bookend listens to, except events. */
export function registerFeatures<C>(app: App, deps: ReceiveDeps<C>): void {
  app.use(async ({ body, next }) => {
    repairText(body);
    await next();
  });
  registerCommands(app, deps);
  registerActions(app, deps);
  registerForms(app, deps);
}
