// Saves reflections for tests of the store, as a form would save them.

import type { ChannelId, PersonId, ReflectionId } from "../../src/domain/ids.js";
import { WEEK_MS } from "../../src/domain/time/duration.js";
import { confirmPost } from "../../src/store/reflection-posts.js";
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

/** Saves a reflection that is posted in a channel. */
export async function post(
  at: At,
  { channel, messageTs = "1.2", ...change }: ReflectionChange & { channel: ChannelId; messageTs?: string },
): Promise<ReflectionId> {
  const id = await reflect(at, { audience: "channel", channel, ...change });
  const person = change.person ?? TEACHER;
  await confirmPost(at.db, at.school, { reflection: id, person, channel, messageTs, now: NOW });
  return id;
}
