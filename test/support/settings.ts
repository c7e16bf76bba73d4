// Acts of changing the settings: opening the form as an admin, saving it, and reading what the rows say then.
import { openForm, whisperAfter } from "./asking.js";
import { PAT, type School } from "./school.js";

/** Pat with the form open, or another admin. */
export const openSettings = (school: School, by = PAT) => openForm(school, "settings", by);

/** Presses Save; when the form closes, waits for the whisper that says what was saved. */
export async function save(school: School, by = PAT, options = {}) {
  const actor = school.slack.as(by);
  const before = school.slack.whispersTo(by).length;
  const exchange = await actor.submit(options);
  if (!actor.modal()) await whisperAfter(school, before, by);
  return exchange;
}

/** Everything the settings hold. */
export async function stored({ db }: School) {
  const [school, subjects, people] = await Promise.all([
    db.school.findFirstOrThrow(),
    db.subject.findMany({ orderBy: { name: "asc" } }),
    db.person.findMany({ where: { OR: [{ librarian: true }, { admin: true }] }, orderBy: { id: "asc" } }),
  ]);
  return {
    ...school,
    subjects: subjects.map((subject) => subject.name),
    librarians: people.filter((person) => person.librarian).map((person) => person.id),
    admins: people.filter((person) => person.admin).map((person) => person.id),
  };
}

export const suggested = async (school: School, typed: string): Promise<string[]> => {
  const { ack } = await school.slack.as(PAT).suggest("zone", typed);
  return (ack as { options: { value: string }[] }).options.map((option) => option.value);
};
