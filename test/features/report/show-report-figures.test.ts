// The report's headline is correct for any log: compared with the same figures computed another way.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ask } from "../../support/asking.js";
import { fillLog } from "../../support/rows.js";
import { LEE, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const unit = (date: string, level: number) => ({
  date,
  level,
  title: `Unit of ${date}`,
  loggedBy: TESS,
  partners: [LEE],
});

/** Half up, in whole numbers only: another way to the same figure. */
function average(levels: readonly number[]): string | undefined {
  if (levels.length === 0) return undefined;
  const total = levels.reduce((sum, level) => sum + level, 0);
  const tenths = (BigInt(total) * 20n + BigInt(levels.length)) / (2n * BigInt(levels.length));
  return `${tenths / 10n}.${tenths % 10n}`;
}

const counted = (levels: readonly number[]) => `${levels.length} ${levels.length === 1 ? "unit" : "units"}`;

interface Months {
  now: number[];
  before: number[];
  yearAgo: number[];
}

function expectedHeadline({ now, before, yearAgo }: Months): string {
  const [shown, was] = [average(now) ?? "", average(before)];
  const direction =
    was === undefined
      ? ""
      : Number(shown) > Number(was)
        ? "up from"
        : Number(shown) < Number(was)
          ? "down from"
          : "the same as";
  const moved =
    was === undefined ? ". September had no units." : `, ${direction} ${was} in September (${counted(before)}).`;
  const lastYear = yearAgo.length > 0 ? ` Last October: ${average(yearAgo)} (${counted(yearAgo)}).` : "";
  return `${counted(now)} supported, average level of partnership ${shown}${moved}${lastYear}`;
}

async function log(school: School, { now, before, yearAgo }: Months): Promise<void> {
  await school.db.unit.deleteMany();
  await fillLog(school, [
    ...now.map((level, index) => unit(index % 2 ? "2026-10-01" : "2026-10-31", level)),
    ...before.map((level, index) => unit(index % 2 ? "2026-09-01" : "2026-09-30", level)),
    ...yearAgo.map((level) => unit("2025-10-15", level)),
  ]);
}

describe("the headline", () => {
  it("is correct for any log: count, average, distribution, movement and grades reached", async () => {
    const school = await startSchool();
    const levels = (min: number) => fc.array(fc.integer({ min: 1, max: 4 }), { minLength: min, maxLength: 40 });
    const months = fc.record({ now: levels(1), before: levels(0), yearAgo: levels(0) });
    const check = async (some: Months) => {
      await log(school, some);
      const lines = (await ask(school, "report October")).text.split("\n");
      expect(lines[1]).toBe(expectedHeadline(some));
      const on = (level: number) => some.now.filter((one) => one === level).length;
      expect(lines[2]).toBe(
        `1 Cooperation: ${on(1)} · 2 Coordination: ${on(2)} · 3 Collaboration: ${on(3)} · 4 Data-Driven Collaboration: ${on(4)}`,
      );
      expect(lines[3]).toBe("Grades reached: 1 of 15.");
      expect(lines.filter((line) => /^Oct (1|31) · /.test(line))).toHaveLength(some.now.length);
    };
    await fc.assert(fc.asyncProperty(months, check), {
      numRuns: 20,
      examples: [[{ now: [2, 2, 3, 3], before: [3, 2], yearAgo: [] }], [{ now: [1], before: [], yearAgo: [4] }]],
    });
    expectGoodMessages(school);
  });
});
