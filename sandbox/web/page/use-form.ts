// The fields of a view: typed values show right away and are sent before anything else happens in the view.
import { useEffect, useReducer, useRef, useState } from "react";
import type { ActResult } from "../contract.js";
import { type FieldValues, TypedFields } from "./typed-fields.js";
import { useWorkspace } from "./workspace.js";

export interface Form {
  /** By block_id: only values the workspace hasn't confirmed yet. */
  drafts: FieldValues;
  change(blockId: string, value: unknown, isFinal: boolean): void;
  /** Sends what hasn't been sent yet and waits for everything in flight. */
  flush(): Promise<ActResult>;
}

export function useForm(view: string, onResult: (result: ActResult) => void): Form {
  const { act } = useWorkspace();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const send = useRef<(fields: FieldValues) => Promise<ActResult>>(undefined);
  send.current = async (fields) => {
    const result = await act({ kind: "fill", view, fields });
    onResult(result);
    return result;
  };
  const [typed] = useState(
    () => new TypedFields(async (fields) => (await send.current?.(fields)) ?? { ok: false }, redraw),
  );
  // When the visitor switches to another person, nothing typed is left unsent.
  useEffect(() => () => void typed.flush(), [typed]);
  return {
    drafts: typed.drafts,
    change: (blockId, value, isFinal) => (isFinal ? typed.choose(blockId, value) : typed.type(blockId, value)),
    flush: () => typed.flush(),
  };
}
