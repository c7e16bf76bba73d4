// The surface of a modal: its fields keep what is typed until it is submitted, everything else in it goes to the app at once.
import { useCallback, useMemo, useState } from "react";
import type { ActResult, ViewView } from "../contract.js";
import { suggest } from "./api.js";
import { initialOf } from "./elements/kinds.js";
import type { Surface } from "./surface.js";
import { type Form, useForm } from "./use-form.js";
import { useWorkspace } from "./workspace.js";

export interface ModalSurface extends Surface {
  /** Something that concerns the modal as a whole. */
  trouble: string | undefined;
  submit(): Promise<ActResult>;
}

function valueIn({ drafts }: Form, open: ViewView, blockId: string): unknown {
  return blockId in drafts ? drafts[blockId] : open.values[blockId];
}

export function useModalSurface(open: ViewView): ModalSurface {
  const { act, snapshot } = useWorkspace();
  const [refused, setRefused] = useState<Record<string, string>>({});
  const [changed, setChanged] = useState<readonly string[]>([]);
  const [trouble, setTrouble] = useState<string>();
  const [chosen, setChosen] = useState<Record<string, unknown>>({});
  const take = useCallback((result: ActResult) => {
    if (result.error) setTrouble(result.error);
  }, []);
  const form = useForm(open.id, take);
  const on = useMemo(() => ({ view: open.id }), [open.id]);

  return {
    id: open.id,
    trouble: trouble ?? open.trouble,
    // What was wrong with a field is not said of what stands there now.
    errors: Object.fromEntries(
      Object.entries({ ...open.errors, ...refused }).filter(([field]) => !changed.includes(field)),
    ),
    valueOf: (blockId, element) => {
      const key = `${blockId} ${element.action_id}`;
      if (key in chosen) return chosen[key];
      return valueIn(form, open, blockId) ?? (blockId in open.values ? null : initialOf(element));
    },
    change: ({ blockId, actionId, value, isInput, isFinal }) => {
      if (isInput) {
        setChanged((before) => [...before, blockId]);
        return form.change(blockId, value, isFinal);
      }
      setChosen((before) => ({ ...before, [`${blockId} ${actionId}`]: value }));
      void form.flush().then(async () => take(await act({ kind: "click", on, blockId, actionId, value })));
    },
    press: async (pressed) => {
      await form.flush();
      take(await act({ kind: "click", on, ...pressed }));
    },
    suggest: (blockId, query) => suggest({ as: snapshot.me, view: open.id, blockId, query }),
    submit: async () => {
      setTrouble(undefined);
      setRefused({});
      await form.flush();
      const result = await act({ kind: "submit", view: open.id });
      setRefused(result.refused ?? {});
      setChanged([]);
      take(result);
      return result;
    },
  };
}
