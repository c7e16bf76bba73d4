// A logged unit, and how it is read from its rows.
import { type AgreedLevel, agree } from "../domain/agreement.js";
import { gradesFromText } from "../domain/grade.js";
import type { PersonId, UnitId } from "../domain/ids.js";
import type { Level } from "../domain/level.js";
import type { SchoolDay } from "../domain/time/school-day.js";
import type { UnitFields } from "../domain/unit.js";
import type { Prisma } from "./generated/client.js";

export interface LoggedUnit extends UnitFields {
  id: UnitId;
  loggedBy: { id: PersonId; name: string };
  /** In the order of their names. */
  partnerNames: string[];
  /** Names of the partners who haven't been asked about its level yet and accept such questions. */
  partnersToAsk: string[];
  /** From the ratings by its logger and by the partners who answered. */
  agreed: AgreedLevel;
  createdAt: Date;
  updatedAt: Date;
  deletedAt: Date | undefined;
}

export const WITH_PEOPLE = {
  loggedBy: { select: { id: true, name: true } },
  partners: { include: { person: { select: { name: true, muted: true } } } },
  levelOpinions: { select: { personId: true, level: true } },
} satisfies Prisma.UnitInclude;

type UnitRow = Prisma.UnitGetPayload<{ include: typeof WITH_PEOPLE }>;

export function toUnit(row: UnitRow): LoggedUnit {
  const partners = [...row.partners].sort((a, b) => a.person.name.localeCompare(b.person.name));
  return {
    id: row.id as UnitId,
    title: row.title,
    date: row.date as SchoolDay,
    grades: gradesFromText(row.grades),
    level: row.level as Level,
    evidence: row.evidence ?? undefined,
    subject: row.subject ?? undefined,
    classes: row.classes ?? undefined,
    notes: row.notes ?? undefined,
    partners: partners.map((partner) => partner.personId as PersonId),
    partnerNames: partners.map((partner) => partner.person.name),
    partnersToAsk: partners
      .filter(
        ({ person, personId }) => !person.muted && !row.levelOpinions.some((opinion) => opinion.personId === personId),
      )
      .map(({ person }) => person.name),
    agreed: agree(
      row.level as Level,
      // Former partners don't count.
      row.levelOpinions.flatMap(({ personId, level }) =>
        level !== null && partners.some((partner) => partner.personId === personId) ? [level as Level] : [],
      ),
    ),
    loggedBy: { id: row.loggedBy.id as PersonId, name: row.loggedBy.name },
    createdAt: new Date(row.createdAt),
    updatedAt: new Date(row.updatedAt),
    deletedAt: row.deletedAt ? new Date(row.deletedAt) : undefined,
  };
}
