// Rows of examples: the school's own for the rubric's levels.
import { randomUUID } from "node:crypto";
import type { PersonId } from "../domain/ids.js";
import type { Level } from "../domain/level.js";
import { inSchool, type School } from "./schools.js";
import type { Db } from "./sql/database.js";
import { isDuplicate } from "./sql/errors.js";

export interface Example {
  id: string;
  level: Level;
  text: string;
  addedBy: { id: PersonId; name: string };
}

/** The examples for one level, or for all without `level`, newest first. */
export async function examplesOf(db: Db, school: School, level?: Level): Promise<Example[]> {
  const rows = await db.example.findMany({
    where: { ...inSchool(school), ...(level ? { level } : {}) },
    include: { addedBy: { select: { id: true, name: true } } },
    orderBy: { createdAt: "desc" },
  });
  return rows.map(({ id, level: of, text, addedBy }) => ({
    id,
    level: of as Level,
    text,
    addedBy: { id: addedBy.id as PersonId, name: addedBy.name },
  }));
}

/** Adds it and remembers the request, both or neither. A repeat of the request (`key`) adds nothing. */
export async function addExample(
  db: Db,
  school: School,
  example: { level: Level; text: string; addedBy: PersonId; key: string; now: Date },
): Promise<void> {
  const { level, text, addedBy: addedById, key } = example;
  const at = example.now.toISOString();
  try {
    await db.$transaction([
      db.seenRequest.create({ data: { workspaceId: school.workspaceId, key, seenAt: at } }),
      db.example.create({ data: { id: randomUUID(), ...inSchool(school), level, text, addedById, createdAt: at } }),
    ]);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}

export async function removeExample(db: Db, school: School, id: string): Promise<void> {
  await db.example.deleteMany({ where: { id, ...inSchool(school) } });
}
