// The school of the demo: its staff, what each of them teaches, and its channels. Every name is made up.
import type { Grade } from "../../src/domain/grade.js";
import type { ChannelSeed, PersonSeed } from "../workspace/directory.js";

export const SCHOOL_NAME = "Lincoln School";
export const TIME_ZONE = "America/New_York";
export const GRADES: readonly Grade[] = ["K", "1", "2", "3", "4", "5", "6", "7", "8"];

export const TESS = "U0TEACHER01";
export const LEE = "U0LIBRARY01";
export const NOOR = "U0LIBRARY02";
export const PRINCIPAL = "U0PRINCIPAL";
export const GUEST = "U0GUEST0001";
export const GONE = "U0GONE00001";

export const LIBRARIANS: readonly string[] = [LEE, NOOR];

export interface Teacher {
  id: string;
  name: string;
  grades: readonly Grade[];
  subjects: readonly string[];
  /** How open they are to planning with the librarian, from 0 to 1. */
  openness: number;
}

const CORE = ["English language arts", "Mathematics", "Science", "Social studies"] as const;

export const TEACHERS: readonly Teacher[] = [
  { id: TESS, name: "Tess Whitlock", grades: ["6"], subjects: ["Social studies"], openness: 0.9 },
  { id: "U0TEACHER02", name: "Omar Benhaddou", grades: ["4"], subjects: CORE, openness: 0.8 },
  { id: "U0TEACHER03", name: "Mei Tanakawa", grades: ["4"], subjects: CORE, openness: 0.5 },
  { id: "U0TEACHER04", name: "Ines Carvalhal", grades: ["K", "1"], subjects: CORE, openness: 0.6 },
  { id: "U0TEACHER05", name: "Dwayne Ashcombe", grades: ["2"], subjects: CORE, openness: 0.3 },
  { id: "U0TEACHER06", name: "Sunita Raghavendar", grades: ["7", "8"], subjects: ["Science"], openness: 0.9 },
  { id: "U0TEACHER07", name: "Kofi Asantewah", grades: ["5"], subjects: CORE, openness: 0.7 },
  { id: "U0TEACHER08", name: "Hanna Lindqvarn", grades: ["3"], subjects: CORE, openness: 0.6 },
  { id: "U0TEACHER09", name: "Rosa Ixtapalli", grades: ["7", "8"], subjects: ["English language arts"], openness: 0.8 },
  {
    id: "U0TEACHER10",
    name: "Piotr Zielonka",
    grades: ["5", "6", "7", "8"],
    subjects: ["Art", "Music"],
    openness: 0.2,
  },
];

const teachersWhere = (has: (teacher: Teacher) => boolean): string[] => TEACHERS.filter(has).map(({ id }) => id);

/** As the school has them: by grade below, by subject above. */
export const DEPARTMENTS: readonly { name: string; teachers: readonly string[] }[] = [
  { name: "Primary", teachers: teachersWhere(({ grades }) => ["K", "2", "3"].includes(grades[0] ?? "")) },
  {
    name: "Intermediate",
    teachers: teachersWhere(({ grades, subjects }) => subjects === CORE && Number(grades[0]) > 3),
  },
  {
    name: "Middle school",
    teachers: teachersWhere(({ grades, subjects }) => subjects !== CORE && Number(grades[0]) > 5),
  },
  { name: "Arts", teachers: teachersWhere(({ subjects }) => subjects.includes("Art")) },
];

/** "English" is a name; the other subjects are not. */
const toSubjectNames = (subjects: readonly string[]): string =>
  subjects.join(" and ").toLowerCase().replace("english", "English");

/** "Grade 6 social studies", "Grades K–1". */
const toTitle = ({ grades, subjects }: Teacher): string => {
  const range = grades.length > 1 ? `Grades ${grades[0]}–${grades.at(-1)}` : `Grade ${grades[0]}`;
  return subjects.length > 2 ? range : `${range} ${toSubjectNames(subjects)}`;
};

/** Each person's job at the school, by id, so that a visitor knows who to act as. */
export const TITLES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(TEACHERS.map((teacher) => [teacher.id, toTitle(teacher)])),
  [LEE]: "Librarian",
  [NOOR]: "Librarian, mornings",
  [PRINCIPAL]: "Principal, admin",
  [GUEST]: "Student teacher, guest",
  [GONE]: "Left the school",
};

const toSeed = (id: string, name: string): PersonSeed => ({
  id,
  name,
  email: `${name.toLowerCase().replaceAll(" ", ".")}@lincoln.example`,
  tz: TIME_ZONE,
});

export const PEOPLE: readonly PersonSeed[] = [
  ...TEACHERS.map(({ id, name }) => toSeed(id, name)),
  toSeed(LEE, "Lee Marchbanks"),
  toSeed(NOOR, "Noor Halabiyan"),
  { ...toSeed(PRINCIPAL, "Pat Oyelarin"), isAdmin: true },
  { ...toSeed(GUEST, "Gus Venterby"), isGuest: true },
  { ...toSeed(GONE, "Gail Thorncroft"), isDeleted: true },
];

export const ADMIN_CHANNEL = "C0ADMIN0001";
export const ALL_STAFF = "C0STAFF0001";
export const GRADE_4 = "C0GRADE0004";
export const LEADERSHIP = "C0LEADERS01";

const STAFF = [...TEACHERS.map(({ id }) => id), LEE, NOOR, PRINCIPAL];
const GRADE_4_TEAM = TEACHERS.filter(({ grades }) => grades.includes("4")).map(({ id }) => id);

export const CHANNELS: readonly ChannelSeed[] = [
  { id: ALL_STAFF, name: "all-staff", members: [...STAFF, GUEST], botIsMember: true },
  { id: GRADE_4, name: "grade-4", members: [...GRADE_4_TEAM, LEE, TESS, GUEST], botIsMember: false },
  { id: ADMIN_CHANNEL, name: "library-admin", members: [LEE, NOOR, PRINCIPAL], botIsMember: true },
  { id: LEADERSHIP, name: "leadership", isPrivate: true, members: [PRINCIPAL, LEE, TESS], botIsMember: false },
];
