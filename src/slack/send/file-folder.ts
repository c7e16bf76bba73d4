// Where files wait until they are sent: a folder of this process that only its owner can read, and none of it stays.
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The message that says a file is being made. */
export interface FileNotice {
  channel: string;
  ts: string;
}

export interface FileFolder {
  /** A folder for one file, with the message to redraw if this process ends without a word. */
  open(job: string, notice: FileNotice): void;
  pathOf(job: string, name: string): string;
  /** Deletes a file's folder. Never throws. */
  close(job: string): void;
  /** Deletes what ended processes left behind, and returns the messages that still say a file is being made. */
  sweep(): FileNotice[];
}

const NOTICE = "notice.json";

/** A name from people, without what leads to another folder. */
const toFileName = (name: string) => name.replaceAll(/[/\\\0]/g, "-").replace(/^\.+/, "") || "file";

function isRunning(pid: number): boolean {
  // In a container each process has the same number, so a folder with ours is from an earlier one.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function readNotice(folder: string): FileNotice | undefined {
  try {
    const { channel, ts } = JSON.parse(readFileSync(join(folder, NOTICE), "utf8"));
    return typeof channel === "string" && typeof ts === "string" ? { channel, ts } : undefined;
  } catch {
    return undefined;
  }
}

const foldersIn = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

/** `root` is for one workspace. Nothing is written before the first file. */
export function createFileFolder(root: string): FileFolder {
  const own = join(root, String(process.pid));
  const swept = (process: string): FileNotice[] => {
    const folder = join(root, process);
    const notices = foldersIn(folder).map((job) => readNotice(join(folder, job)));
    rmSync(folder, { recursive: true, force: true });
    return notices.filter((notice) => notice !== undefined);
  };
  return {
    open(job, notice) {
      mkdirSync(join(own, job), { recursive: true, mode: 0o700 });
      // It may have been made by an earlier version, or by hand.
      for (const folder of [root, own]) chmodSync(folder, 0o700);
      writeFileSync(join(own, job, NOTICE), JSON.stringify(notice), { mode: 0o600 });
    },
    pathOf: (job, name) => join(own, job, toFileName(name)),
    close(job) {
      try {
        rmSync(join(own, job), { recursive: true, force: true });
      } catch {
        // The next start deletes it.
      }
    },
    sweep() {
      return foldersIn(root)
        .filter((process) => !isRunning(Number(process)))
        .flatMap(swept);
    },
  };
}
