// What librarians can do about each category of roadblock.

/** Shown above the items, wherever they appear. */
export const HINTS_HEADING = "What librarians can do:";

export interface Hints {
  title: string;
  /** What is known about this category, with its source where there is one. */
  background: string;
  items: readonly string[];
}

/** By the key of the category. Each list has as many entries as `hintTips` in tips.ts. */
export const roadblockHints = {
  culture: {
    title: "School Culture",
    background:
      "Success is most likely with an energetic, knowledgeable, open-minded librarian, a flexible and team-minded staff, a principal who takes risks and understands change, and regular planning time during the school day (Farwell, Knowledge Quest 26:2, 1998, 24–30).",
    items: [
      "earn trust",
      "be patient and responsive",
      "serve on leadership teams",
      "join curriculum, technology and textbook committees",
      "attend scheduled grade-level or department meetings",
      "value each person's strengths and differences",
      "be flexible about time and place",
      "watch for the OH YEAHs",
    ],
  },
  scheduling: {
    title: "Scheduling Patterns",
    background:
      "What makes it hard: fixed schedules in elementary schools; block and traditional schedules in middle and high schools; little time in a teacher's day; no common planning time for teachers and librarians.",
    items: [
      "form a faculty library committee",
      "join the teams that plan schedules",
      "look for flexibility in the current schedule while working to change it",
      "set a weekly planning day",
      "start with two flexible-schedule months a year",
      "whatever the schedule, ask for planning time: rotating substitutes for teachers, library substitutes, volunteers, off-site planning",
      "watch for the OH YEAHs",
    ],
  },
  administration: {
    title: "Administrative Support",
    background:
      "Research finds that the principal is the key factor in an integrated library program, along with a knowledgeable, flexible teacher-librarian (Haycock, Teacher Librarian 27:1, 1999, 38).",
    items: [
      "give a supportive administrator credit publicly",
      "share your own successes",
      "keep your administrator informed with monthly reports, collaboration logs and copies of units",
      "invite the principal to planning meetings",
      "share current articles on good practice",
      "read and discuss a professional book with the principal and set goals together",
      "ask for a schoolwide expectation of collaboration",
      "ask for staff evaluations that include collaboration",
      "ask for letters to staff that encourage collaboration, with examples",
      "ask for time to tell staff about collaborative practice and its benefits",
      "offer to speak to the administrative team and the school board about what libraries do",
    ],
  },
} as const satisfies Record<string, Hints>;

export type HintedCategory = keyof typeof roadblockHints;
