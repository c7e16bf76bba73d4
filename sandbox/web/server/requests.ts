// Reads what the page sends, and refuses anything else in one line.
import { z } from "zod";
import type { ActRequest, ClockRequest, FaultRequest, SuggestRequest } from "../contract.js";

/** The server doesn't understand the request; the message is one line. */
export class BadRequestError extends Error {
  override name = "BadRequestError";
}

const Id = z.string().min(1).max(255);
const Typed = z.string().max(40_000);
const Fields = z.record(z.string(), z.json());

const Target = z.union([z.strictObject({ channel: Id, ts: Id }), z.strictObject({ view: Id })]);

const Act = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("command"), channel: Id, text: Typed }),
  z.strictObject({ kind: z.literal("say"), channel: Id, text: Typed, threadTs: Id.optional() }),
  z.strictObject({ kind: z.literal("shortcut"), callbackId: Id }),
  z.strictObject({ kind: z.literal("messageShortcut"), callbackId: Id, channel: Id, ts: Id }),
  z.strictObject({ kind: z.literal("click"), on: Target, blockId: Id, actionId: Id, value: z.json().optional() }),
  z.strictObject({ kind: z.literal("fill"), view: Id, fields: Fields }),
  z.strictObject({ kind: z.literal("upload"), name: Id, data: z.base64() }),
  z.strictObject({ kind: z.literal("submit"), view: Id }),
  z.strictObject({ kind: z.literal("close"), view: Id }),
  z.strictObject({ kind: z.literal("openHome"), tab: z.enum(["home", "messages"]).optional() }),
  z.strictObject({ kind: z.literal("read"), channel: Id }),
  z.strictObject({ kind: z.literal("invite"), channel: Id }),
]);

const FAULTS = [
  "ratelimited",
  "error500",
  "silent",
  "lostReply",
  "refusesCharts",
  "socketDrop",
  "databaseReadOnly",
] as const;

const SCHEMAS = {
  act: z.strictObject({ as: Id, act: Act }) satisfies z.ZodType<ActRequest>,
  suggest: z.strictObject({ as: Id, view: Id, blockId: Id, query: Typed }) satisfies z.ZodType<SuggestRequest>,
  clock: z.union([
    z.strictObject({ to: z.enum(["next-day", "next-month", "next-post", "next-report", "today"]) }),
    z.strictObject({ at: z.iso.datetime({ offset: true }) }),
  ]) satisfies z.ZodType<ClockRequest>,
  faults: z.strictObject({ name: z.enum(FAULTS), on: z.boolean() }) satisfies z.ZodType<FaultRequest>,
};

export type ReadAct = z.output<(typeof SCHEMAS)["act"]>;

function readAs<T extends z.ZodType>(schema: T, text: string): z.output<T> {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new BadRequestError("The request is not JSON.");
  }
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue?.path.join(".") || "request";
  throw new BadRequestError(`${path}: ${issue?.message ?? "not understood"}`.replaceAll("\n", " "));
}

/** Each throws BadRequestError. */
export const readAct = (text: string): ReadAct => readAs(SCHEMAS.act, text);
export const readSuggest = (text: string): SuggestRequest => readAs(SCHEMAS.suggest, text);
export const readClock = (text: string): ClockRequest => readAs(SCHEMAS.clock, text);
export const readFault = (text: string): FaultRequest => readAs(SCHEMAS.faults, text);
