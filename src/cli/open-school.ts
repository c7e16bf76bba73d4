// What a command that works without Slack gets: the database that is there, and the school in it.
import { existsSync } from "node:fs";
import type { Command } from "commander";
import type { Env, LocalEnv } from "../env.js";
import { type School, schoolOf, workspaceIds } from "../store/schools.js";
import { type Db, databasePath, openDatabase } from "../store/sql/database.js";
import { DatabaseError } from "../store/sql/errors.js";

/** What the command line hands to a command. */
export interface CommandLine {
  env: LocalEnv;
  /** Reads every setting that `start` needs. Throws EnvError. */
  readSettings: () => Env;
  now: () => Date;
  /** Writes a line to stdout. */
  print: (line: string) => void;
}

/** Adds a command to the program. `line` reads the settings when the command runs: help needs none. */
export type AddCommand = (program: Command, line: () => CommandLine) => void;

/** A command can't do what it was asked to. The message is one line for the person who typed it. */
export class CommandError extends Error {
  override name = "CommandError";
}

export interface AtSchool {
  db: Db;
  school: School;
}

async function findSchool(db: Db): Promise<School> {
  const [workspaceId, ...others] = await workspaceIds(db);
  if (others.length > 0) throw new CommandError("There is more than one workspace in this database.");
  const school = workspaceId && (await schoolOf(db, workspaceId));
  if (!school) throw new CommandError("There is no school in this database yet. Start Bookend once.");
  return school;
}

/**
 * Opens the database at DATABASE_URL, does the work with its school, and closes it again. Bookend may be running. Throws
 * DatabaseError or CommandError, and what the work throws.
 */
export async function atSchool<T>({ env }: CommandLine, work: (at: AtSchool) => Promise<T>): Promise<T> {
  const path = databasePath(env.DATABASE_URL);
  if (!existsSync(path)) throw new DatabaseError(`There is no database at ${path}. Check DATABASE_URL.`);
  const db = await openDatabase(env.DATABASE_URL);
  try {
    return await work({ db, school: await findSchool(db) });
  } finally {
    await db.$disconnect();
  }
}
