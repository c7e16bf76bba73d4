// Completions for the composer: commands after a slash, people after an @, channels after a #.
import type { PersonView, Snapshot } from "../../contract.js";

export interface Completion {
  key: string;
  /** The text that is shown, and that replaces what was typed. */
  text: string;
  about: string;
  person?: PersonView;
}

export interface Completions {
  /** Where the completed text begins. */
  from: number;
  options: Completion[];
}

const MAX_COMPLETIONS = 8;

/** Slack's own command, next to the app's. */
const INVITE = { command: "/invite", hint: "@Bookend", description: "Add the app to this channel" };

export const commandsOf = (snapshot: Snapshot) => [
  ...snapshot.commands,
  ...(snapshot.commands.some(({ command }) => command === INVITE.command) ? [] : [INVITE]),
];

const matches = (name: string, query: string) =>
  name.toLowerCase().startsWith(query) ||
  name
    .toLowerCase()
    .split(/[\s-]+/)
    .some((word) => word.startsWith(query));

function offerPeople(snapshot: Snapshot, query: string): Completion[] {
  return snapshot.people
    .filter((person) => !person.hasLeft && matches(person.name, query))
    .map((person) => ({ key: person.id, text: `@${person.name}`, about: person.title, person }));
}

function offerChannels(snapshot: Snapshot, query: string): Completion[] {
  return snapshot.conversations
    .filter(({ kind, name, isArchived }) => kind !== "direct" && !isArchived && matches(name, query))
    .map(({ id, name }) => ({ key: id, text: `#${name}`, about: "" }));
}

function offerCommands(snapshot: Snapshot, typed: string): Completion[] {
  return commandsOf(snapshot)
    .filter(({ command }) => command.startsWith(typed.toLowerCase()))
    .map(({ command, hint, description }) => ({ key: command, text: command, about: description || hint }));
}

/** `before` is the text up to the cursor. Undefined when there is nothing to complete. */
export function completionsAt(before: string, snapshot: Snapshot): Completions | undefined {
  const command = /^\/\S*$/.exec(before);
  const name = /(?<![\p{L}\p{N}_])([@#])([^@#\n]{0,30})$/u.exec(before);
  const query = name?.[2]?.toLowerCase() ?? "";
  const options = command
    ? offerCommands(snapshot, before)
    : name?.[1] === "@"
      ? offerPeople(snapshot, query)
      : name
        ? offerChannels(snapshot, query)
        : [];
  if (options.length === 0) return undefined;
  return { from: command ? 0 : before.length - (name?.[0].length ?? 0), options: options.slice(0, MAX_COMPLETIONS) };
}
