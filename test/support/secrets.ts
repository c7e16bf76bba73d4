// Checks after every test that a private text reached no one but the people who may read it, and no log line.
import { expect } from "vitest";
import type { Call } from "../../sandbox/workspace/journal.js";
import type { JsonObject } from "../../sandbox/workspace/json.js";
import type { Workspace } from "../../sandbox/workspace/workspace.js";
import { sheets } from "../../src/content/index.js";
import { type Db, sqlOf } from "../../src/store/sql/database.js";

/** The part of a test's school that is searched. */
interface School {
  slack: Workspace;
  db: Db;
  logged: readonly string[];
}

export interface Secret {
  text: string;
  /** The people who may read it. */
  readers: ReadonlySet<string>;
}

/** Something Bookend sent. */
interface SentText {
  /** Undefined when anyone may see it. */
  to: string | undefined;
  where: string;
  text: string;
}

/** Shorter texts turn up by chance. For longer ones the beginning is enough, because they may be clipped. */
const [SHORTEST, LONGEST] = [12, 40];

const idOf = (value: unknown) => (value as JsonObject | undefined)?.id;

const CHOICES = new Set(
  sheets.flatMap(({ questions }) => questions.flatMap(({ kind, key }) => (kind === "choice" ? [key] : []))),
);
const NOT_WRITTEN = new Set([...CHOICES, "audience", "channel"]);

/** Who offered help, and who wrote the roadblock. */
const BOTH_PEOPLE = `
  JOIN "Reflection" r ON r."workspaceId" = o."workspaceId" AND r."id" = o."reflectionId"
  JOIN "Person" p ON p."workspaceId" = o."workspaceId" AND p."id" IN (o."personId", r."personId")`;

const PRIVATE_TEXTS = `
  SELECT r."personId" AS "person", a."question" AS "field", a."text", r."channel" FROM "Answer" a
    JOIN "Reflection" r ON r."workspaceId" = a."workspaceId" AND r."id" = a."reflectionId"
    WHERE r."audience" <> 'librarians'
  UNION ALL SELECT r."personId", 'solvedBy', b."solvedBy", CASE WHEN b."sharesSolution" THEN r."channel" END
    FROM "Roadblock" b JOIN "Reflection" r ON r."workspaceId" = b."workspaceId" AND r."id" = b."reflectionId"
    WHERE b."solvedBy" IS NOT NULL AND NOT (b."sharesSolution" AND r."audience" = 'librarians')
  UNION ALL SELECT t."personId", 'about', t."about", NULL FROM "Talk" t
  UNION ALL SELECT p."id", 'offer', o."text", NULL FROM "RoadblockOffer" o ${BOTH_PEOPLE}
  UNION ALL SELECT p."id", 'reply', o."reply", NULL FROM "RoadblockOffer" o ${BOTH_PEOPLE} WHERE o."reply" IS NOT NULL`;

const DRAFTS = 'SELECT "personId" AS "person", "fields" FROM "Draft"';

const OPEN_TEXTS = `
  SELECT a."text" FROM "Answer" a JOIN "Reflection" r ON r."workspaceId" = a."workspaceId" AND r."id" = a."reflectionId"
    WHERE r."audience" = 'librarians'
  UNION ALL SELECT "text" FROM "Example" UNION ALL SELECT "text" FROM "OhYeah" UNION ALL SELECT "title" FROM "Unit"
  UNION ALL SELECT "notes" FROM "Unit" UNION ALL SELECT "why" FROM "LevelOpinion"`;

interface PrivateText {
  person: string;
  field: string;
  text: string;
  /** The channel it was shared in. */
  channel: string | null;
}

/** The people in a private channel; undefined for any other, because all staff may read there. */
function peopleIn({ slack }: Pick<School, "slack">, channel: string | null): string[] | undefined {
  const found = slack.channels().find(({ id }) => id === channel);
  return found?.kind === "private" ? [...found.members].filter((id) => id !== slack.botUserId) : undefined;
}

async function privateTexts(school: School): Promise<PrivateText[]> {
  const { db } = school;
  const all = await sqlOf(db).all<PrivateText>(PRIVATE_TEXTS, {});
  const rows = all.filter(({ channel }) => channel === null || peopleIn(school, channel) !== undefined);
  const drafts = await sqlOf(db).all<{ person: string; fields: string }>(DRAFTS, {});
  const inDrafts = drafts.flatMap(({ person, fields }) =>
    Object.entries<unknown>(JSON.parse(fields)).flatMap(([field, text]) =>
      typeof text === "string" ? [{ person, field, text, channel: null }] : [],
    ),
  );
  return [...rows, ...inDrafts];
}

async function openTexts({ db }: School): Promise<string[]> {
  const rows = await sqlOf(db).all<{ text: string | null }>(OPEN_TEXTS, {});
  return rows.flatMap(({ text }) => text ?? []);
}

/** What people wrote for others to read, even if a private draft or reflection of theirs says the same. */
function textsForOthers(school: School): string[] {
  const { slack } = school;
  const payloads = slack.exchanges.map(({ request }) => request.payload);
  const wasPosted = payloads.some(
    (payload) => (payload.view as JsonObject | undefined)?.callback_id === "share-reflection",
  );
  return payloads.flatMap((payload): string[] => {
    if (typeof payload.command === "string") return /^\s*talk\b/.test(`${payload.text}`) ? [] : [`${payload.text}`];
    if (payload.type === "message_action") return [`${(payload.message as JsonObject).text}`];
    if (payload.type !== "view_submission") return [];
    const { callback_id, state } = payload.view as { callback_id: string; state: { values: JsonObject } };
    const { values } = state;
    if (["roadblock-idea", "offer-help", "reply-to-offer", "talk"].includes(callback_id)) return [];
    if (callback_id === "roadblock-solved") return textsIn(values.ohYeah);
    if (!callback_id.startsWith("reflect-")) return textsIn(values);
    const audience = JSON.stringify(values.audience ?? {});
    const [channel = null] = slack
      .channels()
      .flatMap(({ id }) => (JSON.stringify(values.channel ?? {}).includes(id) ? id : []));
    const isPosted = audience.includes('"value":"channel"') && wasPosted && peopleIn(school, channel) === undefined;
    const isOpen = audience.includes('"value":"librarians"') || isPosted;
    return isOpen ? textsIn(values) : [];
  });
}

/** The texts that a person typed into a live field, or into a form that they submitted. */
function typedTexts({ actions, type, view }: JsonObject): string[] {
  const live = ((actions ?? []) as JsonObject[]).flatMap(({ type: kind, value }) =>
    kind === "plain_text_input" && typeof value === "string" ? [value] : [],
  );
  return type === "view_submission" ? [...live, ...textsIn((view as JsonObject).state)] : live;
}

/** Two people may write the same words. Anyone who typed them may read them. */
function typedBy({ slack }: School): Map<string, Set<string>> {
  const typed = new Map<string, Set<string>>();
  for (const { request } of slack.exchanges) {
    for (const text of typedTexts(request.payload)) {
      const start = text.slice(0, LONGEST);
      typed.set(start, (typed.get(start) ?? new Set()).add(`${idOf(request.payload.user)}`));
    }
  }
  return typed;
}

/** Answers that only their writers may read, drafts, and what solved a roadblock. */
export async function secretsOf(school: School): Promise<Secret[]> {
  const texts = await privateTexts(school);
  if (texts.length === 0) return [];
  const longTexts = texts.filter(({ field, text }) => !NOT_WRITTEN.has(field) && text.length > SHORTEST);
  const open = [...(await openTexts(school)), ...textsForOthers(school)].join("\n");
  const typed = typedBy(school);
  const readers = new Map<string, Set<string>>();
  for (const { person, text, channel } of longTexts) {
    const start = text.slice(0, LONGEST);
    if (open.includes(start)) continue;
    const already = readers.get(start) ?? typed.get(start) ?? [];
    readers.set(start, new Set([...already, person, ...(peopleIn(school, channel) ?? [])]));
  }
  return [...readers].map(([text, of]) => ({ text, readers: of }));
}

/** Every text in a value, as a person would read it. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string")
    return [value.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(textsIn);
}

/** The owner of each trigger, view and conversation. */
function ownersOf({ slack }: School): Map<unknown, string> {
  const owners = new Map<unknown, string>();
  for (const { request } of slack.exchanges) {
    const { user, user_id, trigger_id, view } = request.payload;
    const person = `${idOf(user) ?? user_id ?? ""}`;
    owners.set(trigger_id, person);
    if (view) owners.set(idOf(view), person);
  }
  for (const { args, response } of slack.calls) {
    const viewId = idOf((response as JsonObject | undefined)?.view);
    if (viewId !== undefined && args.trigger_id !== undefined) owners.set(viewId, owners.get(args.trigger_id) ?? "");
  }
  for (const { id, kind, members } of slack.channels()) {
    if (kind === "im") for (const member of members) if (member !== slack.botUserId) owners.set(id, member);
  }
  return owners;
}

/** The person who reads this call's content; undefined when anyone may. */
function readerOf({ method, args, answers }: Call, owners: Map<unknown, string>): string | undefined {
  if (method === "response_url") return args.response_type === "in_channel" ? undefined : answers;
  if (method === "views.publish") return `${args.user_id}`;
  if (method === "chat.postEphemeral") return `${args.user}`;
  if (method.startsWith("views.")) return owners.get(args.trigger_id ?? args.view_id);
  if (!method.startsWith("chat.")) return undefined;
  return `${args.channel}`.startsWith("U") ? `${args.channel}` : owners.get(args.channel);
}

/** The people who read this call's content: each one in a private channel, or anyone (undefined). */
function readersOf(school: School, call: Call, owners: Map<unknown, string>): (string | undefined)[] {
  const isMessage = call.method === "chat.postMessage" || call.method === "chat.update";
  const people = isMessage ? peopleIn(school, `${call.args.channel}`) : undefined;
  return people ?? [readerOf(call, owners)];
}

/** Everything Bookend sent, and who received it. */
export function everythingSent(school: School): SentText[] {
  const { slack, logged } = school;
  const owners = ownersOf(school);
  const people = slack.people().map(({ id }) => id);
  return [
    ...slack.calls.flatMap((call) => {
      const text = textsIn(call.args).join("\n");
      return readersOf(school, call, owners).map((to) => ({ to, where: call.method, text }));
    }),
    ...slack.exchanges.flatMap(({ request, ack }) => {
      const to = `${idOf(request.payload.user) ?? request.payload.user_id}`;
      return ack ? [{ to, where: "ack", text: textsIn(ack).join("\n") }] : [];
    }),
    ...people.flatMap((to) =>
      slack
        .whispersTo(to)
        .map(({ text, blocks }) => ({ to, where: "whisper", text: textsIn([text, blocks]).join("\n") })),
    ),
    ...logged.map((text) => ({ to: undefined, where: "log", text })),
  ];
}

/** Every place where a person saw a secret they may not read. */
export function leaksOf(school: School, secrets: readonly Secret[]): string[] {
  if (secrets.length === 0) return [];
  const sent = everythingSent(school);
  return secrets.flatMap(({ text, readers }) =>
    sent
      .filter(({ to, text: content }) => !(to !== undefined && readers.has(to)) && content.includes(text))
      .map(({ to, where }) => `${where} to ${to ?? "whoever looks"}: ${text}`),
  );
}

/** Ends every test with a school: no private text reached anyone but its writer, or the log. */
export function expectNoLeaks(school: School, secrets: readonly Secret[]): void {
  expect(leaksOf(school, secrets)).toEqual([]);
}
