// The Sql interface: our own statements, written to stay portable between SQLite and PostgreSQL.

type SqlValue = string | number | null;

/** Values by name. A statement writes `@name`. Names it doesn't mention are ignored. */
export type SqlParams = Readonly<Record<string, SqlValue>>;

export interface Step {
  sql: string;
  params: SqlParams;
  /** If this step changes no row, none of the steps takes effect. */
  mustChange?: boolean;
}

/**
 * Prisma is the usual way to read and write rows. This is for what people wait for before the ack, where Prisma takes
 * several times as long, and for what Prisma can't express. Depending on the database, a boolean column arrives as true
 * or 1, and count(*) as a number or a string of digits: read them with Boolean() and Number().
 */
export interface Sql {
  /** The rows a query finds, in its order. */
  all<Row>(sql: string, params: SqlParams): Promise<Row[]>;
  /**
   * The same, page by page, for what is too long to read at once. All rows are those of one instant, whatever is written
   * meanwhile, and it holds up nothing: on PostgreSQL it is a cursor. Pages have `size` rows. Whoever stops asking ends it.
   */
  pages<Row>(sql: string, params: SqlParams, size?: number): AsyncGenerator<Row[]>;
  /**
   * Runs the steps in order, all of them or none. False when a step with `mustChange` changed no row. Throws what the
   * database throws. In both cases nothing was written.
   */
  write(steps: readonly Step[]): Promise<boolean>;
  /**
   * The same, for what may take longer than people should wait, such as many steps: nothing in this process waits for the
   * disk, reads go on, and short writes wait only until it is done. Its statements can't see what isn't committed yet.
   */
  writeAside(steps: readonly Step[]): Promise<boolean>;
}
