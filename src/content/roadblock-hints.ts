// Sheet 8 of the packet: what a wise library media specialist does about each kind of roadblock.

export interface Hints {
  title: string;
  /** What is known about it. */
  background: string;
  items: readonly string[];
}

export const culture: Hints = {
  title: "School Culture",
  background:
    "Success is most likely with an energetic, knowledgeable, open-minded LMS, a flexible and team-minded staff, a principal who takes risks and understands change, and regular planning time within the day (Farwell, Knowledge Quest 26:2, 1998, 24–30).",
  items: [
    "earn trust",
    "be patient and responsive",
    "sit on leadership teams",
    "join curriculum, technology and textbook committees",
    "go to scheduled grade-level or department meetings",
    "value each person's strengths and differences",
    "be flexible about time and place",
    "watch for the OH YEAHs",
  ],
};

export const scheduling: Hints = {
  title: "Scheduling Patterns",
  background:
    "What makes it hard: fixed schedules in elementary schools; block and traditional schedules in middle and high schools; little time in a teacher's day; no common planning time for teachers and LMS.",
  items: [
    "form a school library committee of faculty",
    "take part in teams that plan schedules",
    "look for flexibility inside today's schedule while working to change it",
    "set a weekly planning day",
    "name two flexible months a year to begin with",
    "whatever the schedule, ask for planning time: rotating substitutes for teachers, library substitutes, volunteers, off-site planning",
    "watch for the OH YEAHs",
  ],
};

export const administration: Hints = {
  title: "Administrative Support",
  background:
    "Research finds the principal the key factor in an integrated library program, beside a knowledgeable, flexible teacher-librarian (Haycock, Teacher Librarian 27:1, 1999, 38).",
  items: [
    "put a supportive administrator in the limelight",
    "tell of your own successes",
    "keep your administrator informed with monthly reports, collaboration logs and copies of units",
    "invite the principal to planning meetings",
    "share current articles on good practice",
    "read and discuss a professional book with the principal and set joint goals",
    "ask for a schoolwide expectation of collaboration",
    "ask for staff evaluations that include collaboration",
    "ask for collaboration in letters to staff, with examples",
    "ask for chances to inform staff about collaborative practice and its benefits",
    "offer to speak to the administrative team and the school board about what libraries do",
  ],
};
