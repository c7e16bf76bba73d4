// How coverage looks: first what has units and what has none, in a line for each side; then each side as a table with pages.
import { type CoverageRow, MIN_SHOWN_TEACHERS, NO_SUBJECT, withoutUnits } from "../../domain/coverage.js";
import { countUnits } from "../../domain/report.js";
import { averageTenths, formatTenths } from "../../domain/unit-sum.js";
import { toButton } from "../../slack/define/button.js";
import {
  type Block,
  bold,
  buttons,
  footnote,
  heading,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import { pageButtons, pageOf } from "../../slack/message/paging.js";
import { table } from "../../slack/message/table.js";
import { withCapital } from "../../text/capital.js";
import { type CoverageSide, coverageLink, departmentsLink } from "./coverage-links.js";
import type { Coverage } from "./read-coverage.js";
import { toSubjectChart } from "./subject-chart-view.js";

const ROWS_PER_PAGE = 15;
/** The overview names this many that have no unit. The tables have them all. */
const MAX_NAMED = 5;

const SIDES: Record<CoverageSide, { one: string; many: string; title: string }> = {
  grades: { one: "grade", many: "grades", title: "Grade" },
  subjects: { one: "subject", many: "subjects", title: "Subject" },
  departments: { one: "department", many: "departments", title: "Department" },
  teachers: { one: "teacher", many: "teachers", title: "Teacher" },
};

export const COVERAGE_TITLE = "Coverage";

function rowsOf({ departments, ...coverage }: Coverage, side: CoverageSide): readonly CoverageRow[] {
  if (side === "departments") return departments.rows;
  const rows = coverage[side];
  return rows === undefined || rows === "unknown" ? [] : rows;
}

const sidesOf = (coverage: Coverage): CoverageSide[] =>
  (["grades", "subjects", "departments", "teachers"] as const).filter((side) => rowsOf(coverage, side).length > 0);

/** "Grades: 9 of 13 have units. None yet: 1, 2, 8." */
function toSideLine(coverage: Coverage, side: CoverageSide): Block {
  // What the school doesn't have anymore has units, and isn't part of what it could reach.
  const rows = rowsOf(coverage, side).filter(({ note, name }) => note === undefined && name !== NO_SUBJECT);
  const none = withoutUnits(rows);
  const { many } = SIDES[side];
  const named = none.slice(0, MAX_NAMED).join(", ");
  const more = none.length > MAX_NAMED ? ` and ${none.length - MAX_NAMED} more` : "";
  return paragraph(
    bold(`${withCapital(many)}: `),
    `${rows.length - none.length} of ${rows.length} ${rows.length - none.length === 1 ? "has" : "have"} units.`,
    none.length > 0 ? ` None: ${named}${more}.` : "",
  );
}

const toTotal = ({ total }: Coverage): Block =>
  paragraph(
    bold(countUnits(total.count)),
    total.count > 0 ? `, average level of partnership ${formatTenths(averageTenths(total))}.` : ".",
  );

function toSideButtons(coverage: Coverage, shown?: CoverageSide) {
  return sidesOf(coverage)
    .filter((side) => side !== shown)
    .map((side) =>
      toButton(
        coverageLink,
        { period: coverage.period, side, page: 0 },
        { text: `By ${SIDES[side].one}`, suffix: side },
      ),
    );
}

const toDepartmentsButton = (text: string) => toButton(departmentsLink, { page: 0 }, { text });

/** Who sees what, in small print. */
function toNotes({ teachers, departments: { hidden } }: Coverage, shown?: CoverageSide): Block[] {
  const isSmall = hidden > 0 && (shown === undefined || shown === "departments");
  return [
    ...(isSmall ? [footnote(`Departments of fewer than ${MIN_SHOWN_TEACHERS} teachers aren't shown.`)] : []),
    ...(teachers === "unknown"
      ? [footnote("I can't tell who the teachers are. Home says why, or Slack didn't answer.")]
      : []),
    ...(teachers && teachers !== "unknown" && (shown === undefined || shown === "teachers")
      ? [footnote("Only librarians see teachers' names.")]
      : []),
  ];
}

/** `mayChange`: whether this person says who is in which department. */
export function toCoverage(coverage: Coverage, { mayChange }: { mayChange: boolean }): Message {
  const hasDepartments = coverage.departments.rows.length + coverage.departments.hidden > 0;
  return toMessage(
    heading(`Coverage: ${coverage.period.name}`),
    toTotal(coverage),
    ...sidesOf(coverage).map((side) => toSideLine(coverage, side)),
    buttons(
      ...toSideButtons(coverage),
      ...(mayChange ? [toDepartmentsButton(hasDepartments ? "Change departments" : "Set up departments")] : []),
    ),
    ...toNotes(coverage),
  );
}

const toCells = ({ name, sum, note }: CoverageRow): string[] => [
  note === undefined ? name : `${name} (${note})`,
  String(sum.count),
  formatTenths(averageTenths(sum)),
];

/** Above the first page of subjects. Units without a subject aren't in it. */
function toChart(rows: readonly CoverageRow[]): Block | undefined {
  const named = rows.filter(({ name, sum }) => name !== NO_SUBJECT && sum.count > 0);
  const subjects = named.map(({ name, sum }) => ({ subject: name, count: sum.count }));
  return toSubjectChart(subjects.sort((a, b) => b.count - a.count));
}

/** One page of one side. A unit can be in several rows: with two grades, or by two teachers. */
export function toCoverageSide(coverage: Coverage, at: { side: CoverageSide; page: number }): Message {
  const { side } = at;
  const rows = rowsOf(coverage, side);
  const { shown, page, last } = pageOf(rows, { size: ROWS_PER_PAGE, page: at.page });
  const first = page * ROWS_PER_PAGE;
  const paging = pageButtons({
    ...{ page, last, previous: "Previous page", next: "Next page" },
    toButton: (to, look) => toButton(coverageLink, { period: coverage.period, side, page: to }, look),
  });
  return toMessage(
    heading(`Coverage by ${SIDES[side].one}: ${coverage.period.name}`),
    side === "subjects" && page === 0 ? toChart(rows) : undefined,
    shown.length === 0
      ? paragraph(`There are no ${SIDES[side].many} to show.`)
      : table([SIDES[side].title, "Units", "Average level"], shown.map(toCells), {
          oneLine: ["Units", "Average level"],
        }),
    last > 0 ? paragraph(`${first + 1} to ${first + shown.length} of ${rows.length}.`) : undefined,
    ...(paging.length > 0 ? [buttons(...paging)] : []),
    ...(toSideButtons(coverage, side).length > 0 ? [buttons(...toSideButtons(coverage, side))] : []),
    ...toNotes(coverage, side),
  );
}
