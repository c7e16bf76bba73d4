// The subcommand export: takes a period's units, figures, reflections, OH YEAHs or everything along as a file.
import { managesLibrary } from "../../domain/role.js";
import { type Replies, whisper } from "../../slack/define/replies.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import { askedPeriod } from "../asked-period.js";
import type { Ctx } from "../context.js";
import { type Download, FORMATS, type Format } from "../downloads/download-links.js";
import { EXPORT_CHOICE, toExportChoice } from "./download-choice-view.js";
import { offer } from "./offer-download.js";
import { toDownload } from "./send-download.js";
import { mayExport } from "./who-may-export.js";

/** What people may type, and what they mean. */
const WORDS: readonly (readonly [RegExp, Download])[] = [
  [/^(?:units?|log)\b/i, "units"],
  [/^plans?\b/i, "plans"],
  [/^(?:figures?|stats)\b/i, "figures"],
  [/^reflections?\b/i, "reflections"],
  [/^oh ?yeahs?\b/i, "ohyeahs"],
  [/^(?:everything|all)\b/i, "everything"],
  [/^reports?\b/i, "report"],
  [/^(?:summary|annual summary|year(?= \S))/i, "year"],
  [/^rubric\b/i, "rubric"],
];

const FORMAT = new RegExp(`(?:^|\\s)(?:as )?(?:an? )?(${FORMATS.join("|")}|excel)$`, "i");

interface Typed {
  what: Download | undefined;
  as: Format | undefined;
  /** What is left: the period. */
  period: string;
}

/** "fall csv": what the line ends in, and what is before that. */
export function readFormat(typed: string): { as: Format | undefined; rest: string } {
  const [, format] = FORMAT.exec(typed.trim()) ?? [];
  const as = format?.toLowerCase() === "excel" ? "xlsx" : FORMATS.find((one) => one === format?.toLowerCase());
  return { as, rest: typed.trim().replace(FORMAT, "") };
}

export const withoutPreposition = (period: string): string => period.trim().replace(/^(?:of|from|for|in) /i, "");

/** "units fall csv", in this order; each part may be missing. */
export function readExport(typed: string): Typed {
  const { as, rest } = readFormat(typed);
  const [word, what] = WORDS.find(([pattern]) => pattern.test(rest)) ?? [];
  return { what, as, period: withoutPreposition(word ? rest.replace(word, "") : rest) };
}

const EXAMPLES = ["export units fall", "export everything 2025-26", "export report October"];

export const exportCommand = defineSubcommand({
  word: "export",
  usage: "[units|plans|figures|reflections|ohyeahs|everything] [period]",
  summary: "get the log or more as a spreadsheet",
  button: "Export",
  // Everyone may, but a teacher's help is short.
  isFor: ({ user }: Ctx) => managesLibrary(user),
  async run(ctx: Ctx, typed): Promise<Replies> {
    const { what, as, period: asked } = readExport(typed);
    const toLine = (corrected: string) => ["export", what, corrected, as].filter((part) => part).join(" ");
    const period = askedPeriod(ctx, asked, { examples: EXAMPLES, toLine });
    if (!what) {
      const reader = { person: await ctx.userNow(), channels: [] };
      const offered = EXPORT_CHOICE.filter((one) => mayExport(reader, one));
      return whisper(toExportChoice({ command: ctx.command, period, offered }), { title: "Export" });
    }
    if (as) return toDownload(ctx, { what, as, period });
    return offer(ctx, { what, period, inPlace: false });
  },
});
