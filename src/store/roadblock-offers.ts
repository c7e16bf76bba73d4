// Rows of offers: help with a shared roadblock, who was told of it, and what its writer replied.
import { randomUUID } from "node:crypto";
import type { PersonId, ReflectionId } from "../domain/ids.js";
import { roadblockKey } from "../domain/roadblock.js";
import type { Prisma } from "./generated/client.js";
import { inSchool, type School } from "./schools.js";
import type { Db } from "./sql/database.js";
import { isDuplicate } from "./sql/errors.js";

export interface Offer {
  id: string;
  reflection: ReflectionId;
  /** What is in the way; undefined if the roadblock was reworded or taken off the sheet since. */
  explain: string | undefined;
  helper: { id: PersonId; name: string };
  writer: { id: PersonId; name: string };
  text: string;
  /** What the writer replied. */
  reply: string | undefined;
  createdAt: Date;
}

const PERSON = { select: { id: true, name: true } };
const WITH_PEOPLE = {
  person: PERSON,
  reflection: { select: { person: PERSON, answers: { where: { question: { startsWith: "explain-" } } } } },
} satisfies Prisma.RoadblockOfferInclude;

type OfferRow = Prisma.RoadblockOfferGetPayload<{ include: typeof WITH_PEOPLE }>;

const toPerson = ({ id, name }: { id: string; name: string }) => ({ id: id as PersonId, name });

const toOffer = (row: OfferRow): Offer => ({
  id: row.id,
  reflection: row.reflectionId as ReflectionId,
  explain: row.reflection.answers.find(({ text }) => roadblockKey(text) === row.roadblock)?.text,
  helper: toPerson(row.person),
  writer: toPerson(row.reflection.person),
  text: row.text,
  reply: row.reply ?? undefined,
  createdAt: new Date(row.createdAt),
});

const ofSchool = (school: School) => ({
  workspaceId: school.workspaceId,
  reflection: { schoolId: school.id },
});

async function select(db: Db, where: Prisma.RoadblockOfferWhereInput): Promise<Offer[]> {
  const rows = await db.roadblockOffer.findMany({ where, include: WITH_PEOPLE, orderBy: { createdAt: "asc" } });
  return rows.map(toOffer);
}

interface NewOffer {
  reflection: ReflectionId;
  /** What is in the way. */
  explain: string;
  helper: PersonId;
  text: string;
  now: Date;
}

/** False if this person offered help with this roadblock before, with this request or another. */
export async function addOffer(db: Db, school: School, offer: NewOffer): Promise<boolean> {
  const { reflection: reflectionId, explain, helper: personId, text, now } = offer;
  const key = { workspaceId: school.workspaceId, reflectionId, roadblock: roadblockKey(explain), personId };
  // An id from another school makes no row.
  const found = await db.reflection.findFirst({
    where: { id: reflectionId, ...inSchool(school) },
    select: { id: true },
  });
  if (!found) return false;
  try {
    await db.roadblockOffer.createMany({ data: [{ id: randomUUID(), ...key, text, createdAt: now.toISOString() }] });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** The offer of this person for this roadblock; undefined if there is none. */
export async function offerBy(
  db: Db,
  school: School,
  { reflection, explain, helper }: Pick<NewOffer, "reflection" | "explain" | "helper">,
): Promise<Offer | undefined> {
  const which = { reflectionId: reflection, roadblock: roadblockKey(explain), personId: helper };
  return (await select(db, { ...ofSchool(school), ...which }))[0];
}

/** The offers to this writer: all of them, or those about one of their reflections. Oldest first. */
export async function offersTo(
  db: Db,
  school: School,
  { writer, reflection }: { writer: PersonId; reflection?: string },
): Promise<Offer[]> {
  const of = { schoolId: school.id, personId: writer };
  return select(db, {
    workspaceId: school.workspaceId,
    reflection: of,
    ...(reflection === undefined ? {} : { reflectionId: reflection }),
  });
}

/** The offers with these ids, by id. */
export async function offersWithIds(db: Db, school: School, ids: readonly string[]): Promise<Map<string, Offer>> {
  const found = await select(db, { ...ofSchool(school), id: { in: [...ids] } });
  return new Map(found.map((offer) => [offer.id, offer]));
}

/** Saves the writer's reply. False if they replied before, or it isn't an offer to them. */
export async function replyToOffer(
  db: Db,
  school: School,
  { id, writer, reply }: { id: string; writer: PersonId; reply: string },
): Promise<boolean> {
  const mine = { workspaceId: school.workspaceId, reflection: { schoolId: school.id, personId: writer } };
  const { count } = await db.roadblockOffer.updateMany({ where: { id, ...mine, reply: null }, data: { reply } });
  return count === 1;
}

/** Offers whose writer doesn't know of them yet. Those who have left are not told. */
export const offersToTell = (db: Db, school: School) =>
  select(db, {
    workspaceId: school.workspaceId,
    reflection: { schoolId: school.id, person: { standing: "member" } },
    toldAt: null,
  });

/** Offers with a reply that the person who offered doesn't know of yet. */
export const repliesToTell = (db: Db, school: School) =>
  select(db, { ...ofSchool(school), reply: { not: null }, replyToldAt: null, person: { standing: "member" } });

/** Which of the two is told of: its writer of the offer, or the person who offered of the reply. */
type Told = "toldAt" | "replyToldAt";

/** Remembers that they are being told now. False when another process told them. */
export async function claimTelling(
  db: Db,
  school: School,
  { id, told, now }: { id: string; told: Told; now: Date },
): Promise<boolean> {
  const where = { id, ...ofSchool(school), [told]: null };
  const { count } = await db.roadblockOffer.updateMany({ where, data: { [told]: now.toISOString() } });
  return count === 1;
}

/** The message didn't arrive, so they may be told again. */
export async function releaseTelling(db: Db, school: School, { id, told }: { id: string; told: Told }): Promise<void> {
  await db.roadblockOffer.updateMany({ where: { id, ...ofSchool(school) }, data: { [told]: null } });
}
