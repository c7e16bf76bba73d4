// A file for the person who asked, as a reply: made once the person was answered, and sent to their conversation with Bookend.

/** What a file's maker gets. */
export interface FileWork {
  /** Aborted when the person stops it, or the process ends. */
  signal: AbortSignal;
  /** Says how far it is, in rows, pages or the like. `of` is undefined while nobody knows how much there is. */
  progress(done: number, of: number | undefined): void;
  /** Where a temporary file of this name may be written. It is deleted when the file is sent, or isn't. */
  pathOf(name: string): string;
}

export type MadeFile = ({ path: string } | { bytes: Uint8Array }) & {
  /** The file's name, if it is known only now. */
  name?: string;
};

/**
 * A file that only the person who asked gets. They read at once that it is being made, see how far it is, and can stop it.
 * A person gets one file at a time.
 */
export interface FileReply {
  kind: "sendFile";
  /** The file's name, with its ending. */
  name: string;
  /** What it is, as a noun: "October 2026 report (PDF)". Slack shows it as the file's title, and screen readers read it. */
  title: string;
  /** A sentence that arrives with the file: what is in it. */
  said: string;
  /** The message or modal with the button served only to ask for the file, so the answer takes its place. */
  inPlace?: boolean;
  /** Throws Refusal for what the person can do something about. */
  make(work: FileWork): Promise<MadeFile>;
}

export const sendFile = (file: Omit<FileReply, "kind">): FileReply => ({ kind: "sendFile", ...file });
