// The Sql interface: hand-written statements in a text that SQLite and PostgreSQL both take.

export type SqlValue = string | number | null;

/** Values by name. In the text a value is `@name`; names that the text doesn't mention are ignored. */
export type SqlParams = Readonly<Record<string, SqlValue>>;

export interface Step {
  sql: string;
  params: SqlParams;
  /** If this step changes no row, none of the steps happens. */
  mustChange?: boolean;
}

/**
 * Prisma stays the usual way to the rows. This is for what people wait for before the ack, where Prisma takes several
 * times as long, and for what Prisma can't say. A boolean column arrives as true or 1, count(*) as a number or a text of
 * digits, depending on the database: read them through Boolean() and Number().
 */
export interface Sql {
  /** The rows a query finds, in its order. */
  all<Row>(sql: string, params: SqlParams): Promise<Row[]>;
  /**
   * Runs the steps in their order, all of them or none. False when a step that must change a row changed none: then
   * nothing was written. Throws what the database throws; then nothing was written either.
   */
  write(steps: readonly Step[]): Promise<boolean>;
}
