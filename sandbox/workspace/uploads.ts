// Files that people uploaded into forms. Only the app's token downloads them.
import type { Sequence } from "./sequence.js";
import { SlackError } from "./slack-error.js";

/** https://docs.slack.dev/reference/block-kit/block-elements/file-input-element */
const MAX_BYTES = 10 * 1024 * 1024;

export interface Upload {
  id: string;
  name: string;
  bytes: Uint8Array;
  userId: string;
  isDeleted: boolean;
}

/** The ending of a name in lower case, such as "csv". */
export const endingOf = (name: string): string => /\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? "";

export class Uploads {
  readonly #uploads = new Map<string, Upload>();
  readonly #sequence: Sequence;

  constructor(sequence: Sequence) {
    this.#sequence = sequence;
  }

  add({ name, bytes, userId }: Pick<Upload, "name" | "bytes" | "userId">): Upload {
    if (bytes.length > MAX_BYTES) throw new Error(`${name} is bigger than 10 MB.`);
    const upload = { id: this.#sequence.id("F"), name, bytes, userId, isDeleted: false };
    this.#uploads.set(upload.id, upload);
    return upload;
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
