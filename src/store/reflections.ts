// Writes rows of reflections with their answers, for the person who wrote them.
import { randomUUID } from "node:crypto";
import type { ChannelId, PersonId, ReflectionId } from "../domain/ids.js";
import { type Answers, type Audience, draftKey } from "../domain/reflection.js";
import type { RoadblockState } from "../domain/reflection-as-read.js";
import type { Reflection as ReflectionRow } from "./generated/client.js";
import { toRoadblockState } from "./reflection-row.js";
import { addRetraction, type Retraction } from "./retractions.js";
import { inSchool, type School } from "./schools.js";
import type { Db } from "./sql/database.js";
import { isDuplicate, isMissing } from "./sql/errors.js";

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

const keyOf = ({ workspaceId, id: schoolId }: School, id: string) => ({
  workspaceId_id: { workspaceId, id },
  schoolId,
});

/** The post it is shared as; undefined if there is none. */
const postOf = ({ id, channel, messageTs }: ReflectionRow): Retraction | undefined =>
  channel && messageTs
    ? { reflection: id as ReflectionId, channel: channel as ChannelId, messageTs, tries: 0 }
    : undefined;

function answerRows({ workspaceId }: School, reflectionId: string, answers: Answers) {
  return Object.entries(answers).map(([question, text]) => ({ workspaceId, reflectionId, question, text }));
}

const OPEN = { state: "open", solvedBy: null, sharesSolution: false };

function roadblockRows({ workspaceId }: School, reflectionId: string, { roadblocks, now }: ReflectionContent) {
  const [askAt, changedAt] = [roadblocks.askAt.toISOString(), now.toISOString()];
  return roadblocks.slots.map((slot) => ({ workspaceId, reflectionId, slot, ...OPEN, askAt, changedAt }));
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

/** What became of its post in a channel, and of its roadblocks. */
interface ChangedReflection {
  /** The ts of the post, if it stays. */
  messageTs: string | undefined;
  /** The post that it no longer has. It stays on the books until it's gone. */
  takenBack: Retraction | undefined;
  /** The roadblocks in it as others may know them. */
  roadblocks: readonly RoadblockState[];
}

/** Changes all of it or nothing. A repeat of the request (`key`) changes nothing and returns undefined. */
export async function changeReflection(
  db: Db,
  school: School,
  change: ReflectionContent & { id: ReflectionId; person: PersonId; key: string },
): Promise<ChangedReflection | undefined> {
  const { workspaceId } = school;
  const { id: reflectionId, person: personId, audience, channel, draft: form, key, now } = change;
  const at = now.toISOString();
  const [rows, before] = await Promise.all([
    changedRoadblockRows(db, school, change),
    db.reflection.findFirstOrThrow({ where: { id: reflectionId, ...inSchool(school), personId } }),
  ]);
  const post = postOf(before);
  // In a different channel there is no message yet.
  const stays = channel !== undefined && before.channel === channel;
  const takenBack = stays ? undefined : post;
  try {
    await db.$transaction([
      db.seenRequest.create({ data: { workspaceId, key, seenAt: at } }),
      db.reflection.update({
        // Throws when another request moved the post meanwhile. Then nothing is changed.
        where: { ...keyOf(school, reflectionId), personId, channel: before.channel, messageTs: before.messageTs },
        data: { audience, channel: channel ?? null, updatedAt: at, ...(stays ? {} : { messageTs: null }) },
        select: { id: true },
      }),
      ...(takenBack ? [addRetraction(db, school, { ...takenBack, person: personId, now })] : []),
      db.answer.deleteMany({ where: { workspaceId, reflectionId } }),
      db.answer.createMany({ data: answerRows(school, reflectionId, change.answers) }),
      db.roadblock.deleteMany({ where: { workspaceId, reflectionId } }),
      db.roadblock.createMany({ data: rows }),
      db.draft.deleteMany({ where: { workspaceId, personId, form } }),
    ]);
  } catch (error) {
    if (isDuplicate(error)) return undefined;
    if (isMissing(error)) return changeReflection(db, school, change);
    throw error;
  }
  return { messageTs: stays ? post?.messageTs : undefined, takenBack, roadblocks: rows.map(toRoadblockState) };
}

/**
 * Deletes a reflection with its answers, its roadblocks and the draft of changes to it. Its post stays on the books until
 * it's gone. Undefined when the reflection isn't this person's, was deleted before, or was changed after `seen`.
 */
export async function deleteReflection(
  db: Db,
  school: School,
  { id, person, seen, now }: { id: string; person: PersonId; seen?: Date | undefined; now: Date },
): Promise<Pick<ChangedReflection, "takenBack"> | undefined> {
  const { workspaceId } = school;
  const before = await db.reflection.findFirst({ where: { id, ...inSchool(school), personId: person } });
  if (!before || (seen && before.updatedAt !== seen.toISOString())) return undefined;
  const { updatedAt } = before;
  const post = postOf(before);
  try {
    await db.$transaction([
      ...(post ? [addRetraction(db, school, { ...post, person, now })] : []),
      db.draft.deleteMany({
        where: { workspaceId, personId: person, form: draftKey({ sheet: before.sheet, reflection: id }) },
      }),
      db.reflection.delete({
        where: {
          ...keyOf(school, id),
          personId: person,
          updatedAt,
          channel: before.channel,
          messageTs: before.messageTs,
        },
        select: { id: true },
      }),
    ]);
  } catch (error) {
    if (isMissing(error)) return deleteReflection(db, school, { id, person, seen, now });
    throw error;
  }
  return { takenBack: post };
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
