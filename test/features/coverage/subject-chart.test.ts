// The chart of units by subject, and that it's above the table of subjects.
import { describe, expect, it } from "vitest";
import { toSubjectChart } from "../../../src/features/coverage/subject-chart-view.js";
import type { Block } from "../../../src/slack/message/blocks.js";
import type { ChartBlock } from "../../../src/slack/message/chart-block.js";
import { ask, clickOn, lastWhisper } from "../../support/asking.js";
import { fillLog } from "../../support/rows.js";
import { LEE, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const drawn = (block: Block | undefined) => (block?.block as ChartBlock | undefined)?.chart;

describe("the chart of units by subject", () => {
  const subjects = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ subject: `Subject ${index}`, count: count - index }));

  it("has slices while they can be told apart, then bars", () => {
    expect(drawn(toSubjectChart(subjects(6)))?.type).toBe("pie");
    expect(drawn(toSubjectChart(subjects(7)))?.type).toBe("bar");
    expect(drawn(toSubjectChart(subjects(25)))).toMatchObject({
      axis_config: { categories: expect.arrayContaining(["Subject 0", "Other"]) },
    });
    expect(toSubjectChart(subjects(1))).toBeUndefined();
  });

  it("is above the table of subjects, and only there", async () => {
    const school = await startSchool();
    const unit = (date: string, subject: string | null) => ({ date, loggedBy: TESS, partners: [LEE], subject });
    await fillLog(
      school,
      [
        unit("2026-09-14", "Art"),
        unit("2026-10-05", "Science"),
        unit("2026-10-06", "Science"),
        unit("2026-10-07", null),
      ].map((one) => ({ ...one, grades: "4", level: 2 })),
    );
    const overview = await ask(school, "coverage", { by: LEE });
    await clickOn(school, overview, "By subject", LEE);
    await school.slack.settle();
    const { blocks } = lastWhisper(school, LEE);
    expect(blocks.filter(({ type }) => type === "data_visualization")).toEqual([
      expect.objectContaining({
        chart: {
          type: "pie",
          segments: [
            { label: "Science", value: 2 },
            { label: "Art", value: 1 },
          ],
        },
      }),
    ]);
    expect(overview.blocks.filter(({ type }) => type === "data_visualization")).toEqual([]);
    expectGoodMessages(school);
  });
});
