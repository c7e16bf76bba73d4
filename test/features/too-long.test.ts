// Messages other than the report that Slack refuses: they arrive smaller, with their buttons.
import { expect, it } from "vitest";
import { ask, press, wordsOnButtons } from "../support/asking.js";
import { answer, log, opinions, question, TEN } from "../support/levels.js";
import { openSheet, reflections, type } from "../support/reflecting.js";
import { tickAt } from "../support/reporting.js";
import { LEE, OMAR, type School, STAFF, startSchool, TESS } from "../support/school.js";
import { expectGoodMessages } from "../support/words.js";

/** Slack draws no rich text, or takes no long text, until the faults are cleared. */
function refuse({ slack }: School, what: { types?: readonly string[]; moreThan?: number }): void {
  for (const target of ["chat.postMessage", "chat.update", "chat.postEphemeral", "response_url"]) {
    slack.faults.always(target, { kind: "refusedContent", error: "invalid_blocks", ...what });
  }
}

it("a question about levels is asked in plain blocks, and its buttons work", async () => {
  const school = await startSchool();
  for (const title of ["Ancient Egypt", "Rivers"]) await log(school, title);
  refuse(school, { types: ["rich_text"] });
  await tickAt(school, TEN);
  expect(question(school).blocks.map(({ type }) => type)).toEqual([
    ...["section", "actions", "section", "actions", "actions", "section"],
  ]);
  expect(wordsOnButtons(question(school))).toEqual(["Agree", "I'd say…", "Agree", "I'd say…", "Don't ask me again"]);
  await answer(school, "Agree");
  expect(question(school).text).toContain("you agreed on level 2 Coordination");
  expect((await opinions(school)).map(({ level }) => level).sort()).toEqual([2, null]);
  expectGoodMessages(school);
});

it("a saved unit is whispered where it was typed, in plain blocks, and Undo works", async () => {
  const school = await startSchool();
  refuse(school, { types: ["rich_text"] });
  const saved = await ask(school, `log Rivers, grade 4, level 2 with <@${LEE}>`);
  expect(saved).toMatchObject({ channel: STAFF, visibleTo: TESS });
  expect(saved.blocks.map(({ type }) => type)).toEqual(["section", "section", "actions", "section"]);
  expect((await press(school, saved, "Undo")).text).toContain("Deleted: Rivers.");
  expectGoodMessages(school);
});

async function shareLong(school: School): Promise<string> {
  const words = `Time to plan. ${"We found it together. ".repeat(130)}`.trim();
  const tess = await openSheet(school, "benefits");
  await type(school, { teachers: words, students: words, audience: "channel" });
  await type(school, { channel: STAFF });
  await tess.submit();
  await school.slack.settle();
  await tess.submit();
  await school.slack.settle();
  return words;
}

it("a shared reflection is cut short, with a button that shows all of it to people in its channel", async () => {
  const school = await startSchool();
  refuse(school, { moreThan: 2600 });
  const words = await shareLong(school);
  const [post, ...more] = school.slack.messagesIn(STAFF);
  expect(more).toEqual([]);
  if (!post) throw new Error("Nothing was posted.");
  expect(post.text).not.toContain(words);
  expect(post.text).toContain("Time to plan. We found it together.");
  expect(wordsOnButtons(post)).toEqual(["Read all of it"]);
  expect(await reflections(school)).toMatchObject([{ audience: "channel", channel: STAFF, messageTs: post.ts }]);

  school.slack.faults.clear();
  const all = await press(school, post, "Read all of it", OMAR);
  expect(all).toMatchObject({ visibleTo: OMAR });
  expect(all.text.split(words)).toHaveLength(3);
  expectGoodMessages(school);
});
