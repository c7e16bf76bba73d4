// The subcommand for coverage: what has units in a period and what has none, and the tables behind it.
import { managesLibrary } from "../../domain/role.js";
import { defineButton } from "../../slack/define/button.js";
import { replace, whisper } from "../../slack/define/replies.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import { askedPeriod } from "../asked-period.js";
import type { Ctx } from "../context.js";
import { coverageLink } from "./coverage-links.js";
import { COVERAGE_TITLE, toCoverage, toCoverageSide } from "./coverage-view.js";
import { readCoverage } from "./read-coverage.js";

const EXAMPLES = ["coverage", "coverage last month", "coverage 2025-26"];

/** Whether this person may see names now. Someone who isn't a librarian needs no question to Slack. */
async function seesNames(ctx: Ctx): Promise<boolean> {
  return ctx.user.librarian && (await ctx.userNow()).librarian;
}

export const showCoverage = defineSubcommand({
  word: "coverage",
  usage: "[period]",
  summary: "what has units, what has none",
  button: "See coverage",
  // Everyone may ask. Librarians and principals look for it, so a teacher's help stays short.
  isFor: ({ user }: Ctx) => managesLibrary(user),
  run: async (ctx: Ctx, typed) => {
    const period = askedPeriod(ctx, typed, { examples: EXAMPLES, toLine: (corrected) => `coverage ${corrected}` });
    const coverage = await readCoverage(ctx, { period, seesNames: await seesNames(ctx) });
    return whisper(toCoverage(coverage, { mayChange: managesLibrary(ctx.user) }), { title: COVERAGE_TITLE });
  },
});

export const showCoverageSide = defineButton({
  link: coverageLink,
  run: async (ctx: Ctx, { period, side, page }) => {
    const coverage = await readCoverage(ctx, { period, seesNames: await seesNames(ctx) });
    return replace(toCoverageSide(coverage, { side, page }), { title: COVERAGE_TITLE });
  },
});
