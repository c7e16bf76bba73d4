// How the Home looks, part by part: for everyone, for those who look after the library, and for admins.
import { z } from "zod";
import { formatGrades } from "../domain/grade.js";
import { formatMonth, type Month, monthName } from "../domain/month.js";
import { PICKED_AT_MOST } from "../domain/oh-yeah.js";
import { formatAverage, type Summary } from "../domain/report.js";
import {
  bold,
  bullets,
  buttons,
  channelName,
  divider,
  heading,
  line,
  type Part,
  type Piece,
  small,
} from "../slack/blocks.js";
import { defineLink, toButton } from "../slack/button.js";
import type { ChannelTrouble } from "../slack/directory.js";
import type { Upcoming } from "../slack/post.js";
import { toRunButton } from "../slack/subcommand.js";
import type { LoggedUnit } from "../store/units.js";
import { agreeOpenLink, muteLink } from "./agree-level-view.js";
import type { Ctx } from "./context.js";
import { previewPostLink, skipPostLink } from "./look-ahead-view.js";
import { openRoadblocksLink, sharedLink } from "./read-reflections-view.js";
import { editReflectionLink, reflectLink } from "./reflect-view.js";
import { toUnitParts } from "./unit-view.js";

/** Names who was not reached; for librarians alone. */
export const notReachedLink = defineLink("not-reached", z.object({}));

const units = (count: number) => `${count} ${count === 1 ? "unit" : "units"}`;
const list = new Intl.ListFormat("en-US", { type: "conjunction" });

export function toWelcome(ctx: Ctx): Piece[] {
  const { command, school, user } = ctx;
  const isAdmin = user.role === "admin" && !school.adminChannel;
  return [
    heading(`Hello ${user.name}.`),
    line(
      `Bookend keeps the log of the units of study that you and ${user.librarian ? "teachers" : "the librarian"} work on together.`,
    ),
    line("Logging one takes 15 seconds, here or with ", { text: `${command} log`, style: "code" }, " in any channel."),
    line("Everyone on the staff can see the units; no field asks for anything about students."),
    buttons(
      isAdmin
        ? toRunButton("settings", { text: "Settings", style: "primary" })
        : toRunButton("log", { text: "Log a unit", style: "primary" }),
    ),
  ];
}

export interface Mine {
  term: Summary;
  termBefore: Summary;
  /** The newest five. */
  newest: readonly LoggedUnit[];
  levelsToAgree: number;
  drafts: readonly { title: string; sheet: string; reflection: string | undefined }[];
}

function toTermLine({ term, termBefore }: Mine): Piece {
  if (term.average === undefined) return line("This term: no units of yours in the log yet.");
  const before =
    termBefore.average === undefined
      ? ""
      : ` (last term ${formatAverage(termBefore.average)}, ${units(termBefore.count)})`;
  return line(bold("This term: "), `${units(term.count)}, average level ${formatAverage(term.average)}${before}.`);
}

function toWaiting({ levelsToAgree, drafts }: Mine): Piece[] {
  if (levelsToAgree === 0 && drafts.length === 0) return [];
  const levels = levelsToAgree > 0 ? [`${levelsToAgree} ${levelsToAgree === 1 ? "level" : "levels"} to agree on`] : [];
  const kept = drafts.map(({ title }) => `a draft, ${title}`);
  return [
    line(bold("Waiting for you: "), `${list.format([...levels, ...kept])}.`),
    buttons(
      ...(levelsToAgree > 0 ? [toButton(agreeOpenLink, {}, { text: "See the levels", style: "primary" })] : []),
      ...drafts
        .slice(0, 5)
        .map(({ title, sheet, reflection }, index) =>
          reflection
            ? toButton(editReflectionLink, { reflection }, { text: `Go on: ${title}`, part: `draft-${index}` })
            : toButton(reflectLink, { sheet }, { text: `Go on: ${title}`, part: `draft-${index}` }),
        ),
    ),
  ];
}

/** How it begins from the second visit on. */
export function toGreeting(ctx: Ctx): Piece[] {
  return [
    heading(`Hello ${ctx.user.name}.`),
    buttons(
      toRunButton("log", { text: "Log a unit", style: "primary" }),
      toRunButton("report", { text: "This month's report" }),
      toRunButton("reflect", { text: "Reflect" }),
      toRunButton("ohyeah", { text: "OH YEAHs" }),
      toRunButton("ideas", { text: "Ideas" }),
    ),
  ];
}

export function toMine(ctx: Ctx, mine: Mine): Piece[] {
  return [
    toTermLine(mine),
    ...toWaiting(mine),
    ...(mine.newest.length > 0
      ? [line(bold("Your units")), bullets(mine.newest.map((unit) => toUnitParts(unit, ctx)))]
      : []),
    ...(mine.newest.length > 0 ? [buttons(toRunButton("list mine", { text: "All my units" }))] : []),
    ...(ctx.user.muted
      ? [line("I do not ask you about levels."), buttons(toButton(muteLink, { mute: false }, { text: "Ask me again" }))]
      : []),
  ];
}

export interface Library {
  month: Month;
  soFar: Summary;
  /** For librarians alone. */
  notReached:
    | { grades: Parameters<typeof formatGrades>[0]; subjects: readonly string[]; teachers: number | undefined }
    | undefined;
  roadblocks: readonly { kind: string; count: number }[];
  shared: number;
  ohYeahs: { count: number; picked: number };
  posts: readonly (Upcoming & { post: string; skipped: boolean })[];
}

function toNotReached({ notReached }: Library): Piece[] {
  if (!notReached) return [];
  const { grades, subjects, teachers } = notReached;
  const parts = [
    ...(grades.length > 0 ? [`${grades.length === 1 ? "grade" : "grades"} ${formatGrades(grades)}`] : []),
    ...(subjects.length > 0 ? [list.format(subjects.slice(0, 12)) + (subjects.length > 12 ? " and more" : "")] : []),
    ...(teachers ? [`${teachers} ${teachers === 1 ? "person" : "people"} on the staff`] : []),
  ];
  if (parts.length === 0) return [line("This term the log has reached every grade, subject and person on the staff.")];
  return [
    line(bold("Not reached yet this term: "), `${parts.join("; ")}.`),
    ...(teachers ? [buttons(toButton(notReachedLink, {}, { text: "See who" }))] : []),
    small("Only librarians see who and what was not reached."),
  ];
}

function toPosts({ posts }: Library, timeZone: string): Piece[] {
  const day = new Intl.DateTimeFormat("en-US", {
    weekday: "short",
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZone,
  });
  return posts.flatMap(({ post, period, what, dueAt, channel, skipped }, index) => [
    line(
      bold(what),
      ` · ${day.format(dueAt)} · `,
      ...(channel ? [channelName(channel)] : ["no channel is set"]),
      skipped ? " · left out" : "",
    ),
    buttons(
      toButton(previewPostLink, { post, period }, { text: "Preview", part: String(index) }),
      toButton(
        skipPostLink,
        { post, period, skip: !skipped },
        { text: skipped ? "Post it after all" : "Skip", part: String(index) },
      ),
    ),
  ]);
}

export function toLibrary(library: Library, timeZone: string): Piece[] {
  const { month, soFar, roadblocks, shared, ohYeahs, posts } = library;
  const average = soFar.average === undefined ? "" : `, average level ${formatAverage(soFar.average)}`;
  const kinds = roadblocks.map(({ kind, count }) => `${count} ${kind}`);
  return [
    divider(),
    heading(`${monthName(month)} so far`),
    line(`${units(soFar.count)}${average}.`),
    ...toNotReached(library),
    line(bold("Open roadblocks shared with you: "), kinds.length > 0 ? `${list.format(kinds)}.` : "none."),
    line(bold("Reflections shared with you: "), `${shared}.`),
    line(
      bold(`OH YEAHs of ${formatMonth(month)}: `),
      `${ohYeahs.count}; in the report: ${ohYeahs.picked} of at most ${PICKED_AT_MOST}.`,
    ),
    buttons(
      ...(kinds.length > 0 ? [toButton(openRoadblocksLink, { page: 0 }, { text: "Read the roadblocks" })] : []),
      ...(shared > 0 ? [toButton(sharedLink, { page: 0 }, { text: "Read the reflections" })] : []),
      toRunButton("ohyeah", { text: "Pick OH YEAHs", part: "pick" }),
      toRunButton("list all", { text: "All units" }),
    ),
    ...(posts.length > 0 ? [heading("Next posts"), ...toPosts(library, timeZone)] : []),
  ];
}

export interface Health {
  channel: { id: string; trouble: ChannelTrouble | undefined | "unknown" } | undefined;
  lastReport: { month: string; state: string; reason: string | undefined; at: Date } | undefined;
  /** When the next one goes out; undefined while there is nothing to report. */
  nextReport: Date | undefined;
}

const TROUBLE: Record<ChannelTrouble | "unknown", string> = {
  unseen: " cannot be seen. Type /invite @Bookend in it.",
  "not-in-channel": " does not have me in it. Type /invite @Bookend in it.",
  archived: " is archived. Choose another one in the settings.",
  unknown: " could not be checked: Slack did not answer.",
};

function channelParts(channel: Health["channel"]): Part[] {
  if (!channel) return ["No admin channel is set, so no report goes out. Choose one in the settings."];
  return [channelName(channel.id), channel.trouble ? TROUBLE[channel.trouble] : " can be posted in."];
}

function reportWords({ lastReport }: Health, timeZone: string): string {
  if (!lastReport) return "No report was posted yet.";
  const { month, state, at } = lastReport;
  const day = new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric", timeZone }).format(at);
  if (state === "sent") return `The last report, of ${month}, was posted on ${day}.`;
  return `The report of ${month} is not out yet. Every admin got a message that says what to do.`;
}

function nextWords({ nextReport, channel }: Health, timeZone: string): string {
  if (!nextReport || !channel) return "";
  const format = { weekday: "long", month: "long", day: "numeric", hour: "numeric", minute: "2-digit" } as const;
  return ` The next one goes out on ${new Intl.DateTimeFormat("en-US", { ...format, timeZone }).format(nextReport)}.`;
}

export function toAdmin(health: Health, timeZone: string): Piece[] {
  return [
    divider(),
    heading("Settings and health"),
    line(bold("Admin channel: "), ...channelParts(health.channel)),
    line(bold("Report: "), reportWords(health, timeZone), nextWords(health, timeZone)),
    buttons(toRunButton("settings", { text: "Settings" }), toRunButton("prompts", { text: "Prompts and questions" })),
  ];
}
