// What the log says about an error: its kind, codes and place, but no token, no typed text, no HTML page.
import { ErrorCode, WebClient } from "@slack/web-api";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { startWorkspace } from "../sandbox/workspace/start-workspace.js";
import { toLogFields } from "../src/log.js";
import { createSlackLogger } from "../src/slack/api/clients.js";
import { addUnit } from "../src/store/units.js";
import { addSchool, NOW, openFile, RIVERS, TEACHER } from "./support/database.js";

const TYPED = "Ancient Egypt for Anna";
const TOKEN = "xoxb-1-secret";

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

const written = (error: unknown) => JSON.stringify(toLogFields(error));

describe("toLogFields", () => {
  it("keeps the codes of Prisma and SQLite and drops the values they quote", async () => {
    const { db } = await openFile();
    const school = await addSchool(db);
    const unit = { ...RIVERS, title: TYPED, notes: TYPED, partners: ["U0NOBODY001" as typeof TEACHER], now: NOW };
    const draft = {
      workspaceId: school.workspaceId,
      personId: "U0NOBODY001",
      fields: "{}",
      typedAt: NOW.toISOString(),
    };
    const refused: [unknown, object][] = [
      [
        await failure(addUnit(db, school, { ...unit, loggedBy: TEACHER, key: "k" })),
        { error: "SqliteError", code: "SQLITE_CONSTRAINT_FOREIGNKEY" },
      ],
      [
        await failure(db.draft.create({ data: { ...draft, form: TYPED } })),
        { error: "PrismaClientKnownRequestError", code: "P2003", sqlite: "SQLITE_CONSTRAINT_FOREIGNKEY" },
      ],
    ];
    for (const [error, fields] of refused) {
      expect(toLogFields(error)).toMatchObject(fields);
      expect(written(error)).not.toContain(TYPED);
    }
    const invalid = await failure(db.workspace.create({ data: { id: TYPED, name: 5 as never, createdAt: TYPED } }));
    expect(toLogFields(invalid)).toMatchObject({ error: "PrismaClientValidationError" });
    expect(written(invalid)).not.toContain(TYPED);
  });

  it("drops the values zod quotes", () => {
    const { error } = z.object({ level: z.literal(TYPED) }).safeParse({ [TYPED]: 1, level: TYPED.slice(1) });
    expect(toLogFields(error)).toMatchObject({ error: "ZodError" });
    expect(written(error)).not.toContain("Anna");
  });

  it("keeps Slack's name for the problem, and drops a page that a proxy sent instead", async () => {
    const slack = await startWorkspace();
    const client = new WebClient(TOKEN, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } });
    const refused = await failure(client.chat.postMessage({ channel: "C1", text: TYPED }));
    expect(toLogFields(refused)).toMatchObject({ code: ErrorCode.PlatformError, slackError: "invalid_auth" });
    slack.faults.next("chat.postMessage", { kind: "html" });
    const page = await failure(client.chat.postMessage({ channel: "C1", text: TYPED }));
    slack.faults.next("chat.postMessage", { kind: "status", status: 500 });
    const broken = await failure(client.chat.postMessage({ channel: "C1", text: TYPED }));
    expect(toLogFields(broken)).toMatchObject({ code: ErrorCode.HTTPError, statusCode: 500 });
    for (const error of [refused, page, broken]) expect(written(error)).not.toMatch(/Anna|secret|<|DOCTYPE/i);
    await slack.close();
  });

  it("follows causes, keeps where it was thrown and stays short", () => {
    let error = new Error(TYPED);
    for (let depth = 0; depth < 50; depth++) error = new TypeError(`${TYPED} ${depth}`, { cause: error });
    expect(toLogFields(error)).toMatchObject({ error: "TypeError", cause: { error: "TypeError" } });
    expect(written(error)).toContain("log.test.ts");
    expect(written(error)).not.toContain(TYPED);
    expect(written(error).length).toBeLessThan(10_000);
  });

  it("survives a circular cause", () => {
    const error = new Error(TYPED);
    error.cause = new Error("other", { cause: error });
    expect(written(error)).not.toContain(TYPED);
  });

  it("doesn't mistake typed text for a code, a name or a frame", () => {
    const error = Object.assign(new Error(`${TYPED}\n    at ${TYPED}`), {
      code: { typed: TYPED },
      data: { error: TYPED },
    });
    expect(written(error)).not.toContain("Anna");
    error.name = TYPED;
    expect(toLogFields(error)).toMatchObject({ error: "Error" });
    expect(written(error)).not.toContain("Anna");
  });

  it("logs no text that is shaped like a line of a stack", () => {
    const shaped = `${TYPED}\n    at ${TYPED} (/home/anna/notes.js:1:2)\n    at ${TYPED}:3:4\n    at async Anna (<anonymous>)`;
    const error = new Error(shaped);
    expect(error.stack).toContain("(/home/anna/notes.js:1:2)");
    expect(written(error)).not.toMatch(/anna/i);
    expect(written(error)).toContain("log.test.ts");
    const changed = new Error(shaped);
    // Once read, the stack keeps the message that the error had.
    expect(changed.stack).toContain(shaped);
    changed.message = "Something else";
    expect(written(changed)).not.toMatch(/anna/i);
  });

  it.each([
    ["a text", TYPED, "string"],
    ["nothing", undefined, "undefined"],
    ["an object", { TYPED }, "object"],
  ])("keeps only the type of %s that was thrown", (_what, thrown, type) => {
    expect(toLogFields(thrown)).toEqual({ error: type });
  });
});

describe("a line from Slack's libraries", () => {
  it("is logged as one short line without tokens, payloads or pages", () => {
    const lines: string[] = [];
    const record = (fields: object, event: string) => void lines.push(JSON.stringify({ ...fields, event }));
    const logger = createSlackLogger({ warn: record, error: record });
    logger.debug("payload", TYPED);
    logger.info(TYPED);
    logger.warn(`token ${TOKEN} and xapp-1-A0-secret`);
    logger.error("http request failed", new Error(TYPED));
    logger.error(`failed: <!DOCTYPE html><p>${TYPED}`);
    logger.error(`failed: {"text":"${TYPED}"}`);
    logger.error("x".repeat(5000));
    expect(lines).toHaveLength(5);
    expect(lines.join()).not.toMatch(/Anna|secret|DOCTYPE/);
    for (const line of lines) expect(line.length).toBeLessThan(300);
  });
});
