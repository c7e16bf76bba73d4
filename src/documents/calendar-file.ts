// Reads a calendar file (.ics): its events within a span of days, with each repetition of those that recur.
import ICAL from "ical.js";
import { addDays, type SchoolDay } from "../domain/time/school-day.js";
import { tidyLine } from "../text/clean.js";
import { clip } from "../text/clip.js";
import { asWritten, toDays, usualZone, type Zones } from "./calendar-days.js";
import { decodeText } from "./decode-text.js";
import { kindOf } from "./file-kind.js";
import { Unreadable } from "./unreadable.js";

/** One event of a calendar, or one repetition of it. */
export interface CalendarEvent {
  /** The first and the last day it is on, in the school's time zone. */
  from: SchoolDay;
  to: SchoolDay;
  title: string;
  allDay: boolean;
}

/** The days to read, first and last included, and the school's time zone. */
export interface CalendarSpan {
  from: SchoolDay;
  to: SchoolDay;
  timeZone: string;
}

const MAX_TITLE = 150;
/** Steps through the repetitions of all events. A daily event of forty years takes 14,600. */
const MAX_STEPS = 60_000;
/** A school's calendar has some hundred events a year. */
const MAX_EVENTS = 2000;

const MANY_A_DAY: readonly string[] = ["SECONDLY", "MINUTELY"];

const NOT_A_CALENDAR = "This isn't a calendar file (.ics).";
const TOO_OFTEN = "An event in this calendar repeats too often for me to follow.";

/** Throws Unreadable with the library's reason, which names the line. */
function parse(text: string): ICAL.Component[] {
  if (!/^\s*BEGIN:VCALENDAR/i.test(text)) throw new Unreadable(NOT_A_CALENDAR);
  try {
    const parsed = ICAL.parse(text);
    const roots: unknown[][] = Array.isArray(parsed[0]) ? parsed : [parsed];
    return roots.map((root) => new ICAL.Component(root));
  } catch (error) {
    const reason = clip(tidyLine(error instanceof Error ? error.message : ""), 120);
    throw new Unreadable(`This calendar file is broken, so I can't read it (${reason}).`);
  }
}

interface Walk {
  span: CalendarSpan;
  events: CalendarEvent[];
  steps: number;
}

const zonesOf = (walk: Walk, { component }: ICAL.Event): Zones => ({
  school: walk.span.timeZone,
  named: usualZone(component.getFirstProperty("dtstart")?.getFirstParameter("tzid")),
});

function keep(walk: Walk, event: ICAL.Event, times: { start: ICAL.Time; end: ICAL.Time | null }): void {
  const { from, to, allDay } = toDays(times.start, times.end, zonesOf(walk, event));
  if (to < walk.span.from || from > walk.span.to) return;
  if (walk.events.length === MAX_EVENTS) {
    throw new Unreadable(
      "This calendar has more than 2,000 events in these months. Export one with fewer and choose that.",
    );
  }
  walk.events.push({ from, to, title: clip(tidyLine(event.summary ?? ""), MAX_TITLE), allDay });
}

/** An event without an end or a length lasts a day, or no time at all. */
const endOf = (event: ICAL.Event): ICAL.Time | null =>
  event.component.hasProperty("dtend") || event.component.hasProperty("duration") ? event.endDate : null;

/** A repetition that was moved or renamed stands in the file by itself. */
const isReplaced = (event: ICAL.Event, start: ICAL.Time): boolean =>
  start.toString() in event.exceptions || start.convertToZone(ICAL.Timezone.utcTimezone).toString() in event.exceptions;

function walkRepetitions(walk: Walk, event: ICAL.Event): void {
  // In some zone it's still the last day. What isn't in the span after all, `keep` leaves out.
  const last = addDays(walk.span.to, 1);
  const rule = event.component.getFirstPropertyValue("rrule");
  if (rule instanceof ICAL.Recur && MANY_A_DAY.includes(rule.freq)) throw new Unreadable(TOO_OFTEN);
  const repetitions = event.iterator();
  for (let start = repetitions.next(); start; start = repetitions.next()) {
    walk.steps += 1;
    if (walk.steps > MAX_STEPS) throw new Unreadable(TOO_OFTEN);
    if (asWritten(start) > last) return;
    if (isReplaced(event, start)) continue;
    const { endDate } = event.getOccurrenceDetails(start);
    keep(walk, event, { start, end: endOf(event) && endDate });
  }
}

function walkCalendar(walk: Walk, calendar: ICAL.Component): void {
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    const name = String(zone.getFirstPropertyValue("tzid") ?? "");
    if (name) ICAL.TimezoneService.register(new ICAL.Timezone({ component: zone, tzid: name }), name);
  }
  const components = calendar.getAllSubcomponents("vevent").filter((one) => one.hasProperty("dtstart"));
  const replaced = new Map<string, ICAL.Component[]>();
  for (const one of components) {
    const uid = String(one.getFirstPropertyValue("uid") ?? "");
    if (one.hasProperty("recurrence-id")) replaced.set(uid, [...(replaced.get(uid) ?? []), one]);
  }
  for (const component of components) {
    const isException = component.hasProperty("recurrence-id");
    const uid = String(component.getFirstPropertyValue("uid") ?? "");
    // Given here, because the library would look for them among all events, for each event.
    const event = new ICAL.Event(component, { exceptions: isException ? [] : (replaced.get(uid) ?? []) });
    if (component.getFirstPropertyValue("status") === "CANCELLED") continue;
    if (!isException && event.isRecurring()) walkRepetitions(walk, event);
    else keep(walk, event, { start: event.startDate, end: endOf(event) });
  }
}

/** In the order of their days. Throws Unreadable. */
export function readCalendar(bytes: Uint8Array, span: CalendarSpan): CalendarEvent[] {
  if (kindOf(bytes) === "zip") throw new Unreadable(NOT_A_CALENDAR);
  const walk: Walk = { span, events: [], steps: 0 };
  const calendars = parse(decodeText(bytes));
  try {
    for (const calendar of calendars) walkCalendar(walk, calendar);
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable("This calendar file has an event with a date I can't read. Please export it again.");
  } finally {
    // Another file may describe a zone of the same name otherwise.
    ICAL.TimezoneService.reset();
  }
  return walk.events.sort((a, b) => `${a.from} ${a.to}`.localeCompare(`${b.from} ${b.to}`));
}
