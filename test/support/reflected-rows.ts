// Saves reflections for tests of the store, as a form would save them.

import type { PersonId, ReflectionId } from "../../src/domain/ids.js";
import { WEEK_MS } from "../../src/domain/time/duration.js";
import { addReflection, type ReflectionContent } from "../../src/store/reflections.js";
import type { School } from "../../src/store/schools.js";
import type { Db } from "../../src/store/sql/database.js";
import { addSchool, NOW, openFile, TEACHER } from "./database.js";

export interface At {
  db: Db;
  school: School;
}

export async function openSchool(): Promise<At> {
  const { db } = await openFile();
  return { db, school: await addSchool(db) };
}

/** A librarian or admin who is in no channel. */
export const IN_NO_CHANNEL = { channels: [] };

export const later = (ms: number) => new Date(NOW.getTime() + ms);

export type ReflectionChange = Partial<ReflectionContent> & { person?: PersonId; sheet?: string; key?: string };

export const BASE: ReflectionContent = {
  answers: { "category-1": "culture", "explain-1": "We hardly meet" },
  audience: "me",
  channel: undefined,
  roadblocks: { slots: [1], askAt: later(4 * WEEK_MS) },
  draft: "reflect roadblocks",
  now: NOW,
};

let keys = 0;

/** Saves a reflection and returns its id. */
export async function reflect({ db, school }: At, change: ReflectionChange = {}): Promise<ReflectionId> {
  keys += 1;
  const reflection = { ...BASE, person: TEACHER, sheet: "roadblocks", key: `view ${keys}`, ...change };
  const id = await addReflection(db, school, reflection);
  if (!id) throw new Error("The key was used.");
  return id;
}
