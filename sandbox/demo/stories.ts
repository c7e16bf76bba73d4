// What the school's staff wrote over the year: reflections, roadblocks, OH YEAHs, and examples. All of it is made up.

import { asPersonId } from "../../src/domain/ids.js";
import type { Level } from "../../src/domain/level.js";
import type { Answers, Audience } from "../../src/domain/reflection.js";
import { WEEK_MS } from "../../src/domain/time/duration.js";
import { monthOf } from "../../src/domain/time/month.js";
import { schoolDayAt } from "../../src/domain/time/school-day.js";
import type { DueDeps } from "../../src/schedule.js";
import { addExample } from "../../src/store/examples.js";
import { addOhYeah, pickOhYeah } from "../../src/store/oh-yeahs.js";
import { addReflection } from "../../src/store/reflections.js";
import type { School } from "../../src/store/schools.js";
import { LEE, NOOR, TEACHERS, TESS } from "./school.js";

export interface Story {
  daysAgo: number;
  run(deps: DueDeps, at: { school: School; now: Date; key: string }): Promise<void>;
}

const [OMAR, MEI, SUNITA, KOFI, ROSA] = [1, 2, 5, 6, 8].map((index) => TEACHERS[index]?.id ?? TESS);

interface ReflectionStory {
  daysAgo: number;
  by: string | undefined;
  sheet: string;
  audience: Audience;
  answers: Answers;
}

const REFLECTIONS: readonly ReflectionStory[] = [
  {
    daysAgo: 300,
    by: LEE,
    sheet: "taxonomy",
    audience: "me",
    answers: {
      level: "5",
      "works-well": "Teachers tell me their topics a week ahead, and I pull resources for them.",
      "next-level": "A regular planning hour with each grade, before the unit starts rather than after.",
    },
  },
  {
    daysAgo: 90,
    by: LEE,
    sheet: "taxonomy",
    audience: "librarians",
    answers: {
      level: "6",
      "works-well": "Grade 4 and I plan together on Wednesdays.",
      success: "Three units where we graded student work together.",
      "next-level": "The same hour with grades 1 and 2, and a say in the schedule.",
    },
  },
  {
    daysAgo: 88,
    by: NOOR,
    sheet: "taxonomy",
    audience: "librarians",
    answers: { level: "4", "works-well": "Teachers stop by with an idea, and it often turns into a lesson." },
  },
  {
    daysAgo: 60,
    by: OMAR,
    sheet: "benefits",
    audience: "librarians",
    answers: {
      teachers: "I get to see how someone else teaches sources, and I have the plan ready for next year.",
      students: "With two of us in the room, they ask more questions.",
    },
  },
  {
    daysAgo: 35,
    by: OMAR,
    sheet: "roadblocks",
    audience: "librarians",
    answers: {
      "category-1": "scheduling",
      "explain-1": "Our team's planning time never lines up with the library's.",
      "solution-1": "Ask for a floating substitute on Wednesdays.",
    },
  },
  {
    daysAgo: 33,
    by: MEI,
    sheet: "roadblocks",
    audience: "librarians",
    answers: {
      "category-1": "scheduling",
      "explain-1": "My class's library time is fixed, no matter what we're working on.",
      "category-2": "culture",
      "explain-2": "New teachers don't know they can plan with the librarian.",
      "solution-2": "Take five minutes at the August staff meeting.",
    },
  },
  {
    daysAgo: 32,
    by: SUNITA,
    sheet: "roadblocks",
    audience: "librarians",
    answers: { "category-1": "scheduling", "explain-1": "Lab days and library days always overlap." },
  },
  {
    daysAgo: 28,
    by: TESS,
    sheet: "roadblocks",
    audience: "me",
    answers: {
      "category-1": "scheduling",
      "explain-1": "No common planning time with grade 4.",
      "solution-1": "Ask for a floating sub on Wednesdays.",
    },
  },
];

const toReflection = ({ by = TESS, ...reflection }: ReflectionStory): Story => ({
  daysAgo: reflection.daysAgo,
  async run({ db }, { school, now, key }) {
    const slots = [1, 2, 3].filter((slot) => reflection.answers[`explain-${slot}`]);
    await addReflection(db, school, {
      ...{
        person: asPersonId(by),
        sheet: reflection.sheet,
        audience: reflection.audience,
        answers: reflection.answers,
      },
      ...{ channel: undefined, draft: "", key, now },
      roadblocks: { slots, askAt: new Date(now.getTime() + 4 * WEEK_MS) },
    });
  },
});

const OH_YEAHS: readonly { daysAgo: number; by: string | undefined; text: string }[] = [
  { daysAgo: 170, by: KOFI, text: "They checked each other's sources without being told to." },
  { daysAgo: 62, by: ROSA, text: "My quietest students led the interviews because they knew where to look things up." },
  { daysAgo: 40, by: TESS, text: "Two classes asked to stay in the library during recess to finish their maps." },
  { daysAgo: 38, by: OMAR, text: "With an extra pair of eyes in the room, I saw who was stuck before they gave up." },
  { daysAgo: 9, by: SUNITA, text: "No one asked which website to use. They asked why we chose that one." },
];

const toOhYeah = ({ daysAgo, by = TESS, text }: (typeof OH_YEAHS)[number]): Story => ({
  daysAgo,
  async run({ db }, { school, now, key }) {
    const day = schoolDayAt(now, school.timeZone);
    const person = asPersonId(by);
    const id = await addOhYeah(db, school, { text, author: person, savedBy: person, consent: "given", day, key, now });
    // A librarian has already picked everything but the last few weeks' entries.
    if (id && daysAgo > 20) await pickOhYeah(db, school, { id, month: monthOf(day), now });
  },
});

const EXAMPLES: readonly { level: Level; by: string | undefined; text: string }[] = [
  { level: 1, by: MEI, text: "I borrowed a cart of atlases that Lee had pulled for our unit." },
  { level: 2, by: OMAR, text: "We split the biography unit: Lee taught note-taking, and I taught outlining." },
  { level: 3, by: TESS, text: "Ancient Egypt: one plan, two teachers, and one rubric we graded with together." },
  {
    level: 4,
    by: ROSA,
    text: "Spring reading results showed gaps in citing evidence, so we built the memoir unit around it.",
  },
];

const toExample = ({ level, by = TESS, text }: (typeof EXAMPLES)[number]): Story => ({
  daysAgo: 120,
  async run({ db }, { school, now, key }) {
    await addExample(db, school, { level, text, addedBy: asPersonId(by), key, now });
  },
});

export const stories: readonly Story[] = [
  ...REFLECTIONS.map(toReflection),
  ...OH_YEAHS.map(toOhYeah),
  ...EXAMPLES.map(toExample),
];
