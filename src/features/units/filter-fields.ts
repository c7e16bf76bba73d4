// The fields of the form to search the log, for people who would rather choose than type.
import { z } from "zod";
import { Grades } from "../../domain/grade.js";
import { formatLevel, LEVELS } from "../../domain/level.js";
import { optionalText, singleLineText } from "../../domain/text.js";
import { formatMonth, monthBefore, monthOf } from "../../domain/time/month.js";
import { addDays, schoolDayAt } from "../../domain/time/school-day.js";
import { MAX_QUERY_PEOPLE, MAX_QUERY_SUBJECT, MAX_QUERY_WORDS, UnitQuery } from "../../domain/unit-query.js";
import { choices, menu, suggestion } from "../../slack/define/choice-fields.js";
import type { FieldValues } from "../../slack/define/field.js";
import { toFieldValues } from "../../slack/define/form.js";
import { people } from "../../slack/define/people-and-channel-fields.js";
import { text } from "../../slack/define/text-and-date-fields.js";
import { subjectsFor } from "../../store/schools.js";
import type { Ctx } from "../context.js";
import { questionFilters } from "./question-fields.js";

/** An item that asks for nothing: to empty a menu is harder on a phone. An empty one asks for nothing, too. */
export const ANY = "any";
const PLANNED = "planned";
const MONTHS_SHOWN = 36;
const YEARS_SHOWN = 3;

const { shape } = UnitQuery;

const orAny = <S extends z.ZodType>(schema: S) =>
  z.union([z.literal(ANY).transform(() => undefined), schema]).optional();

/** What the choice of a time adds to a query. */
const Time = z.union([
  z.literal(PLANNED).transform(() => ({ planned: true as const })),
  shape.month.unwrap().transform((month) => ({ month })),
  shape.year.unwrap().transform((year) => ({ year })),
]);

function timesOf({ school, now }: Ctx) {
  const today = schoolDayAt(now, school.timeZone);
  const months = [monthOf(today)];
  while (months.length < MONTHS_SHOWN) months.push(monthBefore(months.at(-1) ?? monthOf(today)));
  const years = [school.calendar.schoolYearOf(today)];
  while (years.length < YEARS_SHOWN) {
    years.push(school.calendar.schoolYearOf(addDays(years.at(-1)?.from ?? today, -1)));
  }
  return [
    { value: ANY, text: "Any date" },
    { value: PLANNED, text: "Planned units" },
    ...years.map(({ name }) => ({ value: name, text: `School year ${name}` })),
    ...months.map((month) => ({ value: month, text: formatMonth(month) })),
  ];
}

export const filterFields = {
  words: text({
    label: "Words",
    hint: "From the name of a unit or of a person.",
    optional: true,
    schema: optionalText(singleLineText(MAX_QUERY_WORDS, {})),
    max: MAX_QUERY_WORDS,
  }),
  people: people({
    label: "People",
    hint: "Units that all of them worked on.",
    optional: true,
    schema: z.array(z.string()).max(MAX_QUERY_PEOPLE, `Choose up to ${MAX_QUERY_PEOPLE} people.`).optional(),
  }),
  grades: choices({
    label: "Grade level",
    optional: true,
    schema: Grades.optional(),
    options: (ctx: Ctx) => ctx.school.grades.map((grade) => ({ value: grade, text: grade })),
  }),
  subject: suggestion({
    label: "Subject",
    optional: true,
    schema: optionalText(singleLineText(MAX_QUERY_SUBJECT, {})),
    acceptsNew: false,
    placeholder: "Choose a subject",
    suggestions: (ctx: Ctx) => subjectsFor(ctx.db, ctx.school),
  }),
  ...questionFilters,
  level: menu({
    label: "Level of partnership",
    optional: true,
    schema: orAny(shape.level.unwrap()),
    options: () => [
      { value: ANY, text: "Any level" },
      ...LEVELS.map((level) => ({ value: String(level), text: formatLevel(level) })),
    ],
  }),
  time: menu({ label: "Date", optional: true, schema: orAny(Time), options: timesOf }),
  whose: menu({
    label: "Whose units",
    schema: shape.whose,
    options: () => [
      { value: "all", text: "Everyone's units" },
      { value: "mine", text: "Only my units" },
    ],
  }),
};

/** What the form shows of a query. It has no field for a single day or week. */
export function toFilterValues({
  month,
  year,
  week: _,
  day: __,
  planned,
  level,
  answers,
  ...query
}: UnitQuery): FieldValues {
  return toFieldValues({ ...query, ...answers, level: level ?? ANY, time: planned ? PLANNED : (month ?? year ?? ANY) });
}
