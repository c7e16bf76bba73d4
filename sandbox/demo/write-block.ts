// Makes the database refuse every write at once, as a read-only one does; reads still work.
import Sqlite from "better-sqlite3";

// A lock would do the same, but everything would freeze while the app waits for it.
const PREFIX = "demo_read_only_";
const ERROR_TEXT = "attempt to write a readonly database";

interface NamedRow {
  name: string;
}

function withDatabase(path: string, work: (client: Sqlite.Database) => void): void {
  const client = new Sqlite(path);
  try {
    client.transaction(() => work(client)).immediate();
  } finally {
    client.close();
  }
}

export function blockWrites(path: string): void {
  withDatabase(path, (client) => {
    // Not the search's virtual table and the ones behind it: SQLite has no triggers there.
    const tables = client.prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
    );
    for (const { name } of tables.all() as NamedRow[]) {
      for (const act of ["INSERT", "UPDATE", "DELETE"]) {
        client.exec(
          `CREATE TRIGGER IF NOT EXISTS "${PREFIX}${name}_${act}" BEFORE ${act} ON "${name}" BEGIN SELECT RAISE(ABORT, '${ERROR_TEXT}'); END`,
        );
      }
    }
  });
}

/** Also cleans up after a demo that was killed while writes were blocked. */
export function unblockWrites(path: string): void {
  withDatabase(path, (client) => {
    const triggers = client.prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '${PREFIX}%'`);
    for (const { name } of triggers.all() as NamedRow[]) client.exec(`DROP TRIGGER "${name}"`);
  });
}
