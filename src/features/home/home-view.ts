// How the Home looks for everyone, and for admins: what is theirs, what waits for them, and whether all is well.
import { countUnits, formatAverage, type Summary } from "../../domain/report.js";
import { formatList } from "../../domain/text.js";
import type { ChannelProblem } from "../../slack/api/channel.js";
import { toButton } from "../../slack/define/button.js";
import { toRunButton } from "../../slack/define/subcommand.js";
import {
  type Block,
  bold,
  bullets,
  buttons,
  channelMention,
  code,
  divider,
  heading,
  type Inline,
  paragraph,
} from "../../slack/message/blocks.js";
import type { LoggedUnit } from "../../store/logged-unit.js";
import type { Ctx } from "../context.js";
import { muteLink, openLevelsLink } from "../levels/level-links.js";
import { editReflectionLink, reflectLink } from "../reflections/reflect-view.js";
import { returnedLink } from "../roadblocks/return-roadblock-view.js";
import { toUnitSummary } from "../units/unit-summary-view.js";

export function toWelcome(ctx: Ctx): Block[] {
  const { command, school, user } = ctx;
  const isAdmin = user.role === "admin" && !school.adminChannel;
  return [
    heading(`Hello ${user.name}.`),
    paragraph(
      `Bookend keeps the log of the units of study that you and ${user.librarian ? "teachers" : "the librarian"} work on together.`,
    ),
    paragraph("Logging one takes 15 seconds, here or with ", code(`${command} log`), " in any channel."),
    paragraph("Everyone on the staff can see the units; no field asks for anything about students."),
    buttons(
      isAdmin
        ? toRunButton("settings", { text: "Settings", style: "primary" })
        : toRunButton("log", { text: "Log a unit", style: "primary" }),
    ),
  ];
}

export interface PersonalSection {
  term: Summary;
  termBefore: Summary;
  /** The newest five. */
  newest: readonly LoggedUnit[];
  levelsToAgree: number;
  /** How many came back and were not answered. */
  roadblocks: number;
  drafts: readonly { title: string; sheet: string; reflection: string | undefined }[];
}

function toTermLine({ term, termBefore }: PersonalSection): Block {
  if (term.average === undefined) return paragraph("This term: no units of yours in the log yet.");
  const before =
    termBefore.average === undefined
      ? ""
      : ` (last term ${formatAverage(termBefore.average)}, ${countUnits(termBefore.count)})`;
  return paragraph(
    bold("This term: "),
    `${countUnits(term.count)}, average level ${formatAverage(term.average)}${before}.`,
  );
}

function toToDo({ levelsToAgree, roadblocks, drafts }: PersonalSection): Block[] {
  if (levelsToAgree === 0 && roadblocks === 0 && drafts.length === 0) return [];
  const levels = levelsToAgree > 0 ? [`${levelsToAgree} ${levelsToAgree === 1 ? "level" : "levels"} to agree on`] : [];
  const returned =
    roadblocks > 0 ? [`${roadblocks} ${roadblocks === 1 ? "roadblock" : "roadblocks"} that came back`] : [];
  const kept = drafts.map(({ title }) => `a draft, ${title}`);
  return [
    paragraph(bold("Waiting for you: "), `${formatList([...levels, ...returned, ...kept])}.`),
    buttons(
      ...(levelsToAgree > 0 ? [toButton(openLevelsLink, {}, { text: "See the levels", style: "primary" })] : []),
      ...(roadblocks > 0 ? [toButton(returnedLink, {}, { text: "See the roadblock" })] : []),
      ...drafts
        .slice(0, 5)
        .map(({ title, sheet, reflection }, index) =>
          reflection
            ? toButton(editReflectionLink, { reflection }, { text: `Go on: ${title}`, suffix: `draft-${index}` })
            : toButton(reflectLink, { sheet }, { text: `Go on: ${title}`, suffix: `draft-${index}` }),
        ),
    ),
  ];
}

/** How it begins from the second visit on. */
export function toGreeting(ctx: Ctx): Block[] {
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

export function toPersonalBlocks(ctx: Ctx, mine: PersonalSection): Block[] {
  return [
    toTermLine(mine),
    ...toToDo(mine),
    ...(mine.newest.length > 0
      ? [paragraph(bold("Your units")), bullets(mine.newest.map((unit) => toUnitSummary(unit, ctx)))]
      : []),
    ...(mine.newest.length > 0 ? [buttons(toRunButton("list mine", { text: "All my units" }))] : []),
    ...(ctx.user.muted
      ? [
          paragraph("I do not ask you about levels."),
          buttons(toButton(muteLink, { mute: false }, { text: "Ask me again" })),
        ]
      : []),
  ];
}

export interface Health {
  channel: { id: string; trouble: ChannelProblem | undefined | "unknown" } | undefined;
  lastReport: { month: string; state: string; at: Date } | undefined;
  /** When the next one goes out; undefined while there is nothing to report. */
  nextReport: Date | undefined;
}

const TROUBLE: Record<ChannelProblem | "unknown", string> = {
  unseen: " cannot be seen. Type /invite @Bookend in it.",
  "not-in-channel": " does not have me in it. Type /invite @Bookend in it.",
  archived: " is archived. Choose another one in the settings.",
  unknown: " could not be checked: Slack did not answer.",
};

function channelParts(channel: Health["channel"]): Inline[] {
  if (!channel) return ["No admin channel is set, so no report goes out. Choose one in the settings."];
  return [channelMention(channel.id), channel.trouble ? TROUBLE[channel.trouble] : " can be posted in."];
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

export function toAdminBlocks(health: Health, timeZone: string): Block[] {
  return [
    divider(),
    heading("Settings and health"),
    paragraph(bold("Admin channel: "), ...channelParts(health.channel)),
    paragraph(bold("Report: "), reportWords(health, timeZone), nextWords(health, timeZone)),
    buttons(toRunButton("settings", { text: "Settings" }), toRunButton("prompts", { text: "Prompts and questions" })),
  ];
}
