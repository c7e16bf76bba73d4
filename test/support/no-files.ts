// For tests in which nobody asks for a file.
import type { FileJobs } from "../../src/slack/send/file-jobs.js";

export const NO_FILES: Pick<FileJobs, "start" | "stop"> = {
  start: () => Promise.reject(new Error("Nobody asks for a file here.")),
  stop: () => {
    throw new Error("Nobody stops a file here.");
  },
};
