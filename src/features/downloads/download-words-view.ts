// What files are called: in a choice, in Slack, and on the person's device.
import type { Period } from "../../domain/time/period.js";
import type { Download, Format } from "./download-links.js";

const NAMES: Record<Download, (period: string) => string> = {
  report: (period) => `${period} report`,
  year: (period) => `${period} summary`,
  "year-end": (period) => `${period} year-end page`,
  rubric: () => "Levels of partnership",
  units: (period) => `${period} units`,
  plans: (period) => `${period} plans`,
  figures: (period) => `${period} figures`,
  reflections: (period) => `${period} reflections`,
  ohyeahs: (period) => `${period} OH YEAHs`,
  everything: (period) => `${period} all data`,
};

/** "October 2026 report". */
export const downloadName = (what: Download, { name }: Pick<Period, "name">): string => NAMES[what](name);

/** A ZIP has a CSV file for each table. */
export const toFileName = (name: string, ending: Format | "zip"): string => `${name}.${ending}`;
