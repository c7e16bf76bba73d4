// OH YEAH typed in one line: saved as it was meant, undone, listed by month, and up to three in the month's report.
import { describe, expect, it } from "vitest";
import type { Message } from "../../../sandbox/workspace/messages.js";
import { ask, buttonsOf, clickOn, forge, press, seeAfter, wordsInMenus, wordsOnButtons } from "../../support/asking.js";
import { minutesAfter, reports, tickAt } from "../../support/reporting.js";
import { fillLog } from "../../support/rows.js";
import { ADMIN, LEE, OMAR, PAT, type School, STAFF, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const LINE = "Two classes stayed over recess to finish their maps.";

const savedOhYeahs = (school: School) =>
  school.db.ohYeah.findMany({ where: { removedAt: null }, orderBy: { createdAt: "asc" } });
const list = (school: School, by = LEE) => ask(school, "ohyeah", { by });

/** Saves these lines as Tess, a minute apart. */
async function saveLines(school: School, ...lines: string[]): Promise<void> {
  for (const line of lines) {
    school.clock.now = minutesAfter(school.clock.now, 1);
    await ask(school, `ohyeah ${line}`);
  }
}

/** Presses this line's button, or the item of its menu, with this text. */
async function pressAt(school: School, message: Message, line: string, text: string, by = LEE): Promise<Message> {
  const blocks = message.blocks.filter((block) => JSON.stringify(block).includes(line));
  expect(blocks).toHaveLength(1);
  await seeAfter(school, () => clickOn(school, { ...message, blocks }, text, by), by);
  const now = school.slack.whispersTo(by).find(({ ts }) => ts === message.ts);
  if (!now) throw new Error("The message is gone.");
  return now;
}

const pick = (school: School, message: Message, line: string) => pressAt(school, message, line, "Pick for the report");

describe("a line", () => {
  it("is saved and shown, and can be undone", async () => {
    const school = await startSchool();
    const answer = await ask(school, `oh yeah ${LINE}`);
    expect(answer.text.split("\n")).toEqual([
      "Saved as an OH YEAH:",
      expect.stringContaining(LINE),
      "All staff can read it. A librarian may pick it for the month's report.",
    ]);
    expect(await savedOhYeahs(school)).toMatchObject([
      { text: LINE, authorId: TESS, day: "2026-11-10", consent: "given" },
    ]);
    expect((await press(school, answer, "Undo")).text).toBe("Deleted. It won't appear anywhere.");
    expect(await savedOhYeahs(school)).toEqual([]);
    expect((await list(school)).text).toContain("None yet.");
    expectGoodMessages(school, [LINE]);
  });

  it.each([
    [`<@${LEE}|lee.l> and <@${OMAR}> found it in <#${STAFF}|all-staff>`, "Name and Name found it in all-staff"],
    ["<!channel> look &amp; see &lt;b&gt;", "channel look & see <b>"],
    ["*bold* <https://maps.example|our maps>", "*bold* our maps"],
    ["مرحبا 📚 ﬁn", "مرحبا 📚 ﬁn"],
  ])("%s is saved as people read it and mentions no one", async (typed, words) => {
    const school = await startSchool();
    school.slack.addPerson({ id: "U0NAMED0001", name: "Name" });
    const answer = await ask(school, `ohyeah ${typed.replace(LEE, "U0NAMED0001").replace(OMAR, "U0NAMED0001")}`);
    expect(await savedOhYeahs(school)).toMatchObject([{ text: words }]);
    expect(answer.text).not.toMatch(/<[!@#]/);
    expect((await list(school, OMAR)).text).not.toMatch(/<[!@#]/);
    expectGoodMessages(school, [words, words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")]);
  });

  it.each([
    ["x".repeat(301), "Not saved. Keep it to 300 characters or fewer. This has 301."],
    ["<@U0NOBODY001>", "Not saved. Say it in a sentence."],
    ["\u200b", "Not saved. Say it in a sentence."],
  ])("%s is refused, with what was typed still there", async (typed, words) => {
    const school = await startSchool();
    const answer = await ask(school, `ohyeah ${typed}`);
    expect(answer.text).toContain(words);
    expect(await savedOhYeahs(school)).toEqual([]);
    expectGoodMessages(school, [typed]);
  });

  it("of 300 characters is saved", async () => {
    const school = await startSchool();
    await ask(school, `ohyeah ${"x".repeat(300)}`);
    expect(await savedOhYeahs(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("delivered twice is saved once", async () => {
    const school = await startSchool();
    const { request } = await seeAfter(school, () =>
      school.slack.as(TESS).command("/unit", `ohyeah ${LINE}`, { channel: STAFF }),
    );
    await school.slack.deliver("command", request.payload);
    await school.slack.settle();
    expect(await savedOhYeahs(school)).toHaveLength(1);
    expectGoodMessages(school, [LINE]);
  });
});

describe("the list", () => {
  it("shows everyone this month's, newest first, and lets people delete only their own", async () => {
    const school = await startSchool();
    await saveLines(school, "First line.", "Second line.");
    const forOmar = await list(school, OMAR);
    expect(forOmar.text.split("\n").slice(0, 3)).toEqual([
      "OH YEAHs, November 2026",
      "“Second line.” – Tess Teacher",
      "“First line.” – Tess Teacher",
    ]);
    expect(wordsOnButtons(forOmar)).toEqual(["October"]);
    expect(forOmar.text).toContain("and a sentence. All staff can read it.");
    expect(wordsOnButtons(await list(school, TESS))).toEqual(["Delete", "Delete", "October"]);
    await ask(school, "ohyeah Third line.", { by: LEE });
    const forLee = await list(school);
    const ofOthers = ["Pick for the report", "Mark as evidence"];
    const longestFirst = (menus: string[][]) => menus.sort((a, b) => b.length - a.length);
    expect(longestFirst(wordsInMenus(forLee))).toEqual([[...ofOthers, "Delete"], ofOthers, ofOthers]);
    expect(wordsOnButtons(forLee)).toEqual(["October"]);
    const pick = "Pick for the report";
    expect(wordsOnButtons(await list(school, PAT))).toEqual([pick, pick, pick, "October"]);
    const picked = await pressAt(school, forLee, "Third line.", "Pick for the report");
    expect(picked.text).toContain("“Third line.” – Lee Librarian · in the report");
    expect(longestFirst(wordsInMenus(picked))).toEqual([
      ["Remove from the report", "Mark as evidence", "Delete"],
      ofOthers,
      ofOthers,
    ]);
    expect(await pressAt(school, picked, "Third line.", "Delete")).toMatchObject({
      text: "Deleted. It won't appear anywhere.",
    });
    expectGoodMessages(school);
  });

  it("has pages, and goes to other months up to this one", async () => {
    const school = await startSchool();
    await saveLines(school, ...Array.from({ length: 10 }, (_, index) => `Line ${index + 1}.`));
    const first = await list(school, OMAR);
    expect(first.text).toContain("Line 10.");
    expect(first.text).not.toContain("Line 2.");
    const second = await press(school, first, "Older", OMAR);
    expect(second.text).toContain("Line 1.");
    expect(wordsOnButtons(second)).toEqual(["Newer", "October"]);
    const october = await press(school, second, "October", OMAR);
    expect(october.text).toContain("OH YEAHs, October 2026\nNone yet.");
    expect(wordsOnButtons(october)).toEqual(["September", "November"]);
    expect((await press(school, october, "November", OMAR)).text).toContain("Line 10.");
    expectGoodMessages(school);
  });

  it("can be cleared by a librarian, but not by another teacher", async () => {
    const school = await startSchool();
    await saveLines(school, LINE);
    const [{ id = "" } = {}] = await savedOhYeahs(school);
    const refused = await forge(school, { name: "remove-oh-yeah", value: { ohYeah: id }, by: OMAR });
    expect(refused.text).toContain("Only its author, the person who saved it, librarians and admins can delete it.");
    expect(await savedOhYeahs(school)).toHaveLength(1);
    await forge(school, { name: "remove-oh-yeah", value: { ohYeah: id }, by: LEE });
    expect(await savedOhYeahs(school)).toEqual([]);
    expect((await forge(school, { name: "remove-oh-yeah", value: { ohYeah: id }, by: LEE })).text).toContain(
      "already deleted",
    );
    expectGoodMessages(school, [LINE]);
  });
});

describe("picking", () => {
  it("takes three for the report and refuses a fourth until one is removed", async () => {
    const school = await startSchool();
    await saveLines(school, "Line one.", "Line two.", "Line three.", "Line four.");
    let message = await list(school);
    for (const line of ["Line one.", "Line two.", "Line three."]) message = await pick(school, message, line);
    expect(message.text.match(/in the report/g)).toHaveLength(3);
    message = await pick(school, message, "Line four.");
    expect(message.text).toContain("The report already has 3. Remove one first.");
    message = await pressAt(school, message, "Line two.", "Remove from the report");
    message = await pick(school, message, "Line four.");
    const picked = (await savedOhYeahs(school))
      .filter(({ pickedFor }) => pickedFor === "2026-11")
      .map(({ text }) => text);
    expect(picked).toEqual(["Line one.", "Line three.", "Line four."]);
    expectGoodMessages(school);
  });

  it("accepts one of two people who take the last spot at once, and tells the other", async () => {
    const school = await startSchool();
    await saveLines(school, "Line one.", "Line two.", "Line three.", "Line four.");
    let leesList = await list(school);
    for (const line of ["Line one.", "Line two."]) leesList = await pick(school, leesList, line);
    const patsList = await list(school, PAT);
    await Promise.all([
      pick(school, leesList, "Line three."),
      pressAt(school, patsList, "Line four.", "Pick for the report", PAT),
    ]);
    const both = [LEE, PAT].map((by) => school.slack.whispersTo(by).at(-1)?.text ?? "");
    expect(both.filter((text) => text.includes("Remove one first."))).toHaveLength(1);
    expect((await savedOhYeahs(school)).filter(({ pickedFor }) => pickedFor)).toHaveLength(3);
    expectGoodMessages(school);
  });

  it("is for librarians and admins, and only works on what is still there", async () => {
    const school = await startSchool();
    await saveLines(school, LINE);
    const [{ id = "" } = {}] = await savedOhYeahs(school);
    const value = { ohYeah: id, month: "2026-11", page: 0, picked: true };
    const refused = await forge(school, { name: "pick-oh-yeah", value, by: OMAR });
    expect(refused.text).toContain("Only librarians and admins can pick for the report.");
    const message = await list(school);
    await forge(school, { name: "remove-oh-yeah", value: { ohYeah: id }, by: TESS });
    expect((await press(school, message, "Pick for the report", LEE)).text).toContain(
      "That OH YEAH was already deleted.",
    );
    expect((await school.db.ohYeah.findMany()).map(({ pickedFor }) => pickedFor)).toEqual([null]);
    expectGoodMessages(school, [LINE]);
  });
});

describe("in the monthly report", () => {
  /** 8:00 in New York on the second school day of December. */
  const DUE = new Date("2026-12-02T13:00:00Z");
  const ohYeahsIn = (school: School) => (reports(school).at(-1)?.text ?? "").match(/OH YEAH: .*/g) ?? [];

  async function startPicked(): Promise<School> {
    const school = await startSchool();
    await saveLines(school, "Line one.", "Line two.");
    await fillLog(school, [{ date: "2026-11-09", loggedBy: TESS, partners: [LEE] }]);
    await pick(school, await list(school), "Line one.");
    return school;
  }

  it("it appears with its author's name, even in a preview", async () => {
    const school = await startPicked();
    expect((await ask(school, "report", { by: OMAR })).text).toContain("OH YEAH: “Line one.” – Tess Teacher");
    await tickAt(school, DUE);
    expect(ohYeahsIn(school)).toEqual(["OH YEAH: “Line one.” – Tess Teacher"]);
    expect(reports(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("later picks, removals and deletions update the post in place", async () => {
    const school = await startPicked();
    await tickAt(school, DUE);
    const [posted] = reports(school);
    const later = async (minute: number) => tickAt(school, minutesAfter(DUE, minute));
    school.clock.now = minutesAfter(DUE, 10);
    const november = await press(school, await list(school), "November", LEE);
    await pick(school, november, "Line two.");
    await later(11);
    expect(ohYeahsIn(school)).toEqual(["OH YEAH: “Line one.” – Tess Teacher", "OH YEAH: “Line two.” – Tess Teacher"]);
    expect(reports(school).at(-1)?.text).toContain("Updated Dec 2: one OH YEAH added.");
    school.clock.now = minutesAfter(DUE, 20);
    const picked = await press(school, await list(school), "November", LEE);
    await pressAt(school, picked, "Line one.", "Remove from the report");
    await later(21);
    expect(ohYeahsIn(school)).toEqual(["OH YEAH: “Line two.” – Tess Teacher"]);
    school.clock.now = minutesAfter(DUE, 30);
    const own = await press(school, await list(school, TESS), "November", TESS);
    await pressAt(school, own, "Line two.", "Delete", TESS);
    await later(31);
    expect(ohYeahsIn(school)).toEqual([]);
    expect(reports(school)).toMatchObject([{ ts: posted?.ts, channel: ADMIN }]);
    expect(school.slack.problems).toEqual([]);
  });

  it("changes to lines that were never in it don't update the post", async () => {
    const school = await startPicked();
    await tickAt(school, DUE);
    school.clock.now = minutesAfter(DUE, 10);
    const own = await press(school, await list(school, TESS), "November", TESS);
    await pressAt(school, own, "Line two.", "Delete", TESS);
    await tickAt(school, minutesAfter(DUE, 11));
    expect(school.slack.calls.filter(({ method }) => method === "chat.update")).toEqual([]);
    expect(reports(school).at(-1)?.text).not.toContain("Updated");
    expectGoodMessages(school);
  });
});

it("each button in a full list is unique", async () => {
  const school = await startSchool();
  await saveLines(school, ...Array.from({ length: 9 }, (_, index) => `Line ${index + 1}.`));
  const places = buttonsOf(await list(school)).map(({ on, action_id: id }) => `${on} ${id}`);
  expect(new Set(places).size).toBe(places.length);
  expectGoodMessages(school);
});
