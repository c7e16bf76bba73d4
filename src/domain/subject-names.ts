// Other names of subjects, as people in American schools say and shorten them.
import { foldText } from "../text/fold.js";

/** Each list is one subject. */
const SUBJECTS: readonly (readonly string[])[] = [
  ["English language arts", "ELA", "Language arts", "LA", "English"],
  ["Mathematics", "Math", "Maths"],
  ["Social studies", "SS"],
  ["Physical education", "PE", "P.E.", "Phys ed", "Gym"],
  ["Computer science", "CS", "Comp sci"],
  ["Biology", "Bio"],
  ["Chemistry", "Chem"],
  ["World languages", "Foreign languages"],
  ["English as a second language", "ESL", "English language learners", "ELL"],
  ["Special education", "SPED", "Special ed"],
  ["Family and consumer sciences", "FACS", "FCS", "Home ec"],
];

const isCalled = (key: string) => (name: string) => foldText(name) === key;
const namesOf = (key: string): readonly string[] => SUBJECTS.find((names) => names.some(isCalled(key))) ?? [];

/** What else the subject is called; itself isn't among it. None for most subjects. */
export function otherNamesOf(subject: string): string[] {
  const key = foldText(subject);
  return namesOf(key).filter((name) => !isCalled(key)(name));
}

/** The same name for all names of one subject. Most subjects have only their own. */
export const usualNameOf = (subject: string): string => namesOf(foldText(subject))[0] ?? subject;
