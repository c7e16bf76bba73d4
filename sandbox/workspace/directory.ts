// Who is in the workspace and which conversations it has.
import type { Sequence } from "./sequence.js";

export interface Person {
  id: string;
  /** The handle. */
  name: string;
  realName: string;
  email: string;
  tz: string;
  locale: string;
  teamId: string;
  isAdmin: boolean;
  isOwner: boolean;
  isGuest: boolean;
  isUltraGuest: boolean;
  isBot: boolean;
  isDeleted: boolean;
  /** From another organization, in a shared channel (Slack Connect). */
  isStranger: boolean;
  /** In an Enterprise organization: the workspaces this person belongs to. */
  teams?: readonly string[];
  updated: number;
}

export type PersonSeed = Partial<Omit<Person, "updated">> & { name: string };
export type PersonChanges = Partial<Omit<Person, "id" | "updated">>;

export interface Channel {
  id: string;
  name: string;
  kind: "public" | "private" | "im";
  isArchived: boolean;
  members: Set<string>;
  created: number;
  /** The person an im is with. */
  with: string | undefined;
}

export interface ChannelSeed {
  id?: string;
  name: string;
  isPrivate?: boolean;
  isArchived?: boolean;
  members?: readonly string[];
  botIsMember?: boolean;
}

interface DirectoryOptions {
  teamId: string;
  botUserId: string;
  now: () => Date;
}

/** The default team of a stranger. */
export const OTHER_TEAM = "T0000000099";

export class Directory {
  readonly people = new Map<string, Person>();
  readonly channels = new Map<string, Channel>();
  readonly #sequence: Sequence;
  readonly #options: DirectoryOptions;

  constructor(sequence: Sequence, home: DirectoryOptions) {
    this.#sequence = sequence;
    this.#options = home;
  }

  get #seconds(): number {
    return Math.floor(this.#options.now().getTime() / 1000);
  }

  addPerson(seed: PersonSeed): Person {
    const id = seed.id ?? this.#sequence.id("U");
    if (this.people.has(id)) throw new Error(`There is already a person ${id}.`);
    const person: Person = {
      realName: seed.name,
      email: `${seed.name}@school.example`,
      tz: "America/New_York",
      locale: "en-US",
      teamId: seed.isStranger ? OTHER_TEAM : this.#options.teamId,
      isAdmin: false,
      isOwner: false,
      isGuest: false,
      isUltraGuest: false,
      isBot: false,
      isDeleted: false,
      isStranger: false,
      ...seed,
      id,
      updated: this.#seconds,
    };
    this.people.set(id, person);
    return person;
  }

  changePerson(id: string, changes: PersonChanges): Person {
    const changed = { ...this.personOrThrow(id), ...changes, updated: this.#seconds };
    this.people.set(id, changed);
    return changed;
  }

  personOrThrow(id: string): Person {
    const person = this.people.get(id);
    if (!person) throw new Error(`There is no person ${id}.`);
    return person;
  }

  addChannel(seed: ChannelSeed): Channel {
    const members = new Set(seed.members ?? []);
    for (const member of members) this.personOrThrow(member);
    if (seed.botIsMember) members.add(this.#options.botUserId);
    return this.#store({
      id: seed.id ?? this.#sequence.id("C"),
      name: seed.name,
      kind: seed.isPrivate ? "private" : "public",
      isArchived: seed.isArchived ?? false,
      members,
      created: this.#seconds,
      with: undefined,
    });
  }

  /** The app's one conversation with a person, created when first needed. */
  directChannel(userId: string): Channel {
    for (const channel of this.channels.values()) if (channel.with === userId) return channel;
    return this.#store({
      id: this.#sequence.id("D"),
      name: "directmessage",
      kind: "im",
      isArchived: false,
      members: new Set([userId, this.#options.botUserId]),
      created: this.#seconds,
      with: userId,
    });
  }

  #store(channel: Channel): Channel {
    if (this.channels.has(channel.id)) throw new Error(`There is already a channel ${channel.id}.`);
    this.channels.set(channel.id, channel);
    return channel;
  }

  channelOrThrow(id: string): Channel {
    const channel = this.channels.get(id);
    if (!channel) throw new Error(`There is no channel ${id}.`);
    return channel;
  }

  hasBot(channel: Channel): boolean {
    return channel.members.has(this.#options.botUserId);
  }

  /** Whether the bot may know that it exists. */
  isVisible(channel: Channel): boolean {
    return channel.kind === "public" || this.hasBot(channel);
  }
}
