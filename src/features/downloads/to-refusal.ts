// What keeps a file from being made, in words for people, as a Refusal.
import { Unreadable } from "../../documents/paper.js";
import { CannotWrite } from "../../documents/write-sheets.js";
import { Refusal } from "../../slack/define/refusal.js";

/** What the libraries say in words for people; a bug as it is. */
export function toRefusal(error: unknown): unknown {
  const isForPeople = error instanceof CannotWrite || error instanceof Unreadable;
  return isForPeople ? new Refusal(error.message, { cause: error }) : error;
}
