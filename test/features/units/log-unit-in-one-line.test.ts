// Logging a unit in one line: a complete line is saved at once; otherwise the form opens with the part Bookend understood.
import { describe, expect, it } from "vitest";
import { logInOneLine, whispers } from "../../support/logging.js";
import { GONE, GUEST, LEE, OMAR, ROBOT, STRANGER, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const WITH_LEE = `with <@${LEE}|lee>`;

describe("a line that says it all", () => {
  it.each([
    [`Ancient Egypt, grade 6, level 3 ${WITH_LEE} on Nov 2`, { grades: "6", level: 3, date: "2026-11-02" }],
    [`Ancient Egypt, grades K-2, L2 ${WITH_LEE}`, { grades: "K,1,2", level: 2, date: "2026-11-10" }],
    [
      `Ancient Egypt, gr 3 and 4, collaboration, yesterday, ${WITH_LEE}`,
      { grades: "3,4", level: 3, date: "2026-11-09" },
    ],
    [`Ancient Egypt, grade 6, level 1 ${WITH_LEE} on 11/2`, { grades: "6", level: 1, date: "2026-11-02" }],
    [`Ancient Egypt, grade 6, level 1 ${WITH_LEE} on 2026-11-03`, { grades: "6", level: 1, date: "2026-11-03" }],
  ])("%s is saved at once", async (line, expected) => {
    const school = await startSchool();
    await logInOneLine(school, line);
    expect(await school.db.unit.findMany({ include: { partners: true } })).toMatchObject([
      { title: "Ancient Egypt", ...expected, partners: [{ personId: LEE }] },
    ]);
    expect(whispers(school)).toEqual([expect.stringMatching(/^Saved: Ancient Egypt · /)]);
    expect(school.slack.as(TESS).modal()).toBeUndefined();
    expect(school.slack.problems).toEqual([]);
  });

  it("can name several people", async () => {
    const school = await startSchool();
    await logInOneLine(school, `Rivers, grade 4, level 2 with <@${LEE}> and <@${OMAR}>`);
    expect(whispers(school)).toEqual([expect.stringContaining("with Lee Librarian and Omar Teacher")]);
  });

  it("with a future day says when the partner will be asked about its level", async () => {
    const school = await startSchool();
    await logInOneLine(school, `Rivers, grade 4, level 2 ${WITH_LEE} on Dec 1`);
    await school.slack.as(TESS).submit();
    await school.slack.settle();
    await logInOneLine(school, `Maps, grade 4, level 2 ${WITH_LEE} yesterday`);
    const [ahead, gone] = school.slack.whispersTo(TESS).map(({ text }) => text);
    expect(ahead).toContain("Lee Librarian will be asked on Tue, Dec 1 if level 2 fits.");
    expect(gone).toContain("Lee Librarian will be asked if level 2 fits.");
    expectGoodMessages(school);
  });

  it("reads 11/2 as the second of November or the eleventh of February, as the person's locale does", async () => {
    const school = await startSchool();
    await school.slack.updatePerson(TESS, { locale: "en-GB" });
    await logInOneLine(school, `Rivers, grade 4, level 2 ${WITH_LEE} on 11/2`);
    expect(school.slack.as(TESS).modal()?.values.date).toBe("2027-02-11");
  });
});

describe("a line that leaves something out", () => {
  it.each([
    ["the level", `Rivers, grade 4 ${WITH_LEE}`, { title: "Rivers", grades: ["4"], partners: [LEE] }, "level"],
    ["the grade", `Rivers, level 2 ${WITH_LEE}`, { title: "Rivers", level: "2", partners: [LEE] }, "grades"],
    ["the title", `grade 4, level 2 ${WITH_LEE}`, { grades: ["4"], level: "2", partners: [LEE] }, "title"],
  ])("opens the form with everything but %s, and the cursor there", async (_what, line, values, focus) => {
    const school = await startSchool();
    await logInOneLine(school, line);
    const modal = school.slack.as(TESS).modal();
    expect(modal?.values).toMatchObject(values);
    const focused = modal?.blocks.filter((block) => JSON.stringify(block).includes('"focus_on_load":true'));
    expect(focused?.map((block) => block.block_id)).toEqual([focus]);
    expect(JSON.stringify(modal?.blocks[0])).toContain("Just add the ");
    expect(await school.db.unit.count()).toBe(0);
    expect(school.slack.problems).toEqual([]);
  });

  it("has the librarians chosen when no partner is named", async () => {
    const school = await startSchool();
    await logInOneLine(school, "Rivers, grade 4, level 2");
    const modal = school.slack.as(TESS).modal();
    expect(modal?.values.partners).toEqual([LEE]);
    expect(JSON.stringify(modal?.blocks[0])).toContain("Check who you worked with, then save.");
    expect(JSON.stringify(modal?.blocks[0])).not.toContain("Just add");
  });

  it("asks who a name without an @ is, and chooses no one instead", async () => {
    const school = await startSchool();
    await logInOneLine(school, "Rivers, grade 4, level 2 with Lee");
    const modal = school.slack.as(TESS).modal();
    expect(JSON.stringify(modal?.blocks[0])).toContain(
      'I couldn\'t match \\"Lee\\". Pick the person under Worked with.',
    );
    expect(modal?.values).toMatchObject({ title: "Rivers", grades: ["4"], level: "2" });
    expect(modal?.values.partners ?? []).toEqual([]);
    const focused = modal?.blocks.filter((block) => JSON.stringify(block).includes('"focus_on_load":true'));
    expect(focused?.map((block) => block.block_id)).toEqual(["partners"]);
    expectGoodMessages(school);
  });

  it("asks librarians who they worked with, because no one is chosen for them", async () => {
    const school = await startSchool();
    await logInOneLine(school, "Rivers, grade 4", LEE);
    expect(JSON.stringify(school.slack.as(LEE).modal()?.blocks[0])).toContain(
      "Just add the level of partnership and who you worked with, then save.",
    );
    expectGoodMessages(school);
  });

  it("asks for the evidence of a level 4", async () => {
    const school = await startSchool();
    await logInOneLine(school, `Rivers, grade 4, level 4 ${WITH_LEE}`);
    const modal = school.slack.as(TESS).modal();
    expect(modal?.values).toMatchObject({ title: "Rivers", level: "4" });
    expect(modal?.blocks.map((block) => block.block_id)).toContain("evidence");
  });
});

describe("a line with something impossible in it", () => {
  it("leaves a field it couldn't read empty instead of filling in the usual value", async () => {
    const school = await startSchool();
    await logInOneLine(school, `Rivers, grade 4, level 2 ${WITH_LEE} on 31 Feb`);
    expect(school.slack.as(TESS).modal()?.values.date ?? null).toBeNull();
  });

  it.each([
    ["31 Feb", `Rivers, grade 4, level 2 ${WITH_LEE} on 31 Feb`, /31 Feb/],
    ["level 5", `Rivers, grade 4, level 5 ${WITH_LEE}`, /level/i],
    ["grade 13", `Rivers, grade 13, level 2 ${WITH_LEE}`, /grade/i],
    ["two levels", `Rivers, grade 4, level 2, level 3 ${WITH_LEE}`, /level/i],
    ["a partner who left", `Rivers, grade 4, level 2 with <@${GONE}>`, /Gail Gone has left/],
    ["a guest", `Rivers, grade 4, level 2 with <@${GUEST}>`, /Gus Guest is a guest/],
    ["an app", `Rivers, grade 4, level 2 with <@${ROBOT}>`, /Robo is an app/],
    ["a stranger", `Rivers, grade 4, level 2 with <@${STRANGER}>`, /Stan Stranger belongs to another organization/],
    ["a person Slack doesn't know", `Rivers, grade 4, level 2 with <@U0NOBODY001>`, /doesn't know/],
    ["only the logger", `Rivers, grade 4, level 2 with <@${TESS}>`, /besides yourself/],
    ["a far future", `Rivers, grade 4, level 2 ${WITH_LEE} on 2031-01-01`, /no later than a year/],
  ])("%s: opens the form with the rest and says why", async (_what, line, why) => {
    const school = await startSchool();
    await logInOneLine(school, line);
    const modal = school.slack.as(TESS).modal();
    expect(modal?.values.title).toBe("Rivers");
    expect(JSON.stringify(modal?.blocks.find((block) => block.block_id === "notice"))).toMatch(why);
    expect(await school.db.unit.count()).toBe(0);
    expect(school.slack.problems).toEqual([]);
  });

  it("keeps a title of 3000 characters: the notes take what doesn't fit", async () => {
    const school = await startSchool();
    const line = `${"long title ".repeat(272)}, grade 4, level 2 ${WITH_LEE}`;
    await logInOneLine(school, line);
    const values = school.slack.as(TESS).modal()?.values as { title: string; notes: string };
    expect(values.title.length).toBeLessThanOrEqual(150);
    expect(values.notes.length).toBeGreaterThan(1500);
    // They don't take all of it.
    expect(whispers(school)).toEqual([
      `Not everything you typed fits in the form, so here it is again.\nYou typed: /unit log ${line.replace(WITH_LEE, "with @lee")}`,
    ]);
    expect(await school.db.unit.count()).toBe(0);
    expect(school.slack.problems).toEqual([]);
  });

  it.each([
    ["<!channel> & friends", "<!channel> &amp; friends"],
    ["שלום עולם", "שלום עולם"],
    ["Frogs 🐸 and toads", "Frogs 🐸 and toads"],
    ["*bold* _moves_ `code`", "*bold* _moves_ `code`"],
    ["a\u0000b\u0007c\u202Ed", "a\u0000b\u0007c\u202Ed"],
  ])("the title %j is saved as it was meant and mentions no one", async (_title, typed) => {
    const school = await startSchool();
    await logInOneLine(school, `${typed}, grade 4, level 2 ${WITH_LEE}`);
    const [whisper] = school.slack.whispersTo(TESS);
    for (const never of ["<!channel>", "\u0000", "\u0007", "\u202E"]) expect(whisper?.text).not.toContain(never);
    expect(JSON.stringify(whisper?.blocks)).not.toMatch(/"type":"broadcast"|"type":"usergroup"/);
    expect(await school.db.unit.count()).toBe(1);
    expect(school.slack.problems).toEqual([]);
  });
});
