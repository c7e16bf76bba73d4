// The subjects that a goal can be about: those on the school's list and those that units were logged with, each once.
import { oneSpellingEach } from "../../domain/subject.js";
import { subjectsFor, subjectsOf } from "../../store/schools.js";
import type { PostCtx } from "../context.js";

export async function knownSubjects({ db, school }: Pick<PostCtx, "db" | "school">): Promise<string[]> {
  const [listed, all] = await Promise.all([subjectsOf(db, school), subjectsFor(db, school)]);
  return oneSpellingEach(listed, all);
}
