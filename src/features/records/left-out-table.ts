// What a records request leaves out, and why, with how much there is of it: a table that goes with the records.
import type { Table } from "../../documents/write-sheets.js";
import type { Period } from "../../domain/time/period.js";
import { addDays, instantAt } from "../../domain/time/school-day.js";
import { countLeftOut, type LeftOut } from "../../store/records-requests.js";
import { type ExportCtx, onePage } from "../export/export-ctx.js";

const WHY: readonly { what: keyof LeftOut; name: string; why: string }[] = [
  {
    ...{ what: "privateReflections", name: "Private reflections" },
    why: "Only their writers can read them in Bookend. They have to decide, or a court.",
  },
  {
    ...{ what: "postedReflections", name: "Reflections shared in a channel" },
    why: "They're posts in Slack, only for the people in that channel. Slack's own export has them.",
  },
  {
    ...{ what: "drafts", name: "Drafts, of any day" },
    why: "They weren't submitted. Only their writers can read them.",
  },
  {
    ...{ what: "talks", name: "Librarians' planning talks" },
    why: "They're a librarian's own notes, and only that librarian can read them.",
  },
  {
    ...{ what: "evidence", name: "Librarians' evidence folders, of any day" },
    why: "A librarian's own selection for their evaluation, and only that librarian can read it.",
  },
  {
    ...{ what: "unansweredOhYeahs", name: "OH YEAHs whose authors haven't agreed" },
    why: "They were said in private, and are kept only if their authors agree.",
  },
  {
    ...{ what: "deletedUnits", name: "Deleted units" },
    why: "They were taken back, and are removed after 24 hours.",
  },
  {
    ...{ what: "deletedPlans", name: "Deleted unit plans" },
    why: "They were taken back, and are removed after 24 hours.",
  },
  {
    ...{ what: "planVersions", name: "Earlier versions of unit plans, of any day" },
    why: "The records have each plan as it is now. Its people can see the earlier versions in Bookend.",
  },
  {
    ...{ what: "planFiles", name: "Files attached to unit plans, of any day" },
    why: "Slack holds them. The list of attachments says what they are called and where they are.",
  },
  {
    ...{ what: "outsideNames", name: "Names of partners who aren't in this Slack" },
    why: 'The log of units and the plans say "someone outside Slack" instead: they may not be staff.',
  },
  {
    ...{ what: "reasons", name: "Reasons for ratings of a unit's level" },
    why: "Only the unit's partners, librarians and admins can read them. The ratings themselves are in the log.",
  },
];

export async function toLeftOutTable(ctx: ExportCtx, period: Period): Promise<Table> {
  const { db, school } = ctx;
  const { from, to } = period;
  const [start, end] = [from, addDays(to, 1)].map((day) => instantAt(day, "00:00", school.timeZone));
  const counts = await countLeftOut(db, school, { from, to, start: start as Date, end: end as Date });
  return {
    name: "What Was Left Out",
    columns: [
      { name: "What", kind: "text", width: 40 },
      { name: "How Many", kind: "whole" },
      { name: "Why", kind: "text", width: 60 },
    ],
    rows: onePage(WHY.map(({ what, name, why }) => [name, counts[what], why])),
  };
}
