// A strict stand-in for a Slack workspace: it answers the Web API, sends the app what Slack would, and records both.
import type { Server } from "node:http";
import { Actor } from "./acting/actor.js";
import { toEventCallback } from "./acting/events.js";
import type { Channel, ChannelSeed, Person, PersonChanges, PersonSeed } from "./directory.js";
import type { Faults } from "./faults.js";
import type { Call, Problem } from "./journal.js";
import type { JsonObject } from "./json.js";
import type { Delivery, DeliveryOptions } from "./link/delivery.js";
import type { Exchange, RequestKind } from "./link/exchange.js";
import type { Sockets } from "./link/sockets.js";
import type { Message } from "./messages.js";
import { type RestoredMessage, Seeding } from "./seeding.js";
import type { State } from "./state.js";

/** What a workspace is made of; startWorkspace puts it together. */
export interface WorkspaceParts {
  state: State;
  sockets: Sockets;
  delivery: Delivery;
  server: Server;
}

export class Workspace {
  readonly teamId: string;
  readonly teamName: string;
  readonly appId: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  /** Ends with a slash, as web-api's slackApiUrl. */
  readonly apiUrl: string;
  /** Every call the app made, including to a response_url. */
  readonly calls: readonly Call[];
  /** Every request the app received. */
  readonly exchanges: readonly Exchange[];
  /** Things an app should never do. A test must end with none. */
  readonly problems: Problem[];
  readonly faults: Faults;
  readonly #parts: WorkspaceParts;
  readonly #seeding: Seeding;

  constructor(parts: WorkspaceParts) {
    const { settings, journal, faults, origin } = parts.state;
    this.teamId = settings.teamId;
    this.teamName = settings.teamName;
    this.appId = settings.appId;
    this.botUserId = settings.botUserId;
    this.botId = settings.botId;
    this.botToken = settings.botToken;
    this.appToken = settings.appToken;
    this.signingSecret = settings.signingSecret;
    this.apiUrl = `${origin}/api/`;
    this.calls = journal.calls;
    this.exchanges = journal.exchanges;
    this.problems = journal.problems;
    this.faults = faults;
    this.#parts = parts;
    this.#seeding = new Seeding(parts.state, parts.delivery);
  }

  people(): Person[] {
    return structuredClone([...this.#parts.state.directory.people.values()]);
  }

  /** Includes conversations with the app. */
  channels(): Channel[] {
    return structuredClone([...this.#parts.state.directory.channels.values()]);
  }

  addPerson(seed: PersonSeed): Person {
    return this.#seeding.addPerson(seed);
  }

  /** The app hears about it. */
  updatePerson(id: string, changes: PersonChanges): Promise<Exchange | undefined> {
    return this.#seeding.updatePerson(id, changes);
  }

  addChannel(seed: ChannelSeed): Channel {
    return this.#seeding.addChannel(seed);
  }

  /** Restores a message the app posted in an earlier run; restore the oldest first. */
  restoreMessage(message: RestoredMessage): Message {
    return this.#seeding.restoreMessage(message);
  }

  /** The app hears about it if it was invited itself. */
  invite(channelId: string, userId: string, inviter?: string): Promise<Exchange | undefined> {
    return this.#seeding.invite(channelId, userId, inviter);
  }

  kick(channelId: string, userId: string): void {
    this.#seeding.kick(channelId, userId);
  }

  archive(channelId: string, isArchived = true): void {
    this.#seeding.archive(channelId, isArchived);
  }

  /** Where an app on HTTP receives Slack's requests; an open socket takes precedence. */
  sendTo(url: string): void {
    this.#parts.delivery.url = url;
  }

  as(userId: string): Actor {
    const { state, delivery } = this.#parts;
    return new Actor(state, delivery, state.directory.personOrThrow(userId).id);
  }

  /** What everyone in the channel sees, plus deleted messages, which are marked. */
  messagesIn(channelId: string): Message[] {
    const { messages, directory } = this.#parts.state;
    return structuredClone(messages.in(directory.channelOrThrow(channelId).id));
  }

  /** Copying every whisper takes longer than most questions about them. */
  countWhispersTo(userId: string): number {
    return this.#parts.state.messages.whispersTo(userId).length;
  }

  whispersTo(userId: string, channelId?: string): Message[] {
    return structuredClone(this.#parts.state.messages.whispersTo(userId, channelId));
  }

  /** What the app sent one person directly. */
  directMessagesTo(userId: string): Message[] {
    const { id } = this.#parts.state.directory.directChannel(userId);
    return this.messagesIn(id).filter((message) => message.botId !== undefined);
  }

  /** Returns a function that stops listening. */
  onChange(listener: () => void): () => void {
    return this.#parts.state.journal.onChange(listener);
  }

  /** Waits until nothing is in flight and nothing has started for `quietMs`. */
  settle(quietMs?: number): Promise<void> {
    return this.#parts.state.journal.settle(quietMs);
  }

  /** Sends any payload, even a forged, old, or repeated one. */
  deliver(kind: RequestKind, payload: JsonObject, options?: DeliveryOptions): Promise<Exchange> {
    return this.#parts.delivery.deliver(kind, payload, options);
  }

  event(event: JsonObject, { eventId, ...options }: DeliveryOptions & { eventId?: string } = {}): Promise<Exchange> {
    return this.deliver("event", toEventCallback(this.#parts.state, event, eventId), options);
  }

  /** From now on, calls with the bot's token fail with token_revoked. */
  revokeToken(): void {
    this.#parts.state.tokenRevoked = true;
  }

  restoreToken(): void {
    this.#parts.state.tokenRevoked = false;
  }

  get socketCount(): number {
    return this.#parts.sockets.count;
  }

  /** Breaks every socket without notice. */
  dropSockets(): void {
    this.#parts.sockets.drop();
  }

  /** Asks the app to reconnect. Ten seconds later, the old connections are closed. */
  refreshSockets(reason?: string): void {
    this.#parts.sockets.disconnect(reason);
  }

  /** Closes the connections that the app was asked to replace. */
  endRefreshedSockets(): void {
    this.#parts.sockets.endAnnounced();
  }

  /** Answers new sockets with 503. */
  refuseSockets(refusing: boolean): void {
    this.#parts.sockets.refusing = refusing;
  }

  async close(quietMs = 20): Promise<void> {
    const { state, sockets, server } = this.#parts;
    // Otherwise an app in the middle of a call would see its connection break and report an error after the test.
    await state.journal.settle(quietMs, 1000).catch(() => undefined);
    sockets.close();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  }
}
