// Formats of dates and times, each made once: making one takes longer than formatting a year of days with it.
const formats = new Map<string, Intl.DateTimeFormat>();

/** The format of a locale with these options. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, format);
  return format;
}

/** Whether this locale writes the month before the day in 11/12. */
export function monthFirst(locale: string): boolean {
  const parts = dateFormat(locale, { month: "numeric", day: "numeric" }).formatToParts();
  return parts.find((part) => part.type === "month" || part.type === "day")?.type === "month";
}
