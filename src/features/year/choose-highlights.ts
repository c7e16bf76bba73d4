// A librarian chooses the highlights of a school year's year-end page.
import { z } from "zod";
import { FORM_EXPIRED } from "../../content/form-words.js";
import { managesLibrary } from "../../domain/role.js";
import type { SchoolYear } from "../../domain/time/school-years.js";
import { defineButton } from "../../slack/define/button.js";
import { suggestions } from "../../slack/define/choice-fields.js";
import { digest } from "../../slack/define/digest.js";
import { besideMessage, defineForm, toModal } from "../../slack/define/form.js";
import { Refusal } from "../../slack/define/refusal.js";
import { fieldErrors, modal, type Replies, redrawForm, saved, whisper } from "../../slack/define/replies.js";
import { paragraph } from "../../slack/message/blocks.js";
import { chooseHighlights, type Highlight, highlightsOf, highlightsToChoose } from "../../store/highlights.js";
import type { Ctx } from "../context.js";
import { namedHighlights, toChosenMessage } from "./highlights-view.js";
import { yearEndLink } from "./year-links.js";

export const MAX_HIGHLIGHTS = 3;

const Hidden = z.object({
  year: z.string(),
  /** A digest of what was chosen when the form opened. */
  seen: z.string(),
});

const digestOf = (highlights: readonly Highlight[]): string =>
  digest(
    highlights.map(({ id }) => id),
    16,
  );

const readNamed = async ({ db, school, now }: Ctx, { from, to }: SchoolYear) =>
  namedHighlights(await highlightsToChoose(db, school, { from, to, now }));

async function suggestNames(ctx: Ctx, hidden: unknown): Promise<string[]> {
  const { year } = Hidden.parse(hidden);
  return [...(await readNamed(ctx, ctx.school.calendar.schoolYearNamed(year))).keys()];
}

async function refuseUnlessLibrarian(ctx: Ctx): Promise<void> {
  if (!managesLibrary(await ctx.userNow())) {
    throw new Refusal("Only librarians and admins can choose the highlights of the year-end page.");
  }
}

export const highlightsForm = defineForm({
  name: "highlights",
  title: () => "Year-end page",
  submit: () => "Save",
  fields: {
    highlights: suggestions({
      label: "Highlights",
      hint: "Up to three OH YEAHs and units of the year, in the order you choose them.",
      optional: true,
      schema: z.array(z.string()).max(MAX_HIGHLIGHTS, "Choose up to three.").default([]),
      placeholder: "Type a word to search",
      max: MAX_HIGHLIGHTS,
      acceptsNew: false,
      suggestions: suggestNames,
    }),
  },
  hidden: Hidden,
  intro: (_ctx: Ctx, { hidden: { year } }) => [
    paragraph(`One page about ${year} for your principal: the figures, a chart, the goals and what you choose here.`),
  ],
  footer: () => "Leave it blank to show OH YEAHs that were picked for monthly reports.",
  stale: FORM_EXPIRED,
  run: async (ctx: Ctx, { highlights: names }, { year: name, seen }): Promise<Replies> => {
    await refuseUnlessLibrarian(ctx);
    const { db, school, key, now } = ctx;
    const year = school.calendar.schoolYearNamed(name);
    const named = await readNamed(ctx, year);
    const highlights = names.flatMap((one) => named.get(one) ?? []);
    if (highlights.length < names.length) {
      return fieldErrors({ highlights: "One of these was changed or deleted meanwhile. Please choose again." });
    }
    const before = await highlightsOf(db, school, { year: year.name, now });
    if (![seen, digestOf(highlights)].includes(digestOf(before)))
      return redrawForm(toForm(ctx, year, { names, before }));
    await chooseHighlights(db, school, { year: year.name, highlights, key, now });
    const readChosen = () => highlightsOf(db, school, { year: year.name, now });
    return saved(async () => whisper(toChosenMessage(year, await readChosen()), { title: "Year-end page" }));
  },
});

interface Chosen {
  /** What is chosen in the form. */
  names: readonly string[];
  /** What was saved by then. */
  before: readonly Highlight[];
}

const CHANGED_MEANWHILE =
  "*Not saved yet.* Someone else chose highlights while you had this open. Save again to replace theirs.";

const toForm = (ctx: Ctx, year: SchoolYear, { names, before }: Chosen, notice = CHANGED_MEANWHILE) =>
  toModal(highlightsForm, ctx, {
    values: names.length > 0 ? { highlights: [...names] } : {},
    hidden: { year: year.name, seen: digestOf(before) },
    ...(notice === "" ? {} : { notice }),
    origin: besideMessage(ctx.origin),
  });

export const openYearEnd = defineButton({
  link: yearEndLink,
  opensForm: true,
  run: async (ctx: Ctx, { year: name }) => {
    await refuseUnlessLibrarian(ctx);
    const { db, school, now } = ctx;
    const year = school.calendar.schoolYearNamed(name);
    const [before, named] = await Promise.all([
      highlightsOf(db, school, { year: year.name, now }),
      readNamed(ctx, year),
    ]);
    const nameOf = ({ id }: Highlight) => [...named].find(([, highlight]) => highlight.id === id)?.[0];
    const names = before.map(nameOf).filter((one) => one !== undefined);
    return modal(toForm(ctx, year, { names, before }, ""));
  },
});
