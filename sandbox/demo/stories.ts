// What the school's staff reflection about over the year: reflections, roadblocks, OH YEAHs and examples. All of it is made up.
import { asPersonId } from "../../src/domain/ids.js";
import type { Level } from "../../src/domain/level.js";
import type { Answers, Audience } from "../../src/domain/reflection.js";
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
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

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
      "works-well": "Teachers tell me their topics a week ahead, and I pull what we have.",
      "next-level": "A regular hour with each grade, before the unit begins and not after.",
    },
  },
  {
    daysAgo: 90,
    by: LEE,
    sheet: "taxonomy",
    audience: "librarians",
    answers: {
      level: "6",
      "works-well": "Grade 4 and I plan on Wednesdays.",
      success: "Three units in which we graded together.",
      "next-level": "The same hour with grades 1 and 2, and a say in the schedule.",
    },
  },
  {
    daysAgo: 88,
    by: NOOR,
    sheet: "taxonomy",
    audience: "librarians",
    answers: { level: "4", "works-well": "People drop in, and something comes of it." },
  },
  {
    daysAgo: 60,
    by: OMAR,
    sheet: "benefits",
    audience: "librarians",
    answers: {
      teachers: "I see how somebody else explains sources, and I keep the plan for next year.",
      students: "They ask two of us, and they ask more.",
    },
  },
  {
    daysAgo: 35,
    by: OMAR,
    sheet: "roadblocks",
    audience: "librarians",
    answers: {
      "category-1": "scheduling",
      "explain-1": "No common planning time with the library on our team's day.",
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
      "explain-1": "The library slot of my class is fixed, whatever we are working on.",
      "category-2": "culture",
      "explain-2": "New colleagues do not know that planning together is an option.",
      "solution-2": "Five minutes in the August staff meeting.",
    },
  },
  {
    daysAgo: 32,
    by: SUNITA,
    sheet: "roadblocks",
    audience: "librarians",
    answers: { "category-1": "scheduling", "explain-1": "Lab days and library days fall together." },
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
  { daysAgo: 62, by: ROSA, text: "The quiet ones led the interviews, because they knew where to look things up." },
  { daysAgo: 40, by: TESS, text: "Two classes asked to stay in the library over recess to finish their maps." },
  { daysAgo: 38, by: OMAR, text: "I had an extra pair of eyes, and saw who was stuck before they gave up." },
  { daysAgo: 9, by: SUNITA, text: "Nobody asked which website to use. They asked why that one." },
];

const toOhYeah = ({ daysAgo, by = TESS, text }: (typeof OH_YEAHS)[number]): Story => ({
  daysAgo,
  async run({ db }, { school, now, key }) {
    const day = schoolDayAt(now, school.timeZone);
    const person = asPersonId(by);
    const id = await addOhYeah(db, school, { text, author: person, savedBy: person, consent: "given", day, key, now });
    // What is a few days old has been read by a librarian, who picked it.
    if (id && daysAgo > 20) await pickOhYeah(db, school, { id, month: monthOf(day), now });
  },
});

const EXAMPLES: readonly { level: Level; by: string | undefined; text: string }[] = [
  { level: 1, by: MEI, text: "I borrowed a crate of atlases; Lee had chosen them for the week." },
  { level: 2, by: OMAR, text: "We split the biography unit: Lee taught note-taking, I taught the outline." },
  { level: 3, by: TESS, text: "Ancient Egypt: one plan, two teachers, one rubric that we graded with together." },
  {
    level: 4,
    by: ROSA,
    text: "Spring reading results showed gaps in citing evidence, so we built the memoir unit around that.",
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
