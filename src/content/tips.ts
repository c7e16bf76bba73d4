// The tips of the week: the hints and benefits again, each as a sentence that makes sense on its own.
import type { Benefiting } from "./benefits-list.js";
import type { HintedCategory } from "./roadblock-hints.js";

/** One for each item of `roadblockHints`, in the same order. */
export const hintTips: Record<HintedCategory, readonly string[]> = {
  culture: [
    "Collaboration starts with trust, so librarians work to earn it first.",
    "Librarians who are patient and responsive make it easier to start planning together.",
    "A librarian who serves on the leadership team can speak up for working together.",
    "Librarians can join curriculum, technology and textbook committees to learn what teachers need.",
    "Invite the librarian to your next grade-level or department meeting.",
    "Good partners value each other's strengths and differences.",
    "Planning together is easier when everyone is flexible about time and place.",
    "Watch for the OH YEAHs: the moments when someone sees what partnership can do.",
  ],
  scheduling: [
    "A faculty library committee can look for more time to plan together.",
    "Librarians can join the teams that plan the school's schedules.",
    "Look for flexibility in the current schedule while you work to change it.",
    "Set a weekly planning day for teachers and the librarian.",
    "If the library schedule is fixed, start with two flexible-schedule months a year.",
    "Whatever the schedule, ask for planning time: rotating substitutes for teachers, library substitutes, volunteers or off-site planning.",
    "Even with a tight schedule, watch for the OH YEAHs and write them down.",
  ],
  administration: [
    "When an administrator supports your work together, give them credit publicly.",
    "When a unit goes well, share the success with your administrator.",
    "Monthly reports, collaboration logs and copies of units keep your administrator informed.",
    "Invite the principal to your next planning meeting.",
    "Share current articles on good practice with your principal.",
    "Read and discuss a professional book with your principal, then set goals together.",
    "Ask your principal for a schoolwide expectation of collaboration.",
    "Ask for staff evaluations that include collaboration.",
    "Ask your principal to encourage collaboration in letters to staff, with examples.",
    "Ask for time to tell staff about collaborative practice and its benefits.",
    "Librarians can offer to speak to the administrative team and the school board about what libraries do.",
  ],
};

/** One for each item of `benefitsList`, in the same order. */
export const benefitTips: Record<Benefiting, readonly string[]> = {
  teachers: [
    "Working with the librarian gives teachers more access to books, online resources and other materials.",
    "Planning with the librarian is an easy way for teachers to say what they need.",
    "The librarian can pull resources ahead of time so every student has something at their level.",
    "Planning a unit with the librarian gives teachers practice with resource-based teaching.",
    "A unit planned together weaves information literacy into the content area.",
    "Looking for a new project? Ask the librarian for ideas.",
    "Planning together leaves you with a written plan, with goals and objectives spelled out.",
    "The librarian can find trustworthy, age-appropriate sources for your next web project.",
    "The librarian can check websites for reliability before your class uses them.",
    "In a unit taught together, students learn to evaluate websites, cite sources and use other information literacy skills.",
    "Teachers can draw on the librarian's expertise in technology, new resources and search strategies.",
    "Teaching with the librarian means an extra pair of hands and eyes.",
    "Teaching together is a chance to see how a colleague teaches a topic.",
    "A partner gives you room to take risks and try new things.",
    "Sharing a unit lightens the load and makes it more fun.",
    "Units planned together encourage higher-level thinking.",
    "Teachers who work with the librarian see their students learn and achieve more.",
  ],
  librarians: [
    "Working with teachers lets librarians use all their skills: instructional design, teaching, assessment, information consulting, program planning and administration.",
    "Every unit taught together builds the librarian's partnerships with colleagues.",
    "When librarians teach with teachers, information skills reach the content areas.",
    "Units taught together put the library's print and nonprint resources to use.",
    "Units taught together keep the library lively.",
    "Librarians who work with teachers see students learn and achieve more.",
  ],
  administrators: [
    "Administrators who support planning time see more partnerships that support instruction.",
    "Administrators gain, too: information skills become part of instruction.",
    "Teaching together makes good use of the librarian's time and energy.",
    "Every unit taught together builds support for flexible scheduling.",
    "When teachers and the librarian plan together, the library supports whole units.",
    "Working together makes for a richer, deeper school culture.",
    "Administrators who support working together see students learn and achieve more.",
  ],
  students: [
    "In a unit taught together, students feel the excitement of learning from many resources.",
    "In a unit taught together, students learn to use relevant, integrated information skills on their own.",
    "Students grow in critical thinking, problem solving, creativity, reading and writing when teachers and librarians work together.",
    "When the librarian joins your class, students have at least two teachers in the room.",
    "Two teachers bring two teaching styles, which fits more learning styles and intelligences.",
    "Students learn and achieve more when teachers and librarians work together.",
  ],
};

export const tips: readonly string[] = [...Object.values(hintTips), ...Object.values(benefitTips)].flat();
