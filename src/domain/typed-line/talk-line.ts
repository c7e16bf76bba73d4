// Reads a planning talk from the one line people type: "@lee about lab reports, 20 min, yesterday".
import { tidyLine } from "../../text/clean.js";
import { cut } from "../../text/clip.js";
import type { PersonId } from "../ids.js";
import { PartnerNames } from "../partner-names.js";
import { MAX_MINUTES } from "../talk.js";
import type { SchoolDay } from "../time/school-day.js";
import { type DateOptions, findDate } from "./date.js";
import { takePeople } from "./people.js";
import { BREAK, matchAt, sticky } from "./phrase.js";
import { toPlainText } from "./slack-text.js";

export interface TalkLine {
  partners: PersonId[];
  /** Names that are no mentions. */
  names: string[];
  /** Empty if the line doesn't say. */
  about: string;
  day?: SchoolDay;
  minutes?: number;
}

const MAX_LINE = 1000;

const MINUTES = sticky("(?:(?:for|took) )?(\\d{1,3}) ?(?:minutes?|mins?)\\b\\.?(?: (?:talk|chat|meeting))?");
const HOURS = sticky("(?:(?:for|took) )?(half an hour|an hour and a half|an hour|(\\d(?:\\.5)?) ?(?:hours?|hrs?))\\b");
const IN_WORDS: Record<string, number> = { "half an hour": 30, "an hour": 60, "an hour and a half": 90 };

type Detail = { end: number } & ({ minutes: number } | { day: SchoolDay });

function findMinutes(text: string, at: number): Detail | undefined {
  const minutes = matchAt(MINUTES, text, at);
  if (minutes) return toMinutes(Number(minutes[1]), at + minutes[0].length);
  const [phrase, words = "", hours] = matchAt(HOURS, text, at) ?? [];
  if (phrase === undefined) return undefined;
  return toMinutes(hours === undefined ? (IN_WORDS[words.toLowerCase()] ?? 0) : Number(hours) * 60, at + phrase.length);
}

const toMinutes = (minutes: number, end: number): Detail | undefined =>
  minutes >= 1 && minutes <= MAX_MINUTES ? { minutes, end } : undefined;

/** A talk is saved after it took place, so a day to come belongs to what it was about: "the fair on Dec 3". */
function findPastDay(text: string, at: number, options: DateOptions): Detail | undefined {
  const found = findDate(text, at, options);
  return found?.value !== undefined && found.value <= options.today ? { day: found.value, end: found.end } : undefined;
}

const findDetail = (text: string, at: number, options: DateOptions): Detail | undefined =>
  findMinutes(text, at) ?? findPastDay(text, at, options);

/** A mark, the end, or words that can't go on with a title: "March 3 exhibit" is no day. */
const AFTER_DETAIL = /^\s*(?:$|[,;:]|(?:about|re|regarding|with|and|for \d)\b)/i;

/** These days are clear without a comma before them. "Taco Tuesday" is a title, and so is "plans for October 3". */
const CLEAR_AT_END = /^(?:(?:on )?(?:.*\d.*)|(?:earlier )?(?:today|yesterday|this (?:morning|afternoon)))$/i;

interface Rest {
  text: string;
  details: Detail[];
}

function takeFront(text: string, options: DateOptions): Rest | undefined {
  const detail = findDetail(text, 0, options);
  if (!detail || !AFTER_DETAIL.test(text.slice(detail.end))) return undefined;
  return { text: trim(text.slice(detail.end)), details: [detail] };
}

const MOST_WORDS_OF_DETAIL = 6;

function takeBack(text: string, options: DateOptions): Rest | undefined {
  const starts = [0, ...[...text.matchAll(/[\s,;]+/g)].map(({ index, 0: space }) => index + space.length)];
  for (const at of starts.slice(-MOST_WORDS_OF_DETAIL)) {
    const detail = findDetail(text, at, options);
    const isAfterMark = at === 0 || /[,;]\s*$/.test(text.slice(0, at));
    const isClear = isAfterMark || (detail && "minutes" in detail) || CLEAR_AT_END.test(text.slice(at));
    if (detail?.end === text.length && isClear) return { text: trim(text.slice(0, at)), details: [detail] };
  }
  return undefined;
}

const trim = (text: string) => text.replace(/^[\s,;:–—-]+|[\s,;:–—-]+$/g, "");

/** Takes the day and the minutes from both ends. */
function takeDetails(text: string, options: DateOptions): Rest {
  const taken = takeFront(text, options) ?? takeBack(text, options);
  if (!taken) return { text, details: [] };
  const rest = takeDetails(taken.text, options);
  return { text: rest.text, details: [...taken.details, ...rest.details] };
}

const TALKED = /^(?:i )?(?:just )?(?:talked|spoke|met|chatted|planned|talk|chat)\b\s*/i;
const CONNECTOR = /^(?:(?:to|with|and|w\/)(?:\s+|$))+/i;
const ABOUT = /^(.*?)(?:^|\s)(?:about|regarding|re:?)\s+(.+)$/i;

const toNames = (text: string): string[] =>
  text
    .split(/,|\s*[&+]\s*|\s+and\s+/i)
    .map(trim)
    .filter((name) => name !== "");

/** The people in some words, and the rest of them without what is said of the day and the minutes. */
function readPart(typed: string, options: DateOptions) {
  const { people, unknown, rest } = takePeople(typed);
  const parts = toPlainText(rest)
    .split(BREAK)
    .map((part) => takeDetails(trim(part), options));
  const text = parts.map((part) => part.text).filter((words) => words !== "");
  const { text: left, details } = takeDetails(trim(text.join(" ")), options);
  return { people, unknown, text: left, details: [...parts.flatMap((part) => part.details), ...details] };
}

/** Reads a line as Slack sends it, without the subcommand. */
export function readTalkLine(typed: string, options: DateOptions): TalkLine {
  const line = tidyLine(cut(typed, MAX_LINE));
  // Words after a name may be more names, so the topic is taken off first.
  const [, before = "", topic] = ABOUT.exec(line) ?? [];
  const inFront = readPart(before, options);
  const behind = readPart(topic ?? line, options);
  const written = toNames(inFront.text.replace(TALKED, "").replace(CONNECTOR, ""));
  const unknown = [...inFront.unknown, ...behind.unknown].flatMap(toNames);
  const names = PartnerNames.safeParse([...unknown, ...written]);
  const about = topic === undefined ? behind.text.replace(TALKED, "").replace(CONNECTOR, "") : behind.text;
  const details = [...inFront.details, ...behind.details];
  const day = details.find((detail) => "day" in detail)?.day;
  const minutes = details.find((detail) => "minutes" in detail)?.minutes;
  return {
    partners: [...new Set([...inFront.people, ...behind.people])],
    names: names.data ?? [],
    // Names that are none are part of what was typed, and none of it gets lost.
    about: trim(names.success ? about : toPlainText(line)),
    ...(day === undefined ? {} : { day }),
    ...(minutes === undefined ? {} : { minutes }),
  };
}
