// The fields of a plan that hold one text each, and the lists that grow row by row, as inputs of a form: data, not forms.
import { z } from "zod";
import { NO_STUDENT_NAMES } from "../../content/form-words.js";
import {
  MAX_AREA,
  MAX_PLAN_ROWS,
  MAX_PLAN_TEXT,
  MAX_RESOURCE,
  type PlanDuty,
  type PlanResource,
  PlanSchemas,
  type PlanText,
} from "../../domain/plan/plan-fields.js";
import { checkbox } from "../../slack/define/choice-fields.js";
import type { FieldValues } from "../../slack/define/field.js";
import { ALONE, readRows, rows, toRowValues } from "../../slack/define/rows.js";
import { text } from "../../slack/define/text-and-date-fields.js";
import type { PlanInput } from "./plan-input.js";

interface Look {
  label: string;
  hint?: string;
}

export const toTextInput = (field: PlanText, look: Look): PlanInput => ({
  fields: {
    [field]: text({
      ...look,
      optional: true,
      schema: field === "overview" ? PlanSchemas.overview : PlanSchemas.text,
      max: MAX_PLAN_TEXT,
      multiline: true,
    }),
  },
  toForm: (values) => (values[field] ? { [field]: values[field] } : {}),
  fromForm: (entered) => ({ [field]: entered[field] as string | undefined }),
});

/** A list of resources of one kind. */
export function toResourcesInput(field: PlanResource, look: Look & { add: string }): PlanInput {
  const { add, ...shown } = look;
  const resource = text({ ...shown, optional: true, schema: PlanSchemas.resource, max: MAX_RESOURCE, multiline: true });
  const resourceRows = { max: MAX_PLAN_ROWS, add, fields: { [ALONE]: resource } };
  return {
    fields: rows(field, resourceRows),
    toForm: (values) =>
      toRowValues(
        field,
        values[field].map((said) => ({ [ALONE]: said })),
      ),
    fromForm: (entered) => ({
      [field]: readRows(field, resourceRows, entered).flatMap(({ [ALONE]: said }) => said ?? []),
    }),
  };
}

const areaOf = (look: Look) => text({ ...look, optional: true, schema: PlanSchemas.area, max: MAX_AREA });

const deficitRows = {
  max: MAX_PLAN_ROWS,
  add: "Add another area",
  fields: {
    area: areaOf({ label: "Area of deficit or gap", hint: "The content area, such as Reading." }),
    indicators: text({
      label: "Performance indicators",
      hint: `Test results of grades or groups as a whole. ${NO_STUDENT_NAMES}`,
      optional: true,
      schema: PlanSchemas.indicators,
      max: MAX_PLAN_TEXT,
      multiline: true,
    }),
  },
};

export const deficitsInput: PlanInput = {
  fields: rows("deficits", deficitRows),
  toForm: ({ deficits }) =>
    toRowValues(
      "deficits",
      deficits.map(({ area: head, indicators }) => ({ area: head, indicators })),
    ),
  fromForm: (entered) => ({
    deficits: readRows("deficits", deficitRows, entered).map((row) => ({
      ...{ area: row.area ?? "", indicators: row.indicators ?? "" },
    })),
  }),
};

const standardRows = {
  max: MAX_PLAN_ROWS,
  add: "Add another content area",
  fields: {
    area: areaOf({ label: "Content area of the standards" }),
    text: text({
      label: "State standards",
      hint: "Paste them as they are. I keep their numbers and line breaks.",
      optional: true,
      schema: PlanSchemas.standard,
      max: MAX_PLAN_TEXT,
      multiline: true,
    }),
  },
};

export const standardsInput: PlanInput = {
  fields: rows("standards", standardRows),
  toForm: ({ standards }) =>
    toRowValues(
      "standards",
      standards.map(({ area: head, text: said }) => ({ area: head, text: said })),
    ),
  fromForm: (entered) => ({
    standards: readRows("standards", standardRows, entered).map((row) => ({
      ...{ area: row.area ?? "", text: row.text ?? "" },
    })),
  }),
};

const toDutyRows = (label: string, whose: string) => ({
  max: MAX_PLAN_ROWS,
  add: `Add another ${whose} duty`,
  fields: {
    text: text({ label, optional: true, schema: PlanSchemas.duty, max: MAX_PLAN_TEXT, multiline: true }),
    gap: checkbox({
      label: `The ${whose}'s duty`,
      text: "It addresses an area of deficit or gap",
      optional: true,
      schema: z.string().optional(),
    }),
  },
});

const toDutyValues = (duties: readonly PlanDuty[]) =>
  duties.map(({ text: said, addressesGap }) => ({ text: said, ...(addressesGap ? { gap: "yes" } : {}) }));

export function toDutiesInput(field: "librarianDuties" | "teacherDuties", whose: "librarian" | "teacher"): PlanInput {
  const duties = toDutyRows(`The ${whose} will`, whose);
  return {
    fields: rows(field, duties),
    toForm: (values): FieldValues => toRowValues(field, toDutyValues(values[field])),
    fromForm: (entered) => ({
      [field]: readRows(field, duties, entered).flatMap(({ text: said, gap }) =>
        said ? [{ text: said, addressesGap: gap === "yes" }] : [],
      ),
    }),
  };
}
