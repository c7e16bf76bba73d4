// The message, modal, or Home that holds blocks: it has their values and receives their clicks.
import { createContext, useContext } from "react";
import type { Choice } from "./elements/choice.js";
import type { StatefulElement } from "./elements/kinds.js";

export interface FieldChange {
  blockId: string;
  actionId: string;
  value: unknown;
  isInput: boolean;
  /** True for a finished choice: it can be sent without waiting for more typing. */
  isFinal: boolean;
}

export interface ElementPress {
  blockId: string;
  actionId: string;
  /** The choice in an overflow menu, or the text of a field where Enter was pressed. */
  value?: string;
}

export interface Surface {
  /** Prefix of its elements' ids, so that two messages never share one. */
  id: string;
  valueOf(blockId: string, element: StatefulElement): unknown;
  change(changed: FieldChange): void;
  /** The person leaves a text field. */
  leaveField(): void;
  press(pressed: ElementPress): Promise<void>;
  /** By block_id. */
  errors: Record<string, string>;
  /** Uploads a file for a field. Returns its id; undefined when that failed, and the surface says why. */
  upload(file: File): Promise<string | undefined>;
  suggest(blockId: string, query: string): Promise<Choice[]>;
}

export const SurfaceContext = createContext<Surface | undefined>(undefined);

export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (!surface) throw new Error("Blocks are drawn outside a surface.");
  return surface;
}
