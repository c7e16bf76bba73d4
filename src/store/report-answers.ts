// Rows of answers to a posted report: that someone read it, thanks, and questions with their reply.
import { randomUUID } from "node:crypto";
import type { PersonId } from "../domain/ids.js";
import type { Prisma } from "./generated/client.js";
import { inSchool, type School } from "./schools.js";
import type { Db } from "./sql/database.js";
import { isDuplicate } from "./sql/errors.js";

export type AnswerKind = "read" | "thanks" | "question";

/** A posted report, as the ledger names it. */
export interface AnsweredPost {
  post: string;
  period: string;
}

export interface ReportAnswer extends AnsweredPost {
  id: string;
  kind: AnswerKind;
  from: { id: PersonId; name: string };
  /** The question; empty for the other kinds. */
  text: string;
  reply: { text: string; by: { id: PersonId; name: string } } | undefined;
  createdAt: Date;
}

const PERSON = { select: { id: true, name: true } };
const WITH_PEOPLE = { person: PERSON, repliedBy: PERSON } satisfies Prisma.ReportAnswerInclude;

type Row = Prisma.ReportAnswerGetPayload<{ include: typeof WITH_PEOPLE }>;

const toPerson = ({ id, name }: { id: string; name: string }) => ({ id: id as PersonId, name });

const toAnswer = ({ id, post, period, kind, person, text, reply, repliedBy, createdAt }: Row): ReportAnswer => ({
  ...{ id, post, period, kind: kind as AnswerKind, from: toPerson(person), text: text ?? "" },
  reply: reply !== null && repliedBy ? { text: reply, by: toPerson(repliedBy) } : undefined,
  createdAt: new Date(createdAt),
});

async function select(db: Db, where: Prisma.ReportAnswerWhereInput): Promise<ReportAnswer[]> {
  const orderBy = [{ createdAt: "asc" as const }, { id: "asc" as const }];
  return (await db.reportAnswer.findMany({ where, include: WITH_PEOPLE, orderBy })).map(toAnswer);
}

interface NewAnswer extends AnsweredPost {
  person: PersonId;
  kind: AnswerKind;
  /** For a question: what is asked, and the request that asks it. */
  question?: { text: string; key: string };
  now: Date;
}

/** False if this person said so before, with this request or another. */
export async function addAnswer(db: Db, school: School, answer: NewAnswer): Promise<boolean> {
  const { post, period, person: personId, kind, question, now } = answer;
  const said = { post, period, personId, kind, key: question?.key ?? kind, text: question?.text ?? null };
  const row = { id: randomUUID(), ...inSchool(school), ...said, createdAt: now.toISOString() };
  try {
    await db.reportAnswer.createMany({ data: [row] });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** How many questions this person asked since an instant. */
export const countQuestions = (
  db: Db,
  school: School,
  { person: personId, since }: { person: PersonId; since: Date },
): Promise<number> =>
  db.reportAnswer.count({
    where: { ...inSchool(school), personId, kind: "question", createdAt: { gte: since.toISOString() } },
  });

/** The answers of these kinds since an instant, oldest first. */
export const answersSince = (
  db: Db,
  school: School,
  { kinds, since }: { kinds: readonly AnswerKind[]; since: Date },
): Promise<ReportAnswer[]> =>
  select(db, { ...inSchool(school), kind: { in: [...kinds] }, createdAt: { gte: since.toISOString() } });

/** The answers with these ids, by id. */
export async function answersWithIds(
  db: Db,
  school: School,
  ids: readonly string[],
): Promise<Map<string, ReportAnswer>> {
  const found = await select(db, { ...inSchool(school), id: { in: [...ids] } });
  return new Map(found.map((answer) => [answer.id, answer]));
}

/** The ids of the people who were told of each of these answers, by its id. */
export async function toldOf(db: Db, school: School, ids: readonly string[]): Promise<Map<string, Set<string>>> {
  const where = { answerId: { in: [...ids] }, answer: inSchool(school) };
  const told = new Map<string, Set<string>>();
  for (const { answerId, personId } of await db.reportAnswerTold.findMany({ where }))
    told.set(answerId, (told.get(answerId) ?? new Set()).add(personId));
  return told;
}

interface Telling {
  id: string;
  person: PersonId;
}

/** Remembers that a person is being told of an answer now. False when they were told before. */
export async function claimAnswer(
  db: Db,
  school: School,
  { id, person, now }: Telling & { now: Date },
): Promise<boolean> {
  // An id from another school makes no row.
  if (!(await answersWithIds(db, school, [id])).has(id)) return false;
  const row = { workspaceId: school.workspaceId, answerId: id, personId: person, toldAt: now.toISOString() };
  try {
    await db.reportAnswerTold.createMany({ data: [row] });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** The message didn't arrive, so they may be told again. */
export async function releaseAnswer(db: Db, school: School, { id, person }: Telling): Promise<void> {
  await db.reportAnswerTold.deleteMany({ where: { answerId: id, personId: person, answer: inSchool(school) } });
}

/** Saves the reply to a question. False if someone replied before. */
export async function replyToQuestion(
  db: Db,
  school: School,
  { id, by: repliedById, reply }: { id: string; by: PersonId; reply: string },
): Promise<boolean> {
  const where = { id, ...inSchool(school), kind: "question", reply: null };
  return (await db.reportAnswer.updateMany({ where, data: { reply, repliedById } })).count === 1;
}

/** Questions with a reply that the person who asked doesn't know of yet. Those who have left are not told. */
export const answersToTell = (db: Db, school: School): Promise<ReportAnswer[]> =>
  select(db, { ...inSchool(school), reply: { not: null }, replyToldAt: null, person: { standing: "member" } });

/** Remembers that the person who asked is being told of the reply now. False when another process told them. */
export async function claimReply(db: Db, school: School, { id, now }: { id: string; now: Date }): Promise<boolean> {
  const where = { id, ...inSchool(school), reply: { not: null }, replyToldAt: null };
  return (await db.reportAnswer.updateMany({ where, data: { replyToldAt: now.toISOString() } })).count === 1;
}

/** The message didn't arrive, so they may be told again. */
export async function releaseReply(db: Db, school: School, id: string): Promise<void> {
  await db.reportAnswer.updateMany({ where: { id, ...inSchool(school) }, data: { replyToldAt: null } });
}
