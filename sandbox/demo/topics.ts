// Topics of units by subject and grade, and the evidence behind data-driven ones. No student is named.
import type { Grade } from "../../src/domain/grade.js";

export interface Topic {
  title: string;
  subject: string;
  grades: readonly Grade[];
}

const YOUNG: readonly Grade[] = ["K", "1", "2"];
const MIDDLE: readonly Grade[] = ["3", "4", "5"];
const OLD: readonly Grade[] = ["6", "7", "8"];

const TITLES: readonly (readonly [string, readonly Grade[], readonly string[]])[] = [
  [
    "English language arts",
    YOUNG,
    [
      "Fairy tales around the world",
      "Author study: picture books",
      "Rhyme and rhythm",
      "Telling a story in three parts",
    ],
  ],
  [
    "English language arts",
    MIDDLE,
    [
      "Biographies of changemakers",
      "Myths and legends",
      "Opinion writing with sources",
      "Book clubs: survival stories",
      "Poetry portfolio",
      "Main idea and details in nonfiction",
    ],
  ],
  [
    "English language arts",
    OLD,
    [
      "Dystopian worlds",
      "Memoir and memory",
      "Research paper: a question of my own",
      "Fact, opinion, and persuasion",
      "Graphic novels as literature",
      "Speeches that moved people",
      "Short stories: unreliable narrators",
    ],
  ],
  ["Mathematics", YOUNG, ["Counting collections", "Picture graphs of our class", "Shapes in buildings"]],
  [
    "Mathematics",
    MIDDLE,
    ["Fractions in recipes", "Planning a trip: time and money", "Measuring the playground", "Data about our town"],
  ],
  [
    "Science",
    YOUNG,
    ["Life of a butterfly", "Weather watchers", "What plants need", "Animals in winter", "Push and pull"],
  ],
  [
    "Science",
    MIDDLE,
    [
      "Rivers and deltas",
      "Rocks and minerals",
      "Simple machines",
      "Food webs of the salt marsh",
      "The solar system",
      "Electricity at home",
      "Endangered animals",
    ],
  ],
  [
    "Science",
    ["7", "8"],
    [
      "Genetics: traits and chance",
      "Climate and evidence",
      "Earthquakes and plate tectonics",
      "Stories of the periodic table",
      "Water quality in our creek",
      "Vaccines: how do we know?",
      "Engineering: bridges",
      "Ocean acidification",
    ],
  ],
  ["Social studies", YOUNG, ["Community workers", "Maps of our school", "Families then and now", "National symbols"]],
  [
    "Social studies",
    MIDDLE,
    [
      "Explorers and the people they met",
      "The American Revolution",
      "Our state: regions and people",
      "Immigration stories",
      "The Wabanaki, past and present",
      "Colonial trades",
    ],
  ],
  [
    "Social studies",
    ["6"],
    [
      "Ancient Egypt",
      "Mesopotamia and the first cities",
      "Ancient Greece: who was a citizen?",
      "The Silk Road",
      "Rome: republic to empire",
      "Inventions of ancient China",
      "Maya calendars",
      "River valley civilizations",
    ],
  ],
  [
    "Art",
    ["5", "6", "7", "8"],
    ["Portraits and identity", "Pattern in Islamic art", "Murals of our town", "Printmaking"],
  ],
  ["Music", ["5", "6", "7", "8"], ["Protest songs", "Instruments of the world", "Jazz and the Harlem Renaissance"]],
];

export const TOPICS: readonly Topic[] = TITLES.flatMap(([subject, grades, titles]) =>
  titles.map((title) => ({ title, subject, grades })),
);

export const SUBJECTS: readonly string[] = [...new Set(TITLES.map(([subject]) => subject))];

const EVIDENCE: Readonly<Record<string, readonly string[]>> = {
  "English language arts": [
    "Fall reading benchmark: 42% proficient in main idea and details. We planned the note-taking lessons around it.",
    "State writing results: citing evidence is our lowest strand two years running.",
    "Midyear screening: nonfiction vocabulary is below the district average.",
  ],
  Mathematics: [
    "Unit pretest: most students couldn't place fractions on a number line.",
    "District benchmark: reading data displays is the weakest domain in this grade.",
  ],
  Science: [
    "State science test: half the grade missed the questions on arguing from evidence.",
    "Exit tickets from the last unit: students drew models but didn't explain them.",
  ],
  "Social studies": [
    "Common assessment: only a third could explain how two sources differ.",
    "Last year's research rubric: source evaluation averaged 1.8 out of 4.",
  ],
  Art: ["Portfolio rubric: artist statements averaged 2 out of 4 in the fall."],
  Music: ["September listening test: few could describe what they heard in musical terms."],
};

export const evidenceFor = (subject: string): readonly string[] =>
  EVIDENCE[subject] ?? ["Fall grade-level assessment, reviewed together before planning."];

export const NOTES: readonly string[] = [
  "Two lessons in the library, one in the classroom.",
  "The book cart stays in the classroom through the end of the month.",
  "Next time we'd start the research questions a week earlier.",
  "Databases worked well; the print encyclopedias were a surprise hit.",
  "The shared rubric is in the grade-level folder.",
];
