// Reads a page of the units that a search asks for, in this school and nowhere else.
import { schoolDayAt } from "../../domain/time/school-day.js";
import { daysOf, isFiltered, type UnitQuery } from "../../domain/unit-query.js";
import type { Message } from "../../slack/message/blocks.js";
import { lastPageOf } from "../../slack/message/paging.js";
import { peopleOf } from "../../store/people.js";
import { subjectsFor } from "../../store/schools.js";
import { pageOfFoundUnits, pageOfUnits, UNITS_PER_PAGE } from "../../store/unit-list.js";
import { foldText } from "../../text/fold.js";
import type { Ctx } from "../context.js";
import { toEmptyList, toUnitList } from "./list-units-view.js";
import type { ListQuery, Meant, QueryNames } from "./unit-query-view.js";

/** Only whose units, and perhaps of which month: what a list without a search asks for, and finds by an index. */
function isPlain({ page: _, month, ...query }: ListQuery): boolean {
  return !isFiltered(query);
}

async function readPage(ctx: Ctx, query: ListQuery): ReturnType<typeof pageOfUnits> {
  const { db, school, user } = ctx;
  const person = query.whose === "mine" ? user.id : undefined;
  if (isPlain(query)) return pageOfUnits(db, school, { person, month: query.month, page: query.page });
  const { people = [], grades = [], level, subject, answers, words, page } = query;
  const days = daysOf(query, { today: schoolDayAt(ctx.now, school.timeZone), calendar: school.calendar });
  const search = {
    ...days,
    people: [...people, ...(person ? [person] : [])],
    ...{ grades, level, answers, words, subjects: await spellingsOf(ctx, subject) },
  };
  return pageOfFoundUnits(db, school, { search, page });
}

/** A subject as different people wrote it. It may be on the school's list as "Science" and in a unit as "science". */
async function spellingsOf({ db, school }: Ctx, subject: string | undefined): Promise<string[]> {
  if (subject === undefined) return [];
  const others = (await subjectsFor(db, school)).filter((name) => foldText(name) === foldText(subject));
  return [...new Set([subject, ...others])];
}

/** The names of the people in a search. Slack is asked only about people who were never seen here. */
async function readNames(ctx: Ctx, { people = [] }: UnitQuery): Promise<QueryNames> {
  if (people.length === 0) return new Map();
  const known = await peopleOf(ctx.db, ctx.school.workspaceId, people);
  // Slack hasn't said yet what the librarians of the first start are called.
  const unknown = people.filter((id) => !known.some((one) => one.id === id && one.seenAt.getTime() > 0));
  const asked = unknown.length > 0 ? await ctx.people(unknown) : [];
  return new Map([...known, ...asked].map(({ id, name }) => [id, name]));
}

const NOTHING_ELSE: Meant = { searches: [] };

/** `meant`: what to offer if nothing is found. */
export async function readList(ctx: Ctx, query: ListQuery, meant = NOTHING_ELSE): Promise<Message> {
  const [{ units, total }, names] = await Promise.all([readPage(ctx, query), readNames(ctx, query)]);
  if (total === 0) return toEmptyList(ctx, { query, names, meant });
  const last = lastPageOf(total, UNITS_PER_PAGE);
  // Units may have been deleted since the button was drawn.
  if (units.length === 0) return readList(ctx, { ...query, page: last }, meant);
  return toUnitList(ctx, { query, names }, { units, total, last, first: query.page * UNITS_PER_PAGE });
}
