// Carries out what the visitor does, through the workspace, as the person they act as.
import type { Actor } from "../../workspace/acting/actor.js";
import type { VisibleView } from "../../workspace/acting/visible-view.js";
import type { Exchange } from "../../workspace/link/exchange.js";
import type { Message } from "../../workspace/messages.js";
import type { ActResult } from "../contract.js";
import type { ClientState } from "./client-state.js";
import type { ReadAct } from "./requests.js";
import { messagesSeen, peopleOf } from "./snapshot.js";
import { type DemoStage, NotPossibleError } from "./stage.js";
import { toCommandText, toSlackText } from "./typed-text.js";

type Act = ReadAct["act"];
type ActOf<Kind extends Act["kind"]> = Extract<Act, { kind: Kind }>;

interface ActContext {
  stage: DemoStage;
  client: ClientState;
  actor: Actor;
}

const DONE: ActResult = { ok: true };

interface PendingAct {
  /** The name in Slack's "… failed" message, such as `/unit`. */
  name: string;
  channel: string | undefined;
  view: string | undefined;
}

/** Waits for the app's ack and shows what Slack shows when there is none. */
async function deliver(
  { client, actor }: ActContext,
  { name, ...origin }: PendingAct,
  send: () => Promise<Exchange | undefined>,
): Promise<ActResult> {
  const exchange = await client.showWhile(actor.id, origin, send);
  if (!exchange || exchange.status === 200) return DONE;
  if (exchange.refused) return { ok: false, refused: exchange.refused };
  const why = exchange.timedOut ? "operation_timeout" : "dispatch_failed";
  client.showFailure(actor.id, origin.channel, `${name} failed because the app did not respond (${why}).`);
  return { ok: false };
}

function findMessage({ stage, actor }: ActContext, channel: string, ts: string): Message {
  const message = messagesSeen(stage, actor.id, channel).find((seen) => seen.ts === ts);
  if (!message) throw new NotPossibleError("This message was deleted.");
  return message;
}

function findView({ actor }: ActContext, id: string): VisibleView {
  const view = [...actor.modals(), actor.home()].find((open) => open?.id === id);
  if (!view) throw new NotPossibleError("This window is already closed.");
  return view;
}

/** Only the top modal can be used. */
function checkTop(context: ActContext, id: string): void {
  if (context.actor.modal()?.id !== findView(context, id).id)
    throw new NotPossibleError("Another window is open on top of this one.");
}

const hasField = (view: VisibleView, field: string): boolean => view.blocks.some(({ block_id: id }) => id === field);

async function invite({ stage, actor }: ActContext, channel: string): Promise<ActResult> {
  const { workspace } = stage;
  const found = workspace.channels().find(({ id }) => id === channel);
  if (!found?.members.has(actor.id) || found.kind === "im") throw new NotPossibleError("You can't invite anyone here.");
  if (found.members.has(workspace.botUserId)) throw new NotPossibleError("Bookend is already in this channel.");
  await workspace.invite(channel, workspace.botUserId, actor.id);
  return DONE;
}

async function command(context: ActContext, { channel, text }: ActOf<"command">): Promise<ActResult> {
  const { stage, actor } = context;
  const [, name = "", rest = ""] = /^(\/\S*)\s*([\s\S]*)$/.exec(text.trim()) ?? [];
  if (name === "/invite") {
    const isBot = toSlackText(rest, peopleOf(stage)).includes(`<@${stage.workspace.botUserId}`);
    if (!isBot) throw new NotPossibleError("In the demo you can only invite Bookend: /invite @Bookend");
    return invite(context, channel);
  }
  if (!stage.commands.some((known) => known.command === name)) {
    throw new NotPossibleError(`${name || "That"} is not a valid command. Type / to see the list.`);
  }
  const typed = toCommandText(rest, peopleOf(stage));
  return deliver(context, { name: name, channel, view: undefined }, () => actor.command(name, typed, { channel }));
}

function click(context: ActContext, { on, blockId, actionId, value }: ActOf<"click">): Promise<ActResult> {
  const isThere = "ts" in on;
  const target = isThere ? findMessage(context, on.channel, on.ts) : findView(context, on.view);
  const origin = isThere ? { channel: on.channel, view: undefined } : { channel: undefined, view: on.view };
  const isMeant = (element: { action_id?: unknown }, block: { block_id?: unknown }) =>
    element.action_id === actionId && block.block_id === blockId;
  const options = value === undefined ? {} : { value };
  return deliver(context, { name: "This", ...origin }, () => context.actor.click(target, isMeant, options));
}

async function fill(context: ActContext, { view: id, fields }: ActOf<"fill">): Promise<ActResult> {
  const isHome = findView(context, id).view.type === "home";
  if (!isHome) checkTop(context, id);
  return deliver(context, { name: "This", channel: undefined, view: id }, async () => {
    const exchanges: Exchange[] = [];
    for (const [field, value] of Object.entries(fields)) {
      const view = findView(context, id);
      // The app may have removed the field while the person was typing in it.
      if (hasField(view, field))
        exchanges.push(...(await context.actor.fill({ [field]: value }, isHome ? view : undefined)));
    }
    return exchanges.find(({ status }) => status !== 200);
  });
}

async function submit(context: ActContext, { view }: ActOf<"submit">): Promise<ActResult> {
  checkTop(context, view);
  const { actor, client } = context;
  // The modal itself shows what went wrong.
  const { status, refused } = await client.showWhile(actor.id, { channel: undefined, view }, () => actor.submit());
  return refused ? { ok: false, refused } : { ok: status === 200 };
}

async function close(context: ActContext, { view }: ActOf<"close">): Promise<ActResult> {
  if (!context.actor.modals().some(({ id }) => id === view)) return DONE;
  checkTop(context, view);
  await context.actor.close();
  return DONE;
}

async function openHome(context: ActContext, { tab = "home" }: ActOf<"openHome">): Promise<ActResult> {
  const request = { name: "Home", channel: undefined, view: undefined };
  if (tab === "home") return deliver(context, request, () => context.actor.openHome());
  // Opening the messages waits for nothing.
  await context.actor.openHome({ tab });
  return DONE;
}

async function say({ stage, actor }: ActContext, { channel, text, threadTs }: ActOf<"say">): Promise<ActResult> {
  if (channel === actor.directChannel) {
    throw new NotPossibleError("Bookend doesn't read messages here. Type a command, such as /unit help.");
  }
  if (text.trim() === "") throw new NotPossibleError("There's nothing to send.");
  await actor.say(channel, toSlackText(text, peopleOf(stage)), threadTs);
  return DONE;
}

async function read({ stage, client, actor }: ActContext, { channel }: ActOf<"read">): Promise<ActResult> {
  const last = messagesSeen(stage, actor.id, channel).at(-1);
  if (last) client.markRead(actor.id, channel, last.ts);
  return DONE;
}

async function runAct(context: ActContext, act: Act): Promise<ActResult> {
  const { actor } = context;
  const nowhere = { channel: undefined, view: undefined };
  switch (act.kind) {
    case "command":
      return command(context, act);
    case "say":
      return say(context, act);
    case "shortcut":
      return deliver(context, { name: "The shortcut", ...nowhere }, () => actor.shortcut(act.callbackId));
    case "messageShortcut": {
      const message = findMessage(context, act.channel, act.ts);
      const request = { name: "The shortcut", channel: act.channel, view: undefined };
      return deliver(context, request, () => actor.messageShortcut(act.callbackId, message));
    }
    case "click":
      return click(context, act);
    case "fill":
      return fill(context, act);
    case "upload":
      return { ...DONE, file: actor.upload(act.name, Buffer.from(act.data, "base64")) };
    case "submit":
      return submit(context, act);
    case "close":
      return close(context, act);
    case "openHome":
      return openHome(context, act);
    case "read":
      return read(context, act);
    case "invite":
      return invite(context, act.channel);
  }
}

/** Never throws: if the workspace refuses an act, the result says why. */
export async function perform(stage: DemoStage, client: ClientState, { as, act }: ReadAct): Promise<ActResult> {
  try {
    return await runAct({ stage, client, actor: stage.workspace.as(as) }, act);
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}
