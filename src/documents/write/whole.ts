// A file or a folder is whole, or it isn't there: it is filled under another name, next to its place, and renamed at the end.
import { rename, rm } from "node:fs/promises";
import { toCannotWrite } from "./cannot-write.js";

let made = 0;

/** The name of what isn't finished. After a kill it is what is left. */
export const toPart = (path: string): string => `${path}.${process.pid}-${++made}.part`;

/** Throws CannotWrite if it can't get its name, and what `fill` throws. Then nothing is left, and what was there stays. */
export async function writeWhole(path: string, fill: (part: string) => Promise<void>): Promise<void> {
  const part = toPart(path);
  try {
    await fill(part);
    await rename(part, path).catch((error) => {
      throw toCannotWrite(error);
    });
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}
