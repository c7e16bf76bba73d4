// The fields of a view: what is typed shows at once, and is always sent before anything else is done with the view.
import { useEffect, useReducer, useRef, useState } from "react";
import type { ActResult } from "../contract.js";
import { type FieldValues, TypedFields } from "./typed-fields.js";
import { useWorkspace } from "./workspace.js";

export interface Form {
  /** By block_id; only what the workspace has not taken in yet. */
  drafts: FieldValues;
  change(blockId: string, value: unknown, isFinal: boolean): void;
  /** Sends what was not sent yet and waits for everything on its way. */
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
  // Whoever leaves the page for another person's leaves nothing behind that was not sent.
  useEffect(() => () => void typed.flush(), [typed]);
  return {
    drafts: typed.drafts,
    change: (blockId, value, isFinal) => (isFinal ? typed.choose(blockId, value) : typed.type(blockId, value)),
    flush: () => typed.flush(),
  };
}
