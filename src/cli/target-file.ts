// The file that a command writes: where it may be, what it must be called, and what kept it from being written.
import { existsSync, statSync } from "node:fs";
import { dirname, extname } from "node:path";
import { Unreadable } from "../documents/unreadable.js";
import { CannotWrite } from "../documents/write-sheets.js";
import { Refusal } from "../slack/define/refusal.js";
import { CommandError } from "./open-school.js";

/** Throws CommandError. */
export function checkTarget(path: string, force: boolean): void {
  const folder = dirname(path);
  if (!existsSync(folder)) throw new CommandError(`There is no folder ${folder}.`);
  if (!existsSync(path)) return;
  if (statSync(path).isDirectory()) throw new CommandError(`${path} is a folder. Name a file in it.`);
  if (!force) throw new CommandError(`${path} is there already. Add --force to replace it.`);
}

/** A file that doesn't say what is in it opens in the wrong program. Throws CommandError. */
export function checkName(path: string, extension: string, why = ""): void {
  if (extname(path).toLowerCase() === `.${extension}`) return;
  throw new CommandError(`${why}Name a file that ends in .${extension}.`);
}

/** What the person who typed it can do something about, in one line. */
export function toCommandError(error: unknown, path: string): unknown {
  if (error instanceof CannotWrite) return new CommandError(`${path}: ${error.message}`, { cause: error });
  if (error instanceof Unreadable || error instanceof Refusal) return new CommandError(error.message, { cause: error });
  if (error instanceof Error && error.name === "AbortError") return new CommandError("Stopped. No file was written.");
  return error;
}
