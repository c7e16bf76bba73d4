// What a file really is, by its first bytes: its name may say something else.
import { Unreadable } from "./unreadable.js";

/** Slack takes no bigger file in a form, either. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

const startsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, at) => bytes[at] === byte);

/** A zip, as every .xlsx is. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Excel's older files, and newer ones with a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const OTHERS: [string, readonly number[]][] = [
  ["a picture", [0x89, 0x50, 0x4e, 0x47]],
  ["a picture", [0xff, 0xd8, 0xff]],
  ["a picture", [0x47, 0x49, 0x46, 0x38]],
  ["a picture", [0x42, 0x4d]],
  ["a PDF", [0x25, 0x50, 0x44, 0x46]],
  ["a zip file with something else in it", [0x1f, 0x8b]],
];

/** "EncryptedPackage" as such a file names the part that has the spreadsheet. */
const ENCRYPTED = Buffer.from("EncryptedPackage", "utf16le");

const WITH_PASSWORD =
  "This spreadsheet has a password, so I can't read it. Save a copy without the password and choose that.";
const OLDER = "This is an older Excel file (.xls). Open it in Excel, save it as .xlsx or CSV, and choose that.";

/** Throws Unreadable for what is neither text nor a zip. */
export function kindOf(bytes: Uint8Array): "zip" | "text" {
  if (bytes.length === 0) throw new Unreadable("This file is empty.");
  if (bytes.length > MAX_FILE_BYTES)
    throw new Unreadable("This file is bigger than 10 MB, and that's more than I can read.");
  if (startsWith(bytes, ZIP)) return "zip";
  if (startsWith(bytes, COMPOUND)) throw new Unreadable(Buffer.from(bytes).includes(ENCRYPTED) ? WITH_PASSWORD : OLDER);
  // "BM" could begin a text, too, but the sizes after it could not.
  const other = OTHERS.find(([, start]) => startsWith(bytes, start) && (start[0] !== 0x42 || bytes.includes(0)));
  if (other) throw new Unreadable(`This is ${other[0]}, so I can't read it.`);
  return "text";
}
