// Ideas: one topic at a time, by word or by button.
import { describe, expect, it } from "vitest";
import type { Message } from "../../../sandbox/workspace/messages.js";
import { BENEFITING, benefitsList } from "../../../src/content/benefits-list.js";
import { roadblockHints } from "../../../src/content/roadblock-hints.js";
import { clip } from "../../../src/text/clip.js";
import { ask, forge, press, readPages, wordsOnButtons } from "../../support/asking.js";
import { type School, startSchool } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const { culture, scheduling, administration } = roadblockHints;
const TOPICS = ["Who benefits", culture.title, scheduling.title, administration.title];
/** What the list says on all its pages, and the words on its last page's buttons. */
async function readList(school: School, first: Message): Promise<{ text: string; words: string[] }> {
  const pages = await readPages(school, first);
  return { text: pages.map(({ text }) => text).join("\n"), words: wordsOnButtons(pages.at(-1) ?? first) };
}

const others = (title: string) => TOPICS.filter((topic) => topic !== title);

describe("/unit ideas", () => {
  it.each([
    ["culture", culture],
    ["Scheduling", scheduling],
    [" administration ", administration],
    ["admin", administration],
  ])("%s shows everything known about it and everything librarians can do", async (word, hints) => {
    const school = await startSchool();
    const message = await ask(school, `ideas ${word}`);
    const lines = message.text.split("\n");
    expect(lines.slice(0, 3)).toEqual([hints.title, hints.background, "What librarians can do:"]);
    expect(wordsOnButtons(message)).toEqual(["More", ...others(hints.title)]);
    const { text, words } = await readList(school, message);
    for (const item of hints.items) expect(text).toContain(item);
    expect(text).toContain(`${hints.items.length} of ${hints.items.length}`);
    expect(words).toEqual(["Back", ...others(hints.title)]);
    expectGoodMessages(school);
  });

  it("benefits shows one group of people at a time, with a button for each other one", async () => {
    const school = await startSchool();
    let message = await ask(school, "ideas benefits");
    for (const who of BENEFITING) {
      const { title, items } = benefitsList[who];
      if (who !== "teachers") message = await press(school, message, title);
      expect(message.text).toContain(`How ${who} benefit\n`);
      const { text, words } = await readList(school, message);
      for (const item of items) expect(text).toContain(item);
      const audiences = BENEFITING.filter((other) => other !== who).map((other) => benefitsList[other].title);
      expect(words).toEqual(["Back", ...audiences, ...others("Who benefits")]);
    }
    expectGoodMessages(school);
  });

  it("without a word offers the topics, and each button shows its own in the same place", async () => {
    const school = await startSchool();
    const picker = await ask(school, "ideas");
    expect(wordsOnButtons(picker)).toEqual(TOPICS);
    const shown = await press(school, picker, culture.title);
    expect(shown).toMatchObject({ ts: picker.ts, text: expect.stringContaining(culture.title) });
    expect((await press(school, shown, "Who benefits")).text).toContain("How teachers benefit");
    expectGoodMessages(school);
  });

  it.each(["frogs", "constructor", "__proto__", "<!channel>", "x".repeat(40)])(
    "with an unknown word, %s, says so and offers the topics",
    async (word) => {
      const school = await startSchool();
      const picker = await ask(school, `ideas ${word}`);
      expect(JSON.stringify(picker.blocks)).toContain(
        `I don't have ideas about \\"${clip(word, 40)}\\". Pick a topic:`,
      );
      expect(picker.text).not.toContain("<!");
      expect(wordsOnButtons(picker)).toEqual(TOPICS);
      expectGoodMessages(school, [word.slice(0, 40), "&lt;!channel&gt;"]);
    },
  );

  it("gives back a long line, and offers the topics", async () => {
    const school = await startSchool();
    const typed = `how do I find the time ${"x".repeat(2000)}`;
    const answer = await ask(school, `ideas ${typed}`);
    expect(answer.text).toBe(`I don't have ideas about that.\nYou typed: /unit ideas ${typed}`);
    const picker = await press(school, answer, "Pick a topic");
    expect(wordsOnButtons(picker)).toEqual(TOPICS);
    expectGoodMessages(school);
  });

  it("refuses a topic that no longer exists", async () => {
    const school = await startSchool();
    const answer = await forge(school, { name: "ideas", value: { topic: "toString" } });
    expect(answer.text).toContain("This is from an older version of Bookend and no longer works.");
    expectGoodMessages(school);
  });

  it("is never a wall of text: at most 10 short lines", async () => {
    const school = await startSchool();
    for (const word of ["", "benefits", "culture", "scheduling", "administration"]) {
      const lines = (await ask(school, `ideas ${word}`)).text.split("\n");
      expect(lines.length).toBeLessThanOrEqual(10);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(300);
    }
    expectGoodMessages(school);
  });
});
