// What the author of an OH YEAH finds in their messages: the question about private words, or the notice about public ones.
// Both follow what becomes of it.
import { type Asked, defineQuestion } from "../../slack/define/question.js";
import type { Message } from "../../slack/message/blocks.js";
import { ohYeahVersions } from "../../store/oh-yeah-versions.js";
import { findOhYeah } from "../../store/oh-yeahs.js";
import type { PostCtx } from "../context.js";
import { toAuthorNotice, toClosedQuestion, toConsentQuestion, toDeletedOhYeah } from "./consent-view.js";
import { toSavedOhYeah } from "./saved-oh-yeah-view.js";

type Rows = Pick<PostCtx, "db" | "school">;

/** The question as it is now. */
export async function readConsentQuestion({ db, school }: Rows, id: string): Promise<Message> {
  const found = await findOhYeah(db, school, id);
  if (!found) return toClosedQuestion();
  return found.consent === "asked" ? toConsentQuestion(found) : toSavedOhYeah(found);
}

async function readAuthorNotice({ db, school }: Rows, id: string): Promise<Message> {
  const found = await findOhYeah(db, school, id);
  return found ? toAuthorNotice(found) : toDeletedOhYeah();
}

async function readVersions({ db, school }: Rows, asked: readonly Asked[]): Promise<string[]> {
  const ids = asked.flatMap(({ about }) => about);
  const versions = await ohYeahVersions(db, school, ids);
  return asked.map(({ about }) => versions.get(about[0] ?? "") ?? "gone");
}

export const consentQuestion = defineQuestion({
  name: "oh-yeah-consent",
  versions: readVersions,
  compose: (ctx: PostCtx, { about }) => readConsentQuestion(ctx, about[0] ?? ""),
});

export const authorNotice = defineQuestion({
  name: "oh-yeah-notice",
  versions: readVersions,
  compose: (ctx: PostCtx, { about }) => readAuthorNotice(ctx, about[0] ?? ""),
});
