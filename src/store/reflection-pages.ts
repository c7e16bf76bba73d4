// All reflections that a person wrote, or that were shared with them, page by page.
import type { PersonId } from "../domain/ids.js";
import type { Prisma } from "./generated/client.js";
import { isReadableBy, type Reader } from "./readers.js";
import { type Reflection, toReflection, WITH_ANSWERS } from "./reflection-row.js";
import { inSchool, type School } from "./schools.js";
import type { Db } from "./sql/database.js";

/** From one instant to before another. */
interface Between {
  from: Date;
  before: Date;
  size?: number;
}

const PAGE = 100;

async function* pagesWhere(
  db: Db,
  where: Prisma.ReflectionWhereInput,
  { from, before, size = PAGE }: Between,
): AsyncGenerator<Reflection[]> {
  let after = { createdAt: from.toISOString(), id: "" };
  for (;;) {
    const { createdAt, id } = after;
    const isNext = { OR: [{ createdAt: { gt: createdAt } }, { createdAt, id: { gt: id } }] };
    const rows = await db.reflection.findMany({
      where: { AND: [where, isNext, { createdAt: { lt: before.toISOString() } }] },
      include: WITH_ANSWERS,
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      take: size,
    });
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(toReflection);
    after = { createdAt: last.createdAt, id: last.id };
  }
}

/** Everything this person wrote, oldest first. */
export const ownReflectionPages = (
  db: Db,
  school: School,
  { person, ...between }: Between & { person: PersonId },
): AsyncGenerator<Reflection[]> => pagesWhere(db, { ...inSchool(school), personId: person }, between);

/** What was shared with this librarian or admin, oldest first. */
export const sharedReflectionPages = (
  db: Db,
  school: School,
  { reader, ...between }: Between & { reader: Reader },
): AsyncGenerator<Reflection[]> => pagesWhere(db, { ...inSchool(school), ...isReadableBy(reader) }, between);
