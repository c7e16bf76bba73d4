// What the web server shows and moves: the workspace, its clock and its faults, and what the app is installed with.
import type { Workspace } from "../../workspace/workspace.js";
import type { ClockRequest, FaultRequest, FaultSwitch, Snapshot } from "../contract.js";

export interface DemoStage {
  workspace: Workspace;
  /** What each person is at the school, by id. */
  titles: Readonly<Record<string, string>>;
  commands: Snapshot["commands"];
  shortcuts: Snapshot["shortcuts"];
  clock: {
    read(): Promise<Snapshot["clock"]>;
    /** Resolves when all that was due on the way is over. Throws NotPossible. */
    move(request: ClockRequest): Promise<void>;
  };
  faults: {
    list(): FaultSwitch[];
    turn(request: FaultRequest): void;
  };
}

/** What a visitor asked for cannot be done; the message is one line for them. */
export class NotPossibleError extends Error {
  override name = "NotPossible";
}
