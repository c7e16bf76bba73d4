// A new file, written from front to back by a thread that may wait for the disk.
import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";

/** Throws what the file system throws. */
export class Output {
  /** How many bytes it has. */
  size = 0;
  readonly #file: number;

  /** The file must not be there yet. Only we can read it: it holds what people told Bookend. */
  constructor(path: string) {
    this.#file = openSync(path, "wx", 0o600);
  }

  write(bytes: Uint8Array): void {
    this.#writeAt(bytes, this.size);
    this.size += bytes.length;
  }

  /** Writes over bytes that are there. */
  patch(bytes: Uint8Array, at: number): void {
    this.#writeAt(bytes, at);
  }

  #writeAt(bytes: Uint8Array, at: number): void {
    for (let done = 0; done < bytes.length; ) {
      done += writeSync(this.#file, bytes, done, bytes.length - done, at + done);
    }
  }

  /** What was written is on the disk afterward. */
  close(): void {
    fsyncSync(this.#file);
    closeSync(this.#file);
  }
}
