// Rows of questions that are in people's messages, so that each can be found again and redrawn.
import { DAY_MS, HOUR_MS } from "../domain/time/duration.js";
import type { AskedQuestion as Row } from "./generated/client.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

interface MessageOfOurs {
  channel: string;
  ts: string;
}

interface OpenQuestion extends MessageOfOurs {
  name: string;
  person: string;
  about: readonly string[];
  version: string;
}

/** How long a question is redrawn, in milliseconds. People don't scroll back further. */
export const QUESTION_KEPT_MS = 6 * 7 * DAY_MS;

/** So often it is tried again soon, then once an hour. After a week of that it's given up. */
const SOON_TRIES = 5;
const MAX_TRIES = SOON_TRIES + 7 * 24;
/** The longest wait. A longer one means that the clock was set back, so it doesn't count. */
const MAX_WAIT_MS = HOUR_MS;
const MAX_OPEN = 2000;

const OPEN = `
  SELECT * FROM "AskedQuestion"
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "askedAt" >= @since
    AND ("nextTryAt" IS NULL OR "nextTryAt" <= @now OR "nextTryAt" > @latest)
  ORDER BY "askedAt" DESC LIMIT @max`;

const POSTPONE = `
  UPDATE "AskedQuestion" SET "tries" = "tries" + 1, 
    "nextTryAt" = CASE WHEN "tries" < @soonTries THEN @soon ELSE @later END
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId
    AND "channel" || ' ' || "messageTs" IN (SELECT value FROM json_each(@messages))`;

const GIVE_UP = `
  DELETE FROM "AskedQuestion"
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "tries" >= @most`;

const toQuestion = (row: Row): OpenQuestion => ({
  name: row.name,
  person: row.personId,
  about: row.about.split(","),
  channel: row.channel,
  ts: row.messageTs,
  version: row.version,
});

const after = (now: Date, ms: number) => new Date(now.getTime() + ms).toISOString();

/** The school's questions, in the form that the code that redraws them asks for. */
export function askedQuestionsOf(db: Db, school: School) {
  const keyOf = ({ channel, ts }: MessageOfOurs) => ({ ...inSchool(school), channel, messageTs: ts });
  return {
    async add({ person, about, name, version, now, ...at }: OpenQuestion & { now: Date }): Promise<void> {
      const asked = { personId: person, name, about: about.join(","), version, askedAt: now.toISOString() };
      await db.askedQuestion.createMany({ data: [{ ...keyOf(at), ...asked }] });
    },
    async open(now: Date): Promise<OpenQuestion[]> {
      const times = { since: after(now, -QUESTION_KEPT_MS), now: now.toISOString(), latest: after(now, MAX_WAIT_MS) };
      const rows = await sqlOf(db).all<Row>(OPEN, { ...inSchool(school), ...times, max: MAX_OPEN });
      return rows.map(toQuestion);
    },
    async find(at: MessageOfOurs): Promise<OpenQuestion | undefined> {
      const row = await db.askedQuestion.findFirst({ where: keyOf(at) });
      return row ? toQuestion(row) : undefined;
    },
    async drawn(question: OpenQuestion, version: string): Promise<boolean> {
      const where = { ...keyOf(question), version: question.version };
      const { count } = await db.askedQuestion.updateMany({ where, data: { version, tries: 0, nextTryAt: null } });
      return count > 0;
    },
    async unsure(question: OpenQuestion): Promise<void> {
      await db.askedQuestion.updateMany({ where: keyOf(question), data: { version: "" } });
    },
    async postpone(questions: readonly OpenQuestion[], { now, afterMs }: { now: Date; afterMs: number }) {
      const messages = JSON.stringify(questions.map(({ channel, ts }) => `${channel} ${ts}`));
      const times = { soon: after(now, Math.min(afterMs, MAX_WAIT_MS)), later: after(now, MAX_WAIT_MS) };
      await sqlOf(db).write([
        { sql: POSTPONE, params: { ...inSchool(school), messages, ...times, soonTries: SOON_TRIES } },
        { sql: GIVE_UP, params: { ...inSchool(school), most: MAX_TRIES } },
      ]);
    },
    async forget(question: OpenQuestion): Promise<void> {
      await db.askedQuestion.deleteMany({ where: keyOf(question) });
    },
  };
}
