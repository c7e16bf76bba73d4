// Help: /unit help, /unit by itself, unknown words, and the buttons under the answer.
import { describe, expect, it } from "vitest";
import type { Message } from "../../sandbox/workspace/messages.js";
import { sheets } from "../../src/content/index.js";
import { subcommands } from "../../src/features/index.js";
import { clip } from "../../src/text/clip.js";
import { ask, buttonsOf, lastWhisper, press, readPages, seeAfter, wordsOnButtons } from "../support/asking.js";
import { LEE, PAT, type School, STAFF, startSchool, TESS } from "../support/school.js";
import { expectGoodMessages } from "../support/words.js";

/** What this person reads on each page of help. */
const readHelp = async (school: School, by = TESS) => readPages(school, await ask(school, "help", { by }), by);

const textOf = (pages: readonly Message[]) => pages.map(({ text }) => text).join("\n");

/** The words of a page's rows, in order. */
const wordsIn = ({ text }: Message) => [...text.matchAll(/^\/unit (\w+) – /gm)].map(([, word]) => word);

describe("help", () => {
  it.each(["", "help", "HELP", "  help  ", "help me"])("is the answer to /unit %s", async (text) => {
    const school = await startSchool();
    expect((await ask(school, text)).text).toMatch(/^What Bookend can do\n/);
    expectGoodMessages(school);
  });

  it("lists every command a teacher may use, in pages of at most six that turn in place", async () => {
    const school = await startSchool();
    const pages = await readHelp(school);
    for (const { word, summary, isFor } of subcommands) {
      if (!isFor) expect(textOf(pages)).toContain(`/unit ${word} – ${summary}`);
    }
    for (const { summary } of subcommands) expect(summary.length, summary).toBeLessThanOrEqual(40);
    for (const page of pages) expect(wordsIn(page).length).toBeLessThanOrEqual(6);
    const back = await press(school, pages.at(-1) as Message, "Back");
    expect(back).toMatchObject({ ts: pages[0]?.ts, text: pages.at(-2)?.text });
    expectGoodMessages(school);
  });

  it.each([
    ["a teacher", TESS, {}, ["log", "plan", "list", "report", "reflect", "ideas"]],
    ["a librarian", LEE, {}, ["log", "plan", "week", "list", "report", "talk"]],
    ["a principal", PAT, {}, ["report", "list", "settings", "prompts", "export", "log"]],
    ["a librarian who runs Bookend", LEE, { admin: true }, ["log", "list", "report", "ohyeah", "settings", "prompts"]],
  ])("begins with the six things that %s most likely wants", async (_who, person, rights, words) => {
    const school = await startSchool();
    await ask(school, "help", { by: person });
    await school.db.person.updateMany({ where: { id: person }, data: rights });
    const [first] = await readHelp(school, person);
    expect(first && wordsIn(first)).toEqual(words);
    expect(first && wordsOnButtons(first)).toHaveLength(words.length + 1);
    expectGoodMessages(school);
  });

  it.each([
    [TESS, false],
    [LEE, false],
    [PAT, true],
  ])("shows %s the settings and the prompts: %s", async (person, shown) => {
    const school = await startSchool();
    const pages = await readHelp(school, person);
    for (const [word, button] of [
      ["/unit settings", "Change settings"],
      ["/unit prompts", "Change prompts"],
      ["/unit records", "Get records"],
    ] as const) {
      expect(textOf(pages).includes(word)).toBe(shown);
      expect(pages.flatMap(wordsOnButtons).includes(button)).toBe(shown);
    }
    expectGoodMessages(school);
  });

  it("uses the command name from this installation's settings", async () => {
    const school = await startSchool({ env: { UNIT_COMMAND: "/library" } });
    await seeAfter(school, () => school.slack.as(TESS).command("/library", "", { channel: STAFF }));
    const help = lastWhisper(school);
    expect(help.text).toContain("/library log – log a unit");
    const more = await press(school, help, "More");
    const usages = await press(school, more, "More");
    expect(usages.text).toContain("/library log [title");
    expect(help.text + more.text + usages.text).not.toContain("/unit");
    const first = await press(school, await press(school, usages, "Back"), "Back");
    const list = await press(school, first, "See units");
    expect(list.text).toContain("/library log takes 15 seconds");
    expectGoodMessages(school);
  });

  it("has buttons that do what they say", async () => {
    const school = await startSchool();
    for (const [button, answer] of [
      ["See units", "Your units\nNone yet."],
      ["See the report", "Library Utilization Report: November 2026 so far"],
      ["Reflect", "You choose each time who can read it."],
      ["Get ideas", "ways around roadblocks"],
    ] as const) {
      expect((await press(school, await ask(school, "help"), button)).text).toContain(answer);
    }
    for (let page = await ask(school, "help"); ; page = await press(school, page, "More")) {
      if (!wordsOnButtons(page).includes("See OH YEAHs")) continue;
      expect((await press(school, page, "See OH YEAHs")).text).toContain("OH YEAHs, November 2026");
      break;
    }
    await press(school, await ask(school, "help"), "Plan a unit");
    expect(school.slack.as(TESS).modal()?.blocks).toBeDefined();
    await school.slack.as(TESS).close();
    const more = await press(school, await ask(school, "help"), "More");
    expect((await press(school, more, "See the levels")).text).toContain("Levels of instructional partnership");
    await press(school, await ask(school, "help"), "Log a unit");
    expect(school.slack.as(TESS).modal()?.title).toBe("Log a unit");
    await press(school, await ask(school, "help", { by: PAT }), "Change settings", PAT);
    expect(school.slack.as(PAT).modal()?.title).toBe("Settings");
    await school.slack.as(PAT).close();
    await press(school, await ask(school, "help", { by: PAT }), "Change prompts", PAT);
    expect(school.slack.as(PAT).modal()?.title).toBe("Prompts and questions");
    expectGoodMessages(school);
  });

  it("says what can follow each word", async () => {
    const school = await startSchool();
    const help = (await readHelp(school)).map(({ text }) => text).join("\n");
    for (const usage of [
      `/unit reflect [${sheets.map(({ key }) => key).join("|")}]`,
      "/unit ohyeah [sentence]",
      "/unit ideas [benefits|culture|scheduling|administration]",
    ]) {
      expect(help).toContain(usage);
    }
    expectGoodMessages(school);
  });
});

describe("an unknown word", () => {
  it("is answered with the closest word, as a button that runs it", async () => {
    const school = await startSchool();
    const help = await ask(school, "lgo Ancient Egypt");
    expect(help.text).toContain("I don't recognize /unit lgo. Did you mean /unit log?");
    expect(help.text).toContain("You typed: /unit lgo Ancient Egypt");
    expect(wordsOnButtons(help)).toEqual(["/unit log Ancient Egypt", "See all commands"]);
    expect(buttonsOf(help)[0]).toMatchObject({ text: { text: "/unit log Ancient Egypt" }, style: "primary" });
    expect(help.blocks.map(({ type }) => type)).toEqual(["rich_text", "actions", "rich_text"]);
    expect((await press(school, help, "See all commands")).text).toMatch(/^What Bookend can do\n/);
    await press(school, help, "/unit log Ancient Egypt");
    expect(school.slack.as(TESS).modal()).toMatchObject({ title: "Log a unit", values: { title: "Ancient Egypt" } });
    expectGoodMessages(school);
  });

  it.each([
    ["lgo Kites, grade 6, level 2 with @", "/unit log Kites, grade 6, level 2 with @lee"],
    ["log: Kites, grade 6, level 2 with @", "/unit log Kites, grade 6, level 2 with @lee"],
    ["Kites, grade 6, level 2 with @", "Log “Kites”"],
    ["Report writing, grade 5, level 2 with @", "Log “Report writing”"],
  ])("of a unit, /unit %s…, is given back, and the first button logs it", async (line, button) => {
    const school = await startSchool();
    const typed = line.replace("@", `<@${LEE}|lee>`);
    const help = await ask(school, typed);
    expect(help.text).toContain(`You typed: /unit ${line.replace("@", "@lee")}`);
    expect(wordsOnButtons(help)[0]).toBe(button);
    const saved = await press(school, help, button);
    expect(saved.text).toMatch(/^Saved: /);
    expect(await school.db.unit.findMany({ include: { partners: true } })).toMatchObject([
      { level: 2, partners: [{ personId: LEE }] },
    ]);
    expect(school.logged.join("\n").toLowerCase()).not.toMatch(/kites|writing/);
    expectGoodMessages(school);
  });

  it("of a unit without all it takes opens the form with what the line says", async () => {
    const school = await startSchool();
    const help = await ask(school, `Kites, grade 6, with <@${LEE}|lee>`);
    await press(school, help, "Log “Kites”");
    const modal = school.slack.as(TESS).modal();
    expect(modal?.values).toMatchObject({ title: "Kites", grades: ["6"], partners: [LEE] });
    expect(JSON.stringify(modal?.blocks[0])).toContain("Just add the level of partnership and save.");
    expectGoodMessages(school);
  });

  it.each([
    ["oyheah", "ohyeah"],
    ["idea", "ideas"],
    ["relfect", "reflect"],
    ["rubrik", "rubric"],
  ])("like %s is read as %s", async (typed, expected) => {
    const school = await startSchool();
    expect((await ask(school, typed)).text).toContain(`Did you mean /unit ${expected}?`);
    expectGoodMessages(school);
  });

  it("is read as an admin command only for admins", async () => {
    const school = await startSchool();
    expect((await ask(school, "promts")).text).not.toContain("prompts");
    expect((await ask(school, "promts", { by: PAT })).text).toContain("Did you mean /unit prompts?");
    expectGoodMessages(school);
  });

  it.each([
    "<!channel>",
    "<@U0LIBRARY01>",
    "a&b",
    "*bold*",
    "@here",
    "x".repeat(3000),
    "مرحبا",
    "📚",
    "x👩\u200d👧".repeat(20),
  ])("like %s is shown as typed and mentions no one", async (word) => {
    const school = await startSchool();
    const help = await ask(school, word);
    const shown = clip(word.toLowerCase(), 40);
    expect(JSON.stringify(help.blocks)).toContain(`"text":"I don't recognize /unit ${shown}.`);
    expect(help.text).not.toMatch(/<[!@]/);
    expectGoodMessages(school, [word, shown, shown.replaceAll("<", "&lt;").replaceAll(">", "&gt;")]);
  });
});

describe("a refused line", () => {
  it.each([
    ["reflect", "A reflection is written in its form. Pick one, then paste what you typed.", "Pick a reflection"],
    ["ideas", "I don't have ideas about that.", "Pick a topic"],
  ])("after /unit %s is given back whole, with the way to go on", async (word, said, button) => {
    const school = await startSchool();
    const typed =
      `${word} my roadblock is that we never find the time to plan together ${"at all ".repeat(300)}`.trim();
    const answer = await ask(school, typed);
    expect(answer.text).toBe(`${said}\nYou typed: /unit ${typed}`);
    expect(wordsOnButtons(answer)).toEqual([button]);
    expect(wordsOnButtons(await press(school, answer, button)).length).toBeGreaterThan(2);
    expectGoodMessages(school);
  });

  it("after /unit ohyeah is given back, though there is nothing to offer", async () => {
    const school = await startSchool();
    const typed = `ohyeah ${"They asked to stay over recess. ".repeat(12)}`.trim();
    const answer = await ask(school, typed);
    expect(answer.text).toMatch(/^Not saved\. Keep it to 300 characters or fewer\./);
    expect(answer.text).toContain(`You typed: /unit ${typed}`);
    expect(await school.db.ohYeah.count()).toBe(0);
    expectGoodMessages(school);
  });
});
