// The part of `bookend export` that binds the plans of a period: one PDF with contents, or a ZIP of several.
import { writeBytes } from "../documents/write-files.js";
import type { Period } from "../domain/time/period.js";
import { maySeeGaps, plansOfPeriod } from "../features/export/plan-tables.js";
import type { Reader } from "../features/export/who-may-export.js";
import { toBinder } from "../features/publishing/make-binder.js";
import type { AtSchool } from "./open-school.js";
import { checkName } from "./target-file.js";

/** Whoever runs Bookend's machine takes along what every admin reads. */
const EVERY_ADMIN: Reader = { person: undefined, channels: [] };

interface AskedBinder {
  period: Period;
  now: Date;
  path: string;
  signal: AbortSignal;
}

/** Returns what was written, in words. Throws Refusal without plans, CommandError for another kind of name. */
export async function exportBinder(at: AtSchool, { period, now, path, signal }: AskedBinder): Promise<string> {
  const ctx = { ...at, now };
  const asked = {
    ...{ period: period.name, name: `${period.name} plans`, pages: plansOfPeriod(ctx, period) },
    seesDeficits: (plan: Parameters<typeof maySeeGaps>[1]) => maySeeGaps(EVERY_ADMIN, plan),
  };
  const binder = await toBinder(ctx, asked, signal);
  const why = binder.parts > 1 ? `These are too many plans for one PDF, so there are ${binder.parts} in a ZIP. ` : "";
  checkName(path, binder.extension, why);
  const made = await binder.make({ signal, progress: () => {}, pathOf: () => path });
  if ("bytes" in made) await writeBytes(made.bytes, path);
  return `Wrote ${path}.`;
}
