// Which shared reflections a librarian or admin may read: those shared with librarians and admins, and those posted in a
// channel they are in.
import type { Prisma } from "./generated/client.js";

/** A librarian or admin. */
export interface Reader {
  /** The ids of the channels they are in now, as far as Slack says. */
  channels: readonly string[];
}

// A post that Slack didn't confirm is read by nobody here.
export const isReadableBy = ({ channels }: Reader) =>
  ({
    OR: [{ audience: "librarians" }, { audience: "channel", messageTs: { not: null }, channel: { in: [...channels] } }],
  }) satisfies Prisma.ReflectionWhereInput;

/** The same for our own SQL. Put it before a query: "Readable" is what the reader in `toReaderParams` may read of a school. */
export const READABLE = `
  WITH "Readable" AS (SELECT * FROM "Reflection" s
    WHERE s."workspaceId" = @workspaceId AND s."schoolId" = @schoolId AND (s."audience" = 'librarians'
      OR (s."audience" = 'channel' AND s."messageTs" IS NOT NULL
        AND s."channel" IN (SELECT value FROM json_each(@channels)))))`;

export const toReaderParams = ({ channels }: Reader) => ({ channels: JSON.stringify(channels) });
