// One person using Slack: everything they can do with the app, and the modal and Home they see.
import type { Json, JsonObject } from "../json.js";
import type { Delivery } from "../link/delivery.js";
import type { Exchange } from "../link/exchange.js";
import type { Message } from "../messages.js";
import { SlackError } from "../slack-error.js";
import type { State } from "../state.js";
import type { OpenView } from "../views.js";
import { showResponse } from "../web-api/respond.js";
import { type ClickOptions, checkCanSee, click, type ElementMatcher } from "./clicks.js";
import { hears, isSubscribed, toEventCallback, toMessageEvent } from "./events.js";
import { fill } from "./filling.js";
import type { ActorContext } from "./payload-fields.js";
import { toClosed, toCommand, toMessageShortcut, toShortcut, toSubmission } from "./payloads.js";
import { applySubmission, clientErrors } from "./submission.js";
import { suggest } from "./suggestions.js";
import { toView } from "./view-payload.js";
import { toVisibleView, type VisibleView } from "./visible-view.js";

export class Actor {
  readonly id: string;
  readonly #state: State;
  readonly #delivery: Delivery;

  constructor(state: State, delivery: Delivery, id: string) {
    this.id = id;
    this.#state = state;
    this.#delivery = delivery;
  }

  get #context(): ActorContext {
    const person = this.#state.directory.personOrThrow(this.id);
    if (person.isDeleted) throw new Error(`${person.name} has left and cannot do anything.`);
    return { state: this.#state, person };
  }

  get #deps() {
    return { context: this.#context, delivery: this.#delivery };
  }

  /** The conversation with the app. */
  get directChannel(): string {
    return this.#state.directory.directChannel(this.id).id;
  }

  /** Typed in a channel; by default, in the conversation with the app. */
  async command(command: string, text = "", { channel: channelId = this.directChannel } = {}): Promise<Exchange> {
    const context = this.#context;
    const channel = this.#state.directory.channelOrThrow(channelId);
    if (!channel.members.has(this.id)) throw new Error(`${context.person.name} is not in ${channel.name}.`);
    if (context.person.isStranger) throw new Error("Slack offers commands only to members of the workspace.");
    const exchange = await this.#delivery.deliver("command", toCommand(context, { command, text, channel }));
    if (exchange.status === 200 && exchange.ack) this.#showAck(channel.id, exchange.ack);
    return exchange;
  }

  #showAck(channelId: string, ack: JsonObject): void {
    try {
      showResponse(this.#state, { userId: this.id, channelId, original: undefined }, ack);
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      this.#state.journal.refuse("ack of a command", error.error, []);
    }
  }

  shortcut(callbackId: string): Promise<Exchange> {
    return this.#delivery.deliver("interaction", toShortcut(this.#context, callbackId));
  }

  /** From a message's menu, in a channel or a thread. */
  async messageShortcut(callbackId: string, message: Message): Promise<Exchange> {
    const context = this.#context;
    checkCanSee(context, message);
    if (message.visibleTo) throw new Error("Slack offers no shortcuts on a whisper.");
    return this.#delivery.deliver("interaction", toMessageShortcut(context, callbackId, message));
  }

  /** Clicks or chooses in a message, whisper, Home, or modal as it was when the person looked at it. */
  click(target: Message | VisibleView, matcher: ElementMatcher, options: ClickOptions = {}): Promise<Exchange> {
    return click(this.#deps, { target: "channel" in target ? target : this.#findView(target), matcher, options });
  }

  /** The current Home or modal behind what the person looked at. */
  #findView({ id }: VisibleView): OpenView {
    const open = this.#state.views.find({ id });
    if (!open) throw new Error(`The view ${id} is closed.`);
    return open;
  }

  /** The modal on top. */
  modal(): VisibleView | undefined {
    return this.modals().at(-1);
  }

  /** From the bottom to the top. */
  modals(): VisibleView[] {
    return this.#state.views.stackOf(this.id).map(toVisibleView);
  }

  home(): VisibleView | undefined {
    const home = this.#state.views.homeOf(this.id);
    return home && toVisibleView(home);
  }

  #topModal(): OpenView {
    const open = this.#state.views.stackOf(this.id).at(-1);
    if (!open) throw new Error(`${this.#context.person.name} has no modal open.`);
    return open;
  }

  /** Downloads a file from a message they see. */
  download(id: string): { name: string; title: string; bytes: Uint8Array } {
    const { messages, directory, uploads } = this.#state;
    const isShared = [...directory.channels.values()].some(
      (channel) =>
        channel.members.has(this.id) &&
        messages.in(channel.id).some(({ deleted, files }) => !deleted && files.includes(id)),
    );
    if (!isShared) throw new SlackError("file_not_found");
    const { name, title, bytes } = uploads.there(id);
    return { name, title, bytes };
  }

  /** Chooses a file on their device: Slack uploads it at once. Returns its id, to fill a field with. */
  upload(name: string, bytes: Uint8Array): string {
    return this.#state.uploads.add({ name, bytes, userId: this.id }).id;
  }

  /** They delete it in Slack. */
  deleteUpload(id: string): void {
    const upload = this.#state.uploads.find(id);
    if (upload?.userId === this.id) upload.isDeleted = true;
  }

  /** Types and chooses in the top modal, or in the given Home; returns what was sent along the way. */
  fill(fields: Record<string, Json>, home?: VisibleView): Promise<Exchange[]> {
    return fill(this.#deps, () => (home ? this.#findView(home) : this.#topModal()), fields);
  }

  async submit({ unchecked = false } = {}): Promise<Exchange> {
    const open = this.#topModal();
    if (open.view.type === "modal" && !open.view.submit) throw new Error("The modal has no submit button.");
    const payload = toSubmission(this.#context, open);
    const refusals = unchecked ? undefined : clientErrors(open);
    if (refusals) return this.#delivery.refused(this.#delivery.prepare("interaction", payload), refusals);
    const exchange = await this.#delivery.deliver("interaction", payload);
    applySubmission(this.#state, open, exchange);
    this.#state.journal.changed();
    return exchange;
  }

  /** Cancels the top modal. Undefined when the app didn't ask to be notified. */
  async close(): Promise<Exchange | undefined> {
    const open = this.#topModal();
    const view = open.view.type === "modal" ? open.view : undefined;
    const payload = toClosed(this.#context, open, view?.clear_on_close === true);
    if (view?.clear_on_close) this.#state.views.clear(this.id);
    else this.#state.views.close(open.id);
    this.#state.journal.changed();
    return view?.notify_on_close ? this.#delivery.deliver("interaction", payload) : undefined;
  }

  /** Types into an external select of the top modal, or of a message. */
  suggest(blockId: string, query: string, message?: Message): Promise<Exchange> {
    return suggest(this.#deps, { target: message ?? this.#topModal(), blockId, query });
  }

  /** Opens the app's Home, or its Messages tab. Undefined when the app has no Home or didn't ask to be notified. */
  async openHome({ tab = "home" }: { tab?: "home" | "messages" } = {}): Promise<Exchange | undefined> {
    const context = this.#context;
    const isThere = tab === "messages" || this.#state.settings.homeTab;
    if (!isThere || !isSubscribed(this.#state, "app_home_opened")) return undefined;
    const home = tab === "home" ? this.#state.views.homeOf(this.id) : undefined;
    const event = { type: "app_home_opened", user: context.person.id, channel: this.directChannel, tab };
    const view = home ? { view: toView(this.#state, home) } : {};
    return this.#delivery.deliver("event", toEventCallback(this.#state, { ...event, ...view }));
  }

  /** Undefined when the app hears nothing: it isn't in the channel, or didn't ask to be notified. */
  async say(channelId: string, text: string, threadTs?: string): Promise<Exchange | undefined> {
    const channel = this.#state.directory.channelOrThrow(channelId);
    if (!channel.members.has(this.id)) throw new Error(`${this.#context.person.name} is not in ${channel.name}.`);
    const message = this.#state.messages.post({ channel: channelId, text, blocks: [], user: this.id, threadTs });
    this.#state.journal.changed();
    if (!hears(this.#state, channel)) return undefined;
    return this.#delivery.deliver("event", toEventCallback(this.#state, toMessageEvent(this.#state, channel, message)));
  }
}
