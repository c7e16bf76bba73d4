// Who benefits from partnership, and how: a list for each group of people.

export const BENEFITING = ["teachers", "librarians", "administrators", "students"] as const;
/** The key, and also the word for these people within a sentence. */
export type Benefiting = (typeof BENEFITING)[number];

/** The titles are official. Each list has as many entries as `benefitTips` in tips.ts. */
export const benefitsList: Record<Benefiting, { title: string; items: readonly string[] }> = {
  teachers: {
    title: "Teachers",
    items: [
      "more access to books, online resources and other materials",
      "an easy way to tell the librarian what they need",
      "the librarian pulls resources ahead of time so every student has something at their level",
      "practice with resource-based teaching",
      "information literacy woven into their content area",
      "ideas for new projects",
      "a written plan with goals and objectives spelled out",
      "trustworthy, age-appropriate sources for web projects",
      "websites checked for reliability",
      "students learn to evaluate websites, cite sources and use other information literacy skills",
      "the librarian's expertise in technology, new resources and search strategies",
      "an extra pair of hands and eyes",
      "a chance to see how a colleague teaches a topic",
      "room to take risks and try new things",
      "a lighter, shared workload and more fun",
      "more higher-level thinking",
      "students learn and achieve more",
    ],
  },
  librarians: {
    title: "Library media specialists",
    items: [
      "a chance to use their skills in instructional design, teaching, assessment, information consulting, program planning and administration",
      "partnerships with colleagues",
      "information skills reach the content areas",
      "print and nonprint resources get used",
      "the library stays lively",
      "students learn and achieve more",
    ],
  },
  administrators: {
    title: "Administrators",
    items: [
      "more partnerships that support instruction",
      "information skills become part of instruction",
      "good use of the librarian's time and energy",
      "support for flexible scheduling",
      "the library supports whole units",
      "a richer, deeper school culture",
      "students learn and achieve more",
    ],
  },
  students: {
    title: "Students",
    items: [
      "the excitement of learning from many resources",
      "independent use of relevant, integrated information skills",
      "growth in critical thinking, problem solving, creativity, reading and writing",
      "at least two teachers in the room",
      "teaching styles that fit different learning styles and intelligences",
      "more learning and achievement",
    ],
  },
};
