// The records of some days that a school must be able to hand out: papers, a workbook, and a list of what was left out.
import { makePaper } from "../../documents/paper.js";
import type { SchoolPaper } from "../../documents/paper-kinds.js";
import type { FilePart } from "../../documents/write-files.js";
import type { Table } from "../../documents/write-sheets.js";
import { firstDay, lastDay, monthOf } from "../../domain/time/month.js";
import { monthsPeriod, type Period } from "../../domain/time/period.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { calendarMonths } from "../../domain/time/span.js";
import { monthSums } from "../../store/unit-tallies.js";
import type { ExportCtx } from "../export/export-ctx.js";
import { toFigureTable } from "../export/figure-table.js";
import { toOhYeahTable } from "../export/oh-yeah-table.js";
import { toPlanDetailTable, toPlanTable } from "../export/plan-tables.js";
import { toSharedTable } from "../export/reflection-tables.js";
import { toUnitTable } from "../export/unit-table.js";
import type { Reader } from "../export/who-may-export.js";
import { toYearTable } from "../export/year-table.js";
import { readPaper } from "../papers/read-paper.js";
import { toCopiesTable } from "./copies-table.js";
import { toLeftOutTable } from "./left-out-table.js";
import type { RecordsFormat } from "./records-view.js";

/** What every admin reads: no one's private reflections, and nothing from a channel. */
const EVERY_ADMIN: Reader = { person: undefined, channels: [] };

interface About {
  period: Period;
  reader: Reader;
}

/** In the workbook in this order; each is a file of its own where CSV was asked for. */
const TABLES: readonly { name: string; read(ctx: ExportCtx, about: About): Promise<Table> | Table }[] = [
  { name: "Summary", read: toYearTable },
  { name: "Units", read: (ctx, about) => toUnitTable(ctx, { ...about, hidesOutsiders: true }) },
  { name: "Plans", read: (ctx, about) => toPlanTable(ctx, { ...about, hidesOutsiders: true }) },
  { name: "Plan Details", read: toPlanDetailTable },
  { name: "Published Plans", read: toCopiesTable },
  { name: "Figures", read: toFigureTable },
  { name: "OH YEAHs", read: toOhYeahTable },
  { name: "Shared Reflections", read: toSharedTable },
];

function toTableParts(ctx: ExportCtx, period: Period, as: RecordsFormat): FilePart[] {
  const about = { period, reader: EVERY_ADMIN };
  const read = (tables: typeof TABLES) => Promise.all(tables.map((table) => table.read(ctx, about)));
  if (as === "xlsx") return [{ name: "Records.xlsx", make: () => read(TABLES) }];
  return TABLES.map((table) => ({ name: `${table.name}.csv`, make: () => read([table]) }));
}

interface AskedPaper {
  name: string;
  kind: SchoolPaper["kind"];
  period: Period;
}

const toPaperPart = (ctx: ExportCtx, { name, kind, period }: AskedPaper): FilePart => ({
  name,
  make: async (signal) =>
    makePaper(await readPaper(ctx, { kind, period }), { size: ctx.school.paperSize, ...(signal ? { signal } : {}) }),
});

/** The months of the period with a report: they have begun, and have school or units. */
async function reportedMonths({ db, school, now }: ExportCtx, period: Period) {
  const thisMonth = monthOf(schoolDayAt(now, school.timeZone));
  const begun = calendarMonths(period).filter((month) => month <= thisMonth);
  const sums = await monthSums(db, school, { months: begun, now });
  const isWhole = (month: (typeof begun)[number]) => firstDay(month) >= period.from && lastDay(month) <= period.to;
  return begun.filter((month) => isWhole(month) && (sums.has(month) || school.calendar.hasSchool(month)));
}

/** The files of the records. A month that is only partly in the period has no report in them: it would tell of other days. */
export async function recordParts(ctx: ExportCtx, period: Period, as: RecordsFormat): Promise<FilePart[]> {
  const months = await reportedMonths(ctx, period);
  return [
    { name: "What Was Left Out.csv", make: async () => [await toLeftOutTable(ctx, period)] },
    ...toTableParts(ctx, period, as),
    toPaperPart(ctx, { name: "Summary.pdf", kind: "year", period }),
    ...months.map((month) =>
      toPaperPart(ctx, { name: `Report ${month}.pdf`, kind: "report", period: monthsPeriod(month, month) }),
    ),
  ];
}
