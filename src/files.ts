// The files that people get from Bookend: each request gives one, and its rows, clients and folder come from here.
import { type AdminDeps, tellAdmins } from "./admins.js";
import { DAY_MS, MINUTE_MS } from "./domain/time/duration.js";
import { createErrorLog, type Log } from "./log.js";
import { toWhyNot } from "./slack/receive/failure.js";
import type { Charts } from "./slack/send/charts.js";
import { createFileFolder } from "./slack/send/file-folder.js";
import { createFileJobs, type FileJobs } from "./slack/send/file-jobs.js";
import { claimAgain, releaseRequest } from "./store/requests.js";
import { schoolOf } from "./store/schools.js";
import { explainDatabaseError } from "./store/sql/errors.js";

/** For so long a request for a file is the same when it comes again: Slack signs none that is older than 5 minutes. */
const SAME_REQUEST_MS = 10 * MINUTE_MS;

/** Admins who can't allow files just now needn't hear it every time. */
const TOLD_FOR_MS = 30 * DAY_MS;

interface FilesDeps extends AdminDeps {
  log: Log;
  now: () => Date;
  charts: Charts;
  /** Where files wait until they are sent. A folder in it is for one workspace. */
  folder: string;
  track<T>(work: Promise<T>): Promise<T>;
}

export function createFiles(deps: FilesDeps): FileJobs {
  const { db, workspaceId, clients, charts, now } = deps;
  const logError = createErrorLog(deps.log);
  const claim = async (key: string, everyMs: number) => {
    const school = await schoolOf(db, workspaceId);
    return school !== undefined && claimAgain(db, school, { key, now: now(), everyMs });
  };
  return createFileJobs({
    ...clients,
    upload: clients.uploadFile,
    folder: createFileFolder(`${deps.folder}/${workspaceId}`),
    charts,
    claim: (key) => claim(`file ${key}`, SAME_REQUEST_MS),
    async release(key) {
      const school = await schoolOf(db, workspaceId);
      if (school) await releaseRequest(db, school, `file ${key}`);
    },
    async tellAdmins(what, message) {
      if (await claim(`told the admins: ${what}`, TOLD_FOR_MS))
        await tellAdmins({ ...deps, clock: now }, message, now());
    },
    whyNot: (error, during) => toWhyNot(error, { explain: explainDatabaseError, logError, during }),
    logError,
    track: deps.track,
  });
}
