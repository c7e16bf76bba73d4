// Checks the wording of everything Bookend sent: plain American English, no shouting, no emoji, no technical words.
import { expect } from "vitest";
import type { JsonObject } from "../../sandbox/workspace/json.js";
import { deadClicksIn } from "./clickables.js";
import { unplainWordsIn } from "./plain-words.js";
import type { School } from "./school.js";

const MESSAGES = ["chat.postMessage", "chat.postEphemeral", "chat.update", "response_url"];
const VIEWS = ["views.open", "views.push", "views.update", "views.publish"];

const FORBIDDEN: [string, RegExp][] = [
  ["shouts", /!/],
  ["says oops", /\b(oops|whoops|uh-oh|sorry)\b/i],
  ["shows an emoji", /\p{Extended_Pictographic}|(?<!\w):[a-z][a-z_]+:/u],
  ["opens a modal without a title of its own", /^(?:Message from )?Bookend$/],
  ["hides something", /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069\u2028\u2029\u200b\u2060\ufeff]/u],
  ["uses a technical word", /\b(undefined|null|NaN|\[object|Error:|exception|SQLITE|Prisma)\b/],
];

/** Every text in a value: in blocks, buttons, labels, hints and errors. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === "string"
      ? ["text", "alt_text", "accessibility_label", "initial_value"].includes(key)
        ? [inner]
        : []
      : textsIn(inner),
  );
}

/** Every text in which Slack reads markup: in mrkdwn, and the text of a message. */
function mrkdwnIn(value: unknown, isMessage = false): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => mrkdwnIn(item));
  if (value === null || typeof value !== "object") return [];
  const { type, text, ...rest } = value as JsonObject;
  const own = (type === "mrkdwn" || isMessage) && typeof text === "string" ? [text] : mrkdwnIn(text);
  return [...own, ...Object.values(rest).flatMap((inner) => mrkdwnIn(inner))];
}

/** Bookend mentions channels only. Anything else that looks like markup was typed, and should have been escaped. */
const UNESCAPED = /[<>]|&(?!amp;|lt;|gt;)/;

const markupIn = (content: JsonObject) =>
  mrkdwnIn(content, true).filter((text) => UNESCAPED.test(text.replace(/<#[A-Z0-9]+>/g, "")));

/** Every message and view that Bookend sent, and how. */
export function sentBy({ slack }: School): { where: string; content: JsonObject }[] {
  const calls = slack.calls.filter(({ method }) => [...MESSAGES, ...VIEWS].includes(method));
  const acks = slack.exchanges.filter(({ request, ack }) => request.kind === "interaction" && ack?.response_action);
  return [
    ...calls.map(({ method, args }) => ({ where: method, content: args })),
    ...acks.map(({ ack = {} }) => ({ where: "ack", content: { ...ack, errors: toTexts(ack.errors) } })),
  ];
}

const toTexts = (errors: unknown) => Object.values(errors ?? {}).map((text) => ({ text }));

/** What is wrong with the wording. `typed` holds what people typed, which may say anything. */
export function wordingProblems(school: School, typed: readonly string[] = []): string[] {
  const sent = sentBy(school);
  const without = (text: string) => typed.reduce((rest, own) => rest.replaceAll(own, ""), text);
  const unescaped = sent.flatMap(({ where, content }) =>
    markupIn(content).map((text) => `${where} has markup that people typed: ${text}`),
  );
  const bad = sent.flatMap(({ where, content }) =>
    textsIn(content)
      .map(without)
      .flatMap((text) => [
        ...FORBIDDEN.filter(([, pattern]) => pattern.test(text)).map(([what]) => `${where} ${what}: ${text}`),
        ...unplainWordsIn(text).map((flaw) => `${where} ${flaw}`),
      ]),
  );
  return [...new Set([...bad, ...unescaped])];
}

/** Ends every test in which Bookend writes to people: Slack refused nothing, each click works, and the wording is right. */
export function expectGoodMessages(school: School, typed: readonly string[] = []): void {
  expect(school.slack.problems).toEqual([]);
  expect(sentBy(school).flatMap(({ content }) => deadClicksIn(content))).toEqual([]);
  expect(wordingProblems(school, typed)).toEqual([]);
}
