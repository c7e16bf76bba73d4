// Sheet 6 of the packet: who benefits from partnership, and how.

export const BENEFITING = ["teachers", "librarians", "administrators", "students"] as const;
export type Benefiting = (typeof BENEFITING)[number];

export const benefitsList: Record<Benefiting, { title: string; items: readonly string[] }> = {
  teachers: {
    title: "Teachers",
    items: [
      "more access to books, online and other materials",
      "a channel to tell the LMS what they need",
      "the LMS searches a topic ahead, so that every learner has suitable material",
      "practice in resource-based teaching",
      "information literacy woven into the content area",
      "ideas for new projects",
      "a written plan with goals and objectives spelled out",
      "trustworthy, age-appropriate sources in web projects",
      "websites checked for reliability",
      "students are taught to evaluate websites, cite sources and other information literacy skills",
      "the LMS's command of technology, new resources and search strategies",
      "an extra pair of hands and eyes",
      "a chance to see how a colleague teaches a topic",
      "room to take risks and try new things",
      "a lighter load, shared, and more fun",
      "higher-level thinking is encouraged",
      "students learn and achieve more",
    ],
  },
  librarians: {
    title: "Library media specialists",
    items: [
      "use their skills in instructional design, teaching, assessment, information consulting, program planning and administration",
      "build partnerships with colleagues",
      "information skills reach the content areas",
      "print and nonprint resources get used",
      "the facility stays lively",
      "students learn and achieve more",
    ],
  },
  administrators: {
    title: "Administrators",
    items: [
      "partnerships that serve instruction grow",
      "information skills are integrated",
      "the LMS's time and energy are well used",
      "flexible scheduling gains support",
      "the library serves whole units",
      "a richer, deeper school culture",
      "students learn and achieve more",
    ],
  },
  students: {
    title: "Students",
    items: [
      "the excitement of learning from many resources",
      "independent use of relevant, integrated information skills",
      "critical thinking, problem solving, creativity, reading and writing grow",
      "at least two teachers at hand",
      "teaching styles that meet different learning styles and intelligences",
      "more learning and achievement",
    ],
  },
};
