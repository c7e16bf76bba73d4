// Someone whose data was erased: what the school must keep names them like this, and nothing leads back to them.

/** The name in everything that stays. */
export const FORMER_COLLEAGUE = "Former colleague";

const PREFIX = "FORMER-";

/** An id that isn't made of the person's own, so nobody can tell whose it was. `random` is new for each person. */
export const toFormerId = (random: string): string => `${PREFIX}${random}`;

/** Slack doesn't know them, so no form can show or choose them. */
export const isFormer = (id: string): boolean => id.startsWith(PREFIX);
