// A saved reflection, and how it is read from its rows.
import type { ChannelId, PersonId, ReflectionId } from "../domain/ids.js";
import type { Answers, Audience } from "../domain/reflection.js";
import type { Prisma } from "./generated/client.js";

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

export const WITH_ANSWERS = {
  answers: true,
  person: { select: { id: true, name: true } },
} satisfies Prisma.ReflectionInclude;

type ReflectionRow = Prisma.ReflectionGetPayload<{ include: typeof WITH_ANSWERS }>;

export const toReflection = (row: ReflectionRow): Reflection => ({
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
