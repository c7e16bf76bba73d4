// The surface of a modal: its fields keep what is typed until it is submitted, everything else in it goes to the app at once.
import { useCallback, useState } from "react";
import type { ActResult, ViewView } from "../contract.js";
import { suggest } from "./api.js";
import { initialOf, type StatefulElement } from "./elements/kinds.js";
import type { Pressed, Surface } from "./surface.js";
import { type Form, useForm } from "./use-form.js";
import { useWorkspace } from "./workspace.js";

export interface ModalSurface extends Surface {
  /** Something that concerns the modal as a whole. */
  trouble: string | undefined;
  submit(): Promise<ActResult>;
}

interface Complaints {
  errors: Record<string, string>;
  trouble: string | undefined;
  take(result: ActResult): void;
  /** What was wrong with a field is not said of what stands there now. */
  forget(field: string): void;
  reset(): void;
}

/** What is wrong with the fields: said by Slack's client at once, or by the app. */
function useComplaints(open: ViewView): Complaints {
  const [refused, setRefused] = useState<Record<string, string>>({});
  const [changed, setChanged] = useState<readonly string[]>([]);
  const [trouble, setTrouble] = useState<string>();
  const take = useCallback((result: ActResult) => {
    if (result.error) setTrouble(result.error);
    if (result.refused) setRefused(result.refused);
  }, []);
  const all = Object.entries({ ...open.errors, ...refused });
  return {
    errors: Object.fromEntries(all.filter(([field]) => !changed.includes(field))),
    trouble: trouble ?? open.trouble,
    take,
    forget: (field) => setChanged((before) => (before.includes(field) ? before : [...before, field])),
    reset: () => {
      setRefused({});
      setChanged([]);
      setTrouble(undefined);
    },
  };
}

function valueIn({ drafts }: Form, open: ViewView, at: { blockId: string; element: StatefulElement }): unknown {
  if (at.blockId in drafts) return drafts[at.blockId];
  return at.blockId in open.values ? open.values[at.blockId] : initialOf(at.element);
}

export function useModalSurface(open: ViewView): ModalSurface {
  const { act, snapshot } = useWorkspace();
  const [chosen, setChosen] = useState<Record<string, unknown>>({});
  const complaints = useComplaints(open);
  const { take } = complaints;
  const form = useForm(open.id, take);
  const click = async (what: Omit<Pressed, "value"> & { value?: unknown }) => {
    await form.flush();
    take(await act({ kind: "click", on: { view: open.id }, ...what }));
  };
  return {
    id: open.id,
    trouble: complaints.trouble,
    errors: complaints.errors,
    valueOf: (blockId, element) => {
      const key = `${blockId} ${element.action_id}`;
      return key in chosen ? chosen[key] : valueIn(form, open, { blockId, element });
    },
    change: ({ blockId, actionId, value, isInput, isFinal }) => {
      complaints.forget(blockId);
      if (isInput) return form.change(blockId, value, isFinal);
      setChosen((before) => ({ ...before, [`${blockId} ${actionId}`]: value }));
      void click({ blockId, actionId, value });
    },
    press: click,
    suggest: (blockId, query) => suggest({ as: snapshot.me, view: open.id, blockId, query }),
    submit: async () => {
      await form.flush();
      const result = await act({ kind: "submit", view: open.id });
      complaints.reset();
      take(result);
      return result;
    },
  };
}
