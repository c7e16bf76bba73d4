// The form for a month's figures: what it shows when it opens, and what saving it does, all of it or nothing.
import { z } from "zod";
import { FORM_EXPIRED } from "../../content/form-words.js";
import { findImpossible, findUnlikely } from "../../domain/figure-checks.js";
import type { FigureValues } from "../../domain/figures.js";
import { Month, monthName } from "../../domain/time/month.js";
import { digest } from "../../slack/define/digest.js";
import { defineForm, toModal } from "../../slack/define/form.js";
import { fieldErrors, type Replies, redrawForm, replace, saved } from "../../slack/define/replies.js";
import { figuresOfMonth, type StoredFigure, saveFigures } from "../../store/figures.js";
import { wasSeen } from "../../store/requests.js";
import type { Ctx } from "../context.js";
import { type Comparison, compareFigures, nameOf, seenOf, type TypedFigures } from "./compare-figures.js";
import { figuresFields } from "./figures-fields.js";
import { toFormValues, toTypedFigures } from "./figures-form-values.js";
import { toChangedMeanwhile, toFormIntro, toUnlikely, WHO_SEES_FIGURES } from "./figures-form-view.js";
import { countDays, readMonthAndYearBefore } from "./read-figures.js";
import { refuseUnlessReporting } from "./refuse-unless-reporting.js";
import { toSavedFigures } from "./saved-figures-view.js";

const Hidden = z.object({
  month: Month,
  /** The figures as they were when the form opened. */
  seen: z.record(z.string(), z.string()),
  /** The fields that it was opened without. */
  without: z.array(z.string()),
  /** What it says above the fields. */
  intro: z.object({ beside: z.string(), changed: z.array(z.string()) }),
  /** A digest of the unlikely figures that the person was asked about. */
  asked: z.string().optional(),
});
export type Hidden = z.output<typeof Hidden>;

export const figuresForm = defineForm({
  name: "figures",
  title: ({ month }) => `Figures: ${monthName(month)} ${month.slice(0, 4)}`,
  submit: () => "Save",
  fields: figuresFields,
  hidden: Hidden,
  without: (hidden) => hidden.without,
  intro: (_ctx, { hidden: { intro, ...hidden } }) => toFormIntro(intro, hidden.month),
  footer: () => WHO_SEES_FIGURES,
  stale: FORM_EXPIRED,
  run: async (ctx: Ctx, values, hidden): Promise<Replies> => {
    await refuseUnlessReporting(ctx, hidden.month);
    const typed = toTypedFigures(values, hidden.without);
    const impossible = findImpossible(typed, hidden);
    if (Object.keys(impossible).length > 0) return fieldErrors(impossible);
    return save(ctx, { typed, hidden, isSecondTry: false });
  },
});

interface Submission {
  typed: TypedFigures;
  hidden: Hidden;
  /** Somebody else saved between reading and writing, so this is done again. */
  isSecondTry: boolean;
}

const redraw = (ctx: Ctx, { typed, hidden }: Pick<Submission, "typed" | "hidden">, notice: string): Replies => {
  const values = toFormValues(typed, typed.hasGrades ? ctx.school.grades : []);
  return redrawForm(toModal(figuresForm, ctx, { values, hidden, notice, origin: ctx.origin }));
};

async function save(ctx: Ctx, submission: Submission): Promise<Replies> {
  const { typed, hidden } = submission;
  const { db, school, user, key, now } = ctx;
  const { month } = hidden;
  const stored = await figuresOfMonth(db, school, month);
  const comparison = compareFigures(typed, hidden.seen, stored);
  if (comparison.conflicts.length > 0) return askAboutConflicts(ctx, submission, { comparison, stored });
  const unlikely = findUnlikely(changedValues(comparison), { month, schoolDays: countDays(school, month).schoolDays });
  const asked = unlikely.length > 0 ? digestOf(unlikely) : undefined;
  if (asked !== hidden.asked && asked !== undefined)
    return redraw(ctx, { typed, hidden: { ...hidden, asked } }, toUnlikely(unlikely));
  const { changes: figures } = comparison;
  // The second click of a double click finds what the first one saved.
  if (figures.length === 0 && (await wasSeen(db, school, key))) return [];
  const result =
    figures.length === 0 ? "saved" : await saveFigures(db, school, { month, figures, by: user.id, key, now });
  if (result === "repeated") return [];
  if (result === "changed") {
    if (submission.isSecondTry) throw new Error("The figures changed twice while they were being saved.");
    return save(ctx, { ...submission, isSecondTry: true });
  }
  return saved(async () => {
    const [reported] = await readMonthAndYearBefore(ctx, month);
    return replace(toSavedFigures(reported, { hasChanged: figures.length > 0 }), {
      title: `${monthName(month)}'s figures`,
    });
  });
}

const digestOf = (sentences: readonly string[]) => digest(sentences, 8);

/** The values that this person changed: the others were asked about when they were saved. */
function changedValues({ changes }: Comparison): FigureValues {
  const values = changes.flatMap(({ key, grade, after }) =>
    grade === undefined && after?.value !== undefined ? [[key, after.value]] : [],
  );
  return Object.fromEntries(values);
}

/** The next save counts from what the notice says, so it replaces those figures. The person's other figures are kept. */
function askAboutConflicts(
  ctx: Ctx,
  submission: Submission,
  { comparison, stored }: { comparison: Comparison; stored: readonly StoredFigure[] },
): Replies {
  const names = comparison.conflicts.map(nameOf);
  const current = seenOf(stored);
  const seen = { ...submission.hidden.seen, ...Object.fromEntries(names.map((name) => [name, current[name] ?? ""])) };
  const changed = comparison.conflicts.map((id) => ({
    id,
    now: stored.find((figure) => nameOf(figure) === nameOf(id)),
  }));
  const hidden = { ...submission.hidden, seen };
  return redraw(ctx, { ...submission, hidden }, toChangedMeanwhile(changed));
}
