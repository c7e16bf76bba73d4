// Random rows, the same for the same seed: two schools in one workspace, and a third in another, with the same people.
import { createRng, integerBetween, pick } from "../../sandbox/demo/random.js";
import type { PersonId } from "../../src/domain/ids.js";
import type { Month } from "../../src/domain/time/month.js";
import type { School } from "../../src/store/schools.js";
import type { Db } from "../../src/store/sql/database.js";
import { addSchool, openFile } from "./database.js";

export const PEOPLE = Array.from({ length: 8 }, (_, n) => `U0PERSON00${n}` as PersonId);
export const MONTHS = ["2026-09", "2026-10", "2026-11"] as Month[];
export const OTHER_SCHOOL = "another-school-of-this-workspace";

/** Every row gets an instant of its own, so the order is certain. */
export const instant = (n: number) => new Date(Date.UTC(2026, 10, 1) + n * 61_000).toISOString();

const listOf = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));

type Place = { workspaceId: string; schoolId: string };

function createRows(seed: number) {
  const rng = createRng(seed);
  const isSo = (chance: number) => rng() < chance;
  const some = <T>(of: readonly T[]) => of.filter(() => isSo(0.4));
  const maybe = <T>(value: T) => (isSo(0.5) ? value : null);
  const level = () => integerBetween(rng, 1, 4);
  const day = () => `${pick(rng, MONTHS)}-${String(integerBetween(rng, 1, 28)).padStart(2, "0")}`;
  return {
    person: (id: PersonId, n: number) => ({
      ...{ id, name: `${pick(rng, ["Ana", "ben", "Élise", "Zoë", "O, Neil"])} ${n}` },
      standing: pick(rng, ["member", "member", "member", "guest", "deactivated"]),
      ...{ admin: isSo(0.3), slackAdmin: isSo(0.2), librarian: isSo(0.4), muted: isSo(0.3) },
      homeOpenedAt: isSo(0.6) ? instant(integerBetween(rng, 0, 50) * 10 + n) : null,
      ...{ timeZone: "America/New_York", locale: "en-US", seenAt: instant(0) },
    }),
    unit: (place: Place, n: number) => ({
      ...{ ...place, id: `unit ${n} of ${place.workspaceId} ${place.schoolId}` },
      ...{ title: `Unit ${n}, "${pick(rng, ["Rivers", "Maps", "ملف"])}"`, date: day(), level: level() },
      grades: pick(rng, ["PK,K,1", "4", "Other", "6,7,8"]),
      ...{ evidence: maybe("A test"), classes: maybe(3), notes: maybe("A note") },
      ...{ subject: maybe(pick(rng, ["Art", "Latin"])), loggedById: pick(rng, PEOPLE) },
      ...{ createdAt: instant(n), updatedAt: instant(n + 1), deletedAt: isSo(0.15) ? instant(n + 2) : null },
    }),
    partners: () => some(PEOPLE).map((personId) => ({ personId })),
    names: () => some(["Ms. Ito", "élan Vital", "O, Neil", "Zed"]).map((name) => ({ name })),
    answers: () => [
      ...(isSo(0.4) ? [{ question: "kind", answer: pick(rng, ["lesson", "research"]) }] : []),
      ...some(["Citing sources", "Asking questions"]).map((answer) => ({ question: "skills", answer })),
    ],
    // Some never were partners, or no longer are.
    opinions: (n: number) =>
      some(PEOPLE).map((personId) => {
        const isAnswered = isSo(0.6);
        const answer = { level: isAnswered ? level() : null, answeredAt: isAnswered ? instant(n + 1) : null };
        return { personId, askedAt: instant(n), ...answer };
      }),
    ohYeah: (place: Place, n: number) => {
      const consent = pick(rng, ["given", "given", "asked"]);
      return {
        ...{ ...place, id: `oh yeah ${n} of ${place.workspaceId} ${place.schoolId}`, text: `OH YEAH ${n}`, consent },
        ...{ authorId: pick(rng, PEOPLE), savedById: pick(rng, PEOPLE), day: day() },
        pickedFor: consent === "given" && isSo(0.3) ? pick(rng, MONTHS) : null,
        ...{ createdAt: instant(n), updatedAt: instant(500 - n), removedAt: isSo(0.1) ? instant(n) : null },
      };
    },
    subjects: () => some(["Art", "chess", "Zoology"]),
  };
}

async function fillSchool(db: Db, place: Place, rows: ReturnType<typeof createRows>): Promise<void> {
  const { workspaceId } = place;
  const units = listOf(70, (n) => rows.unit(place, n));
  const ofUnits = <T>(make: (n: number) => T[]) =>
    units.flatMap(({ id: unitId }, n) => make(n).map((row) => ({ workspaceId, unitId, ...row })));
  await db.$transaction([
    db.unit.createMany({ data: units }),
    db.unitPartner.createMany({ data: ofUnits(rows.partners) }),
    db.unitPartnerName.createMany({ data: ofUnits(rows.names) }),
    db.unitAnswer.createMany({ data: ofUnits(rows.answers) }),
    db.levelOpinion.createMany({ data: ofUnits(rows.opinions) }),
    db.ohYeah.createMany({ data: listOf(40, (n) => rows.ohYeah(place, n)) }),
    db.subject.createMany({ data: rows.subjects().map((name) => ({ ...place, name })) }),
  ]);
}

/** The first of two schools in its workspace. */
export async function openRandomSchool(seed: number): Promise<{ db: Db; school: School }> {
  const { db } = await openFile();
  const rows = createRows(seed);
  const school = await addSchool(db, "T0000000001");
  const elsewhere = await addSchool(db, "T0000000002");
  const { workspaceId, id } = school;
  const copy = await db.school.findFirstOrThrow({ where: { id } });
  await db.school.create({ data: { ...copy, id: OTHER_SCHOOL, createdAt: instant(999_999) } });
  for (const team of [workspaceId, elsewhere.workspaceId]) {
    await db.person.createMany({ data: PEOPLE.map((person, n) => ({ workspaceId: team, ...rows.person(person, n) })) });
  }
  await fillSchool(db, { workspaceId, schoolId: id }, rows);
  await fillSchool(db, { workspaceId, schoolId: OTHER_SCHOOL }, rows);
  await fillSchool(db, { workspaceId: elsewhere.workspaceId, schoolId: elsewhere.id }, rows);
  return { db, school };
}
