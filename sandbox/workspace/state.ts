// All the state of a workspace, shared by the Web API, the people, and the connections.
import { Directory } from "./directory.js";
import { Faults } from "./faults.js";
import { Journal } from "./journal.js";
import type { Json } from "./json.js";
import { MessageLog } from "./messages.js";
import { ResponseUrls } from "./response-urls.js";
import { Sequence } from "./sequence.js";
import type { Settings } from "./settings.js";
import { Triggers } from "./triggers.js";
import { Uploads } from "./uploads.js";
import { ViewStore } from "./views.js";

export interface Clocks {
  now: () => Date;
  /** Real time in milliseconds: deadlines are real even when the day is made up. */
  realNow: () => number;
}

export interface State extends Clocks {
  settings: Settings;
  sequence: Sequence;
  directory: Directory;
  messages: MessageLog;
  views: ViewStore;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  uploads: Uploads;
  journal: Journal;
  faults: Faults;
  /** The latest options of each external select, by person, view or message, and block. */
  suggestions: Map<string, Json[]>;
  tokenRevoked: boolean;
  /** Where the workspace listens, such as http://127.0.0.1:4000; empty until then. */
  origin: string;
  /** An address for the next Socket Mode connection. */
  openSocket: () => string;
}

export function createState(settings: Settings, clocks: Clocks): State {
  const sequence = new Sequence(clocks.now);
  const directory = new Directory(sequence, { ...settings, now: clocks.now });
  directory.addPerson({ id: settings.botUserId, name: "bookend", realName: "Bookend", isBot: true });
  return {
    ...clocks,
    settings,
    sequence,
    directory,
    messages: new MessageLog(sequence),
    views: new ViewStore(sequence),
    triggers: new Triggers(sequence, clocks.realNow),
    responseUrls: new ResponseUrls(sequence, clocks.now),
    uploads: new Uploads(sequence),
    journal: new Journal(),
    faults: new Faults(),
    suggestions: new Map(),
    tokenRevoked: false,
    origin: "",
    openSocket: () => {
      throw new Error("The workspace does not listen yet.");
    },
  };
}
