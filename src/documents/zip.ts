// Checks what a zip would unpack to, before anything does: a small file can hold gigabytes.
import { inflateRawSync } from "node:zlib";
import { Unreadable } from "./unreadable.js";

/** 100,000 rows of eight texts take 56 MB. */
const MAX_UNPACKED = 160 * 1024 * 1024;
const MAX_ENTRIES = 2000;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const DEFLATED = 8;

const BROKEN = "This file is broken, so I can't read it. Please export it again.";
export const TOO_BIG = "This spreadsheet is too big for me to read. Export a shorter time, or save it as CSV.";

interface Entry {
  name: string;
  method: number;
  packed: number;
  unpacked: number;
  offset: number;
}

function findEnd(view: DataView): number {
  // After the end there may be a comment of up to 65,535 bytes.
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw new Unreadable(BROKEN);
}

function readEntries(bytes: Uint8Array, view: DataView): Entry[] {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > MAX_ENTRIES) throw new Unreadable(TOO_BIG);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let n = 0; n < count; n++) {
    if (view.getUint32(at, true) !== ENTRY) throw new Unreadable(BROKEN);
    const length = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Unpacks it, and stops at the size it says. */
function unpack(bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array {
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (entry.method !== DEFLATED || entry.unpacked === 0) return packed;
  try {
    return inflateRawSync(packed, { maxOutputLength: entry.unpacked });
  } catch (error) {
    throw new Unreadable((error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE" ? TOO_BIG : BROKEN);
  }
}

/**
 * The names of what is in it, and the text of those asked for. Throws Unreadable if it is broken, or would unpack to more
 * than it says or we can hold.
 */
export function checkZip(bytes: Uint8Array, wanted: RegExp): { names: string[]; texts: string[] } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const entries = readEntries(bytes, view);
    // Pictures in a spreadsheet aren't unpacked.
    const read = entries.filter(({ name }) => /\.(xml|rels)$/i.test(name));
    if (read.reduce((sum, { unpacked }) => sum + unpacked, 0) > MAX_UNPACKED) throw new Unreadable(TOO_BIG);
    const texts: string[] = [];
    for (const entry of read) {
      const unpacked = unpack(bytes, view, entry);
      if (wanted.test(entry.name)) texts.push(new TextDecoder().decode(unpacked));
    }
    return { names: entries.map(({ name }) => name), texts };
  } catch (error) {
    // It says that something is where there is nothing.
    if (error instanceof RangeError) throw new Unreadable(BROKEN);
    throw error;
  }
}
