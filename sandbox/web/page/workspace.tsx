// What every part of the page needs: the current snapshot of the workspace, and ways to act in it.
import { createContext, useContext } from "react";
import type { Act, ActResult, PersonView, Snapshot } from "../contract.js";

export interface Workspace {
  snapshot: Snapshot;
  /** Resolves when the page shows the result. */
  act(what: Act): Promise<ActResult>;
  actAs(person: string): void;
  open(conversation: string): void;
  openThread(ts: string | undefined): void;
  /** Shows the visitor one line that isn't about a field. */
  report(notice: string | undefined): void;
}

export const WorkspaceContext = createContext<Workspace | undefined>(undefined);

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error("There is no workspace around this component.");
  return workspace;
}

export const personOf = (snapshot: Snapshot, id: string): PersonView | undefined =>
  snapshot.people.find((person) => person.id === id);

/** The app as a member of the workspace. */
export const appOf = (snapshot: Snapshot): PersonView | undefined => snapshot.people.find(({ isBot }) => isBot);

export const appName = (snapshot: Snapshot): string => appOf(snapshot)?.name ?? "Bookend";

/** The app's direct conversation with the current person. */
export const appConversation = (snapshot: Snapshot) =>
  snapshot.conversations.find(({ kind, name }) => kind === "direct" && name === appName(snapshot));
