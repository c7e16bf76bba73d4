// What must not be sent a second time after a restore: it is taken from the database that the backup replaces.
import type { Database } from "better-sqlite3";

/** Tables that say what went out, or what is in people's messages. They are taken over whole. */
const LEDGERS = [
  ...["Post", "PostPreview", "Reminder", "FigureRequest", "Announcement", "AskedQuestion", "Retraction", "SharedPost"],
  "Backup",
];

/** A post that went out after the backup was made. */
export interface LaterPost {
  /** Which post, e.g. monthly-report, and for which period. */
  name: string;
  period: string;
  channel: string | null;
  at: Date;
}

interface PostRow {
  workspaceId: string;
  schoolId: string;
  name: string;
  period: string;
  state: string;
  channel: string | null;
  messageTs: string | null;
  changedAt: string;
}

/** Out, or perhaps out. */
const OUT = ["claimed", "sending", "sent", "unsure"];

const keyOf = ({ workspaceId, schoolId, name, period }: PostRow) => [workspaceId, schoolId, name, period].join(" ");

const outIn = (client: Database): PostRow[] =>
  (client.prepare('SELECT * FROM "Post" ORDER BY "dueAt", "name"').all() as PostRow[]).filter(({ state }) =>
    OUT.includes(state),
  );

const columnsOf = (client: Database, table: string): string[] =>
  client.prepare("SELECT name FROM pragma_table_info(?)").pluck().all(table) as string[];

const list = (names: readonly string[], toText = (name: string) => `"${name}"`) => names.map(toText).join(", ");

/** Replaces the rows of a table by those of another database, except those whose person or school isn't here. */
function takeOver(from: Database, to: Database, table: string): void {
  // Either database may be of an older version.
  const known = columnsOf(to, table);
  const columns = columnsOf(from, table).filter((name) => known.includes(name));
  if (columns.length === 0) return;
  to.exec(`DELETE FROM "${table}"`);
  const insert = to.prepare(
    `INSERT INTO "${table}" (${list(columns)}) VALUES (${list(columns, (name) => `@${name}`)})`,
  );
  for (const row of from.prepare(`SELECT ${list(columns)} FROM "${table}"`).iterate()) insert.run(row);
  const strays = to.prepare("SELECT rowid FROM pragma_foreign_key_check(?)").pluck().all(table);
  for (const rowid of new Set(strays)) to.prepare(`DELETE FROM "${table}" WHERE rowid = ?`).run(rowid);
}

/** Partners are asked about a unit's level once. */
function takeOverAsked(from: Database, to: Database): void {
  const insert = to.prepare(`
    INSERT INTO "LevelOpinion" ("workspaceId", "unitId", "personId", "askedAt")
    SELECT "workspaceId", "id", @personId, @askedAt FROM "Unit"
    WHERE "workspaceId" = @workspaceId AND "id" = @unitId
      AND EXISTS (SELECT 1 FROM "Person" p WHERE p."workspaceId" = @workspaceId AND p."id" = @personId)
    ON CONFLICT DO UPDATE SET "askedAt" = coalesce("askedAt", excluded."askedAt")`);
  const columns = list(["workspaceId", "unitId", "personId", "askedAt"]);
  for (const row of from.prepare(`SELECT ${columns} FROM "LevelOpinion" WHERE "askedAt" IS NOT NULL`).iterate()) {
    insert.run(row);
  }
}

/** What the replaced database knew of an earlier gap. */
function takeOverGap(from: Database, to: Database): void {
  if (!columnsOf(from, "School").includes("ledgerGapUntil")) return;
  const set = to.prepare('UPDATE "School" SET "ledgerGapUntil" = @until WHERE "id" = @id');
  for (const row of from.prepare('SELECT "id", "ledgerGapUntil" AS "until" FROM "School"').iterate()) set.run(row);
}

/**
 * Makes a restored database know what went out after its backup was made, and returns those posts, oldest first. Throws
 * what SQLite throws when the replaced database can't be read; then nothing was changed.
 */
export function takeOverSent(from: Database, to: Database): LaterPost[] {
  const before = new Set(outIn(to).map(keyOf));
  const later = outIn(from).filter((row) => !before.has(keyOf(row)));
  to.pragma("foreign_keys = OFF");
  to.transaction(() => {
    for (const table of LEDGERS) takeOver(from, to, table);
    takeOverAsked(from, to);
    takeOverGap(from, to);
  })();
  to.pragma("foreign_keys = ON");
  return later.map(({ name, period, channel, messageTs, changedAt }) => ({
    ...{ name, period, channel },
    at: messageTs ? new Date(Math.floor(Number(messageTs) * 1000)) : new Date(changedAt),
  }));
}

/** Nobody knows what went out until now: posts that were due before are looked for, or the admins are asked. */
export function markGap(client: Database, now: Date): void {
  client.prepare('UPDATE "School" SET "ledgerGapUntil" = ?').run(now.toISOString());
}
