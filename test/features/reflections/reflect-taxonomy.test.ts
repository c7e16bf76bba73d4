// The taxonomy beside the log: what was marked, what the units of the term say, and what was needed last time.

import { describe, expect, it } from "vitest";
import { WEEK_MS } from "../../../src/domain/time/duration.js";
import { reflectOn } from "../../support/reflecting.js";
import { fillLog } from "../../support/rows.js";
import { LEE, OMAR, startSchool, TESS, TUESDAY } from "../../support/school.js";
import { expectGoodManners } from "../../support/words.js";

const unitsOf = (levels: readonly number[], loggedBy = LEE) =>
  levels.map((level, index) => ({ title: `Unit ${index}`, date: "2026-10-14", level, loggedBy, partners: [TESS] }));

describe("after marking a level", () => {
  it.each([
    ["3", [1, 1], "Your 2 units of this term average 1.0, in the range of Cooperation: the same range."],
    ["5", [2], "Your 1 unit of this term averages 2.0, in the range of Coordination: more than you marked."],
    ["7", [2, 3], "Your 2 units of this term average 2.5, in the range of Collaboration: more than you marked."],
    ["6", [2, 2, 2], "Your 3 units of this term average 2.0, in the range of Coordination: the same range."],
    ["8", [4, 4], "Your 2 units of this term average 4.0, in the range of Collaboration: the same range."],
    ["10", [1, 2], "Your 2 units of this term average 1.5, in the range of Coordination: less than you marked."],
    ["2", [3], "Your 1 unit of this term averages 3.0, in the range of Collaboration."],
  ])("%s, units of levels %j stand beside it", async (level, levels, words) => {
    const school = await startSchool();
    await fillLog(school, unitsOf(levels));
    const saved = await reflectOn(school, "taxonomy", { level }, LEE);
    expect(saved.text).toContain(`You marked ${level} `);
    expect(saved.text).toContain(words);
    expectGoodManners(school);
  });

  it("without units of one's own, the school's stand beside it; without any, it says so", async () => {
    const school = await startSchool();
    const before = await reflectOn(school, "taxonomy", { level: "4" }, LEE);
    expect(before.text).toContain("There are no units in the log of this term yet to set beside it.");
    await fillLog(school, [{ title: "Maps", date: "2026-10-14", level: 3, loggedBy: TESS, partners: [OMAR] }]);
    const after = await reflectOn(school, "taxonomy", { level: "4" }, LEE);
    expect(after.text).toContain("The school's 1 unit of this term averages 3.0, in the range of Collaboration");
    expectGoodManners(school);
  });

  it("units of the term before do not count", async () => {
    const school = await startSchool();
    await fillLog(school, [{ title: "Maps", date: "2026-03-10", level: 3, loggedBy: LEE, partners: [TESS] }]);
    const saved = await reflectOn(school, "taxonomy", { level: "4" }, LEE);
    expect(saved.text).toContain("There are no units in the log of this term yet");
    expectGoodManners(school);
  });

  it("what was marked last time stands beside it, with what was needed then to move on", async () => {
    const school = await startSchool();
    const first = await reflectOn(school, "taxonomy", { level: "4", "next-level": "A seat at <team> meetings" });
    expect(first.text).not.toContain("What you needed then");
    school.clock.now = new Date(TUESDAY.getTime() + 4 * WEEK_MS);
    const second = await reflectOn(school, "taxonomy", { level: "6" });
    expect(second.text).toMatch(/On .*Nov 10.* you marked 4 Spontaneous interaction and gathering\./);
    expect(second.text).toContain("What you needed then to move on:\nA seat at &lt;team&gt; meetings");
    expectGoodManners(school);
  });

  it("a level that has left the sheet is called what it is, and another person's is never shown", async () => {
    const school = await startSchool();
    await reflectOn(school, "taxonomy", { level: "4", "next-level": "Omar's own" }, OMAR);
    const first = await reflectOn(school, "taxonomy", { level: "4" });
    expect(first.text).not.toContain("Omar's own");
    expect(first.text).not.toContain("you marked 4");
    await school.db.answer.updateMany({ where: { question: "level" }, data: { text: "retired" } });
    school.clock.now = new Date(TUESDAY.getTime() + WEEK_MS);
    expect((await reflectOn(school, "taxonomy", { level: "6" })).text).toContain("you marked another level.");
    expectGoodManners(school);
  });
});
