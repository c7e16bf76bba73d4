// The setting of what librarians report each month besides the three figures of the Annual Summary.
import { z } from "zod";
import { OPTIONAL_FIGURES, type OptionalFigure } from "../../domain/figures.js";
import { choices } from "../../slack/define/choice-fields.js";
import { defineSetting, type Setting } from "../../slack/define/setting.js";
import { optionalFiguresFromText } from "../../store/schools.js";
import type { SettingsRow } from "../../store/settings.js";
import type { Ctx } from "../context.js";

const FIGURE_NAMES: Record<OptionalFigure, string> = {
  byGrade: "Circulation by grade",
  visits: "Library visits",
  lessons: "Lessons taught",
};

export const optionalFigures: Setting<Ctx, SettingsRow> = defineSetting({
  key: "figures",
  column: "optionalFigures",
  label: "More figures each month",
  hint: "Librarians always report days open, circulation and classes served.",
  field: (words) =>
    choices({
      ...{ ...words, optional: true, schema: z.array(z.enum(OPTIONAL_FIGURES)).default([]) },
      options: () => OPTIONAL_FIGURES.map((figure) => ({ value: figure, text: FIGURE_NAMES[figure] })),
    }),
  default: [],
  who: "admin",
  toColumn: (figures) => figures.join(","),
  toField: optionalFiguresFromText,
});
