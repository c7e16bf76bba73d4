// Why a file can't be written, in words for the person who asked for it.

/** Thrown while a file is written. The person reads the whole message. */
export class CannotWrite extends Error {
  override name = "CannotWrite";
}

const WORDS: Record<string, string> = {
  ENOSPC: "The disk is full, so I couldn't write the file. Nothing was kept of it.",
  EDQUOT: "The disk is full, so I couldn't write the file. Nothing was kept of it.",
  EFBIG: "The disk doesn't take files of this size, so I couldn't write it. Nothing was kept of it.",
  EACCES: "I'm not allowed to write in this folder.",
  EPERM: "I'm not allowed to write in this folder.",
  EROFS: "I'm not allowed to write in this folder.",
  ENOENT: "This folder doesn't exist.",
  ENOTDIR: "This folder doesn't exist.",
  EISDIR: "There is a folder with this name.",
  ENAMETOOLONG: "This name is too long for a file.",
  EIO: "The disk is broken: it didn't take the file.",
};

export const TOO_BIG = "This is more than a spreadsheet can hold. Choose a shorter time, or CSV.";

/** The error in words for people, or as it is if it's a bug. */
export const toCannotWrite = (error: unknown): unknown => {
  const words = WORDS[(error as NodeJS.ErrnoException | undefined)?.code ?? ""];
  return words ? new CannotWrite(words, { cause: error }) : error;
};
