// How highlights are named where they are chosen, and how they read on the year-end page.
import type { PaperQuote } from "../../documents/paper-kinds.js";
import { formatGrades } from "../../domain/grade.js";
import { formatDay } from "../../domain/time/school-day.js";
import type { SchoolYear } from "../../domain/time/school-years.js";
import { bullets, buttons, heading, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import type { Highlight } from "../../store/highlights.js";
import { clip } from "../../text/clip.js";
import { toDownloadButton } from "../downloads/download-links.js";

/** Slack shows so much of an option. */
const MAX_NAME = 70;

const nameOf = (highlight: Highlight): string =>
  highlight.kind === "ohyeah"
    ? `OH YEAH, ${formatDay(highlight.day)}: ${highlight.text}`
    : `Unit, ${formatDay(highlight.day)}: ${highlight.title}`;

/** Highlights by their names. Each name is there once, however much two begin alike. */
export function namedHighlights(highlights: readonly Highlight[]): Map<string, Highlight> {
  const named = new Map<string, Highlight>();
  for (const highlight of highlights) {
    const name = clip(nameOf(highlight), MAX_NAME);
    let free = name;
    for (let number = 2; named.has(free); number += 1) free = `${name} (${number})`;
    named.set(free, highlight);
  }
  return named;
}

/** An OH YEAH as its author said it. A unit with its grades and its day. */
export function toPaperQuote(highlight: Highlight): PaperQuote {
  if (highlight.kind === "ohyeah") return { text: `“${highlight.text}”`, by: highlight.author };
  const { title, grades, day } = highlight;
  const grade = grades.length === 0 ? [] : [`${grades.length === 1 ? "grade" : "grades"} ${formatGrades(grades)}`];
  return { text: title, by: [...grade, formatDay(day)].join(", ") };
}

const toLine = ({ text, by }: PaperQuote): string[] => [by === "" ? text : `${text} – ${by}`];

/** What the librarian reads after choosing. */
export function toChosenMessage(year: SchoolYear, highlights: readonly Highlight[]): Message {
  const chosen = highlights.map(toPaperQuote);
  return toMessage(
    heading(`Year-end page ${year.name}`),
    ...(chosen.length > 0
      ? [paragraph("Its highlights:"), bullets(chosen.map(toLine))]
      : [paragraph("No highlights chosen. The page shows OH YEAHs that were picked for monthly reports.")]),
    buttons(toDownloadButton("year-end", year)),
  );
}
