// Files: those that people uploaded into forms, which only the app's token downloads, and those the app shares.
import type { Sequence } from "./sequence.js";
import { SlackError } from "./slack-error.js";

/** https://docs.slack.dev/reference/block-kit/block-elements/file-input-element */
const MAX_BYTES = 10 * 1024 * 1024;

export interface Upload {
  id: string;
  name: string;
  title: string;
  bytes: Uint8Array;
  userId: string;
  isDeleted: boolean;
}

/** A file that the app said it would upload. */
interface Expected {
  id: string;
  name: string;
  length: number;
  userId: string;
  /** Undefined until it is uploaded. */
  bytes: Uint8Array | undefined;
}

/** The ending of a name in lower case, such as "csv". */
export const endingOf = (name: string): string => /\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? "";

export class Uploads {
  readonly #uploads = new Map<string, Upload>();
  /** By the last part of the address they are uploaded to. */
  readonly #expected = new Map<string, Expected>();
  readonly #sequence: Sequence;

  constructor(sequence: Sequence) {
    this.#sequence = sequence;
  }

  add({ name, bytes, userId }: Pick<Upload, "name" | "bytes" | "userId">): Upload {
    if (bytes.length > MAX_BYTES) throw new Error(`${name} is bigger than 10 MB.`);
    return this.#keep({ id: this.#sequence.id("F"), name, title: name, bytes, userId });
  }

  #keep(upload: Omit<Upload, "isDeleted">): Upload {
    const kept = { ...upload, isDeleted: false };
    this.#uploads.set(kept.id, kept);
    return kept;
  }

  /** The app will upload a file. Returns its id and the last part of the address for it. */
  expect(file: Pick<Expected, "name" | "length" | "userId">): { id: string; ticket: string } {
    const id = this.#sequence.id("F");
    const ticket = `${id}ticket`;
    this.#expected.set(ticket, { ...file, id, bytes: undefined });
    return { id, ticket };
  }

  /** Returns what is wrong with it. */
  receive(ticket: string, bytes: Uint8Array): string | undefined {
    const file = this.#expected.get(ticket);
    if (!file) return "no_such_upload";
    if (file.bytes) return "already_uploaded";
    if (bytes.length !== file.length) return "wrong_length";
    file.bytes = bytes;
    return undefined;
  }

  /** Makes an uploaded file one that can be shared. Throws Slack's error if it wasn't uploaded, or was shared before. */
  complete(id: string, title: string | undefined): Upload {
    const [ticket, file] = [...this.#expected].find(([, expected]) => expected.id === id) ?? [];
    if (!ticket || !file?.bytes) throw new SlackError("file_not_found", {}, true);
    this.#expected.delete(ticket);
    return this.#keep({ id, name: file.name, title: title ?? file.name, bytes: file.bytes, userId: file.userId });
  }

  find(id: string): Upload | undefined {
    return this.#uploads.get(id);
  }

  /** Throws Slack's errors for a file that isn't there. */
  there(id: string): Upload {
    const upload = this.find(id);
    if (!upload) throw new SlackError("file_not_found");
    if (upload.isDeleted) throw new SlackError("file_deleted");
    return upload;
  }
}
