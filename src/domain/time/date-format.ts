// Formats of dates and times, each made once: making one takes longer than formatting a year of days with it.
const formats = new Map<string, Intl.DateTimeFormat>();

/** The format of a locale with these options. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, format);
  return format;
}
