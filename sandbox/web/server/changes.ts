// Tells every open page about changes with server-sent events, and counts them.
import type { ServerResponse } from "node:http";
import { SAFE_HEADERS } from "./page-files.js";

/** A burst of changes sends one event. */
const BATCH_MS = 25;
/** Proxies and browsers close a silent connection. */
const KEEP_ALIVE_MS = 15_000;

export class Changes {
  readonly #open = new Set<ServerResponse>();
  readonly #keepAlive: NodeJS.Timeout;
  #version: number;
  #batch: NodeJS.Timeout | undefined;

  /** `first` is above every version of an earlier run, so that a page left open accepts the new ones. */
  constructor(first: number) {
    this.#version = first;
    this.#keepAlive = setInterval(() => this.#write(": alive\n\n"), KEEP_ALIVE_MS);
    this.#keepAlive.unref();
  }

  get version(): number {
    return this.#version;
  }

  readonly announce = (): void => {
    this.#version += 1;
    this.#batch ??= setTimeout(() => {
      this.#batch = undefined;
      this.#write(this.#toEvent());
    }, BATCH_MS);
  };

  follow(response: ServerResponse): void {
    response.writeHead(200, { ...SAFE_HEADERS, "content-type": "text/event-stream" });
    // The page catches up with what it missed.
    response.write(this.#toEvent());
    this.#open.add(response);
    response.on("close", () => this.#open.delete(response));
  }

  #toEvent(): string {
    return `event: change\ndata: ${this.#version}\n\n`;
  }

  #write(text: string): void {
    for (const response of this.#open) response.write(text);
  }

  close(): void {
    clearInterval(this.#keepAlive);
    clearTimeout(this.#batch);
    for (const response of this.#open) response.end();
  }
}
