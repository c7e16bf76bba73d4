// Rows of reflections with their answers, for the person who wrote them.
import { randomUUID } from "node:crypto";
import type { ChannelId, PersonId, ReflectionId } from "../domain/ids.js";
import type { Answers, Audience } from "../domain/reflection.js";
import { type Reflection, toReflection, WITH_ANSWERS } from "./reflection-row.js";
import { inSchool, type School } from "./schools.js";
import type { Db } from "./sql/database.js";
import { isDuplicate } from "./sql/errors.js";

/** What is saved from a sheet that someone filled in. */
export interface ReflectionContent {
  answers: Answers;
  audience: Audience;
  channel: ChannelId | undefined;
  /** The slots (1 to 3) that name a roadblock, and when Bookend asks about each again. */
  roadblocks: { slots: readonly number[]; askAt: Date };
  /** The `form` of the draft to delete. */
  draft: string;
  now: Date;
}

function answerRows({ workspaceId }: School, reflectionId: string, answers: Answers) {
  return Object.entries(answers).map(([question, text]) => ({ workspaceId, reflectionId, question, text }));
}

function roadblockRows({ workspaceId }: School, reflectionId: string, { roadblocks, now }: ReflectionContent) {
  const [askAt, changedAt] = [roadblocks.askAt.toISOString(), now.toISOString()];
  return roadblocks.slots.map((slot) => ({ workspaceId, reflectionId, slot, askAt, changedAt }));
}

/** Saves all of it or nothing. A repeat of the request (`key`) saves nothing and returns undefined. */
export async function addReflection(
  db: Db,
  school: School,
  reflection: ReflectionContent & { person: PersonId; sheet: string; key: string },
): Promise<ReflectionId | undefined> {
  const { workspaceId } = school;
  const { person: personId, sheet, audience, channel, key, draft: form } = reflection;
  const id = randomUUID() as ReflectionId;
  const at = reflection.now.toISOString();
  const shared = { audience, channel: channel ?? null, createdAt: at, updatedAt: at };
  try {
    await db.$transaction([
      db.seenRequest.create({ data: { workspaceId, key, seenAt: at } }),
      db.reflection.createMany({ data: [{ id, ...inSchool(school), personId, sheet, ...shared }] }),
      db.answer.createMany({ data: answerRows(school, id, reflection.answers) }),
      db.roadblock.createMany({ data: roadblockRows(school, id, reflection) }),
      db.draft.deleteMany({ where: { workspaceId, personId, form } }),
    ]);
  } catch (error) {
    if (isDuplicate(error)) return undefined;
    throw error;
  }
  return id;
}

/**
 * The roadblock rows of a changed reflection. A roadblock with the same words is the same one, even in another slot, and
 * keeps its state. It also keeps its day to ask again, unless its writer was asked and hasn't answered. Different words
 * make a new roadblock.
 */
async function changedRoadblockRows(db: Db, school: School, change: ReflectionContent & { id: ReflectionId }) {
  const which = { workspaceId: school.workspaceId, reflectionId: change.id };
  const [known, explained] = await Promise.all([
    db.roadblock.findMany({ where: which, orderBy: { slot: "asc" } }),
    db.answer.findMany({ where: { ...which, question: { startsWith: "explain-" } } }),
  ]);
  const words = new Map(explained.map(({ question, text }) => [Number(question.slice("explain-".length)), text]));
  return roadblockRows(school, change.id, change).map((row) => {
    const index = known.findIndex(({ slot }) => words.get(slot) === change.answers[`explain-${row.slot}`]);
    // Two can have the same words. Each row is used once.
    const [before] = index === -1 ? [] : known.splice(index, 1);
    if (!before) return row;
    const isUnanswered = before.state === "open" && before.askedAt !== null && before.askedAt >= before.askAt;
    return { ...before, slot: row.slot, askAt: isUnanswered ? row.askAt : before.askAt };
  });
}

/** Changes all of it or nothing. A repeat of the request (`key`) changes nothing and returns false. */
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
  // In a different channel there is no message yet.
  const isSameChannel = channel !== undefined && before?.channel === channel;
  try {
    await db.$transaction([
      db.seenRequest.create({ data: { workspaceId, key, seenAt: at } }),
      // Throws when it isn't this person's. Then nothing is changed.
      db.reflection.update({
        where: { workspaceId_id: { workspaceId, id: reflectionId }, schoolId: school.id, personId },
        data: { audience, channel: channel ?? null, updatedAt: at, ...(isSameChannel ? {} : { messageTs: null }) },
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

/** Saves the ts of the message it was posted as. Without one, the reflection becomes private to its writer. */
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

/** The reflection if this person wrote it, otherwise undefined. */
export async function ownReflection(
  db: Db,
  school: School,
  { id, person }: { id: string; person: PersonId },
): Promise<Reflection | undefined> {
  const where = { id, ...inSchool(school), personId: person };
  const row = await db.reflection.findFirst({ where, include: WITH_ANSWERS });
  return row ? toReflection(row) : undefined;
}

/** This person's latest reflection on a sheet, before an instant if one is given. */
export async function lastReflection(
  db: Db,
  school: School,
  { person, sheet, before }: { person: PersonId; sheet: string; before?: Date },
): Promise<Reflection | undefined> {
  const row = await db.reflection.findFirst({
    where: {
      ...inSchool(school),
      personId: person,
      sheet,
      ...(before ? { createdAt: { lt: before.toISOString() } } : {}),
    },
    include: WITH_ANSWERS,
    orderBy: { createdAt: "desc" },
  });
  return row ? toReflection(row) : undefined;
}

/** How many people filled in the sheet since then, shared or not. */
export async function countWriters(
  db: Db,
  school: School,
  { sheet, since }: { sheet: string; since: Date },
): Promise<number> {
  const rows = await db.reflection.groupBy({
    by: ["personId"],
    where: { ...inSchool(school), sheet, createdAt: { gte: since.toISOString() } },
  });
  return rows.length;
}
