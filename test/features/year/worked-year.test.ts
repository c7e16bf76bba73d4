// A whole school year worked out by hand, with all its gaps: the post, the command and the Home show it to the last digit.
import { expect, it } from "vitest";
import { ask } from "../../support/asking.js";
import { openHome, pressHome } from "../../support/homing.js";
import { LEE, PAT } from "../../support/school.js";
import { startWorkedYear, WORKED_TABLE } from "../../support/worked-year.js";
import { summaries, tableOf } from "../../support/yearly.js";

it("is in the post, with every cell and the reasons behind the figures", async () => {
  const school = await startWorkedYear();
  const [summary, ...more] = summaries(school);
  expect(more).toEqual([]);
  expect(summary && tableOf(summary)).toEqual(WORKED_TABLE);
  expect(summary?.text.split("\n")).toEqual([
    "Library Utilization Report: Annual Summary 2025-26 · Lincoln School",
    "18 units supported, average level of partnership 2.7 (2024-25: 1 unit, 1.0).",
    "Circulation 8,468, 64.9 a day. 287 classes served.",
    "Average level of partnership. 2025-26: Aug 3.0, Sep 2.5, Oct 2.4, Nov no units, Dec 2.5, Jan no units, Feb 2.0, Mar 3.3, Apr 2.3, May 3.3, Jun 1.0. 2024-25: May 1.0.",
    ...WORKED_TABLE,
    "Monthly circulation. 2025-26: Aug not reported, Sep 1,845, Oct 2,117, Nov 1,406, Dec not reported, Jan 0, Feb not reported, Mar 1,000, Apr 0, May 1,999, Jun 101.",
    "November, days open: the counter broke",
    "November, classes served: instruction fell: state testing",
    "January, days open: the library was renovated",
    "Months in the totals: days open 8 of 11, circulation 8 of 11, classes served 8 of 11. Circulation per day uses days open and circulation: 7 months have both.",
  ]);
});

it("is what the command shows to a teacher", async () => {
  const school = await startWorkedYear();
  const shown = await ask(school, "year 2025-26");
  expect(tableOf(shown)).toEqual(WORKED_TABLE);
  expect(shown.text).toContain(summaries(school)[0]?.text);
});

it.each([
  ["the librarian", LEE],
  ["the principal", PAT],
])("is in the Home of %s: the totals in one line, and every row behind the button", async (_who, id) => {
  const school = await startWorkedYear();
  expect(await openHome(school, id)).toContain(
    "2025-26: *18 units supported*, average level of partnership *2.7* (2024-25: 1 unit, 1.0). Circulation 8,468, 64.9 a day. 287 classes served.",
  );
  const modal = (await pressHome(school, "See the year", id)).join("\n");
  expect(modal.split("\n").filter((line) => WORKED_TABLE.some((row) => line.includes(row)))).toHaveLength(
    WORKED_TABLE.length,
  );
});
