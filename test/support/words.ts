// Holds every word Bookend sent to the school's voice: plain American English, no shouting, no pictures.
import { expect } from "vitest";
import type { JsonObject } from "../../sandbox/workspace/json.js";
import { unplainWordsIn } from "./plain-words.js";
import type { School } from "./school.js";

const MESSAGES = ["chat.postMessage", "chat.postEphemeral", "chat.update", "response_url"];
const VIEWS = ["views.open", "views.push", "views.update"];

const UNWELCOME: [string, RegExp][] = [
  ["shouts", /!/],
  ["says oops", /\b(oops|whoops|uh-oh|sorry)\b/i],
  ["shows an emoji", /\p{Extended_Pictographic}|(?<!\w):[a-z][a-z_]+:/u],
  ["speaks of the machine", /\b(undefined|null|NaN|\[object|Error:|exception|SQLITE|Prisma)\b/],
];

/** Every text in it, of blocks, buttons, labels, hints and errors. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === "string" ? (["text", "alt_text"].includes(key) ? [inner] : []) : textsIn(inner),
  );
}

function sentBy({ slack }: School): { where: string; content: JsonObject }[] {
  const calls = slack.calls.filter(({ method }) => [...MESSAGES, ...VIEWS].includes(method));
  const acks = slack.exchanges.filter(({ request, ack }) => request.kind === "interaction" && ack?.response_action);
  return [
    ...calls.map(({ method, args }) => ({ where: method, content: args })),
    ...acks.map(({ ack = {} }) => ({ where: "ack", content: { ...ack, errors: toTexts(ack.errors) } })),
  ];
}

const toTexts = (errors: unknown) => Object.values(errors ?? {}).map((text) => ({ text }));

/** What is wrong with the words that were sent. `typed` is what people typed: it may say anything. */
export function flawsInWords(school: School, typed: readonly string[] = []): string[] {
  const sent = sentBy(school);
  const without = (text: string) => typed.reduce((rest, own) => rest.replaceAll(own, ""), text);
  const bad = sent.flatMap(({ where, content }) =>
    textsIn(content)
      .map(without)
      .flatMap((text) => [
        ...UNWELCOME.filter(([, pattern]) => pattern.test(text)).map(([what]) => `${where} ${what}: ${text}`),
        ...unplainWordsIn(text).map((flaw) => `${where} ${flaw}`),
      ]),
  );
  return [...new Set(bad)];
}

/** How every test of a surface ends: Slack refused nothing, and every word is as the school speaks. */
export function expectGoodManners(school: School, typed: readonly string[] = []): void {
  expect(school.slack.problems).toEqual([]);
  expect(flawsInWords(school, typed)).toEqual([]);
}
