// What the web server shows and controls: the workspace, its clock and faults, and the app's commands and shortcuts.
import type { Workspace } from "../../workspace/workspace.js";
import type { ClockRequest, FaultRequest, FaultSwitch, Snapshot } from "../contract.js";

export interface DemoStage {
  workspace: Workspace;
  /** Each person's job at the school, by id. */
  titles: Readonly<Record<string, string>>;
  commands: Snapshot["commands"];
  shortcuts: Snapshot["shortcuts"];
  clock: {
    read(): Promise<Snapshot["clock"]>;
    /** Resolves when everything due along the way is done. Throws NotPossibleError. */
    move(request: ClockRequest): Promise<void>;
  };
  faults: {
    list(): FaultSwitch[];
    turn(request: FaultRequest): void;
  };
}

/** The visitor asked for something impossible; the message is one line for them. */
export class NotPossibleError extends Error {
  override name = "NotPossibleError";
}
