// The subcommand for goals: shows those of a school year, or sets one that is typed: "60 units", "outside English 25%".
import { formatAim, type GoalValues, isDownward, measureKey, readAim } from "../../domain/goal.js";
import { managesLibrary } from "../../domain/role.js";
import { schoolYearIn } from "../../domain/time/period.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import type { SchoolYear } from "../../domain/time/school-years.js";
import { readGoalLine } from "../../domain/typed-line/goal-line.js";
import { Refusal } from "../../slack/define/refusal.js";
import { modal, type Replies, saved, whisper } from "../../slack/define/replies.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import { addGoal, goalsOf } from "../../store/goals.js";
import { clip } from "../../text/clip.js";
import { askedPeriod } from "../asked-period.js";
import type { Ctx } from "../context.js";
import { fullWords, toGoalForm, toLowerForm, withStart } from "./goal-form.js";
import { toGoalsTitle } from "./goals-view.js";
import { knownSubjects } from "./known-subjects.js";
import { readGoalList, refuseUnlessGoalSetter } from "./list-goals.js";
import { goalsOfYear, presentYear, yearAfter } from "./read-goals.js";

const EXAMPLES = ["goals 60 units", "goals outside English 25%", "goals last year"];
const MAX_SHOWN = 40;

async function show(ctx: Ctx, year: SchoolYear, notice?: string) {
  return whisper(await readGoalList(ctx, year, notice), { title: toGoalsTitle(year.name) });
}

/** Any period names a school year. */
function askedYear(ctx: Ctx, typed: string): SchoolYear {
  if (/^next (?:school )?year$/i.test(typed.trim())) return yearAfter(ctx, presentYear(ctx));
  const period = askedPeriod(ctx, typed, { examples: EXAMPLES, toLine: (corrected) => `goals ${corrected}` });
  return schoolYearIn(period, { today: schoolDayAt(ctx.now, ctx.school.timeZone), calendar: ctx.school.calendar });
}

async function readTyped(ctx: Ctx, typed: string): Promise<GoalValues | undefined> {
  const subjects = typed.includes("%") ? await knownSubjects(ctx) : [];
  const line = readGoalLine(typed, subjects);
  if (!line || "values" in line) return line?.values;
  const shown = clip(line.unknown.replaceAll("`", "'"), MAX_SHOWN);
  throw new Refusal(`No unit has the subject "${shown}", and it isn't on the school's list. Check its spelling.`);
}

/** Sets the goal for this school year. If there is a question about it, the form asks it, filled in. */
async function setTyped(ctx: Ctx, values: GoalValues): Promise<Replies> {
  await refuseUnlessGoalSetter(ctx);
  const { db, school, key, now } = ctx;
  const read = readAim(values);
  if ("errors" in read) throw new Refusal(Object.values(read.errors)[0] ?? "Enter the goal as a number.");
  const year = presentYear(ctx);
  const goals = goalsOfYear(await goalsOf(db, school), year, ctx);
  const same = goals.find(({ measure }) => measureKey(measure) === measureKey(read.aim.measure));
  if (same) {
    return modal(toGoalForm(ctx, values, { year: year.name, goal: same.id, seen: same.version }));
  }
  const aim = await withStart(ctx, read.aim, year);
  if (isDownward(aim)) return modal(toLowerForm(ctx, aim, { year: year.name }));
  const result = await addGoal(db, school, { year: year.name, aim, key, now });
  if (result === "full") throw new Refusal(fullWords(year.name));
  return saved(() => show(ctx, year, `Added: ${formatAim(aim)}.`));
}

export const showGoals = defineSubcommand({
  word: "goals",
  usage: "[year] or a goal",
  summary: "see or set the year's goals",
  button: "See goals",
  opensForm: true,
  isFor: ({ user }: Ctx) => managesLibrary(user),
  run: async (ctx: Ctx, typed) => {
    const values = typed === "" ? undefined : await readTyped(ctx, typed);
    return values ? setTyped(ctx, values) : show(ctx, askedYear(ctx, typed));
  },
});
