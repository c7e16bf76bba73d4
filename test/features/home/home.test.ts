// The Home: what a teacher, a librarian and an admin find there, how it stays true, and what its buttons do.
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
import { expectGoodManners } from "../../support/words.js";

const LOG = ["Log a unit", "This month's report", "Reflect", "OH YEAHs", "Ideas"].map((text) => `[${text}]`).join("");
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
      "Hello Tess Teacher.",
      "Bookend keeps the log of the units of study that you and the librarian work on together.",
      "Logging one takes 15 seconds, here or with /unit log in any channel.",
      "Everyone on the staff can see the units; no field asks for anything about students.",
      "[Log a unit]",
    ]);
    await pressHome(school, "Log a unit");
    expect(school.slack.as(TESS).modal()?.title).toBe("Log a unit");
    expectGoodManners(school);
  });

  it("is explained once", async () => {
    const school = await startSchool();
    const again = await openHomeAgain(school);
    expect(again.slice(0, 3)).toEqual(["Hello Tess Teacher.", LOG, "This term: no units of yours in the log yet."]);
    expectGoodManners(school);
  });

  it("of an admin who has not set anything up begins with the settings", async () => {
    const school = await startSchool({ env: { ADMIN_CHANNEL: "" } });
    expect(await openHome(school, PAT)).toContain("[Settings]");
    await pressHome(school, "Settings", PAT);
    expect(school.slack.as(PAT).modal()?.title).toBe("Settings");
    expectGoodManners(school);
  });

  it("of a guest says for whom Bookend is", async () => {
    const school = await startSchool();
    expect(await openHome(school, GUEST)).toEqual([expect.stringContaining("Guests cannot use it.")]);
    expectGoodManners(school);
  });
});

describe("a teacher", () => {
  it("finds the term's figures beside the last term's, and their newest five units", async () => {
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
    expect(units[6]).toBe("[All my units]");
    expect(home.join("\n")).not.toMatch(/Of others|so far|Settings|Next posts|Not reached/);
    const all = await pressHome(school, "All my units");
    expect(all.join("\n")).toContain("Unit 1");
    expectGoodManners(school);
  });

  it("finds the levels that wait, and those are gone once agreed on", async () => {
    const school = await startSchool();
    await ask(school, "help");
    await fillLog(school, [unit("Volcanoes", "2026-11-10", 3, { loggedBy: LEE, partners: [TESS] })]);
    await tickAt(school, minutesAfter(school.clock.now, 11));
    expect(await openHomeAgain(school)).toContain("Waiting for you: 1 level to agree on.");
    const levels = await pressHome(school, "See the levels");
    expect(levels.join("\n")).toContain("Volcanoes");
    await pressModal(school, "Agree");
    await school.slack.settle();
    expect(homeOf(school).join("\n")).not.toContain("Waiting for you");
    expectGoodManners(school);
  });

  it("finds the roadblocks that came back, also when the question got lost, and answers them one by one", async () => {
    const two = { ...ROADBLOCK, "category-2": "culture", "explain-2": "We hardly meet" };
    const school = await withRoadblock(two);
    school.slack.faults.next("chat.postMessage", { kind: "reset" });
    await tickAt(school, ROADBLOCKS_DUE);
    await tickAt(school, minutesAfter(ROADBLOCKS_DUE, 1));
    expect(asked(school)).toHaveLength(1);
    expect(await openHomeAgain(school)).toContain("Waiting for you: 2 roadblocks that came back.");
    expect((await pressHome(school, "See the roadblock")).join("\n")).toContain(ROADBLOCK["explain-1"]);
    await pressModal(school, "Still there");
    while (school.slack.as(TESS).modal()) await school.slack.as(TESS).close();
    await untilHomeSays(school, "Waiting for you: 1 roadblock that came back.");
    expect((await pressHome(school, "See the roadblock")).join("\n")).toContain("We hardly meet");
    await pressModal(school, "Solved");
    await school.slack.as(TESS).fill({ solvedBy: "A weekly lunch." });
    await school.slack.as(TESS).submit();
    expect(school.slack.as(TESS).modals()).toEqual([]);
    await school.slack.settle();
    expect(homeOf(school).join("\n")).not.toContain("Waiting for you");
    expect((await openHomeAgain(school, LEE)).join("\n")).not.toContain("We hardly meet");
    expectGoodManners(school);
  });

  it("is told what came of a click also when Slack does not draw the open modal anew", async () => {
    const school = await withRoadblock();
    await tickAt(school, ROADBLOCKS_DUE);
    await openHomeAgain(school);
    await pressHome(school, "See the roadblock");
    school.slack.faults.next("views.update", { kind: "ratelimited", retryAfter: 30 });
    expect((await pressModal(school, "Still there")).join("\n")).toContain("It stays open. I ask again in 4 weeks.");
    expectGoodManners(school);
  });

  it("finds their drafts and goes on where they left off", async () => {
    const school = await startSchool();
    await openHomeAgain(school);
    await pressHome(school, "Reflect");
    await pressModal(school, "Reflect");
    const tess = school.slack.as(TESS);
    await tess.fill({ "works-well": "A canary of mine." });
    await school.slack.settle();
    while (tess.modal()) await tess.close();
    await tickAt(school, minutesAfter(school.clock.now, 1));
    expect(homeOf(school)).toContain("Waiting for you: a draft, Taxonomy: Reflection.");
    await pressHome(school, "Go on: Taxonomy: Reflection");
    expect(tess.modal()?.values["works-well"]).toBe("A canary of mine.");
    for (const by of [LEE, PAT]) {
      expect(JSON.stringify([await openHomeAgain(school, by)])).not.toContain("canary");
    }
    expectGoodManners(school);
  });

  it("who is muted can be asked again", async () => {
    const school = await startSchool();
    await ask(school, "help");
    await school.db.person.updateMany({ where: { id: TESS }, data: { muted: true } });
    expect(await openHomeAgain(school)).toContain("I do not ask you about levels.");
    await pressHome(school, "Ask me again");
    await school.slack.settle();
    expect(homeOf(school).join("\n")).not.toContain("I do not ask you");
    expectGoodManners(school);
  });
});

describe("a librarian", () => {
  async function startSeen(): Promise<School> {
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

  it("finds the month so far, and which grades, subjects and people the log has not reached", async () => {
    const school = await startSeen();
    const home = await openHomeAgain(school, LEE);
    expect(part(home, "November so far", 5)).toEqual([
      "November so far",
      "1 unit, average level 2.0.",
      "Not reached yet this term: grade 6; Music; 1 person on the staff.",
      "[See who]",
      "Only librarians see who and what was not reached.",
    ]);
    expect(await pressHome(school, "See who", LEE)).toEqual([
      "Not in a unit this term",
      "Omar Teacher",
      "Only librarians see this.",
    ]);
    expectGoodManners(school);
  });

  it.each([
    ["a teacher", TESS],
    ["an admin", PAT],
  ])("alone finds that, not %s", async (_who, by) => {
    const school = await startSeen();
    expect((await openHomeAgain(school, by)).join("\n")).not.toMatch(/Not reached|Omar|person on the staff/);
    const refused = await forge(school, { name: "not-reached", value: {}, by });
    expect(refused.text).toContain("Only librarians see who was not reached yet.");
    expectGoodManners(school);
  });

  it("finds the rest while Slack does not say who is on the staff", async () => {
    const school = await startSeen();
    school.slack.faults.always("users.list", { kind: "status", status: 503 });
    const home = await openHomeAgain(school, LEE);
    expect(home).toContain("Not reached yet this term: grade 6; Music.");
    const refused = await forge(school, { name: "not-reached", value: {}, by: LEE });
    expect(refused.text).toContain("Slack did not say who is on the staff.");
    expectGoodManners(school);
  });

  it("finds that everything was reached", async () => {
    const school = await startSeen();
    await fillLog(school, [unit("All", "2026-11-03", 2, { grades: "6", subject: "music", loggedBy: OMAR })]);
    expect(await openHomeAgain(school, LEE)).toContain(
      "This term the log has reached every grade, subject and person on the staff.",
    );
    expectGoodManners(school);
  });

  it("finds the OH YEAHs and the next posts", async () => {
    const school = await startSeen();
    await ask(school, "ohyeah They stayed over recess.");
    const home = await openHomeAgain(school, LEE);
    expect(home).toContain("OH YEAHs of November 2026: 1; in the report: 0 of at most 3.");
    expect(part(home, "Next posts", 3)).toEqual([
      "Next posts",
      expect.stringMatching(new RegExp(`^November's report · Wed, Dec 2(, | at )8:00.AM · <#${ADMIN}>$`)),
      "[Preview][Skip]",
    ]);
    expect((await pressHome(school, "Pick OH YEAHs", LEE)).join("\n")).toContain("They stayed over recess.");
    await pressModal(school, "Pick for the report", LEE);
    await untilHomeSays(school, "OH YEAHs of November 2026: 1; in the report: 1 of at most 3.", LEE);
    expectGoodManners(school);
  });
});

describe("an admin", () => {
  const health = (home: readonly string[]) => part(home, "Settings and health", 4);

  it.each([
    ["reachable", () => {}, `Admin channel: <#${ADMIN}> can be posted in.`],
    [
      "without Bookend",
      ({ slack }: School) => slack.kick(ADMIN, slack.botUserId),
      `Admin channel: <#${ADMIN}> does not have me in it. Type /invite @Bookend in it.`,
    ],
    [
      "archived",
      ({ slack }: School) => slack.archive(ADMIN),
      `Admin channel: <#${ADMIN}> is archived. Choose another one in the settings.`,
    ],
    [
      "not to be asked about",
      ({ slack }: School) => slack.faults.always("conversations.info", { kind: "status", status: 503 }),
      `Admin channel: <#${ADMIN}> could not be checked: Slack did not answer.`,
    ],
  ])("finds a channel that is %s", async (_what, breaks, words) => {
    const school = await startSchool();
    await openHome(school, PAT);
    breaks(school);
    expect(health(await openHome(school, PAT))[1]).toBe(words);
    expectGoodManners(school);
  });

  it("sees at once that Bookend was invited, and Slack is not asked about the channel with each change", async () => {
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
    await untilHomeSays(school, `Admin channel: <#${GRADE_4}> can be posted in.`, PAT);
    expectGoodManners(school);
  });

  it("finds that no channel is set, and the settings", async () => {
    const school = await startSchool({ env: { ADMIN_CHANNEL: "" } });
    const home = await openHomeAgain(school, PAT);
    expect(health(home)[1]).toBe(
      "Admin channel: No admin channel is set, so no report goes out. Choose one in the settings.",
    );
    expect(home.at(-1)).toBe("[Settings][Prompts and questions]");
    await pressHome(school, "Prompts and questions", PAT);
    expect(school.slack.as(PAT).modal()?.title).toBe("Prompts and questions");
    expectGoodManners(school);
  });

  it("finds the last report, or what keeps it from going out", async () => {
    const school = await startOnTheEve();
    expect(health(await openHomeAgain(school, PAT))[2]).toContain("Report: No report was posted yet.");
    school.slack.kick(ADMIN, school.slack.botUserId);
    await tickAt(school, DUE);
    expect(health(await openHome(school, PAT))[2]).toContain(
      "The report of October 2026 is not out yet. Every admin got a message that says what to do.",
    );
    await school.slack.invite(ADMIN, school.slack.botUserId);
    await tickAt(school, minutesAfter(DUE, 5));
    expect(reports(school)).toHaveLength(1);
    expect(health(homeOf(school, PAT))[2]).toContain("The last report, of October 2026, was posted on Nov 3.");
    expect(school.slack.problems).toEqual([]);
  });
});

describe("after a change", () => {
  it("the Home is drawn anew also for another who is looking", async () => {
    const school = await startSchool();
    await openHomeAgain(school);
    await openHomeAgain(school, LEE);
    expect(homeOf(school, LEE)).toContain("0 units.");
    await ask(school, `log Ancient Egypt, grade 6, level 2 with <@${LEE}>`);
    await untilHomeSays(school, "1 unit, average level 2.0.", LEE);
    await untilHomeSays(school, "This term: 1 unit, average level 2.0.");
    await ask(school, "ohyeah They stayed over recess.", { by: OMAR });
    await untilHomeSays(school, "OH YEAHs of November 2026: 1;", LEE);
    expectGoodManners(school);
  });

  it("of nothing nothing is drawn, however often Bookend looks", async () => {
    const school = await startSchool();
    for (const by of [TESS, LEE, PAT]) await openHomeAgain(school, by);
    await tickAt(school, minutesAfter(school.clock.now, 1));
    const before = drawnFor(school).length;
    for (let minute = 0; minute < 3; minute++) await tickAt(school, minutesAfter(school.clock.now, 1));
    await ask(school, "rubric");
    await school.slack.settle();
    expect(drawnFor(school)).toHaveLength(before);
    expectGoodManners(school);
  });

  it("it is not drawn for who looked long ago", async () => {
    const school = await startSchool();
    await openHomeAgain(school);
    school.clock.now = minutesAfter(school.clock.now, 13 * 60);
    const before = drawnFor(school).length;
    await ask(school, `log Ancient Egypt, grade 6, level 2 with <@${LEE}>`, { by: OMAR });
    await school.slack.settle();
    expect(drawnFor(school)).toHaveLength(before);
    expectGoodManners(school);
  });

  it("at midnight the days in it stay true", async () => {
    const school = await startSchool();
    await fillLog(school, [unit("Rivers", "2026-11-10")]);
    // Twenty to twelve at night in New York.
    await tickAt(school, new Date("2026-11-11T04:40:00Z"));
    expect((await openHomeAgain(school)).join("\n")).toContain("today");
    await tickAt(school, new Date("2026-11-11T05:10:00Z"));
    expect(homeOf(school).join("\n")).toContain("yesterday");
    expectGoodManners(school);
  });
});

describe("what its buttons open", () => {
  it("is a modal: the report without a table, and its pages in the same one", async () => {
    const school = await startSchool();
    await fillLog(
      school,
      Array.from({ length: 120 }, (_, index) => unit(`Unit ${index + 1}`, "2026-11-02")),
    );
    await openHomeAgain(school);
    const report = await pressHome(school, "This month's report");
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
    expectGoodManners(school);
  });

  it("saves with an answer as a direct message, for there is no channel", async () => {
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
    await untilHomeSays(school, "This term: no units of yours in the log yet.");
    expectGoodManners(school);
  });

  it("are ideas that turn in the same modal", async () => {
    const school = await startSchool();
    await openHomeAgain(school);
    await pressHome(school, "Ideas");
    expect((await pressModal(school, "School Culture")).join("\n")).toContain("A wise library media specialist will…");
    expect(school.slack.as(TESS).modals()).toHaveLength(1);
    expect(modalOf(school)[0]).toBe("School Culture");
    expectGoodManners(school);
  });
});

describe("when Slack does not answer", () => {
  it("the Home is drawn with the next look, and nothing else suffers", async () => {
    const school = await startSchool();
    await openHomeAgain(school);
    school.slack.faults.next("views.publish", { kind: "error", error: "internal_error" }, 4);
    const saved = await ask(school, `log Ancient Egypt, grade 6, level 2 with <@${LEE}>`);
    expect(saved.text).toContain("Saved: Ancient Egypt");
    await school.slack.settle();
    school.slack.faults.clear();
    await tickAt(school, minutesAfter(school.clock.now, 1));
    await untilHomeSays(school, "This term: 1 unit, average level 2.0.");
    expectGoodManners(school);
  });

  it("somebody new reads what to do", async () => {
    const school = await startSchool();
    school.slack.faults.always("users.info", { kind: "status", status: 503 });
    expect(await openHome(school, OMAR)).toEqual([expect.stringContaining("Please try again in a minute.")]);
    school.slack.faults.clear();
    expect((await openHome(school, OMAR))[0]).toBe("Hello Omar Teacher.");
    await press(school, await ask(school, "help", { by: OMAR, channel: STAFF }), "The four levels", OMAR);
    expectGoodManners(school);
  });
});
