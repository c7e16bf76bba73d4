// Reads the export that someone dropped in, and keeps its sums until they are confirmed. The file itself isn't kept.
import { createHash } from "node:crypto";
import { readExportFile } from "../../documents/read-file.js";
import type { ExportedMonth, FigureExport } from "../../domain/export/figure-export.js";
import { findImpossible } from "../../domain/figure-checks.js";
import { askedFigures, FIGURE_KEYS, type FigureValues } from "../../domain/figures.js";
import { formatList } from "../../domain/list-in-words.js";
import { formatMonth, type Month, monthOf } from "../../domain/time/month.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import type { ChosenFile } from "../../slack/define/file-field.js";
import { Refusal } from "../../slack/define/refusal.js";
import { addFigureImports, monthsImported, type NewImport } from "../../store/figure-imports.js";
import type { Ctx } from "../context.js";

/** Only what this school reports. */
function pickFigures({ values, byGrade }: ExportedMonth, { school }: Ctx): NewImport["figures"] {
  const asked = askedFigures(school.optionalFigures);
  const picked = FIGURE_KEYS.filter((key) => asked.includes(key) && values[key] !== undefined);
  const kept: FigureValues = Object.fromEntries(picked.map((key) => [key, values[key]]));
  return { values: kept, byGrade: school.optionalFigures.includes("byGrade") ? byGrade : {} };
}

function toImports(ctx: Ctx, read: FigureExport, fallback: Month): NewImport[] {
  const { unclear, statedTotal, isSummed } = read;
  const thisMonth = monthOf(schoolDayAt(ctx.now, ctx.school.timeZone));
  return read.months.map((exported) => {
    const month = exported.month ?? fallback;
    if (month > thisMonth) throw new Refusal(`This file is for ${formatMonth(month)}, and that hasn't begun.`);
    const figures = pickFigures(exported, ctx);
    const [impossible] = Object.values(findImpossible(figures, { month }));
    if (impossible) throw new Refusal(`I can't use this file for ${formatMonth(month)}. ${impossible}`);
    return { month, figures, unclear, statedTotal, isSummed };
  });
}

/** `month` counts if the file doesn't say which month it is for. Returns the id of the drop. Throws Refusal. */
export async function keepExport(ctx: Ctx, file: ChosenFile, month: Month): Promise<string> {
  const { db, school, user, now } = ctx;
  const bytes = await ctx.readFile(file);
  const digest = createHash("sha256").update(bytes).digest("hex");
  const thisMonth = monthOf(schoolDayAt(now, school.timeZone));
  const read = await readExportFile(bytes, { name: file.name, thisMonth });
  if (!read.ok) throw new Refusal(read.why);
  const used = await monthsImported(db, school, digest);
  const months = toImports(ctx, read.value, month);
  const fresh = months.filter((one) => !used.includes(one.month));
  if (fresh.length === 0) {
    const names = formatList(months.map((one) => formatMonth(one.month)));
    throw new Refusal(`You already used this file for ${names}. Nothing was changed.`);
  }
  const filled = fresh.filter(({ figures }) => Object.keys(figures.values).length > 0);
  if (filled.length === 0) throw new Refusal("This file has none of the figures that your school reports.");
  return addFigureImports(db, school, { months: filled, digest, by: user.id, now });
}
