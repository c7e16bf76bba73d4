// A school whose month is about to end: reminders are on, and a few units are logged, this year and last.

import { setPrompts } from "./prompting.js";
import { fillLog } from "./rows.js";
import { LEE, type School, STAFF, startSchool, TESS } from "./school.js";

/** 10:00 in New York on Thursday, November 26, 2026, two school days before the month's last one. */
export const REMINDER_DUE = new Date("2026-11-26T15:00:00Z");

export const toUnit = (date: string, more: object = {}) => ({
  ...{ title: `Unit of ${date}`, date, level: 2, loggedBy: TESS, partners: [LEE] },
  ...more,
});

/** Two units this November, three a year ago; reminders go to #all-staff. */
export async function startReminding(
  fields: Parameters<typeof setPrompts>[1] = { reminderChannels: [STAFF] },
  options: Parameters<typeof startSchool>[0] = {},
): Promise<School> {
  const school = await startSchool(options);
  await setPrompts(school, fields);
  const lastYear = ["2025-11-04", "2025-11-05", "2025-11-06"].map((date) => toUnit(date));
  await fillLog(school, [toUnit("2026-11-03"), toUnit("2026-11-09"), ...lastYear]);
  return school;
}
