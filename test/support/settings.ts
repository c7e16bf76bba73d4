// Acts of changing the settings: opening the form as an admin, saving it, and reading what the rows say then.
import { PAT, type School, STAFF } from "./school.js";

/** Pat with the form open, or another admin. */
export async function openSettings({ slack }: School, by = PAT) {
  const actor = slack.as(by);
  await actor.command("/unit", "settings", { channel: STAFF });
  await slack.settle();
  return actor;
}

export async function save({ slack }: School, by = PAT, options = {}) {
  const exchange = await slack.as(by).submit(options);
  await slack.settle();
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
