// Which events of a calendar file are closings. A district's calendar has games and meetings, too.
import { clip } from "../../text/clip.js";
import type { SchoolDay } from "../time/school-day.js";
import { MAX_REASON } from "./closing-lines.js";

interface CalendarEvent {
  from: SchoolDay;
  to: SchoolDay;
  title: string;
  allDay: boolean;
}

const CLOSED =
  /\b(?:no school|no students|no classes|school closed|closed|holiday|break|vacation|recess|day off|half[- ]day|1\/2 day|early[- ](?:release|dismissal)|(?:late|delayed)[- ]start|(?:teacher|staff) (?:work ?day|in-?service)|in-?service|work ?day|professional (?:development|learning)|pd day|snow day|library closed|no library)\b/i;
const HOLIDAYS =
  /\b(?:labor day|columbus day|indigenous peoples['’]? day|veterans['’]? day|thanksgiving|christmas|new year['’]?s(?: day| eve)?|martin luther king|mlk|presidents['’]? day|good friday|easter monday|memorial day|juneteenth|independence day|rosh hashanah|yom kippur|lunar new year|eid|diwali)\b/i;
/** Not a day off, whatever else its name says. */
const NOT_CLOSED =
  /\b(?:ends?|begins?|starts?|resumes?|returns?|party|concert|sale|fair|lunch|dinner|parade|assembly|dance|practice|game|reception|committee|board|meeting)\b/i;

/** Whether an event, by its name, is a day on which school or library is closed. */
export const isClosing = ({ title, allDay }: CalendarEvent): boolean =>
  (CLOSED.test(title) || (allDay && HOLIDAYS.test(title))) &&
  (/\blibrary closed\b/i.test(title) || !NOT_CLOSED.test(title));

/** The closings among the events as lines that `readClosingLines` reads, and the names of the other events. */
export function sortEvents(events: readonly CalendarEvent[]): { lines: string[]; others: CalendarEvent[] } {
  const lines = events.filter(isClosing).map(({ from, to, title }) => `${from} - ${to} ${clip(title, MAX_REASON)}`);
  return { lines: [...new Set(lines)], others: events.filter((event) => !isClosing(event)) };
}
