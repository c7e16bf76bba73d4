// What Slack's client lets a person type or choose in an element, and the value it makes of that.
import { isDeepStrictEqual } from "node:util";
import { optionsOf, type PlacedElement } from "../block-kit/elements.js";
import { isObject, type Json, type JsonObject, textAt, textsAt } from "../json.js";
import type { State } from "../state.js";
import { endingOf } from "../uploads.js";
import { toFile } from "../web-api/files.js";
import { isOffered } from "./offered-channels.js";

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{2}:\d{2}$/;
/** https://docs.slack.dev/reference/block-kit/block-elements/file-input-element */
const MAX_FILES = 10;

export interface FieldContext {
  state: State;
  personId: string;
  placed: PlacedElement;
  /** The latest options of an external select. */
  suggested: readonly Json[];
}

function refuse(field: FieldContext, why: string): never {
  throw new Error(`${field.placed.blockId} (${field.placed.type}): ${why}`);
}

function readTyped(field: FieldContext, input: Json): Json {
  if (typeof input !== "string") return refuse(field, `takes a text, not ${JSON.stringify(input)}.`);
  // An input that was cleared reports null.
  return input === "" ? null : input;
}

function readOption(field: FieldContext, input: Json): JsonObject {
  const isExternal = field.placed.type.endsWith("external_select");
  const offered = isExternal ? field.suggested.filter(isObject) : optionsOf(field.placed.element);
  const found = offered.find((option) => (isObject(input) ? isDeepStrictEqual(option, input) : option.value === input));
  const known = offered.map((option) => textAt(option, "value")).join(", ");
  return found ?? refuse(field, `has no option ${JSON.stringify(input)}; it has: ${known || "none"}.`);
}

function readPerson(field: FieldContext, input: Json): Json {
  const person = field.state.directory.people.get(String(input));
  if (!person || person.isDeleted) refuse(field, `no one can choose ${input}.`);
  return input;
}

function readChannel(field: FieldContext, input: Json): Json {
  const { directory } = field.state;
  const channel = directory.channels.get(String(input));
  const chooser = { directory, personId: field.personId };
  if (!channel || !isOffered(chooser, field.placed.element, channel)) refuse(field, `does not offer ${input}.`);
  return input;
}

/** The id of a file this person uploaded. Slack's client doesn't let them choose one of another type. */
function readFile(field: FieldContext, input: Json): Json {
  const upload = field.state.uploads.find(String(input));
  if (!upload || upload.userId !== field.personId) return refuse(field, `${input} wasn't uploaded.`);
  const types = textsAt(field.placed.element, "filetypes");
  const isTaken = types.length === 0 || types.includes(endingOf(upload.name));
  return isTaken ? toFile(field.state, upload) : refuse(field, `takes ${types.join(", ")}, not ${upload.name}.`);
}

function readMatching(pattern: RegExp, what: string) {
  return (field: FieldContext, input: Json): Json =>
    typeof input === "string" && pattern.test(input) ? input : refuse(field, `takes ${what}, not ${input}.`);
}

const READERS: Record<string, (field: FieldContext, input: Json) => Json> = {
  plain_text_input: readTyped,
  email_text_input: readTyped,
  url_text_input: readTyped,
  number_input: (field, input) => readTyped(field, typeof input === "number" ? String(input) : input),
  rich_text_input: (_field, input) => input,
  static_select: readOption,
  external_select: readOption,
  radio_buttons: readOption,
  overflow: readOption,
  checkboxes: readOption,
  users_select: readPerson,
  conversations_select: readChannel,
  channels_select: readChannel,
  file_input: readFile,
  datepicker: readMatching(DATE, "a date such as 2026-10-02"),
  timepicker: readMatching(TIME, "a time such as 08:00"),
  datetimepicker: (field, input) => (typeof input === "number" ? input : refuse(field, "takes seconds since 1970.")),
};

/** Throws if the client wouldn't let a person do it. */
export function readChoice(field: FieldContext, input: Json): Json {
  const { type, element } = field.placed;
  const one = READERS[type.replace(/^multi_/, "")];
  if (!one) return refuse(field, "takes no value.");
  if (input === null) return null;
  if (!["checkboxes", "file_input"].includes(type) && !type.startsWith("multi_")) return one(field, input);
  if (!Array.isArray(input)) return refuse(field, `takes a list, not ${JSON.stringify(input)}.`);
  const most = type === "file_input" ? MAX_FILES : Number.POSITIVE_INFINITY;
  const max = Number(element.max_selected_items ?? element.max_files ?? most);
  if (input.length > max) refuse(field, `no one can choose more than ${max}.`);
  return input.map((item) => one(field, item));
}
