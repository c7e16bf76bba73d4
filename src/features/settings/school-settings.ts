// The settings of the school, in the order its form shows them.
import { z } from "zod";
import { GRADES, Grades, gradesFromText, gradesToText } from "../../domain/grade.js";
import { asChannelId, asPersonId } from "../../domain/ids.js";
import { singleLineText } from "../../domain/text.js";
import { PostTime } from "../../domain/time/post-time.js";
import { choices, suggestion } from "../../slack/define/choice-fields.js";
import { channel, people } from "../../slack/define/people-and-channel-fields.js";
import { defineSetting, type Setting } from "../../slack/define/setting.js";
import { text, time, wholeNumber } from "../../slack/define/text-and-date-fields.js";
import type { SettingsRow } from "../../store/settings.js";
import type { Ctx } from "../context.js";
import { optionalFigures } from "./figure-settings.js";
import { paperSize } from "./paper-settings.js";
import { questionLists, questionsAsked } from "./question-settings.js";
import { retentionMonths } from "./retention-setting.js";
import { checkChannel, checkStaff, checkTeachers } from "./setting-checks.js";
import { standardSets, standards2007, standards2018 } from "./standards-settings.js";
import { toZoneName, Zone, zoneSuggestions } from "./time-zones.js";

type SchoolSetting = Setting<Ctx, SettingsRow>;

const MAX_SUBJECTS = 60;

const People = z
  .array(z.string())
  .optional()
  .transform((ids) => [...new Set(ids ?? [])].map(asPersonId));

const MAX_TEACHERS = 500;
const Teachers = People.refine((ids) => ids.length <= MAX_TEACHERS, `Choose at most ${MAX_TEACHERS} people.`);

const OptionalChannel = z
  .string()
  .optional()
  .transform((id) => (id === undefined ? undefined : asChannelId(id)));

const Subjects = z
  .string()
  .optional()
  .transform((typed) => (typed ?? "").split(/[\n,]/).filter((name) => name.trim() !== ""))
  .pipe(z.array(singleLineText(75, { missing: "Each subject needs a name." })))
  // "Art" and "art" are one subject, spelled as in the first of them.
  .transform((names) =>
    [...new Map(names.toReversed().map((name) => [name.toLowerCase(), name])).values()].toReversed(),
  )
  .refine((names) => names.length <= MAX_SUBJECTS, `List at most ${MAX_SUBJECTS} subjects.`);

export const schoolName: SchoolSetting = defineSetting({
  key: "name",
  column: "name",
  label: "School name",
  field: (words) =>
    text({ ...words, schema: singleLineText(75, { missing: "Enter the name of the school." }), max: 75 }),
  who: "admin",
});

export const adminChannel: SchoolSetting = defineSetting({
  key: "channel",
  column: "adminChannel",
  label: "Admin channel",
  hint: "The monthly report is posted here. Everyone in the channel can read it.",
  field: (words) => channel({ ...words, optional: true, schema: OptionalChannel }),
  default: undefined,
  who: "admin",
  check: (ctx: Ctx, id) => checkChannel(ctx, id, { before: [ctx.school.adminChannel] }),
});

export const librarians: SchoolSetting = defineSetting({
  key: "librarians",
  column: "librarians",
  label: "Librarians",
  hint: "If there's only one, they're added to the form by default. Librarians can edit any unit.",
  field: (words) => people({ ...words, optional: true, schema: People }),
  default: [],
  who: "admin",
  check: checkStaff,
});

export const moreAdmins: SchoolSetting = defineSetting({
  key: "admins",
  column: "admins",
  label: "More admins",
  hint: "Workspace admins and owners can always change settings.",
  field: (words) => people({ ...words, optional: true, schema: People }),
  default: [],
  who: "admin",
  check: checkStaff,
});

export const teacherChannel: SchoolSetting = defineSetting({
  key: "teacherChannel",
  column: "teacherChannel",
  label: "Channel of all teachers",
  hint: "In Home, librarians see which of its members have no unit yet. Admins and librarians don't count.",
  field: (words) => channel({ ...words, optional: true, schema: OptionalChannel }),
  default: undefined,
  who: "admin",
  check: (ctx: Ctx, id) => checkChannel(ctx, id, { before: [ctx.school.teacherChannel], isOnlySeen: true }),
});

export const teachers: SchoolSetting = defineSetting({
  key: "teachers",
  column: "teachers",
  label: "More teachers",
  hint: "People who count as teachers, too. Leave both blank to count everyone on the staff.",
  field: (words) => people({ ...words, optional: true, schema: Teachers }),
  default: [],
  who: "admin",
  check: checkTeachers,
});

export const timeZone: SchoolSetting = defineSetting({
  key: "zone",
  column: "timeZone",
  label: "Time zone",
  field: (words) =>
    suggestion({
      ...words,
      schema: Zone,
      acceptsNew: false,
      placeholder: "Type a city, such as New York",
      suggestions: zoneSuggestions,
    }),
  who: "admin",
  toField: toZoneName,
});

export const reportDay: SchoolSetting = defineSetting({
  key: "openDay",
  column: "reportOpenDay",
  label: "Post the report on school day number",
  hint: "2 = the second weekday of the month.",
  field: (words) => wholeNumber({ ...words, schema: PostTime.shape.openDay, min: 1, max: 20 }),
  default: 2,
  who: "admin",
});

export const reportTime: SchoolSetting = defineSetting({
  key: "time",
  column: "reportTime",
  label: "Time",
  field: (words) => time({ ...words, schema: PostTime.shape.time }),
  default: "08:00",
  who: "admin",
});

export const grades: SchoolSetting = defineSetting({
  key: "grades",
  column: "grades",
  label: "Grades at this school",
  field: (words) =>
    choices({ ...words, schema: Grades, options: () => GRADES.map((grade) => ({ value: grade, text: grade })) }),
  default: [...GRADES],
  who: "admin",
  toColumn: gradesToText,
  toField: gradesFromText,
});

export const subjects: SchoolSetting = defineSetting({
  key: "subjects",
  column: "subjects",
  label: "Subjects",
  hint: "One per line. People can also type their own.",
  field: (words) => text({ ...words, optional: true, schema: Subjects, max: 3000, multiline: true }),
  default: [],
  who: "admin",
  toField: (names) => names.join("\n"),
});

export const schoolSettings: readonly SchoolSetting[] = [
  schoolName,
  adminChannel,
  librarians,
  moreAdmins,
  teacherChannel,
  teachers,
  timeZone,
  reportDay,
  reportTime,
  grades,
  subjects,
  questionsAsked,
  ...questionLists,
  optionalFigures,
  paperSize,
  standardSets,
  standards2007,
  standards2018,
  retentionMonths,
];
