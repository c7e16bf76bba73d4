// The files that people get in their messages with Bookend, and what is in a ZIP.
import { inflateRawSync } from "node:zlib";
import { expect } from "vitest";
import type { InSlack } from "./asking.js";
import { waitUntil } from "./waiting.js";

/** The files a person has got. */
export function filesOf({ slack }: InSlack, person: string) {
  const shared = slack.directMessagesTo(person).filter(({ deleted }) => !deleted);
  return shared.flatMap(({ files }) => files.map((id) => slack.as(person).download(id)));
}

/** Waits until a person has so many files, and returns the newest. */
export async function nextFile(school: InSlack, person: string, count = 1) {
  await waitUntil(() => expect(filesOf(school, person)).toHaveLength(count));
  const file = filesOf(school, person).at(-1);
  if (!file) throw new Error("There is no file.");
  return { ...file, text: new TextDecoder().decode(file.bytes), start: String.fromCharCode(...file.bytes.slice(0, 4)) };
}

/** Each file in a ZIP by its name, read by the directory at its end, as programs do. */
export function unzip(bytes: Uint8Array): Map<string, Buffer> {
  const zip = Buffer.from(bytes);
  const end = zip.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let n = 0; n < zip.readUInt16LE(end + 10); n++) {
    const [packed, length, start] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)];
    const name = zip.toString("utf8", at + 46, at + 46 + length);
    const from = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    files.set(name, inflateRawSync(zip.subarray(from, from + packed)));
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}
