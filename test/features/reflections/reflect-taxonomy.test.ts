// The taxonomy compared with the log: what was marked, what the units of the term say, and what was needed last time.
import { describe, expect, it } from "vitest";
import { WEEK_MS } from "../../../src/domain/time/duration.js";
import { reflectOn } from "../../support/reflecting.js";
import { fillLog } from "../../support/rows.js";
import { LEE, OMAR, startSchool, TESS, TUESDAY } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const unitsOf = (levels: readonly number[], loggedBy = LEE) =>
  levels.map((level, index) => ({ title: `Unit ${index}`, date: "2026-10-14", level, loggedBy, partners: [TESS] }));

describe("after marking a level", () => {
  it.each([
    ["3", [1, 1], "Your 2 units this term average 1.0 (Cooperation), the same range you marked."],
    ["5", [2], "Your 1 unit this term averages 2.0 (Coordination), higher than where you marked yourself."],
    ["7", [2, 3], "Your 2 units this term average 2.5 (Collaboration), higher than where you marked yourself."],
    ["6", [2, 2, 2], "Your 3 units this term average 2.0 (Coordination), the same range you marked."],
    ["8", [4, 4], "Your 2 units this term average 4.0 (Collaboration), the same range you marked."],
    ["10", [1, 2], "Your 2 units this term average 1.5 (Coordination), lower than where you marked yourself."],
    ["2", [3], "Your 1 unit this term averages 3.0 (Collaboration)."],
  ])("%s, it is compared with units of levels %j", async (level, levels, words) => {
    const school = await startSchool();
    await fillLog(school, unitsOf(levels));
    const saved = await reflectOn(school, "taxonomy", { level }, LEE);
    expect(saved.text).toContain(`You marked ${level} `);
    expect(saved.text).toContain(words);
    expectGoodMessages(school);
  });

  it("it is compared with the school's units if the writer has none, and says so if there are none at all", async () => {
    const school = await startSchool();
    const before = await reflectOn(school, "taxonomy", { level: "4" }, LEE);
    expect(before.text).toContain("No units logged this term yet to compare with.");
    await fillLog(school, [{ title: "Maps", date: "2026-10-14", level: 3, loggedBy: TESS, partners: [OMAR] }]);
    const after = await reflectOn(school, "taxonomy", { level: "4" }, LEE);
    expect(after.text).toContain("The school's 1 unit this term averages 3.0 (Collaboration), higher than");
    expectGoodMessages(school);
  });

  it("units of last term don't count", async () => {
    const school = await startSchool();
    await fillLog(school, [{ title: "Maps", date: "2026-03-10", level: 3, loggedBy: LEE, partners: [TESS] }]);
    const saved = await reflectOn(school, "taxonomy", { level: "4" }, LEE);
    expect(saved.text).toContain("No units logged this term yet");
    expectGoodMessages(school);
  });

  it("it is compared with what was marked last time, and what was needed then to move up", async () => {
    const school = await startSchool();
    const first = await reflectOn(school, "taxonomy", { level: "4", "next-level": "A seat at <team> meetings" });
    expect(first.text).not.toContain("Last time");
    school.clock.now = new Date(TUESDAY.getTime() + 4 * WEEK_MS);
    const second = await reflectOn(school, "taxonomy", { level: "6" });
    expect(second.text).toContain("You marked 6 Planned gathering (Coordination).");
    expect(second.text).toMatch(/Last time \(.*Nov 10\) you marked 4 Spontaneous interaction and gathering\./);
    expect(second.text).toContain("What do you need to move to the next level?\nA seat at &lt;team&gt; meetings");
    expectGoodMessages(school);
  });

  it("at level 10, last time's answer is about what keeps the library there", async () => {
    const school = await startSchool();
    await reflectOn(school, "taxonomy", { level: "10", "next-level": "Curriculum meetings" });
    school.clock.now = new Date(TUESDAY.getTime() + WEEK_MS);
    const second = await reflectOn(school, "taxonomy", { level: "10" });
    expect(second.text).toContain("What keeps you at this level?\nCurriculum meetings");
    expectGoodMessages(school);
  });

  it("a level that is gone from the sheet is called another level, and another person's is never shown", async () => {
    const school = await startSchool();
    await reflectOn(school, "taxonomy", { level: "4", "next-level": "Omar's own" }, OMAR);
    const first = await reflectOn(school, "taxonomy", { level: "4" });
    expect(first.text).not.toContain("Omar's own");
    expect(first.text).not.toContain("you marked 4");
    await school.db.answer.updateMany({ where: { question: "level" }, data: { text: "retired" } });
    school.clock.now = new Date(TUESDAY.getTime() + WEEK_MS);
    expect((await reflectOn(school, "taxonomy", { level: "6" })).text).toContain("you marked another level.");
    expectGoodMessages(school);
  });
});
