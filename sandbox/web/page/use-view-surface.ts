// The surface of a modal or a Home: its fields keep what is typed, everything else in it goes to the app at once.
import { useCallback, useRef, useState } from "react";
import type { ActResult, ViewView } from "../contract.js";
import { suggest } from "./api.js";
import { initialOf, type StatefulElement } from "./elements/kinds.js";
import type { Changed, Pressed, Surface } from "./surface.js";
import { type Form, useForm } from "./use-form.js";
import { useWorkspace, type Workspace } from "./workspace.js";

export interface ViewSurface extends Surface {
  /** Something that concerns the view as a whole. */
  trouble: string | undefined;
  submit(): Promise<ActResult>;
  /** Closes the modal; the app has what was typed before it hears of that. */
  close(): Promise<void>;
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
    setTrouble(result.error);
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

interface At {
  blockId: string;
  actionId: string;
}

const keyOf = ({ blockId, actionId }: At) => `${blockId} ${actionId}`;

/** What was chosen where the app hears of it at once, until the view itself shows it. */
function useChosen(send: (pressed: Omit<Pressed, "value"> & { value: unknown }) => Promise<void>) {
  const [chosen, setChosen] = useState<Record<string, unknown>>({});
  const last = useRef(Promise.resolve());
  const choose = async ({ blockId, actionId, value }: Changed) => {
    const key = keyOf({ blockId, actionId });
    setChosen((before) => ({ ...before, [key]: value }));
    // Of two choices that follow at once the second one holds.
    last.current = last.current.then(() => send({ blockId, actionId, value }));
    await last.current;
    setChosen(({ [key]: kept, ...others }) => (kept === value ? others : { ...others, [key]: kept }));
  };
  return { chosen, choose };
}

function valueIn(open: ViewView, { drafts }: Form, { blockId, actionId, element }: At & { element: StatefulElement }) {
  if (blockId in drafts) return drafts[blockId];
  const kept = open.chosen[blockId] ?? {};
  return actionId in kept ? kept[actionId] : initialOf(element);
}

interface Parts {
  view: string;
  act: Workspace["act"];
  form: Form;
  complaints: Complaints;
}

/** How a modal is left. */
function toLeaving({ view, act, form, complaints }: Parts): Pick<ViewSurface, "submit" | "close"> {
  return {
    submit: async () => {
      const filled = await form.flush();
      // What the workspace did not take in would be missing from what is submitted.
      if (filled.error) return filled;
      const result = await act({ kind: "submit", view });
      complaints.reset();
      complaints.take(result);
      return result;
    },
    close: async () => {
      await form.flush();
      await act({ kind: "close", view });
    },
  };
}

export function useViewSurface(open: ViewView): ViewSurface {
  const { act, snapshot } = useWorkspace();
  const complaints = useComplaints(open);
  const { take } = complaints;
  const form = useForm(open.id, take);
  const click = async (what: Omit<Pressed, "value"> & { value?: unknown }) => {
    await form.flush();
    take(await act({ kind: "click", on: { view: open.id }, ...what }));
  };
  const { chosen, choose } = useChosen(click);
  return {
    id: open.id,
    trouble: complaints.trouble,
    errors: complaints.errors,
    valueOf: (blockId, element) => {
      const at = { blockId, actionId: element.action_id ?? "" };
      return keyOf(at) in chosen ? chosen[keyOf(at)] : valueIn(open, form, { ...at, element });
    },
    change: (changed) => {
      complaints.forget(changed.blockId);
      if (changed.isInput) form.change(changed.blockId, changed.value, changed.isFinal);
      else void choose(changed);
    },
    settle: () => void form.flush(),
    press: click,
    suggest: (blockId, query) => suggest({ as: snapshot.me, view: open.id, blockId, query }),
    ...toLeaving({ view: open.id, act, form, complaints }),
  };
}
