// The Home: what teachers, librarians and admins find there, how it stays up to date, and what its buttons do.
import { describe, expect, it } from "vitest";
import { ask, forge, press } from "../../support/asking.js";
import {
  drawnFor,
  homeOf,
  modalOf,
  openHome,
  openHomeAgain,
  pressHome,
  pressModal,
  untilHomeSays,
} from "../../support/homing.js";
import { ROADBLOCK } from "../../support/reflecting.js";
import { DUE, minutesAfter, reports, startOnTheEve, tickAt } from "../../support/reporting.js";
import { asked, DUE as ROADBLOCKS_DUE, withRoadblock } from "../../support/roadblocks.js";
import { fillLog } from "../../support/rows.js";
import { ADMIN, GRADE_4, GUEST, LEE, OMAR, PAT, type School, STAFF, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const ACTIONS = ["Log a unit", "See this month's report", "Reflect", "See OH YEAHs", "Get ideas"]
  .map((text) => `[${text}]`)
  .join("");
const unit = (title: string, date: string, level = 2, more = {}) => ({
  ...{ title, date, level, loggedBy: TESS, partners: [LEE] },
  ...more,
});
const part = (home: readonly string[], from: string, count: number) => {
  const start = home.findIndex((line) => line.startsWith(from));
  return start === -1 ? [] : home.slice(start, start + count);
};

describe("the first visit", () => {
  it("is three lines and one button, and the button opens the form", async () => {
    const school = await startSchool();
    expect(await openHome(school)).toEqual([
      "Hi, Tess.",
      "Bookend keeps a log of the units you and the librarian work on together.",
      "Logging one takes 15 seconds, here or with /unit log in any channel.",
      "All staff can see logged units. Please don't enter student information.",
      "[Log a unit]",
    ]);
    await pressHome(school, "Log a unit");
    expect(school.slack.as(TESS).modal()?.title).toBe("Log a unit");
    expectGoodMessages(school);
  });

  it("explains Bookend only once", async () => {
    const school = await startSchool();
    const again = await openHomeAgain(school);
    expect(again.slice(0, 3)).toEqual(["Hi, Tess.", ACTIONS, "You have no units this term yet."]);
    expectGoodMessages(school);
  });

  it("of an admin without an admin channel begins with the settings", async () => {
    const school = await startSchool({ env: { ADMIN_CHANNEL: "" } });
    expect(await openHome(school, PAT)).toContain("[Change settings]");
    await pressHome(school, "Change settings", PAT);
    expect(school.slack.as(PAT).modal()?.title).toBe("Settings");
    expectGoodMessages(school);
  });

  it("of a guest says who Bookend is for", async () => {
    const school = await startSchool();
    expect(await openHome(school, GUEST)).toEqual([expect.stringContaining("guests can't use it.")]);
    expectGoodMessages(school);
  });
});

describe("everyone after the first visit", () => {
  it.each([TESS, LEE, PAT])("gets their own data with the last line (%s)", async (by) => {
    const school = await startSchool();
    const home = await openHomeAgain(school, by);
    expect(home.at(-1)).toBe("Everything Bookend holds about you, as a spreadsheet");
    expect((await pressHome(school, "Get my data", by)).join("\n")).toContain("My Bookend data (spreadsheet)");
    await school.bookend.idle();
    expectGoodMessages(school);
  });
});

describe("a teacher", () => {
  it("finds this term's figures, last term's, and their newest five units", async () => {
    const school = await startSchool();
    await fillLog(school, [
      ...["08-03", "09-01", "10-01", "11-02", "11-03", "11-09"].map((day, index) =>
        unit(`Unit ${index + 1}`, `2026-${day}`, index < 4 ? 2 : 4, { evidence: "Tests" }),
      ),
      unit("Last term", "2026-05-05", 1),
      unit("Of others", "2026-11-04", 4, { loggedBy: OMAR, evidence: "Tests" }),
    ]);
    const home = await openHomeAgain(school);
    expect(home).toContain("This term: 6 units, average level 2.7 (last term 1.0, 1 unit).");
    const units = part(home, "Your units", 7);
    expect(units.slice(1, 6).map((line) => line.match(/Unit \d/)?.[0])).toEqual([
      "Unit 6",
      "Unit 5",
      "Unit 4",
      "Unit 3",
      "Unit 2",
    ]);
    expect(units[6]).toBe("[See all my units]");
    expect(home.join("\n")).not.toMatch(/Of others|so far|settings|Upcoming posts|No units yet/);
    const all = await pressHome(school, "See all my units");
    expect(all.join("\n")).toContain("Unit 1");
    expectGoodMessages(school);
  });

  it("finds the levels to confirm, until they are confirmed", async () => {
    const school = await startSchool();
    await ask(school, "help");
    await fillLog(school, [unit("Volcanoes", "2026-11-10", 3, { loggedBy: LEE, partners: [TESS] })]);
    await tickAt(school, minutesAfter(school.clock.now, 11));
    expect(await openHomeAgain(school)).toContain("To do: confirm 1 level");
    const levels = await pressHome(school, "Confirm levels");
    expect(levels.join("\n")).toContain("Volcanoes");
    await pressModal(school, "Agree");
    await school.slack.settle();
    expect(homeOf(school).join("\n")).not.toContain("To do");
    expectGoodMessages(school);
  });

  it("finds the roadblocks to check in on, even when the question got lost, and answers them one by one", async () => {
    const two = { ...ROADBLOCK, "category-2": "culture", "explain-2": "We hardly meet" };
    const school = await withRoadblock(two);
    school.slack.faults.next("chat.postMessage", { kind: "reset" });
    await tickAt(school, ROADBLOCKS_DUE);
    await tickAt(school, minutesAfter(ROADBLOCKS_DUE, 1));
    expect(asked(school)).toEqual([]);
    expect(await openHomeAgain(school)).toContain("To do: check in on 2 roadblocks");
    expect((await pressHome(school, "Check in on roadblocks")).join("\n")).toContain(ROADBLOCK["explain-1"]);
    await pressModal(school, "Still there");
    while (school.slack.as(TESS).modal()) await school.slack.as(TESS).close();
    await untilHomeSays(school, "To do: check in on 1 roadblock");
    expect((await pressHome(school, "Check in on roadblocks")).join("\n")).toContain("We hardly meet");
    await pressModal(school, "Solved");
    await pressModal(school, "Say what worked");
    await school.slack.as(TESS).fill({ solvedBy: "A weekly lunch." });
    await school.slack.as(TESS).submit();
    expect(school.slack.as(TESS).modals()).toEqual([]);
    await school.slack.settle();
    expect(homeOf(school).join("\n")).not.toContain("To do");
    expect((await openHomeAgain(school, LEE)).join("\n")).not.toContain("We hardly meet");
    expectGoodMessages(school);
  });

  it("reads the result of a click even when Slack doesn't update the open modal", async () => {
    const school = await withRoadblock();
    await tickAt(school, ROADBLOCKS_DUE);
    await openHomeAgain(school);
    await pressHome(school, "Check in on roadblocks");
    school.slack.faults.next("views.update", { kind: "ratelimited", retryAfter: 30 });
    expect((await pressModal(school, "Still there")).join("\n")).toContain(
      "Still open. I'll check back on Jan 5, 2027.",
    );
    expectGoodMessages(school);
  });

  it("finds their drafts and picks up where they left off", async () => {
    const school = await startSchool();
    await openHomeAgain(school);
    await pressHome(school, "Reflect");
    await pressModal(school, "Reflect");
    const tess = school.slack.as(TESS);
    await tess.fill({ "works-well": "A canary of mine." });
    await school.slack.settle();
    while (tess.modal()) await tess.close();
    await tickAt(school, minutesAfter(school.clock.now, 1));
    expect(homeOf(school)).toContain("To do: finish 1 draft");
    await pressHome(school, "Continue draft: Taxonomy");
    expect(tess.modal()?.values["works-well"]).toBe("A canary of mine.");
    for (const by of [LEE, PAT]) {
      expect(JSON.stringify([await openHomeAgain(school, by)])).not.toContain("canary");
    }
    expectGoodMessages(school);
  });

  it("who muted the level questions can turn them back on", async () => {
    const school = await startSchool();
    await ask(school, "help");
    await school.db.person.updateMany({ where: { id: TESS }, data: { muted: true } });
    expect(await openHomeAgain(school)).toContain("You turned off questions about levels.");
    await pressHome(school, "Ask me again");
    await school.slack.settle();
    expect(homeOf(school).join("\n")).not.toContain("I don't ask you");
    expectGoodMessages(school);
  });
});

describe("a librarian", () => {
  async function startWithGaps(): Promise<School> {
    const school = await startSchool();
    await ask(school, "help", { by: PAT });
    await fillLog(school, [
      unit("Rivers", "2026-11-02", 2, { grades: "K,1,4", subject: "Art" }),
      unit("Earlier", "2026-09-02", 4, { evidence: "Tests", grades: "5" }),
    ]);
    const { workspaceId, id: schoolId } = await school.db.school.findFirstOrThrow();
    await school.db.school.updateMany({ data: { grades: "K,1,4,5,6" } });
    await school.db.subject.createMany({ data: ["Art", "Music"].map((name) => ({ workspaceId, schoolId, name })) });
    return school;
  }

  it("finds the goals in one line, and opens them and the coverage", async () => {
    const school = await startSchool();
    await fillLog(school, [{ title: "Rivers", loggedBy: TESS, partners: [OMAR], date: "2026-11-03", level: 2 }]);
    for (const goal of ["60 units", "level from 2.1 to 2.6"]) await ask(school, `goals ${goal}`, { by: LEE });
    const home = await openHomeAgain(school, LEE);
    expect(home).toContain("Goals for 2026-27 · 1 of 60 units · average level 2.0 (goal 2.6).");
    expect((await pressHome(school, "See goals", LEE))[0]).toBe("1 of 60 units (2%).");
    await school.slack.as(LEE).close();
    const overview = await pressHome(school, "See coverage", LEE);
    expect(overview.slice(0, 2)).toEqual(["Coverage: 2026-27", "1 unit, average level of partnership 2.0."]);
    expect(await pressModal(school, "By teacher", LEE)).toContain("Tess Teacher · 1 · 2.0");
    expectGoodMessages(school);
  });

  it("finds the month so far, and the grades, subjects and people without a unit", async () => {
    const school = await startWithGaps();
    const home = await openHomeAgain(school, LEE);
    expect(part(home, "November so far", 7)).toEqual([
      "November so far",
      "1 unit, average level 2.0.",
      "2026-27 so far: *2 units supported*, average level of partnership *3.0*.",
      "Goals for 2026-27 · None yet.",
      "No units yet this term: grade 6; Music; 1 of 2 staff members.",
      "[See who][See coverage]",
      "Only librarians see this.",
    ]);
    expect(await pressHome(school, "See who", LEE)).toEqual([
      "Omar Teacher",
      "1 of 2 staff members. Only librarians see this.",
    ]);
    expect(school.slack.as(LEE).modal()?.title).toBe("No unit yet this term");
    expectGoodMessages(school);
  });

  it.each([
    ["a teacher", TESS],
    ["an admin", PAT],
  ])("is the only one who finds those gaps: %s doesn't", async (_who, by) => {
    const school = await startWithGaps();
    expect((await openHomeAgain(school, by)).join("\n")).not.toMatch(/No units yet this term|Omar|staff member/);
    const refused = await forge(school, { name: "not-reached", value: {}, by });
    expect(refused.text).toContain("Only librarians can see who has no unit yet.");
    expectGoodMessages(school);
  });

  it("finds the rest while Slack doesn't say who is on the staff", async () => {
    const school = await startWithGaps();
    school.slack.faults.always("users.list", { kind: "status", status: 503 });
    const home = await openHomeAgain(school, LEE);
    expect(home).toContain("No units yet this term: grade 6; Music.");
    const refused = await forge(school, { name: "not-reached", value: {}, by: LEE });
    expect(refused.text).toContain("I couldn't get the list of staff from Slack.");
    expectGoodMessages(school);
  });

  it("sees when there are no gaps", async () => {
    const school = await startWithGaps();
    await fillLog(school, [unit("All", "2026-11-03", 2, { grades: "6", subject: "music", loggedBy: OMAR })]);
    expect(await openHomeAgain(school, LEE)).toContain("Every grade, subject and staff member has a unit this term.");
    expectGoodMessages(school);
  });

  it("finds the OH YEAHs and the upcoming posts", async () => {
    const school = await startWithGaps();
    await ask(school, "ohyeah They stayed over recess.");
    const home = await openHomeAgain(school, LEE);
    expect(home).toContain("November OH YEAHs: 1 (0 of 3 picked for the report)");
    expect(part(home, "Upcoming posts", 3)).toEqual([
      "Upcoming posts",
      expect.stringMatching(new RegExp(`^November's report · Wed, Dec 2(, | at )8:00.AM · <#${ADMIN}>$`)),
      "[Preview][Skip]",
    ]);
    expect((await pressHome(school, "Pick OH YEAHs", LEE)).join("\n")).toContain("They stayed over recess.");
    await pressModal(school, "Pick for the report", LEE);
    await untilHomeSays(school, "November OH YEAHs: 1 (1 of 3 picked for the report)", LEE);
    expectGoodMessages(school);
  });
});

describe("an admin", () => {
  const health = (home: readonly string[]) => part(home, "Settings and health", 4);

  it.each([
    ["reachable", () => {}, `Posting to <#${ADMIN}> works.`],
    [
      "without Bookend",
      ({ slack }: School) => slack.kick(ADMIN, slack.botUserId),
      `I'm not in <#${ADMIN}>. Type /invite @Bookend there.`,
    ],
    ["archived", ({ slack }: School) => slack.archive(ADMIN), `<#${ADMIN}> is archived. Choose another channel.`],
    [
      "unknown because Slack doesn't answer",
      ({ slack }: School) => slack.faults.always("conversations.info", { kind: "status", status: 503 }),
      `I couldn't check <#${ADMIN}> because Slack didn't answer.`,
    ],
  ])("finds an admin channel that is %s", async (_what, breaks, words) => {
    const school = await startSchool();
    await openHome(school, PAT);
    breaks(school);
    expect(health(await openHome(school, PAT))[1]).toBe(words);
    expectGoodMessages(school);
  });

  it("sees at once that Bookend was invited, and Slack isn't asked about the channel with each change", async () => {
    const school = await startSchool({ env: { ADMIN_CHANNEL: GRADE_4 } });
    await openHomeAgain(school, PAT);
    const questions = () => school.slack.calls.filter(({ method }) => method === "conversations.info").length;
    const before = questions();
    for (const title of ["Maps", "Rivers"]) {
      await ask(school, `log ${title}, grade 4, level 2 with <@${LEE}> today`);
      await school.slack.settle();
    }
    expect(questions()).toBe(before);
    await school.slack.invite(GRADE_4, school.slack.botUserId);
    await untilHomeSays(school, `Posting to <#${GRADE_4}> works.`, PAT);
    expectGoodMessages(school);
  });

  it("finds that no channel is set, and the way to the settings", async () => {
    const school = await startSchool({ env: { ADMIN_CHANNEL: "" } });
    const home = await openHomeAgain(school, PAT);
    expect(health(home)[1]).toBe(
      "No admin channel is set. Reports won't be posted until you choose one in the settings.",
    );
    expect(part(home, "Settings and health", 5).at(-1)).toBe(
      "[Change settings][Change prompts][School calendar][Tell your staff][Hand over]",
    );
    expect(home.slice(0, 2)).toEqual(["Hi, Pat.", "[Change settings]"]);
    await pressHome(school, "Change prompts", PAT);
    expect(school.slack.as(PAT).modal()?.title).toBe("Prompts and questions");
    expectGoodMessages(school);
  });

  it("finds when the last report was posted, or that it wasn't", async () => {
    const school = await startOnTheEve();
    expect(health(await openHomeAgain(school, PAT))[2]).toContain("No report has been posted yet.");
    school.slack.kick(ADMIN, school.slack.botUserId);
    await tickAt(school, DUE);
    expect(health(await openHome(school, PAT))[2]).toContain(
      "October's report hasn't been posted yet. Every admin got a message that says what to do.",
    );
    await school.slack.invite(ADMIN, school.slack.botUserId);
    await tickAt(school, minutesAfter(DUE, 5));
    expect(reports(school)).toHaveLength(1);
    expect(health(homeOf(school, PAT))[2]).toContain("October's report was posted Nov 3.");
    expect(school.slack.problems).toEqual([]);
  });
});

describe("a librarian who logs a lot", () => {
  it("finds their newest three units, so that the library's part begins on the first screen", async () => {
    const school = await startSchool();
    const days = ["02", "03", "04", "05"].map((day) => `2026-11-${day}`);
    await fillLog(
      school,
      days.map((day, index) => unit(`Unit ${index + 1}`, day)),
    );
    const home = (await openHomeAgain(school, LEE)).join("\n");
    expect(home.match(/Unit \d/g)).toEqual(["Unit 4", "Unit 3", "Unit 2"]);
    expect(home).toContain("[See all my units]");
    expectGoodMessages(school);
  });
});

describe("a principal, who is an admin but no librarian and was in no unit,", () => {
  const REPORT_LINE =
    /^October's report: 1 unit supported, average level of partnership 3.0\. September had no units\. Posted Nov 3 in <#C0ADMIN0001>\.$/;

  it("finds the last report first, the month so far, the next posts and the settings, and logging a unit last", async () => {
    const school = await startOnTheEve();
    await openHome(school, PAT);
    await tickAt(school, DUE);
    const home = await openHome(school, PAT);
    expect(home.slice(0, 3)).toEqual([
      "Hi, Pat.",
      expect.stringMatching(REPORT_LINE),
      "[See October's report][See this month's report]",
    ]);
    const headings = ["November so far", "Upcoming posts", "Settings and health"];
    expect(home.filter((line) => headings.includes(line))).toEqual(headings);
    expect(home.slice(-2)).toEqual([
      "[Log a unit][Reflect][See OH YEAHs][Get ideas]",
      "Everything Bookend holds about you, as a spreadsheet",
    ]);
    expect(home.join("\n")).not.toContain("You have no units this term yet.");
    const report = await pressHome(school, "See October's report", PAT);
    expect(report[0]).toBe("Library Utilization Report: October 2026 · Lincoln School");
    expectGoodMessages(school);
  });

  it("reads on the first visit what Bookend is, and that there is no report yet", async () => {
    const school = await startSchool();
    expect((await openHome(school, PAT)).slice(0, 4)).toEqual([
      "Hi, Pat.",
      "Bookend keeps a log of the units that teachers and the library work on together, and posts a report each month.",
      "No report has been posted yet.",
      "[See this month's report]",
    ]);
    expectGoodMessages(school);
  });

  it("sees a report with its figures of today, and none that was skipped", async () => {
    const school = await startOnTheEve();
    await tickAt(school, DUE);
    await tickAt(school, minutesAfter(DUE, 60));
    await fillLog(school, [unit("Late", "2026-10-20", 2)]);
    const skipped = { post: "monthly-report", period: "2026-11", skip: true };
    await forge(school, { name: "skip-post", value: skipped, by: LEE });
    await tickAt(school, new Date("2026-12-02T13:00:00Z"));
    expect((await openHomeAgain(school, PAT))[1]).toMatch(
      /^October's report: 2 units supported, .* 2\.5\..*Posted Nov 3 /,
    );
    expectGoodMessages(school);
  });

  it("is somebody else as soon as they log a unit, look after the library or aren't an admin anymore", async () => {
    const school = await startSchool();
    expect((await openHomeAgain(school, PAT))[1]).toBe("No report has been posted yet.");
    await ask(school, `log Maps, grade 4, level 2 with <@${LEE}> today`, { by: PAT });
    await untilHomeSays(school, "This term: 1 unit", PAT);
    expect(homeOf(school, PAT)[1]).toBe(ACTIONS);
    for (const change of [{ librarian: true }, { librarian: false }]) {
      await school.db.unit.deleteMany();
      await school.db.person.updateMany({ where: { id: PAT }, data: change });
      const first = change.librarian ? ACTIONS : "No report has been posted yet.";
      expect((await openHome(school, PAT))[1]).toBe(first);
    }
    await school.slack.updatePerson(PAT, { isAdmin: false });
    expect((await openHome(school, PAT))[1]).toBe(ACTIONS);
    expectGoodMessages(school);
  });
});

describe("after a change", () => {
  it("the Home is also redrawn for another person who has it open", async () => {
    const school = await startSchool();
    await openHomeAgain(school);
    await openHomeAgain(school, LEE);
    expect(homeOf(school, LEE)).toContain("0 units.");
    await ask(school, `log Ancient Egypt, grade 6, level 2 with <@${LEE}>`);
    await untilHomeSays(school, "1 unit, average level 2.0.", LEE);
    await untilHomeSays(school, "This term: 1 unit, average level 2.0.");
    await ask(school, "ohyeah They stayed over recess.", { by: OMAR });
    await untilHomeSays(school, "November OH YEAHs: 1 (", LEE);
    expectGoodMessages(school);
  });

  it("no Home is redrawn when the change shows nowhere", async () => {
    const school = await startSchool();
    for (const by of [TESS, LEE, PAT]) await openHomeAgain(school, by);
    await tickAt(school, minutesAfter(school.clock.now, 1));
    const before = drawnFor(school).length;
    for (let minute = 0; minute < 3; minute++) await tickAt(school, minutesAfter(school.clock.now, 1));
    await ask(school, "rubric");
    await school.slack.settle();
    expect(drawnFor(school)).toHaveLength(before);
    expectGoodMessages(school);
  });

  it("a Home that was last opened long ago isn't redrawn", async () => {
    const school = await startSchool();
    await openHomeAgain(school);
    school.clock.now = minutesAfter(school.clock.now, 13 * 60);
    const before = drawnFor(school).length;
    await ask(school, `log Ancient Egypt, grade 6, level 2 with <@${LEE}>`, { by: OMAR });
    await school.slack.settle();
    expect(drawnFor(school)).toHaveLength(before);
    expectGoodMessages(school);
  });

  it("of date at midnight, the Home names the right days", async () => {
    const school = await startSchool();
    await fillLog(school, [unit("Rivers", "2026-11-10")]);
    // 11:40 PM in New York.
    await tickAt(school, new Date("2026-11-11T04:40:00Z"));
    expect((await openHomeAgain(school)).join("\n")).toContain("today");
    await tickAt(school, new Date("2026-11-11T05:10:00Z"));
    expect(homeOf(school).join("\n")).toContain("yesterday");
    expectGoodMessages(school);
  });
});

describe("a button", () => {
  it("opens the report in a modal, without a table, and turns its pages there", async () => {
    const school = await startSchool();
    await fillLog(
      school,
      Array.from({ length: 120 }, (_, index) => unit(`Unit ${index + 1}`, "2026-11-02")),
    );
    await openHomeAgain(school);
    const report = await pressHome(school, "See this month's report");
    expect(report[0]).toBe("Library Utilization Report: November 2026 so far · Lincoln School");
    expect(
      school.slack
        .as(TESS)
        .modal()
        ?.blocks.map(({ type }) => type),
    ).not.toContain("table");
    expect(report.join("\n")).toContain("Nov 2 · Unit 1 · 4 · 2 Coordination");
    const next = await pressModal(school, "Next page (21 more)");
    expect(next.join("\n")).toContain("Units 100 to 120 of 120, page 2 of 2.");
    expect(school.slack.as(TESS).modals()).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("opens a form that answers with a direct message, because there is no channel", async () => {
    const school = await startSchool();
    await openHomeAgain(school);
    await pressHome(school, "Log a unit");
    const tess = school.slack.as(TESS);
    await tess.fill({ title: "Ancient Egypt", grades: ["6"], level: "2", partners: [LEE] });
    await tess.submit();
    await school.slack.settle();
    expect(tess.modals()).toEqual([]);
    const saved = school.slack.directMessagesTo(TESS).at(-1);
    expect(saved?.text).toContain("Saved: Ancient Egypt");
    await untilHomeSays(school, "This term: 1 unit, average level 2.0.");
    if (saved) await school.slack.as(TESS).click(saved, (element) => JSON.stringify(element).includes('"Undo"'));
    await school.slack.settle();
    await untilHomeSays(school, "You have no units this term yet.");
    expectGoodMessages(school);
  });

  it("opens a page of ideas that changes in the same modal", async () => {
    const school = await startSchool();
    await openHomeAgain(school);
    await pressHome(school, "Get ideas");
    expect((await pressModal(school, "School Culture")).join("\n")).toContain("What librarians can do:");
    expect(school.slack.as(TESS).modals()).toHaveLength(1);
    expect(school.slack.as(TESS).modal()?.title).toBe("School Culture");
    expect(modalOf(school).join("\n")).not.toContain("School Culture");
    expectGoodMessages(school);
  });
});

describe("when Slack doesn't answer", () => {
  it("the Home is drawn a minute later, and everything else works", async () => {
    const school = await startSchool();
    await openHomeAgain(school);
    school.slack.faults.next("views.publish", { kind: "error", error: "internal_error" }, 4);
    const saved = await ask(school, `log Ancient Egypt, grade 6, level 2 with <@${LEE}>`);
    expect(saved.text).toContain("Saved: Ancient Egypt");
    await school.slack.settle();
    school.slack.faults.clear();
    await tickAt(school, minutesAfter(school.clock.now, 1));
    await untilHomeSays(school, "This term: 1 unit, average level 2.0.");
    expectGoodMessages(school);
  });

  it("a new person is told what to do", async () => {
    const school = await startSchool();
    school.slack.faults.always("users.info", { kind: "status", status: 503 });
    expect(await openHome(school, OMAR)).toEqual([expect.stringContaining("Please try again in a minute.")]);
    school.slack.faults.clear();
    expect((await openHome(school, OMAR))[0]).toBe("Hi, Omar.");
    await press(school, await ask(school, "help", { by: OMAR, channel: STAFF }), "Get ideas", OMAR);
    expectGoodMessages(school);
  });
});
