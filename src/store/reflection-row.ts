// A saved reflection, and how it is read from its rows.
import type { ChannelId, PersonId, ReflectionId } from "../domain/ids.js";
import type { Answers, Audience } from "../domain/reflection.js";
import type { RoadblockState } from "../domain/reflection-as-read.js";
import type { Prisma, Roadblock as RoadblockRow } from "./generated/client.js";

export interface Reflection {
  id: ReflectionId;
  sheet: string;
  person: { id: PersonId; name: string };
  audience: Audience;
  channel: ChannelId | undefined;
  messageTs: string | undefined;
  answers: Answers;
  /** What others may know of the roadblocks in it. */
  roadblocks: readonly RoadblockState[];
  createdAt: Date;
  updatedAt: Date;
}

export const WITH_ANSWERS = {
  answers: true,
  roadblocks: { orderBy: { slot: "asc" } },
  person: { select: { id: true, name: true } },
} satisfies Prisma.ReflectionInclude;

type ReflectionRow = Prisma.ReflectionGetPayload<{ include: typeof WITH_ANSWERS }>;

type StateColumns = Pick<RoadblockRow, "slot" | "state" | "solvedBy" | "sharesSolution">;

/** What solved it only if its writer shows that to others. */
export const toRoadblockState = ({ slot, state, solvedBy, sharesSolution }: StateColumns): RoadblockState => ({
  slot,
  state: state as RoadblockState["state"],
  sharedSolution: (state === "solved" && sharesSolution && solvedBy) || undefined,
});

export const toReflection = (row: ReflectionRow): Reflection => ({
  id: row.id as ReflectionId,
  sheet: row.sheet,
  person: { id: row.person.id as PersonId, name: row.person.name },
  audience: row.audience as Audience,
  channel: (row.channel ?? undefined) as ChannelId | undefined,
  messageTs: row.messageTs ?? undefined,
  answers: Object.fromEntries(row.answers.map(({ question, text }) => [question, text])),
  roadblocks: row.roadblocks.map(toRoadblockState),
  createdAt: new Date(row.createdAt),
  updatedAt: new Date(row.updatedAt),
});
