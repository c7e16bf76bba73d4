// Bookend's few listeners. They read Slack's payload, find out who asks, run the feature and send its replies. The ack
// always comes first, and the answer waits in line, except that a submission is acked once it is saved.
import type { App } from "@slack/bolt";
import { readButtonValue } from "../define/button.js";
import { helpLink } from "../define/help.js";
import { readChosenMessage } from "../define/message-shortcut.js";
import { Refusal } from "../define/refusal.js";
import { replace } from "../define/replies.js";
import { stopFileLink } from "../define/stop-file.js";
import { runCommandLink } from "../define/typed-line.js";
import { afterAckFlush } from "../serve/in-flight.js";
import { ackThenAnswer, toBusyMessages, type Work } from "./answering.js";
import { type Click, type ClickedElement, isClick, readClick, toClickKey } from "./click.js";
import { formClosed } from "./closed-form.js";
import type { ReceiveDeps } from "./deps.js";
import { fieldChanged, isFieldOf, suggest } from "./field-change.js";
import { toWork } from "./job.js";
import { repairText } from "./repair-text.js";
import { type Request, readCommand, readInteraction } from "./request.js";
import { submit } from "./submission.js";
import { toHelpWork, toTypedWork } from "./typed-work.js";

const outdated = (command: string) =>
  new Refusal(
    `This is from an older version of Bookend and no longer works. Type \`${command} help\` to see what does.`,
  );

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

/** Stops a file that is being made. Its message says so by itself. */
const toStopWork = <C>(deps: ReceiveDeps<C>, request: Request, job: string): Work =>
  toWork(deps, {
    request,
    name: "button stop-file",
    opensForm: false,
    run: async () => {
      const words = deps.files.stop(job, request.userId);
      return words ? replace(words, { title: "Download" }) : [];
    },
  });

function toClickWork<C>(deps: ReceiveDeps<C>, body: unknown, click: Click): Work {
  const { name, value } = click;
  const place = readInteraction(body, deps.command);
  const request = { ...place, key: toClickKey(place.key, click) };
  if (name === runCommandLink.name) {
    return toTypedWork(deps, request, readButtonValue(runCommandLink, value)?.text ?? "help");
  }
  if (name === helpLink.name) return toHelpWork(deps, request, readButtonValue(helpLink, value)?.page ?? 0);
  if (name === stopFileLink.name) return toStopWork(deps, request, readButtonValue(stopFileLink, value)?.job ?? "");
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
    // A button that is a field of the open form, such as one that adds a row, is no link.
    if ("view" in body && body.view && (!isClick(clicked) || isFieldOf(deps, body.view, clicked.action_id))) {
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

  app.view({ type: "view_closed", callback_id: /.*/ }, async ({ ack, body, view }) => {
    await ack();
    const closed = { request: readInteraction(body, deps.command), view };
    await deps.track(
      afterAckFlush()
        .then(deps.turn)
        .then(() => formClosed(deps, closed)),
    );
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
