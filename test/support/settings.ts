// Changes the settings as an admin: opens the form, saves it, and reads the rows.
import { openForm, whisperAfter } from "./asking.js";
import { PAT, type School } from "./school.js";

/** Opens the form as Pat or another admin, and returns that person. */
export const openSettings = (school: School, by = PAT) => openForm(school, "settings", by);

/** Presses Save. If the form closes, waits for the whisper that says what was saved. */
export async function save(school: School, by = PAT, options = {}) {
  const actor = school.slack.as(by);
  const before = school.slack.countWhispersTo(by);
  const exchange = await actor.submit(options);
  if (!actor.modal()) await whisperAfter(school, before, by);
  return exchange;
}

/** All settings as stored. */
export async function stored({ db }: School) {
  const [school, subjects, teachers, people] = await Promise.all([
    db.school.findFirstOrThrow(),
    db.subject.findMany({ orderBy: { name: "asc" } }),
    db.teacher.findMany({ orderBy: { personId: "asc" } }),
    db.person.findMany({ where: { OR: [{ librarian: true }, { admin: true }] }, orderBy: { id: "asc" } }),
  ]);
  return {
    ...school,
    subjects: subjects.map((subject) => subject.name),
    teachers: teachers.map(({ personId }) => personId),
    librarians: people.filter((person) => person.librarian).map((person) => person.id),
    admins: people.filter((person) => person.admin).map((person) => person.id),
  };
}

/** The time zones suggested for what an admin types. */
export const suggestedZones = async (school: School, typed: string): Promise<string[]> => {
  const { ack } = await school.slack.as(PAT).suggest("zone", typed);
  return (ack as { options: { value: string }[] }).options.map((option) => option.value);
};
