// When something was done, in words: the day and the time, where the reader is.
import { dateFormat } from "../../domain/time/date-format.js";
import { formatDay, schoolDayAt } from "../../domain/time/school-day.js";
import type { Ctx } from "../context.js";

/** "today at 10:52 AM" */
export function toWhenWords(at: Date, { now, tz, user }: Ctx): string {
  const day = formatDay(schoolDayAt(at, tz), { today: schoolDayAt(now, tz), locale: user.locale });
  const time = dateFormat("en-US", { hour: "numeric", minute: "2-digit", timeZone: tz }).format(at);
  return `${day} at ${time}`;
}
