// The message, modal or Home that blocks stand on: it keeps what is chosen in them and hears what is clicked.
import { createContext, useContext } from "react";
import type { Choice } from "./elements/choice.js";
import type { StatefulElement } from "./elements/kinds.js";

export interface FieldChange {
  blockId: string;
  actionId: string;
  value: unknown;
  isInput: boolean;
  /** Nobody is in the middle of a word: it may be sent without waiting for more. */
  isFinal: boolean;
}

export interface ElementPress {
  blockId: string;
  actionId: string;
  /** Of an overflow menu, or what stands in a field in which Enter was pressed. */
  value?: string;
}

export interface Surface {
  /** Begins the ids of its elements, so that two messages never share one. */
  id: string;
  valueOf(blockId: string, element: StatefulElement): unknown;
  change(changed: FieldChange): void;
  /** Somebody leaves the field they typed in. */
  leaveField(): void;
  press(pressed: ElementPress): Promise<void>;
  /** By block_id. */
  errors: Record<string, string>;
  suggest(blockId: string, query: string): Promise<Choice[]>;
}

export const SurfaceContext = createContext<Surface | undefined>(undefined);

export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (!surface) throw new Error("Blocks stand on a surface.");
  return surface;
}
