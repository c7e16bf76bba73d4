// Rows of reflections with their answers: written by one person, read by whom that person chose.
import { randomUUID } from "node:crypto";
import type { ChannelId, PersonId, ReflectionId } from "../domain/ids.js";
import type { Answers, Audience } from "../domain/reflection.js";
import type { Prisma } from "./generated/client.js";
import { inSchool, type School } from "./schools.js";
import type { Db } from "./sql/database.js";
import { isDuplicate } from "./sql/errors.js";

export interface Reflection {
  id: ReflectionId;
  sheet: string;
  person: { id: PersonId; name: string };
  audience: Audience;
  channel: ChannelId | undefined;
  messageTs: string | undefined;
  answers: Answers;
  createdAt: Date;
  updatedAt: Date;
}

/** What is saved of a filled-in sheet. */
export interface ReflectionContent {
  answers: Answers;
  audience: Audience;
  channel: ChannelId | undefined;
  /** The slots (1 to 3) at which it names a roadblock, and when each comes back. */
  roadblocks: { slots: readonly number[]; askAt: Date };
  /** The draft that is done with. */
  draft: string;
  now: Date;
}

const WITH_ALL = { answers: true, person: { select: { id: true, name: true } } } satisfies Prisma.ReflectionInclude;

/** What librarians and admins may read: also what stands in a channel. */
const IS_SHARED = { audience: { not: "me" } } satisfies Prisma.ReflectionWhereInput;

type ReflectionRow = Prisma.ReflectionGetPayload<{ include: typeof WITH_ALL }>;

const toReflection = (row: ReflectionRow): Reflection => ({
  id: row.id as ReflectionId,
  sheet: row.sheet,
  person: { id: row.person.id as PersonId, name: row.person.name },
  audience: row.audience as Audience,
  channel: (row.channel ?? undefined) as ChannelId | undefined,
  messageTs: row.messageTs ?? undefined,
  answers: Object.fromEntries(row.answers.map(({ question, text }) => [question, text])),
  createdAt: new Date(row.createdAt),
  updatedAt: new Date(row.updatedAt),
});

function answerRows({ workspaceId }: School, reflectionId: string, answers: Answers) {
  return Object.entries(answers).map(([question, text]) => ({ workspaceId, reflectionId, question, text }));
}

function roadblockRows({ workspaceId }: School, reflectionId: string, { roadblocks, now }: ReflectionContent) {
  const [askAt, changedAt] = [roadblocks.askAt.toISOString(), now.toISOString()];
  return roadblocks.slots.map((slot) => ({ workspaceId, reflectionId, slot, askAt, changedAt }));
}

/** Saves it all or nothing. The same request again (`key`) saves nothing: the answer is then undefined. */
export async function addReflection(
  db: Db,
  school: School,
  reflected: ReflectionContent & { person: PersonId; sheet: string; key: string },
): Promise<ReflectionId | undefined> {
  const { workspaceId } = school;
  const { person: personId, sheet, audience, channel, key, draft: form } = reflected;
  const id = randomUUID() as ReflectionId;
  const at = reflected.now.toISOString();
  const shared = { audience, channel: channel ?? null, createdAt: at, updatedAt: at };
  try {
    await db.$transaction([
      db.seenRequest.create({ data: { workspaceId, key, seenAt: at } }),
      db.reflection.createMany({ data: [{ id, ...inSchool(school), personId, sheet, ...shared }] }),
      db.answer.createMany({ data: answerRows(school, id, reflected.answers) }),
      db.roadblock.createMany({ data: roadblockRows(school, id, reflected) }),
      db.draft.deleteMany({ where: { workspaceId, personId, form } }),
    ]);
  } catch (error) {
    if (isDuplicate(error)) return undefined;
    throw error;
  }
  return id;
}

/**
 * The rows of a changed reflection. A roadblock is known by its words, wherever it stands now: it keeps its state, and
 * when it comes back unless its writer was asked and has not answered. Other words are another roadblock.
 */
async function changedRoadblockRows(db: Db, school: School, change: ReflectionContent & { id: ReflectionId }) {
  const which = { workspaceId: school.workspaceId, reflectionId: change.id };
  const [known, said] = await Promise.all([
    db.roadblock.findMany({ where: which, orderBy: { slot: "asc" } }),
    db.answer.findMany({ where: { ...which, question: { startsWith: "explain-" } } }),
  ]);
  const words = new Map(said.map(({ question, text }) => [Number(question.slice("explain-".length)), text]));
  return roadblockRows(school, change.id, change).map((row) => {
    const index = known.findIndex(({ slot }) => words.get(slot) === change.answers[`explain-${row.slot}`]);
    // Two may have the same words: each is taken up once.
    const [before] = index === -1 ? [] : known.splice(index, 1);
    if (!before) return row;
    const waits = before.state === "open" && before.askedAt !== null && before.askedAt >= before.askAt;
    return { ...before, slot: row.slot, askAt: waits ? row.askAt : before.askAt };
  });
}

/** The same request again (`key`) changes nothing: the answer is then false. */
export async function changeReflection(
  db: Db,
  school: School,
  change: ReflectionContent & { id: ReflectionId; person: PersonId; key: string },
): Promise<boolean> {
  const { workspaceId } = school;
  const { id: reflectionId, person: personId, audience, channel, draft: form, key } = change;
  const at = change.now.toISOString();
  const [rows, before] = await Promise.all([
    changedRoadblockRows(db, school, change),
    db.reflection.findFirst({ where: { id: reflectionId, ...inSchool(school) }, select: { channel: true } }),
  ]);
  // Where it is shared anew it stands nowhere yet.
  const stays = channel !== undefined && before?.channel === channel;
  try {
    await db.$transaction([
      db.seenRequest.create({ data: { workspaceId, key, seenAt: at } }),
      // Fails, and all of it with it, when it is not this person's.
      db.reflection.update({
        where: { workspaceId_id: { workspaceId, id: reflectionId }, schoolId: school.id, personId },
        data: { audience, channel: channel ?? null, updatedAt: at, ...(stays ? {} : { messageTs: null }) },
        select: { id: true },
      }),
      db.answer.deleteMany({ where: { workspaceId, reflectionId } }),
      db.answer.createMany({ data: answerRows(school, reflectionId, change.answers) }),
      db.roadblock.deleteMany({ where: { workspaceId, reflectionId } }),
      db.roadblock.createMany({ data: rows }),
      db.draft.deleteMany({ where: { workspaceId, personId, form } }),
    ]);
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
  return true;
}

/** Where it was posted; or, without a message, that only its writer reads it after all. */
export async function markShared(
  db: Db,
  school: School,
  shared: { id: ReflectionId; messageTs: string | undefined },
): Promise<void> {
  await db.reflection.updateMany({
    where: { id: shared.id, ...inSchool(school) },
    data: shared.messageTs ? { messageTs: shared.messageTs } : { audience: "me", channel: null, messageTs: null },
  });
}

/** Only for the one who wrote it. */
export async function ownReflection(
  db: Db,
  school: School,
  asked: { id: string; person: PersonId },
): Promise<Reflection | undefined> {
  const where = { id: asked.id, ...inSchool(school), personId: asked.person };
  const row = await db.reflection.findFirst({ where, include: WITH_ALL });
  return row ? toReflection(row) : undefined;
}

/** One that its writer chose to share with librarians and admins, or with a channel. */
export async function sharedReflection(db: Db, school: School, id: string): Promise<Reflection | undefined> {
  const where = { id, ...inSchool(school), ...IS_SHARED };
  const row = await db.reflection.findFirst({ where, include: WITH_ALL });
  return row ? toReflection(row) : undefined;
}

/** The newest of this person on that sheet, before an instant if one is given. */
export async function lastReflection(
  db: Db,
  school: School,
  asked: { person: PersonId; sheet: string; before?: Date },
): Promise<Reflection | undefined> {
  const row = await db.reflection.findFirst({
    where: {
      ...inSchool(school),
      personId: asked.person,
      sheet: asked.sheet,
      ...(asked.before ? { createdAt: { lt: asked.before.toISOString() } } : {}),
    },
    include: WITH_ALL,
    orderBy: { createdAt: "desc" },
  });
  return row ? toReflection(row) : undefined;
}

export const REFLECTIONS_PER_PAGE = 10;

/** Those that were shared, newest first. */
export async function pageOfShared(
  db: Db,
  school: School,
  page: number,
): Promise<{ reflections: Reflection[]; total: number }> {
  const [total, rows] = await Promise.all([
    countShared(db, school),
    db.reflection.findMany({
      where: { ...inSchool(school), ...IS_SHARED },
      include: WITH_ALL,
      orderBy: { createdAt: "desc" },
      skip: page * REFLECTIONS_PER_PAGE,
      take: REFLECTIONS_PER_PAGE,
    }),
  ]);
  return { reflections: rows.map(toReflection), total };
}

/** How many are shared with librarians and admins. */
export const countShared = (db: Db, school: School): Promise<number> =>
  db.reflection.count({ where: { ...inSchool(school), ...IS_SHARED } });

/** What those who shared answered to a question; of each person the newest. */
export async function sharedAnswers(
  db: Db,
  school: School,
  asked: { sheet: string; questions: readonly string[]; since: Date },
): Promise<{ person: string; question: string; answer: string }[]> {
  return db.$queryRaw`
    SELECT r."personId" AS "person", a."question", a."text" AS "answer"
    FROM "Reflection" r
    JOIN "Answer" a ON a."workspaceId" = r."workspaceId" AND a."reflectionId" = r."id"
    WHERE r."workspaceId" = ${school.workspaceId} AND r."schoolId" = ${school.id} AND r."sheet" = ${asked.sheet}
      AND r."audience" <> 'me' AND r."createdAt" >= ${asked.since.toISOString()}
      AND a."question" IN (SELECT value FROM json_each(${JSON.stringify(asked.questions)}))
      AND NOT EXISTS (SELECT 1 FROM "Reflection" n WHERE n."workspaceId" = r."workspaceId" AND n."personId" = r."personId"
        AND n."schoolId" = r."schoolId" AND n."sheet" = r."sheet" AND n."audience" <> 'me' AND n."createdAt" > r."createdAt")`;
}

/** How many people filled in that sheet since then, whoever reads it. */
export async function countWriters(db: Db, school: School, asked: { sheet: string; since: Date }): Promise<number> {
  const rows = await db.reflection.groupBy({
    by: ["personId"],
    where: { ...inSchool(school), sheet: asked.sheet, createdAt: { gte: asked.since.toISOString() } },
  });
  return rows.length;
}
