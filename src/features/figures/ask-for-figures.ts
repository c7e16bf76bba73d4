// Asks each librarian for the figures of a month, once, by direct message on its last school day.
import { formatDays } from "../../domain/figures.js";
import type { PersonId } from "../../domain/ids.js";
import { monthToAsk } from "../../domain/time/figures-schedule.js";
import { Month } from "../../domain/time/month.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { defineButton } from "../../slack/define/button.js";
import { defineNudge } from "../../slack/define/nudge.js";
import { replace, saved } from "../../slack/define/replies.js";
import { claimFigureRequest, librariansToAsk, releaseFigureRequest } from "../../store/figure-requests.js";
import { figuresOfMonth } from "../../store/figures.js";
import { type Person, peopleOf, turnFigureQuestions } from "../../store/people.js";
import type { Ctx, PostCtx } from "../context.js";
import { figureQuestionsLink } from "./figures-links.js";
import {
  type FiguresQuestion,
  toFiguresQuestion,
  toNoLibrarian,
  toQuestionsOff,
  toQuestionsOn,
} from "./figures-question-view.js";
import { countDays, readMonthAndYearBefore, readReportedMonths } from "./read-figures.js";

async function readQuestion(ctx: PostCtx, month: Month, reader: string): Promise<FiguresQuestion> {
  const { db, school } = ctx;
  const stored = await figuresOfMonth(db, school, month);
  const [reported, lastYear] = await readMonthAndYearBefore(ctx, month);
  const by = new Set(stored.map(({ changedBy }) => (changedBy.id === reader ? "You" : changedBy.name)));
  const daysCounted = `I count ${formatDays(countDays(school, month).daysOpen)}`;
  return {
    school,
    reported,
    lastYear,
    daysCounted,
    by: [...by].sort((a, b) => Number(b === "You") - Number(a === "You")),
  };
}

const readPeople = async ({ db, school }: PostCtx, ids: readonly string[]): Promise<Map<string, Person>> =>
  new Map((await peopleOf(db, school.workspaceId, ids)).map((person) => [person.id as string, person]));

export const askForFigures = defineNudge({
  name: "figures",

  async due(ctx: PostCtx): Promise<{ person: PersonId; month: Month }[]> {
    const { db, school, now } = ctx;
    const { timeZone, calendar } = school;
    const asked = monthToAsk({ now, timeZone, calendar });
    // A school that has just begun isn't asked about the month before.
    if (!asked || asked.closed < schoolDayAt(school.createdAt, timeZone)) return [];
    const [reported] = await readReportedMonths(ctx, [asked.month]);
    if (reported?.missing.length === 0) return [];
    return (await librariansToAsk(db, school, asked.month)).map((person) => ({ person, month: asked.month }));
  },

  to: ({ person }) => person,
  about: ({ month }) => [month],
  claim: ({ db, school, now }, { person, month }) => claimFigureRequest(db, school, { person, month, now }),
  release: ({ db, school }, { person, month }) => releaseFigureRequest(db, school, { person, month }),

  async versions(ctx, asked) {
    const people = await readPeople(ctx, [...new Set(asked.map(({ person }) => person))]);
    return Promise.all(
      asked.map(async ({ person, about }) => {
        const { librarian, figuresOff } = people.get(person) ?? {};
        if (!librarian || figuresOff) return `${librarian} ${figuresOff}`;
        const { school: _, ...question } = await readQuestion(ctx, Month.parse(about[0]), person);
        return JSON.stringify([question, ctx.school.optionalFigures]);
      }),
    );
  },

  async compose(ctx, { person: id, about }) {
    const person = (await readPeople(ctx, [id])).get(id);
    if (!person?.librarian) return toNoLibrarian();
    if (person.figuresOff) return toQuestionsOff();
    return toFiguresQuestion(await readQuestion(ctx, Month.parse(about[0]), id));
  },
});

export const turnQuestions = defineButton({
  link: figureQuestionsLink,
  run: async ({ db, school, user }: Ctx, { off }) => {
    await turnFigureQuestions(db, school.workspaceId, { id: user.id, off });
    return saved(() => replace(off ? toQuestionsOff() : toQuestionsOn(), { title: "Month's figures" }));
  },
});
