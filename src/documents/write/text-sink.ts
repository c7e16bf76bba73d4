// Gathers text to pieces that are worth writing at once.

/** In UTF-16 units. */
const PIECE = 256 * 1024;

export class TextSink {
  readonly #take: (bytes: Uint8Array) => void;
  readonly #encoder = new TextEncoder();
  #text = "";

  constructor(take: (bytes: Uint8Array) => void) {
    this.#take = take;
  }

  write(text: string): void {
    this.#text += text;
    if (this.#text.length >= PIECE) this.flush();
  }

  flush(): void {
    if (this.#text !== "") this.#take(this.#encoder.encode(this.#text));
    this.#text = "";
  }
}
