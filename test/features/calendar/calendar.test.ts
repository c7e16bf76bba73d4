// The school calendar as librarians and admins use it: seen, entered, changed, pasted, undone, and by two people at once.
import { describe, expect, it } from "vitest";
import { ask, clickOn, forge, press, seeAfter, wordsInMenus, wordsOnButtons } from "../../support/asking.js";
import {
  deleteYear,
  enterClosings,
  enterYear,
  fillFrom,
  paste,
  seeCalendar,
  sendFrom,
  YEAR,
} from "../../support/calendaring.js";
import { LEE, PAT, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const closings = (school: School) => school.db.closing.findMany({ orderBy: [{ firstDay: "asc" }, { id: "asc" }] });
const lines = ({ text }: { text: string }) => text.split("\n");

describe("the calendar", () => {
  it("says what holds without one, and that only librarians and admins may see it", async () => {
    const school = await startSchool();
    expect(lines(await seeCalendar(school))).toEqual([
      "School calendar 2026-27",
      "Nothing entered yet. Until you do, school counts as open Monday to Friday from September 1 to June 30.",
      expect.stringMatching(
        /^Sep 1, 2026 – Jun 30, 2027, Monday to Friday\. School is open 217 days, the library 217 days, 51 of them so far\.$/,
      ),
      "Closings: none entered.",
    ]);
    expect((await ask(school, "calendar", { by: TESS })).text).toBe(
      "Only librarians and admins can see and change the school calendar.",
    );
    expectGoodMessages(school);
  });

  it("shows the year that was entered, with its terms, days and closings, and the years around it", async () => {
    const school = await startSchool();
    await enterYear(school, { ...YEAR, terms: "Fall: Aug 12 - Dec 18\nSpring: Jan 5 - May 28" });
    const saved = await enterClosings(
      school,
      "Nov 26-27 Thanksgiving\nDec 21 - Jan 4 Winter break\nMar 4 half day: conferences\nMay 10-14 library closed: testing",
    );
    expect(lines(saved)).toEqual([
      "Added: 4 closings.",
      "School calendar 2026-27",
      "Aug 12, 2026 – May 28, 2027, Monday to Friday. School is open 194.5 days, the library 189.5 days, 65 of them so far.",
      "Library closed while school is open: Testing 5 days.",
      "Terms: Fall Aug 12 – Dec 18; Spring Jan 5 – May 28.",
      "Closings: 4.",
      "Thanksgiving · Nov 26–27 · school closed",
      "Winter break · Dec 21 – Jan 4 · school closed",
      "Conferences · Thu, Mar 4 · school closed half a day",
      "Testing · May 10–14 · library closed",
    ]);
    const next = await press(school, saved, "2027-28", LEE);
    expect(lines(next).slice(0, 2)).toEqual([
      "School calendar 2027-28",
      "2027-28 isn't entered yet. For now it has the same dates as the year next to it.",
    ]);
    expectGoodMessages(school);
  });

  it("pages its closings", async () => {
    const school = await startSchool();
    await enterYear(school);
    await enterClosings(school, [1, 2, 3, 4, 7, 8, 9].map((day) => `Sep ${day} Heat day ${day}`).join("\n"));
    const first = await seeCalendar(school);
    expect(lines(first).filter((line) => line.startsWith("Heat"))).toHaveLength(5);
    const second = await press(school, first, "Later", LEE);
    expect(lines(second).filter((line) => line.startsWith("Heat"))).toEqual([
      "Heat day 8 · Tue, Sep 8 · school closed",
      "Heat day 9 · Wed, Sep 9 · school closed",
    ]);
    expectGoodMessages(school);
  });
});

describe("a school year", () => {
  it.each([
    ["of three days", { to: "2026-08-14" }, { to: /^That's a school year of 3 days\. It has to be 90 or more/ }],
    ["that ends before it begins", { to: "2026-05-28" }, { to: /^The last day of school comes after the first/ }],
    ["of more than twelve months", { to: "2027-08-20" }, { to: /^That's more than 12 months/ }],
    [
      "with terms that overlap",
      { terms: "Fall: Aug 12 - Dec 18\nWinter: Dec 18 - Feb 26" },
      { terms: /^Fall and Winter overlap: Dec 18, 2026 is in both\.$/ },
    ],
    [
      "with a term outside of it",
      { terms: "Fall: Aug 10 - Dec 18" },
      { terms: /^"Fall: Aug 10 - Dec 18": It begins before the first day of school, Aug 12, 2026\.$/ },
    ],
    ["with a term without dates", { terms: "Fall" }, { terms: /^"Fall": I couldn't find its dates\.$/ }],
  ])("%s is refused at the field", async (_what, fields, errors) => {
    const school = await startSchool();
    const calendar = await seeCalendar(school);
    const lee = await fillFrom(school, calendar, { button: "Enter the year", fields: { ...YEAR, ...fields } });
    const { ack } = await lee.submit();
    const [name, words] = Object.entries(errors)[0] ?? ["", /^$/];
    expect(ack).toMatchObject({ response_action: "errors", errors: { [name]: expect.stringMatching(words) } });
    expect(await school.db.schoolYear.count()).toBe(0);
    expectGoodMessages(school);
  });

  it("that shares a month with another is refused, naming the other", async () => {
    const school = await startSchool();
    const calendar = await enterYear(school);
    const next = await press(school, calendar, "2027-28", LEE);
    const fields = { ...YEAR, from: "2027-05-31", to: "2028-04-28" };
    const lee = await fillFrom(school, next, { button: "Enter the year", fields });
    expect((await lee.submit()).ack).toMatchObject({
      errors: { from: "May 2027 is already in 2026-27, which is from Aug 12, 2026 to May 28, 2027." },
    });
  });

  it("that is changed says what that changes, and figures stay with their months", async () => {
    const school = await startSchool();
    const calendar = await enterYear(school);
    const saved = await sendFrom(school, calendar, {
      button: "Change the year",
      fields: { ...YEAR, to: "2027-05-27" },
    });
    expect(lines(saved)[0]).toBe(
      "Saved: 2026-27. School days: 207 instead of 208. Figures you've reported stay with the months they're for.",
    );
    expect(await school.db.schoolYear.findMany()).toMatchObject([{ lastDay: "2027-05-27" }]);
    expectGoodMessages(school);
  });

  it("that is changed says which of its terms moved, which are new and which are gone", async () => {
    const school = await startSchool();
    const terms = "Fall: Aug 12 - Oct 30\nWinter: Nov 2 - Feb 26\nSpring: Mar 1 - May 28";
    const calendar = await enterYear(school, { ...YEAR, terms });
    const saved = await sendFrom(school, calendar, {
      button: "Change the year",
      fields: { ...YEAR, terms: "Fall: Aug 12 - Oct 30\nWinter: Nov 2 - Feb 12\nTerm 3: Feb 15 - May 28" },
    });
    expect(lines(saved)[0]).toBe(
      "Saved: 2026-27. Terms changed: Winter is now Nov 2 – Feb 12; Term 3 is new, Feb 15 – May 28; Spring is gone. " +
        "Figures you've reported stay with the months they're for.",
    );
    expectGoodMessages(school);
  });

  it("changed by two people at once is compared with what each of them saw", async () => {
    const school = await startSchool();
    const calendar = await enterYear(school);
    const lee = await fillFrom(school, calendar, { button: "Change the year", fields: { to: "2027-05-21" } });
    const pats = await seeCalendar(school, PAT);
    await sendFrom(school, pats, { button: "Change the year", fields: { to: "2027-05-26" }, by: PAT });
    await seeAfter(school, () => lee.submit(), LEE);
    expect(JSON.stringify(lee.modal())).toContain("Someone else changed this school year while you had it open");
    expect(await school.db.schoolYear.findMany()).toMatchObject([{ lastDay: "2027-05-26" }]);
    await seeAfter(school, () => lee.submit(), LEE);
    expect(await school.db.schoolYear.findMany()).toMatchObject([{ lastDay: "2027-05-21" }]);
    expectGoodMessages(school);
  });
});

describe("a school year that was entered by mistake", () => {
  const TERMS = "Fall: Aug 12 - Oct 30\nWinter: Nov 2 - Feb 26\nSpring: Mar 1 - May 28";
  const TERM_LINE = "Terms: Fall Aug 12 – Oct 30; Winter Nov 2 – Feb 26; Spring Mar 1 – May 28.";

  it("is deleted with its terms; closings, figures and goals stay; and it can be brought back", async () => {
    const school = await startSchool();
    await enterYear(school, { ...YEAR, terms: TERMS });
    await ask(school, "goals 40 units", { by: LEE });
    const calendar = await enterClosings(school, "Nov 26-27 Thanksgiving");
    const goals = (await ask(school, "goals", { by: LEE })).text;
    expect(goals).toContain("40 units");
    const asked = await press(school, calendar, "Delete the year…", LEE);
    expect(lines(asked)[0]).toBe(
      "Delete 2026-27? Its dates and its 3 terms are deleted. Closings, figures and goals stay.",
    );
    const kept = await press(school, asked, "Keep it", LEE);
    expect([lines(kept)[0], await school.db.schoolYear.count()]).toEqual(["School calendar 2026-27", 1]);
    const deleted = await deleteYear(school, kept);
    expect(lines(deleted).slice(0, 3)).toEqual([
      "Deleted: 2026-27 with 3 terms. Closings, figures and goals stay. " +
        "Until someone enters it again, school counts as open from September to June.",
      "School calendar 2026-27",
      "Sep 1, 2026 – Jun 30, 2027, Monday to Friday. School is open 215 days, the library 215 days, 51 of them so far.",
    ]);
    expect(deleted.text).toContain("Thanksgiving · Nov 26–27 · school closed");
    expect(wordsInMenus(deleted)).toContainEqual(["Paste closings", "Import a calendar file"]);
    expect(JSON.stringify(deleted.blocks)).not.toContain("Delete the year");
    expect([await school.db.schoolYear.count(), await school.db.schoolTerm.count()]).toEqual([0, 0]);
    expect((await ask(school, "goals", { by: LEE })).text).toContain("40 units");
    const back = await press(school, deleted, "Undo", LEE);
    expect(lines(back)[0]).toBe("Back in the calendar: 2026-27 with 3 terms.");
    expect(back.text).toContain(TERM_LINE);
    expect((await ask(school, "goals", { by: LEE })).text).toBe(goals);
    expectGoodMessages(school);
  });

  it("takes its dates from the year next to it, if there is one", async () => {
    const school = await startSchool();
    const next = await press(school, await enterYear(school), "2027-28", LEE);
    const fields = { ...YEAR, from: "2027-09-01", to: "2028-06-16" };
    const deleted = await deleteYear(school, await sendFrom(school, next, { button: "Enter the year", fields }));
    expect(lines(deleted)[0]).toBe(
      "Deleted: 2027-28. Closings, figures and goals stay. " +
        "Until someone enters it again, it takes its dates from the year next to it.",
    );
    expect(deleted.text).toContain("Aug 12, 2027 – May 28, 2028");
    expect(await school.db.schoolYear.count()).toBe(1);
    expectGoodMessages(school);
  });

  it("isn't deleted unseen: not once someone changed it, and not twice", async () => {
    const school = await startSchool();
    const calendar = await enterYear(school);
    const before = structuredClone(calendar);
    const changed = await sendFrom(school, calendar, { button: "Change the year", fields: { ...YEAR, terms: TERMS } });
    const outdated = /^Nothing was deleted: this school year has changed\./;
    expect((await press(school, before, "Delete the year…", LEE)).text).toMatch(outdated);
    expect(await school.db.schoolYear.count()).toBe(1);
    const own = structuredClone(changed);
    const deleted = await deleteYear(school, changed);
    expect((await press(school, own, "Delete the year…", LEE)).text).toMatch(outdated);
    await press(school, deleted, "Undo", LEE);
    const value = { from: YEAR.from, to: YEAR.to, weekdays: [1, 2, 3, 4, 5], terms: [] };
    expect((await forge(school, { name: "restore-school-year", value, by: LEE })).text).toMatch(
      /^It can't be brought back\. August 2026 is already in 2026-27, which is from Aug 12, 2026 to May 28, 2027\.$/m,
    );
    expect([await school.db.schoolYear.count(), await school.db.schoolTerm.count()]).toEqual([1, 3]);
    expectGoodMessages(school);
  });

  it("is for librarians and admins, and of their own school", async () => {
    const school = await startSchool();
    await enterYear(school);
    const [year] = await school.db.schoolYear.findMany();
    for (const [name, value] of [
      ["delete-school-year", { id: year?.id, seen: "" }],
      ["ask-delete-school-year", { id: year?.id, seen: "" }],
      ["restore-school-year", { from: "2027-08-12", to: "2028-05-26", weekdays: [1], terms: [] }],
    ] as const) {
      const refused = await forge(school, { name, value, by: TESS });
      expect(refused.text).toBe("Only librarians and admins can see and change the school calendar.");
    }
    const terms = [["Fall", "2027-08-01", "2027-12-01"]];
    const value = { from: "2027-08-12", to: "2028-05-26", weekdays: [1], terms };
    const forged = await forge(school, { name: "restore-school-year", value, by: LEE });
    expect(forged.text).toContain("It begins before the first day of school");
    expect(await school.db.schoolYear.findMany()).toEqual([year]);
    expectGoodMessages(school);
  });
});

describe("a closing", () => {
  const HOLIDAY = { closes: "school", from: "2026-11-11", share: "100", reason: "Veterans Day" };

  it("is added, changed, deleted and brought back", async () => {
    const school = await startSchool();
    const calendar = await enterYear(school);
    const added = await sendFrom(school, calendar, { button: "Add a closing", fields: HOLIDAY });
    expect(lines(added)[0]).toBe("Added: Veterans Day, Wed, Nov 11.");
    const halfDay = { closes: "library", share: "50", reason: "Book fair" };
    const changed = await sendFrom(school, added, { button: "Change", fields: halfDay });
    expect(lines(changed).at(-1)).toBe("Book fair · Wed, Nov 11 · library closed half a day");
    const deleted = await press(school, changed, "Delete", LEE);
    expect([lines(deleted)[0], await closings(school)]).toEqual(["Deleted: Book fair, Wed, Nov 11.", []]);
    const back = await press(school, deleted, "Undo", LEE);
    expect(lines(back)[0]).toBe("Back in the calendar: Book fair, Wed, Nov 11.");
    expect(await closings(school)).toMatchObject([{ closes: "library", reason: "Book fair", share: 50 }]);
    expectGoodMessages(school);
  });

  it("is undone right after it was added, once", async () => {
    const school = await startSchool();
    const added = await sendFrom(school, await seeCalendar(school), { button: "Add a closing", fields: HOLIDAY });
    expect(lines(await press(school, added, "Undo", LEE))[0]).toBe("Removed again: 1 closing.");
    expect(await closings(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it.each([
    ["that ends before it begins", { to: "2026-11-10" }, { to: "The last day is before the first." }],
    ["of two years", { to: "2028-11-11" }, { to: "That's 732 days. Check both dates." }],
  ])("%s is refused at the field", async (_what, fields, errors) => {
    const school = await startSchool();
    const calendar = await seeCalendar(school);
    const lee = await fillFrom(school, calendar, { button: "Add a closing", fields: { ...HOLIDAY, ...fields } });
    expect((await lee.submit()).ack).toMatchObject({ errors });
    expect(await closings(school)).toEqual([]);
  });

  it("outside of every school year is asked about first", async () => {
    const school = await startSchool();
    const calendar = await enterYear(school);
    const preview = await sendFrom(school, calendar, {
      button: "Add a closing",
      fields: { ...HOLIDAY, from: "2027-07-05" },
    });
    expect(lines(preview)).toEqual([
      "Calendar preview",
      "Not saved yet. 1 closing to add.",
      "- Veterans Day · Mon, Jul 5, 2027 · school closed. This isn't in any school year.",
    ]);
    expect(await closings(school)).toEqual([]);
    await press(school, preview, "Save 1 closing", LEE);
    expect(await closings(school)).toMatchObject([{ firstDay: "2027-07-05" }]);
    expectGoodMessages(school);
  });

  it("changed by someone else is neither deleted nor overwritten unseen", async () => {
    const school = await startSchool();
    const mine = await sendFrom(school, await seeCalendar(school), { button: "Add a closing", fields: HOLIDAY });
    const lee = await fillFrom(school, mine, { button: "Change", fields: { reason: "Weather" } });
    const pats = await seeCalendar(school, PAT);
    await sendFrom(school, pats, { button: "Change", fields: { share: "50" }, by: PAT });
    await seeAfter(school, () => lee.submit(), LEE);
    expect(JSON.stringify(lee.modal())).toContain("Someone else changed this closing while you had it open");
    expect(lines(await press(school, mine, "Delete", LEE))[0]).toBe(
      "Nothing was deleted: this closing has changed. Here is the calendar as it is now.",
    );
    expect(await closings(school)).toMatchObject([{ share: 50, reason: "Veterans Day" }]);
    expectGoodMessages(school);
  });

  it("is for librarians and admins: nobody else adds, deletes or brings one back", async () => {
    const school = await startSchool();
    const mine = await sendFrom(school, await seeCalendar(school), { button: "Add a closing", fields: HOLIDAY });
    const [{ id } = { id: "" }] = await closings(school);
    for (const [name, value] of [
      ["delete-closing", { id, seen: "x" }],
      ["undo-closings", { added: id, year: "2026-11-11" }],
      ["restore-closing", { ...HOLIDAY, to: HOLIDAY.from, share: 50 }],
      ["save-closings", { draft: "seen", version: 1 }],
      ["paste-closings", { year: "2026-11-11" }],
    ] as const) {
      const answer = await forge(school, { name, value, by: TESS });
      expect(answer.text).toBe("Only librarians and admins can see and change the school calendar.");
    }
    expect(await closings(school)).toHaveLength(1);
    expect(mine.text).toContain("Veterans Day");
  });
});

describe("pasted closings", () => {
  const LINES = "Nov 26-27 Thanksgiving\nhello\nOct 9 library closed half day: no substitute\nThu Nov 27 early release";

  it("are previewed: what will be added, is there already, overlaps, and can't be read", async () => {
    const school = await startSchool();
    await enterYear(school);
    await enterClosings(school, "Nov 25-27 Fall break\nSep 7 Labor Day");
    expect(lines(await paste(school, `${LINES}\nSept. 7 Labor Day`))).toEqual([
      "Calendar preview",
      "Not saved yet. 2 closings to add. I couldn't read 2 of the lines.",
      '- Line 2: "hello". I couldn\'t find a date.',
      '- Line 4: "Thu Nov 27 early release". Nov 27, 2026 is a Friday. Check the date or the year.',
      "- No substitute · Fri, Oct 9, 2026 · library closed half a day",
      "- Thanksgiving · Nov 26–27, 2026 · school closed. Overlaps Fall break, Nov 25–27: days in both count once.",
      "Already in the calendar: Labor Day, Mon, Sep 7.",
    ]);
    expect(await closings(school)).toHaveLength(2);
    expectGoodMessages(school);
  });

  it("are saved together and once, and the lines can be edited until then", async () => {
    const school = await startSchool();
    await enterYear(school);
    const preview = await paste(school, LINES);
    const lee = await fillFrom(school, preview, { button: "Edit the lines", fields: {} });
    expect(JSON.stringify(lee.modal())).toContain("Thu Nov 27 early release");
    await lee.fill({ lines: LINES.replace("hello\n", "").replace("Thu ", "") });
    await seeAfter(school, () => lee.submit(), LEE);
    const now = await seeCalendarPreview(school);
    const [saved] = [await press(school, now, "Save 3 closings", LEE)];
    expect(lines(saved)[0]).toBe("Added: 3 closings.");
    await press(school, now, "Save 3 closings", LEE);
    expect(await closings(school)).toHaveLength(3);
    expect(lines(await press(school, saved, "Undo", LEE))[0]).toBe("Removed again: 3 closings.");
    expect(await closings(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it("that can't be read stay with their reasons after a save, until they're fixed", async () => {
    const school = await startSchool();
    await enterYear(school);
    const preview = await paste(school, LINES);
    const saved = await press(school, preview, "Save 2 closings", LEE);
    expect(lines(saved).slice(0, 4)).toEqual([
      "Added: 2 closings.",
      "Not saved: 2 lines I couldn't read.",
      '- Line 2: "hello". I couldn\'t find a date.',
      '- Line 4: "Thu Nov 27 early release". Nov 27, 2026 is a Friday. Check the date or the year.',
    ]);
    // The first click saved: a second one says so and keeps the lines.
    expect(lines(await press(school, preview, "Save 2 closings", LEE))[0]).toBe(
      "There is no preview anymore: its closings were saved or discarded.",
    );
    expect(await closings(school)).toHaveLength(2);
    const lee = await fillFrom(school, saved, { button: "Fix 2 lines", fields: {} });
    expect(JSON.stringify(lee.modal())).toContain(JSON.stringify("hello\nThu Nov 27 early release"));
    await lee.fill({ lines: "Nov 27 early release" });
    await seeAfter(school, () => lee.submit(), LEE);
    const fixed = await press(school, await seeCalendarPreview(school), "Save 1 closing", LEE);
    expect(lines(fixed)[0]).toBe("Added: Early release, Fri, Nov 27.");
    expect(await closings(school)).toHaveLength(3);
    expect(await school.db.draft.count({ where: { NOT: { fields: "{}" } } })).toBe(0);
    expectGoodMessages(school);
  });

  it("aren't saved against another calendar than the one that was previewed", async () => {
    const school = await startSchool();
    await enterYear(school);
    const preview = await paste(school, "Nov 26-27 Thanksgiving");
    await enterClosings(school, "Nov 26-27 Thanksgiving", PAT);
    const again = await press(school, preview, "Save 1 closing", LEE);
    expect(lines(again)).toEqual([
      "Nothing was saved. The calendar or your lines have changed since this preview: here it is as of now.",
      "Calendar preview",
      "Not saved yet. 0 closings to add.",
      "Already in the calendar: Thanksgiving, Nov 26–27.",
    ]);
    expect(wordsOnButtons(again)).toEqual(["Edit the lines", "Discard"]);
    expect(await closings(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("may be a hundred in 3,000 characters", async () => {
    const school = await startSchool();
    await enterYear(school);
    const days = Array.from({ length: 100 }, (_, index) =>
      new Date(Date.UTC(2026, 8, 1 + index)).toISOString().slice(0, 10),
    );
    const text = days.map((day, index) => `${day}: Closed ${index} ${"x".repeat(7)}`).join("\n");
    const preview = await paste(school, text.slice(0, 3000));
    expect(lines(preview)[1]).toBe("Not saved yet. 100 closings to add.");
    await clickOn(school, preview, "Save 100 closings", LEE);
    await school.slack.settle();
    expect(await closings(school)).toHaveLength(100);
    expectGoodMessages(school);
  });

  it("are discarded without a trace", async () => {
    const school = await startSchool();
    const preview = await paste(school, LINES);
    expect(lines(await press(school, preview, "Discard", LEE))[0]).toBe("Discarded. Nothing was saved.");
    expect([await closings(school), await school.db.draft.count({ where: { NOT: { fields: "{}" } } })]).toEqual([
      [],
      0,
    ]);
    expectGoodMessages(school);
  });
});

async function seeCalendarPreview(school: School) {
  const whispers = school.slack.whispersTo(LEE).filter(({ text }) => text.includes("Calendar preview"));
  const last = whispers.at(-1);
  if (!last) throw new Error("There is no preview.");
  return last;
}
