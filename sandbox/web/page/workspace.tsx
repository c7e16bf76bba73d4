// What every part of the page needs: the workspace as it is seen now, and the way to act in it.
import { createContext, useContext } from "react";
import type { Act, ActResult, PersonView, Snapshot } from "../contract.js";

export interface Workspace {
  snapshot: Snapshot;
  /** Resolves when the page shows what came of it. */
  act(what: Act): Promise<ActResult>;
  actAs(person: string): void;
  open(conversation: string): void;
  openThread(ts: string | undefined): void;
  /** A line for the visitor that concerns no field. */
  report(notice: string | undefined): void;
}

export const WorkspaceContext = createContext<Workspace | undefined>(undefined);

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error("Nothing is drawn outside of a workspace.");
  return workspace;
}

export const personOf = (snapshot: Snapshot, id: string): PersonView | undefined =>
  snapshot.people.find((person) => person.id === id);

/** The app as a member of the workspace. */
export const appOf = (snapshot: Snapshot): PersonView | undefined => snapshot.people.find(({ isBot }) => isBot);

export const appName = (snapshot: Snapshot): string => appOf(snapshot)?.name ?? "Bookend";

/** The conversation of whoever is acted as with the app. */
export const appConversation = (snapshot: Snapshot) =>
  snapshot.conversations.find(({ kind, name }) => kind === "direct" && name === appName(snapshot));
