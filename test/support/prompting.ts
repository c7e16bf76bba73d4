// Actions for prompts and tips: setting them up, reading what was posted, and answering it.
import type { Json } from "../../sandbox/workspace/json.js";
import type { Message } from "../../sandbox/workspace/messages.js";
import { roadblocks } from "../../src/content/roadblocks.js";
import { openForm, seeAfter } from "./asking.js";
import { PAT, type School, STAFF, startSchool } from "./school.js";
import { save } from "./settings.js";

/** 10:00 in New York on the eleventh school day of November 2026, a Monday. */
export const PROMPT_DUE = new Date("2026-11-16T15:00:00Z");
/** The same for December. */
export const DECEMBER_DUE = new Date("2026-12-15T15:00:00Z");

/** Fills in the prompts form as an admin and saves it. */
export async function setPrompts(school: School, fields: Record<string, Json>) {
  const pat = await openForm(school, "prompts", PAT);
  await pat.fill(fields);
  return save(school);
}

/** The settings of a school that asks about roadblocks in #all-staff, every month. */
export const ROADBLOCKS_IN_STAFF = { channels: [STAFF], sheets: [roadblocks.key] };

/** A school with prompts starting Tuesday, November 10. */
export async function startPrompting(
  fields: Record<string, Json> = ROADBLOCKS_IN_STAFF,
  options: Parameters<typeof startSchool>[0] = {},
): Promise<School> {
  const school = await startSchool(options);
  await setPrompts(school, fields);
  return school;
}

/** What everyone in the channel sees outside of threads, oldest first. */
export const postsIn = ({ slack }: School, channel = STAFF): Message[] =>
  slack.messagesIn(channel).filter(({ deleted, threadTs }) => !deleted && !threadTs);

/** The replies in threads of the channel, oldest first. */
export const repliesIn = ({ slack }: School, channel = STAFF): Message[] =>
  slack.messagesIn(channel).filter(({ deleted, threadTs }) => !deleted && threadTs);

export const lastPost = (school: School, channel = STAFF): Message => {
  const post = postsIn(school, channel).at(-1);
  if (!post) throw new Error("Nothing was posted.");
  return post;
};

/** Clicks the last prompt's button, fills in the roadblocks sheet it opens, and saves. */
export async function answerPrompt(school: School, by: string, words = "No common planning time."): Promise<void> {
  const actor = school.slack.as(by);
  await seeAfter(school, () => actor.click(lastPost(school), "reflect"), by);
  await actor.fill({ "category-1": "scheduling", "explain-1": words });
  await school.slack.settle();
  await seeAfter(school, () => actor.submit(), by);
}
