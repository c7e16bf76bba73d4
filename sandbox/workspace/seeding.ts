// Fills the workspace and changes it while the app runs; the app hears what Slack would tell it.
import { isSubscribed, toEventCallback, toMemberJoined } from "./acting/events.js";
import type { Channel, ChannelSeed, Person, PersonChanges, PersonSeed } from "./directory.js";
import { type JsonObject, toJson } from "./json.js";
import type { Delivery } from "./link/delivery.js";
import type { Exchange } from "./link/exchange.js";
import type { Message } from "./messages.js";
import type { State } from "./state.js";
import { toAppMessage } from "./web-api/chat.js";
import { toUser } from "./web-api/serialize.js";

export type RestoredMessage = Pick<Message, "channel" | "ts" | "text" | "blocks" | "metadata"> &
  Partial<Pick<Message, "threadTs">>;

export class Seeding {
  readonly #state: State;
  readonly #delivery: Delivery;

  constructor(state: State, delivery: Delivery) {
    this.#state = state;
    this.#delivery = delivery;
  }

  addPerson(seed: PersonSeed): Person {
    const person = this.#state.directory.addPerson(seed);
    this.#state.journal.changed();
    return person;
  }

  addChannel(seed: ChannelSeed): Channel {
    const channel = this.#state.directory.addChannel(seed);
    this.#state.journal.changed();
    return channel;
  }

  updatePerson(id: string, changes: PersonChanges): Promise<Exchange | undefined> {
    const person = this.#state.directory.changePerson(id, changes);
    const cached = Math.floor(this.#state.now().getTime() / 1000);
    return this.#notify({ type: "user_change", user: toUser(this.#state, person, true), cache_ts: cached });
  }

  /** A message the app posted in an earlier run. */
  restoreMessage({ channel, ts, metadata, threadTs, ...content }: RestoredMessage): Message {
    const { directory, messages } = this.#state;
    const draft = toAppMessage(this.#state, toJson(content) as JsonObject);
    const message = messages.restore(
      { ...draft, channel: directory.channelOrThrow(channel).id, metadata, threadTs },
      ts,
    );
    this.#state.journal.changed();
    return message;
  }

  /** The app hears about it if it was invited itself. */
  async invite(channelId: string, userId: string, inviter?: string): Promise<Exchange | undefined> {
    const channel = this.#state.directory.channelOrThrow(channelId);
    channel.members.add(this.#state.directory.personOrThrow(userId).id);
    const isBot = userId === this.#state.settings.botUserId;
    return this.#notify(isBot ? toMemberJoined(this.#state, channel, inviter) : undefined);
  }

  kick(channelId: string, userId: string): void {
    this.#state.directory.channelOrThrow(channelId).members.delete(userId);
    this.#state.journal.changed();
  }

  archive(channelId: string, isArchived = true): void {
    this.#state.directory.channelOrThrow(channelId).isArchived = isArchived;
    this.#state.journal.changed();
  }

  /** Before an app connects, there is no one to tell. */
  async #notify(event: JsonObject | undefined): Promise<Exchange | undefined> {
    this.#state.journal.changed();
    if (!event || !this.#delivery.isConnected || !isSubscribed(this.#state, String(event.type))) return undefined;
    return this.#delivery.deliver("event", toEventCallback(this.#state, event));
  }
}
