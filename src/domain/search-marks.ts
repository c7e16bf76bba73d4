// What narrows a search down, each written as one word: the school, a grade, a level, a subject.
import type { Grade } from "./grade.js";
import type { SchoolKey } from "./ids.js";
import type { Level } from "./level.js";
import { toSearchWords } from "./search-words.js";
import { usualNameOf } from "./subject-names.js";

/** The same text always gives the same letters and digits, and another text others. */
const toHex = (text: string): string =>
  [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export const toSchoolMark = ({ workspaceId, id }: SchoolKey): string => `s${toHex(`${workspaceId} ${id}`)}`;

export const toGradeMark = (grade: Grade): string => `g${grade.toLowerCase()}`;

export const toLevelMark = (level: Level): string => `l${level}`;

/** The same for a subject, however people write and shorten it. */
export const toSubjectMark = (subject: string): string => `t${toHex(toSearchWords(usualNameOf(subject)).join(" "))}`;
