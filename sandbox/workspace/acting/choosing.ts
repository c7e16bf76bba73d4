// What Slack's client lets a person type or choose in an element, and what it makes of it.
import { isDeepStrictEqual } from "node:util";
import { optionsOf, type PlacedElement } from "../block-kit/elements.js";
import { isObject, type Json, type JsonObject, textAt } from "../json.js";
import type { State } from "../state.js";
import { isOffered } from "./offered-channels.js";

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{2}:\d{2}$/;
/** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
const MAX_INPUT_TEXT = 3000;

export interface FieldContext {
  state: State;
  personId: string;
  placed: PlacedElement;
  /** What an external select offered last. */
  suggested: readonly Json[];
}

function refuse(field: FieldContext, why: string): never {
  throw new Error(`${field.placed.blockId} (${field.placed.type}): ${why}`);
}

function readTyped(field: FieldContext, plain: Json): Json {
  if (typeof plain !== "string") return refuse(field, `takes a text, not ${JSON.stringify(plain)}.`);
  const max = Number(field.placed.element.max_length ?? MAX_INPUT_TEXT);
  if (plain.length > max) refuse(field, `nobody can type more than ${max} characters.`);
  // An emptied input reports nothing.
  return plain === "" ? null : plain;
}

function readOption(field: FieldContext, plain: Json): JsonObject {
  const isExternal = field.placed.type.endsWith("external_select");
  const offered = isExternal ? field.suggested.filter(isObject) : optionsOf(field.placed.element);
  const found = offered.find((option) => (isObject(plain) ? isDeepStrictEqual(option, plain) : option.value === plain));
  const known = offered.map((option) => textAt(option, "value")).join(", ");
  return found ?? refuse(field, `has no option ${JSON.stringify(plain)}; it has: ${known || "none"}.`);
}

function readPerson(field: FieldContext, plain: Json): Json {
  const person = field.state.directory.people.get(String(plain));
  if (!person || person.isDeleted) refuse(field, `nobody can choose ${plain}.`);
  return plain;
}

function readChannel(field: FieldContext, plain: Json): Json {
  const { directory } = field.state;
  const channel = directory.channels.get(String(plain));
  const chooser = { directory, personId: field.personId };
  if (!channel || !isOffered(chooser, field.placed.element, channel)) refuse(field, `does not offer ${plain}.`);
  return plain;
}

function readMatching(pattern: RegExp, what: string) {
  return (field: FieldContext, plain: Json): Json =>
    typeof plain === "string" && pattern.test(plain) ? plain : refuse(field, `takes ${what}, not ${plain}.`);
}

const READERS: Record<string, (field: FieldContext, plain: Json) => Json> = {
  plain_text_input: readTyped,
  email_text_input: readTyped,
  url_text_input: readTyped,
  number_input: (field, plain) => readTyped(field, typeof plain === "number" ? String(plain) : plain),
  rich_text_input: (_field, plain) => plain,
  static_select: readOption,
  external_select: readOption,
  radio_buttons: readOption,
  overflow: readOption,
  checkboxes: readOption,
  users_select: readPerson,
  conversations_select: readChannel,
  channels_select: readChannel,
  datepicker: readMatching(DATE, "a date such as 2026-10-02"),
  timepicker: readMatching(TIME, "a time such as 08:00"),
  datetimepicker: (field, plain) => (typeof plain === "number" ? plain : refuse(field, "takes seconds since 1970.")),
};

/** Throws where the client would not let a person do it. */
export function readChoice(field: FieldContext, plain: Json): Json {
  const { type, element } = field.placed;
  const one = READERS[type.replace(/^multi_/, "")];
  if (!one) return refuse(field, "takes no value.");
  if (plain === null) return null;
  if (type !== "checkboxes" && !type.startsWith("multi_")) return one(field, plain);
  if (!Array.isArray(plain)) return refuse(field, `takes a list, not ${JSON.stringify(plain)}.`);
  const max = Number(element.max_selected_items ?? Number.POSITIVE_INFINITY);
  if (plain.length > max) refuse(field, `nobody can choose more than ${max}.`);
  return plain.map((item) => one(field, item));
}
