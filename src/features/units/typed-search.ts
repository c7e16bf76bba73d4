// Reads the search that someone typed after `list`, and what else they may have meant.
import { monthFirst } from "../../domain/time/date-format.js";
import { readMonth, suggestMonth } from "../../domain/time/month.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { toPlainText } from "../../domain/typed-line/slack-text.js";
import { type QueryOptions, readUnitQuery, type WrongPart } from "../../domain/typed-line/unit-query-line.js";
import { MAX_QUERY_PEOPLE, MAX_QUERY_WORDS, type UnitQuery } from "../../domain/unit-query.js";
import { Refusal } from "../../slack/define/refusal.js";
import { subjectsFor, subjectsOf } from "../../store/schools.js";
import { clip } from "../../text/clip.js";
import type { Ctx } from "../context.js";
import { claimLine } from "./log-unit.js";
import type { Meant } from "./unit-query-view.js";

const MAX_TYPED = 600;
const MAX_QUOTED = 40;

interface TypedSearch {
  query: UnitQuery;
  meant: Meant;
}

/** Throws Refusal for what can't be searched for: nothing that was typed is left out. */
export async function readTypedSearch(ctx: Ctx, typed: string): Promise<TypedSearch> {
  const { school, user } = ctx;
  // Teachers mostly look for their own units, librarians and admins for everyone's.
  const usual = user.role === "staff" ? "mine" : "all";
  if (typed === "") return { query: { whose: usual }, meant: { searches: [] } };
  if (typed.length > MAX_TYPED) throw new Refusal(tooLong());
  const today = schoolDayAt(ctx.now, school.timeZone);
  const options = { today, calendar: school.calendar, monthFirst: monthFirst(user.locale) };
  const { query: read, wrong } = await readLine(ctx, typed, options);
  const [problem] = wrong;
  if (problem) throw new Refusal(toWrongWords(problem));
  if ((read.words ?? "").length > MAX_QUERY_WORDS) throw new Refusal(tooLong());
  if ((read.people ?? []).length > MAX_QUERY_PEOPLE)
    throw new Refusal(`Search for up to ${MAX_QUERY_PEOPLE} people at a time.`);
  const query = withoutSelf(ctx, { ...read, whose: read.whose ?? (read.people ? "all" : usual) });
  const searches = [...toMonthMeant(query, today), ...toWordsMeant(query, typed)];
  return { query, meant: { searches, unit: toUnitMeant(ctx, query, typed) } };
}

/** The school's subjects are read only for a line with words that may be one: most lines are short and read often. */
async function readLine({ db, school }: Ctx, typed: string, options: Omit<QueryOptions, "subjects">) {
  const withoutSubjects = readUnitQuery(typed, { ...options, subjects: [] });
  if (!withoutSubjects.query.words) return withoutSubjects;
  // A subject is called as on the school's list, whatever units call it.
  const subjects = [...(await subjectsOf(db, school)), ...(await subjectsFor(db, school))];
  return readUnitQuery(typed, { ...options, subjects });
}

const tooLong = () => `That's too long to search for. Use ${MAX_QUERY_WORDS} characters or fewer.`;

// Backticks in a Refusal mark what to type.
export const toWrongWords = ({ text, why }: WrongPart) =>
  `I can't search for "${clip(text.replaceAll("`", "'"), MAX_QUOTED)}". ${why}`;

/** Units with oneself are one's own. */
function withoutSelf({ user }: Ctx, query: UnitQuery): UnitQuery {
  if (!query.people?.includes(user.id)) return query;
  const { people, ...rest } = query;
  const others = people.filter((id) => id !== user.id);
  return { ...rest, whose: "mine", ...(others.length > 0 ? { people: others } : {}) };
}

/** One word that is nearly a month's name, perhaps with a year: "Octobr 2025". */
function toMonthMeant({ words, year, ...query }: UnitQuery, today: Parameters<typeof readMonth>[1]): Meant["searches"] {
  const word = /^\p{L}{5,}$/u.test(words ?? "") ? words : undefined;
  const name = word && suggestMonth(word, 2);
  const named = year === undefined || year.includes("-") ? name : `${name} ${year}`;
  const month = name && readMonth(named ?? "", today);
  if (!month || query.month) return [];
  return [{ query: { ...query, ...(named === name && year ? { year } : {}), month }, button: `Search ${named}` }];
}

/** "list kites, grade 5, level 2 with @lee" may be a unit to log. */
function toUnitMeant(ctx: Ctx, { words }: UnitQuery, typed: string): Meant["unit"] {
  const claimed = words ? claimLine(ctx, typed) : undefined;
  return claimed?.isLikely ? { typed: `log ${typed}`, button: claimed.button } : undefined;
}

/** "Science fair" is a title, too, though it begins with a subject. */
function toWordsMeant({ whose, people, ...query }: UnitQuery, typed: string): Meant["searches"] {
  const words = clip(
    toPlainText(typed.replace(/<[@#!][^<>]*>/g, " ").replace(/^(?:mine|my|all) /i, ""))
      .replace(/["“”„\s]+/g, " ")
      .trim(),
    MAX_QUERY_WORDS,
  );
  const hasPhrases = Object.keys(query).some((name) => name !== "words");
  if (!hasPhrases || words === "") return [];
  return [
    {
      query: { whose, ...(people ? { people } : {}), words },
      button: `Search titles for “${clip(words, MAX_QUOTED)}”`,
    },
  ];
}
