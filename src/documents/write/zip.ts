// Writes a ZIP file, one entry after the other, each of any length.
import { constants, crc32, deflateRawSync } from "node:zlib";
import type { Output } from "./output.js";

const LOCAL = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
/** 2.0: folders and deflate. */
const VERSION = 20;
const NAME_IS_UTF8 = 0x0800;
const DEFLATED = 8;
/** The format's first day. Files are the same whenever they are made. */
const JAN_1_1980 = 0x21;
/** Larger files would take other records, which few programs need. */
const MAX = 0xffff_ffff;

/** Fast: twice as long would save a tenth of the size. */
const LEVEL = 4;

/** A ZIP can't hold this much. */
export class TooBig extends Error {
  override name = "TooBig";
}

interface Entry {
  name: Uint8Array;
  at: number;
  crc: number;
  packed: number;
  size: number;
}

/** What the local header and the directory both say of an entry. */
function toCommon({ name, crc, packed, size }: Entry): Uint8Array {
  const view = new DataView(new ArrayBuffer(26));
  view.setUint16(0, VERSION, true);
  view.setUint16(2, NAME_IS_UTF8, true);
  view.setUint16(4, DEFLATED, true);
  view.setUint16(8, JAN_1_1980, true);
  view.setUint32(10, crc, true);
  view.setUint32(14, packed, true);
  view.setUint32(18, size, true);
  view.setUint16(22, name.length, true);
  return new Uint8Array(view.buffer);
}

function toLocalHeader(entry: Entry): Uint8Array {
  const header = new Uint8Array(30 + entry.name.length);
  new DataView(header.buffer).setUint32(0, LOCAL, true);
  header.set(toCommon(entry), 4);
  header.set(entry.name, 30);
  return header;
}

function toDirectoryEntry(entry: Entry): Uint8Array {
  const record = new Uint8Array(46 + entry.name.length);
  const view = new DataView(record.buffer);
  view.setUint32(0, ENTRY, true);
  view.setUint16(4, VERSION, true);
  record.set(toCommon(entry), 6);
  view.setUint32(42, entry.at, true);
  record.set(entry.name, 46);
  return record;
}

export class ZipWriter {
  readonly #output: Output;
  readonly #entries: Entry[] = [];

  constructor(output: Output) {
    this.#output = output;
  }

  /** Begins an entry, and ends the one before. What is written next is in it. */
  begin(name: string): void {
    this.#finishEntry();
    const entry = { name: new TextEncoder().encode(name), at: this.#output.size, crc: 0, packed: 0, size: 0 };
    this.#entries.push(entry);
    this.#output.write(toLocalHeader(entry));
  }

  write(bytes: Uint8Array): void {
    const entry = this.#entries.at(-1);
    if (!entry) throw new Error("No entry was begun.");
    entry.crc = crc32(bytes, entry.crc);
    entry.size += bytes.length;
    // Each piece ends at a whole byte, so that pieces follow one another without a stream that keeps state.
    this.#pack(entry, bytes, constants.Z_SYNC_FLUSH);
  }

  #pack(entry: Entry, bytes: Uint8Array, finishFlush: number): void {
    const packed = deflateRawSync(bytes, { level: LEVEL, finishFlush });
    this.#output.write(packed);
    entry.packed += packed.length;
    if (entry.size > MAX || this.#output.size > MAX) throw new TooBig();
  }

  #finishEntry(): void {
    const entry = this.#entries.at(-1);
    if (!entry) return;
    this.#pack(entry, new Uint8Array(), constants.Z_FINISH);
    // Its sizes are known only now.
    this.#output.patch(toLocalHeader(entry), entry.at);
  }

  finish(): void {
    this.#finishEntry();
    const start = this.#output.size;
    for (const entry of this.#entries) this.#output.write(toDirectoryEntry(entry));
    const view = new DataView(new ArrayBuffer(22));
    view.setUint32(0, END, true);
    view.setUint16(8, this.#entries.length, true);
    view.setUint16(10, this.#entries.length, true);
    view.setUint32(12, this.#output.size - start, true);
    view.setUint32(16, start, true);
    this.#output.write(new Uint8Array(view.buffer));
  }
}
