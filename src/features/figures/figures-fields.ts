// The fields of the form for a month's figures. A cause has a field only if it was chosen, so that the form stays short.
import { z } from "zod";
import { askedFigures, FIGURE_KEYS, type FigureKey, figureName } from "../../domain/figures.js";
import { optionalText, singleLineText } from "../../domain/text.js";
import { type ReadFigure, readByGrade, readCount, readDays } from "../../domain/typed-figure.js";
import { choices } from "../../slack/define/choice-fields.js";
import { type FieldValues, several } from "../../slack/define/field.js";
import { text } from "../../slack/define/text-and-date-fields.js";
import type { Ctx } from "../context.js";

/** As long as the migration allows. */
const MAX_CAUSE = 200;

/** A figure as it is read from what people type. A blank field wasn't reported. */
const typedFigure = (read: (typed: string) => ReadFigure) =>
  z
    .string()
    .optional()
    .transform((typed, check) => {
      if (typed === undefined || typed.trim() === "") return undefined;
      const figure = read(typed);
      if ("value" in figure) return figure.value;
      check.addIssue({ code: "custom", message: figure.why });
      return z.NEVER;
    });

const ByGrade = z
  .string()
  .optional()
  .transform((typed, check) => {
    const grades = readByGrade(typed ?? "");
    if ("byGrade" in grades) return grades.byGrade;
    check.addIssue({ code: "custom", message: grades.why });
    return z.NEVER;
  });

const figure = (key: FigureKey, read: (typed: string) => ReadFigure, hint?: string) =>
  text({ label: figureName(key), ...(hint ? { hint } : {}), optional: true, schema: typedFigure(read) });

export const toCauseName = <K extends FigureKey>(key: K) => `${key}Cause` as const;

const isExplained = (key: FigureKey) => (values: FieldValues) => several(values.explain).includes(key);

const cause = (key: FigureKey) =>
  text({
    label: `${figureName(key)}: the cause`,
    hint: "One sentence, such as: No checkouts during state testing.",
    optional: true,
    schema: optionalText(singleLineText(MAX_CAUSE, {})),
    max: MAX_CAUSE,
    when: isExplained(key),
  });

export const figuresFields = {
  daysOpen: figure("daysOpen", readDays, "Half a day is 0.5."),
  circulation: figure("circulation", readCount),
  byGrade: text({
    label: "Circulation by grade",
    hint: "A line for each grade, such as 3: 214.",
    optional: true,
    schema: ByGrade,
    multiline: true,
  }),
  classes: figure("classes", readCount),
  visits: figure("visits", readCount),
  lessons: figure("lessons", readCount),
  explain: choices({
    label: "Figures to explain",
    hint: "Each gets a line for its cause, which reports show under the figure.",
    optional: true,
    schema: z.array(z.enum(FIGURE_KEYS)).optional(),
    options: ({ school }: Ctx) =>
      askedFigures(school.optionalFigures).map((key) => ({ value: key, text: figureName(key) })),
    redraws: true,
  }),
  daysOpenCause: cause("daysOpen"),
  circulationCause: cause("circulation"),
  classesCause: cause("classes"),
  visitsCause: cause("visits"),
  lessonsCause: cause("lessons"),
};
