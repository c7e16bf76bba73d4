// Why a file can't be read, in words for the person who dropped it in.

/** Thrown while a file is read. The person reads the whole message. */
export class Unreadable extends Error {
  override name = "Unreadable";
}

/** What is in a file, or why it can't be read. */
export type Reading<T> = { ok: true; value: T } | { ok: false; why: string };

/** Runs a reader, and turns what it can't read into words. */
export async function toReading<T>(read: () => T | Promise<T>): Promise<Reading<T>> {
  try {
    return { ok: true, value: await read() };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, why: error.message };
    throw error;
  }
}
