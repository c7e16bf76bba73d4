// Who counts as a teacher when Bookend says whom the term's units haven't reached yet.
import type { ChannelId } from "./ids.js";

/** Where the teachers come from. */
export type TeacherSource =
  | { kind: "staff" }
  /** Chosen by name, maybe in addition to a channel. */
  | { kind: "chosen" }
  | { kind: "channel"; channel: ChannelId };

interface Staff {
  /** Full members of the workspace. */
  everyone: readonly { id: string; name: string }[];
  /** The members of the channel of all teachers; undefined if the school has none. */
  inChannel: readonly string[] | undefined;
  /** Chosen one by one in the settings. */
  chosen: readonly string[];
  librarians: readonly string[];
  admins: readonly string[];
}

/**
 * Of the people on the staff, those who count. Admins count only if they are chosen by name, because a principal is in the
 * teachers' channel, too. Librarians never do.
 */
export function teachersAmong({
  everyone,
  inChannel,
  chosen,
  librarians,
  admins,
}: Staff): { id: string; name: string }[] {
  const isAnyone = inChannel === undefined && chosen.length === 0;
  const [channel, byName, library, office] = [inChannel ?? [], chosen, librarians, admins].map((ids) => new Set(ids));
  return everyone.filter(({ id }) => {
    if (library?.has(id)) return false;
    return byName?.has(id) || ((isAnyone || channel?.has(id)) && !office?.has(id));
  });
}
