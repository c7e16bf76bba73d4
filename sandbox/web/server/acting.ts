// Does what a visitor does: everything goes through the workspace, as that person.
import type { Actor } from "../../workspace/acting/actor.js";
import type { VisibleView } from "../../workspace/acting/visible-view";
import type { Exchange } from "../../workspace/link/exchange.js";
import type { Message } from "../../workspace/messages.js";
import type { ActResult } from "../contract.js";
import type { ClientState } from "./client-state.js";
import type { ReadAct } from "./requests.js";
import { messagesSeen, peopleOf } from "./snapshot.js";
import { NotPossibleError, type DemoStage } from "./stage.js";
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
  /** What Slack says has failed: `/unit`. */
  name: string;
  channel: string | undefined;
  view: string | undefined;
}

/** Waits for the app's ack, and shows what Slack shows when there is none. */
async function deliver(
  { client, actor }: ActContext,
  { name, ...place }: PendingAct,
  send: () => Promise<Exchange | undefined>,
): Promise<ActResult> {
  const exchange = await client.showWhile(actor.id, place, send);
  if (!exchange || exchange.status === 200) return DONE;
  if (exchange.refused) return { ok: false, refused: exchange.refused };
  const why = exchange.timedOut ? "operation_timeout" : "dispatch_failed";
  client.showFailure(actor.id, place.channel, `${name} failed because the app did not respond (${why}).`);
  return { ok: false };
}

function findMessage({ stage, actor }: ActContext, channel: string, ts: string): Message {
  const message = messagesSeen(stage, actor.id, channel).find((seen) => seen.ts === ts);
  if (!message) throw new NotPossibleError("This message is gone.");
  return message;
}

function findView({ actor }: ActContext, id: string): VisibleView {
  const view = [...actor.modals(), actor.home()].find((open) => open?.id === id);
  if (!view) throw new NotPossibleError("This window is closed already.");
  return view;
}

/** Only the modal on top can be used. */
function checkTop(scene: ActContext, id: string): void {
  if (scene.actor.modal()?.id !== findView(scene, id).id) throw new NotPossibleError("Another window is open on top of this.");
}

const hasField = (view: VisibleView, field: string): boolean => view.blocks.some(({ block_id: id }) => id === field);

async function invite({ stage, actor }: ActContext, channel: string): Promise<ActResult> {
  const { workspace } = stage;
  const found = workspace.channels().find(({ id }) => id === channel);
  if (!found?.members.has(actor.id) || found.kind === "im") throw new NotPossibleError("Nobody can be invited here.");
  if (found.members.has(workspace.botUserId)) throw new NotPossibleError("Bookend is in this channel already.");
  await workspace.invite(channel, workspace.botUserId, actor.id);
  return DONE;
}

async function command(scene: ActContext, { channel, text }: ActOf<"command">): Promise<ActResult> {
  const { stage, actor } = scene;
  const [, name = "", rest = ""] = /^(\/\S*)\s*([\s\S]*)$/.exec(text.trim()) ?? [];
  if (name === "/invite") {
    const isBot = toSlackText(rest, peopleOf(stage)).includes(`<@${stage.workspace.botUserId}`);
    if (!isBot) throw new NotPossibleError("Here only Bookend can be invited: /invite @Bookend");
    return invite(scene, channel);
  }
  if (!stage.commands.some((known) => known.command === name)) {
    throw new NotPossibleError(`${name || "That"} is not a valid command. Type / to see those there are.`);
  }
  const typed = toCommandText(rest, peopleOf(stage));
  return deliver(scene, { name: name, channel, view: undefined }, () => actor.command(name, typed, { channel }));
}

function click(scene: ActContext, { on, blockId, actionId, value }: ActOf<"click">): Promise<ActResult> {
  const isThere = "ts" in on;
  const target = isThere ? findMessage(scene, on.channel, on.ts) : findView(scene, on.view);
  const place = isThere ? { channel: on.channel, view: undefined } : { channel: undefined, view: on.view };
  const isMeant = (element: { action_id?: unknown }, block: { block_id?: unknown }) =>
    element.action_id === actionId && block.block_id === blockId;
  const options = value === undefined ? {} : { value };
  return deliver(scene, { name: "This", ...place }, () => scene.actor.click(target, isMeant, options));
}

async function fill(scene: ActContext, { view: id, fields }: ActOf<"fill">): Promise<ActResult> {
  const isHome = findView(scene, id).view.type === "home";
  if (!isHome) checkTop(scene, id);
  return deliver(scene, { name: "This", channel: undefined, view: id }, async () => {
    const exchanges: Exchange[] = [];
    for (const [field, value] of Object.entries(fields)) {
      const view = findView(scene, id);
      // The app may have taken the field away while somebody typed in it.
      if (hasField(view, field))
        exchanges.push(...(await scene.actor.fill({ [field]: value }, isHome ? view : undefined)));
    }
    return exchanges.find(({ status }) => status !== 200);
  });
}

async function submit(scene: ActContext, { view }: ActOf<"submit">): Promise<ActResult> {
  checkTop(scene, view);
  const { actor, client } = scene;
  // The window itself shows what went wrong.
  const { status, refused } = await client.showWhile(actor.id, { channel: undefined, view }, () => actor.submit());
  return refused ? { ok: false, refused } : { ok: status === 200 };
}

async function close(scene: ActContext, { view }: ActOf<"close">): Promise<ActResult> {
  if (!scene.actor.modals().some(({ id }) => id === view)) return DONE;
  checkTop(scene, view);
  await scene.actor.close();
  return DONE;
}

async function openHome(scene: ActContext, { tab = "home" }: ActOf<"openHome">): Promise<ActResult> {
  const request = { what: "Home", channel: undefined, view: undefined };
  if (tab === "home") return deliver(scene, request, () => scene.actor.openHome());
  // Nobody waits for anything when they open the messages.
  await scene.actor.openHome({ tab });
  return DONE;
}

async function say({ stage, actor }: ActContext, { channel, text, threadTs }: ActOf<"say">): Promise<ActResult> {
  if (channel === actor.directChannel) {
    throw new NotPossibleError("Bookend does not read what is written here. Type a command, such as /unit help.");
  }
  if (text.trim() === "") throw new NotPossibleError("There is nothing to send.");
  await actor.say(channel, toSlackText(text, peopleOf(stage)), threadTs);
  return DONE;
}

async function read({ stage, client, actor }: ActContext, { channel }: ActOf<"read">): Promise<ActResult> {
  const last = messagesSeen(stage, actor.id, channel).at(-1);
  if (last) client.markRead(actor.id, channel, last.ts);
  return DONE;
}

function runAct(scene: ActContext, act: Act): Promise<ActResult> {
  const { actor } = scene;
  const nowhere = { channel: undefined, view: undefined };
  switch (act.kind) {
    case "command":
      return command(scene, act);
    case "say":
      return say(scene, act);
    case "shortcut":
      return deliver(scene, { name: "The shortcut", ...nowhere }, () => actor.shortcut(act.callbackId));
    case "messageShortcut": {
      const message = findMessage(scene, act.channel, act.ts);
      const request = { what: "The shortcut", channel: act.channel, view: undefined };
      return deliver(scene, request, () => actor.messageShortcut(act.callbackId, message));
    }
    case "click":
      return click(scene, act);
    case "fill":
      return fill(scene, act);
    case "submit":
      return submit(scene, act);
    case "close":
      return close(scene, act);
    case "openHome":
      return openHome(scene, act);
    case "read":
      return read(scene, act);
    case "invite":
      return invite(scene, act.channel);
  }
}

/** Never throws: what the workspace does not let a person do is answered in its words. */
export async function perform(stage: DemoStage, desk: ClientState, { as, act }: ReadAct): Promise<ActResult> {
  try {
    return await runAct({ stage, client, actor: stage.workspace.as(as) }, act);
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}
