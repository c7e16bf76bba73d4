// Two plans, all thirteen parts of the Template each: what their authors enter, step by step, and how it reads afterward.
import type { StepEntry } from "./plan-form.js";

export interface Example {
  school: string;
  title: string;
  grade: string;
  subject: string;
  level: string;
  /** Beside its title. */
  about: string;
  who: StepEntry;
  overview: StepEntry;
  teaching: StepEntry;
  resources: StepEntry;
  adaptations: StepEntry;
  /** The plan as its people read it. */
  read: string;
}

const ADD = {
  deficit: "Add another area",
  standard: "Add another content area",
  librarian: "Add another librarian duty",
  teacher: "Add another teacher duty",
  print: "Add another print resource",
  electronic: "Add another electronic resource",
  audiovisual: "Add another audiovisual resource",
  equipment: "Add more equipment",
};

export const BUTTERFLIES: Example = {
  ...{ school: "elementary", title: "Where do the monarchs go", grade: "2", subject: "Science" },
  level: "4 Data-Driven Collaboration",
  about: "grade 2 · level 4 Data-Driven Collaboration · Science",
  who: {
    texts: {
      "Job titles": "Tess Whitlock: Grade 2 teacher\nLee Marchbanks: Library media specialist",
      "Time frame": "Three weeks in September: four library periods, eight class periods",
    },
  },
  overview: {
    texts: {
      "Unit overview":
        "Second graders raise monarch caterpillars, keep an observation journal, and find out where the butterflies go. They read maps and two books, and send a paper monarch on the same trip.",
      "Standards for the 21st-century learner": "1.1.6, 2.1.2\nI.A.1; III.C.1",
    },
    lists: {
      "Area of deficit or gap": { add: ADD.deficit, rows: ["Reading", "Science"] },
      "Performance indicators": {
        add: ADD.deficit,
        rows: ["Winter benchmark, grade 2: using text features, 48 percent", "Recording observations, 55 percent"],
      },
      "Content area of the standards": { add: ADD.standard, rows: ["Science", "English language arts"] },
      "State standards": {
        add: ADD.standard,
        rows: [
          "2.LS.1  Living things cause changes on Earth.\n     (a) Observe\n     (b) Record",
          "RI.2.5  Know and use various text features.",
        ],
      },
    },
  },
  teaching: {
    lists: {
      "The librarian will": {
        add: ADD.librarian,
        rows: [
          "Teach captions, labels and keys of maps",
          "Pull books on insects and migration",
          "Set up the map corner",
        ],
      },
      "The teacher will": {
        add: ADD.teacher,
        rows: ["Lead the daily observation", "Model a journal page", "Read the journals each Friday"],
      },
    },
    gaps: ["The librarian's duty", "The teacher's duty (2)"],
  },
  resources: {
    lists: {
      "Print resource": {
        add: ADD.print,
        rows: [
          "Gibbons, Gail. Monarch Butterfly. Holiday House, 1989.",
          "Rabe, Tish. My, Oh My, a Butterfly. Random House, 2007.",
        ],
      },
      "Electronic resource": {
        add: ADD.electronic,
        rows: ["Journey North, monarch sightings: https://journeynorth.org/monarchs"],
      },
      "Audiovisual resource": { add: ADD.audiovisual, rows: ["The time-lapse of a chrysalis, 3 minutes"] },
      Equipment: { add: ADD.equipment, rows: ["Document camera", "Six hand lenses", "Paper for 25 monarchs"] },
    },
    texts: {
      "Learning product": "An observation journal and a labeled map of the trip",
      "Assessment overview": "Both of us read the journals with a checklist of three text features.",
    },
  },
  adaptations: {
    texts: {
      "Adaptations and extensions": "Sentence frames in Spanish. For early finishers: a letter to a class in Mexico.",
      Links: "Journal pages https://example.org/journal\nhttps://example.org/checklist",
    },
  },
  read: [
    "Librarian: Lee Marchbanks (Library media specialist)",
    "Teacher: Tess Whitlock (Grade 2 teacher)",
    "Unit overview",
    "Second graders raise monarch caterpillars, keep an observation journal, and find out where the butterflies go. They read maps and two books, and send a paper monarch on the same trip.",
    "Time frame",
    "Three weeks in September: four library periods, eight class periods",
    "Areas of deficit or gaps in test data",
    "Reading: Winter benchmark, grade 2: using text features, 48 percent",
    "Science: Recording observations, 55 percent",
    "Content area standards",
    "Science: 2.LS.1  Living things cause changes on Earth.",
    "     (a) Observe",
    "     (b) Record",
    "English language arts: RI.2.5  Know and use various text features.",
    "Standards for the 21st-century learner",
    "1.1.6, 2.1.2, I.A.1, III.C.1",
    "The librarian will",
    "Teach captions, labels and keys of maps (addresses a gap)",
    "Pull books on insects and migration",
    "Set up the map corner",
    "The teacher will",
    "Lead the daily observation",
    "Model a journal page (addresses a gap)",
    "Read the journals each Friday",
    "Print resources",
    "Gibbons, Gail. Monarch Butterfly. Holiday House, 1989.",
    "Rabe, Tish. My, Oh My, a Butterfly. Random House, 2007.",
    "Electronic resources",
    "Journey North, monarch sightings: https://journeynorth.org/monarchs",
    "Audiovisuals",
    "The time-lapse of a chrysalis, 3 minutes",
    "Equipment",
    "Document camera",
    "Six hand lenses",
    "Paper for 25 monarchs",
    "Learning product",
    "An observation journal and a labeled map of the trip",
    "Assessment overview",
    "Both of us read the journals with a checklist of three text features.",
    "Adaptations and extensions",
    "Sentence frames in Spanish. For early finishers: a letter to a class in Mexico.",
    "Attachments",
    "Journal pages: https://example.org/journal",
    "https://example.org/checklist",
    "Ready. All 13 parts.",
  ].join("\n"),
};

export const GREAT_MIGRATION: Example = {
  ...{ school: "high school", title: "Voices of the Great Migration", grade: "11", subject: "Social studies" },
  level: "3 Collaboration",
  about: "grade 11 · level 3 Collaboration · Social studies",
  who: {
    texts: {
      "Job titles": "Lee Marchbanks: Librarian, NBCT\nTess Whitlock: U.S. history",
      "Time frame": "Nine class periods, five of them in the library",
    },
  },
  overview: {
    texts: {
      "Unit overview":
        "Why did six million people leave home? Juniors read letters, railroad timetables and census tables, and record a three-minute radio piece that lets one source speak.",
      "Standards for the 21st-century learner": "1.1.4-1.1.7, 3.3.4, VI.A.2",
    },
    lists: {
      "Area of deficit or gap": { add: ADD.deficit, rows: ["Reading", "Writing"] },
      "Performance indicators": {
        add: ADD.deficit,
        rows: ["State test, grade 10: comparing two sources, 41 percent", "Citing evidence, 52 percent"],
      },
      "Content area of the standards": { add: ADD.standard, rows: ["History", "English language arts"] },
      "State standards": {
        add: ADD.standard,
        rows: [
          "AH.22\n  22.1 Analyze the causes of the Great Migration.\n\n  22.2 Its effects on cities",
          "RH.11-12.6 Evaluate authors’ differing points of view.",
        ],
      },
    },
  },
  teaching: {
    lists: {
      "The librarian will": {
        add: ADD.librarian,
        rows: ["Teach searching newspapers of the time", "Confer with each group on two sources"],
      },
      "The teacher will": { add: ADD.teacher, rows: ["Teach the push and pull factors", "Grade the scripts"] },
    },
    gaps: ["The librarian's duty (2)"],
  },
  resources: {
    lists: {
      "Print resource": {
        add: ADD.print,
        rows: ["Wilkerson, Isabel. The Warmth of Other Suns. Random House, 2010."],
      },
      "Electronic resource": {
        add: ADD.electronic,
        rows: ["Chronicling America, Library of Congress", "U.S. Census, state-to-state migration tables"],
      },
      "Audiovisual resource": { add: ADD.audiovisual, rows: ["Jacob Lawrence, The Migration Series"] },
      Equipment: { add: ADD.equipment, rows: ["Eight recorders", "A quiet room"] },
    },
    texts: {
      "Learning product": "A radio piece of three minutes, with its script and sources",
      "Assessment overview": "Rubric for sources (librarian) and for the argument (teacher)",
    },
  },
  adaptations: {
    texts: {
      "Adaptations and extensions": "Transcripts read aloud; an extra archive for AP students.",
      Links: "Rubric https://example.org/rubric\nScript frame https://example.org/script",
    },
  },
  read: [
    "Librarian: Lee Marchbanks (Librarian, NBCT)",
    "Teacher: Tess Whitlock (U.S. history)",
    "Unit overview",
    "Why did six million people leave home? Juniors read letters, railroad timetables and census tables, and record a three-minute radio piece that lets one source speak.",
    "Time frame",
    "Nine class periods, five of them in the library",
    "Areas of deficit or gaps in test data",
    "Reading: State test, grade 10: comparing two sources, 41 percent",
    "Writing: Citing evidence, 52 percent",
    "Content area standards",
    "History: AH.22",
    "  22.1 Analyze the causes of the Great Migration.",
    "",
    "  22.2 Its effects on cities",
    "English language arts: RH.11-12.6 Evaluate authors’ differing points of view.",
    "Standards for the 21st-century learner",
    "1.1.4, 1.1.5, 1.1.6, 1.1.7, 3.3.4, VI.A.2",
    "The librarian will",
    "Teach searching newspapers of the time",
    "Confer with each group on two sources (addresses a gap)",
    "The teacher will",
    "Teach the push and pull factors",
    "Grade the scripts",
    "Print resources",
    "Wilkerson, Isabel. The Warmth of Other Suns. Random House, 2010.",
    "Electronic resources",
    "Chronicling America, Library of Congress",
    "U.S. Census, state-to-state migration tables",
    "Audiovisuals",
    "Jacob Lawrence, The Migration Series",
    "Equipment",
    "Eight recorders",
    "A quiet room",
    "Learning product",
    "A radio piece of three minutes, with its script and sources",
    "Assessment overview",
    "Rubric for sources (librarian) and for the argument (teacher)",
    "Adaptations and extensions",
    "Transcripts read aloud; an extra archive for AP students.",
    "Attachments",
    "Rubric: https://example.org/rubric",
    "Script frame: https://example.org/script",
    "Ready. All 13 parts.",
  ].join("\n"),
};

/** What was entered in the fields for text, each field by itself. */
export const textsOf = ({ who, overview, teaching, resources, adaptations }: Example): string[] =>
  [who, overview, teaching, resources, adaptations].flatMap(({ texts = {}, lists = {} }) => [
    ...Object.entries(texts)
      .filter(([label]) => !["Job titles", "Links", "Standards for the 21st-century learner"].includes(label))
      .map(([, text]) => text),
    ...Object.values(lists).flatMap(({ rows }) => rows),
  ]);
