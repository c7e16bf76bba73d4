// The surface of a modal or a Home: its fields keep what is typed, everything else in it goes to the app at once.
import { useCallback, useRef, useState } from "react";
import type { ActResult, ViewView } from "../contract.js";
import { suggest } from "./api.js";
import { initialOf, type StatefulElement } from "./elements/kinds.js";
import type { ElementPress, FieldChange, Surface } from "./surface.js";
import { type Form, useForm } from "./use-form.js";
import { useWorkspace, type Workspace } from "./workspace.js";

export interface ViewSurface extends Surface {
  /** Something that concerns the view as a whole. */
  failure: string | undefined;
  submit(): Promise<ActResult>;
  /** Closes the modal; the app has what was typed before it hears of that. */
  close(): Promise<void>;
}

interface ViewErrors {
  errors: Record<string, string>;
  failure: string | undefined;
  apply(result: ActResult): void;
  /** What was wrong with a field is not said of what stands there now. */
  forget(field: string): void;
  reset(): void;
}

/** What is wrong with the fields: said by Slack's client at once, or by the app. */
function useViewErrors(open: ViewView): ViewErrors {
  const [refused, setRefused] = useState<Record<string, string>>({});
  const [changed, setChanged] = useState<readonly string[]>([]);
  const [failure, setFailure] = useState<string>();
  const apply = useCallback((result: ActResult) => {
    setFailure(result.error);
    if (result.refused) setRefused(result.refused);
  }, []);
  const all = Object.entries({ ...open.errors, ...refused });
  return {
    errors: Object.fromEntries(all.filter(([field]) => !changed.includes(field))),
    failure: failure ?? open.failure,
    apply,
    forget: (field) => setChanged((before) => (before.includes(field) ? before : [...before, field])),
    reset: () => {
      setRefused({});
      setChanged([]);
      setFailure(undefined);
    },
  };
}

interface ElementId {
  blockId: string;
  actionId: string;
}

const elementKey = ({ blockId, actionId }: ElementId) => `${blockId} ${actionId}`;

/** What was chosen where the app hears of it at once, until the view itself shows it. */
function useChosen(send: (pressed: Omit<ElementPress, "value"> & { value: unknown }) => Promise<void>) {
  const [chosen, setChosen] = useState<Record<string, unknown>>({});
  const last = useRef(Promise.resolve());
  const choose = async ({ blockId, actionId, value }: FieldChange) => {
    const key = elementKey({ blockId, actionId });
    setChosen((before) => ({ ...before, [key]: value }));
    // Of two choices that follow at once the second one holds.
    last.current = last.current.then(() => send({ blockId, actionId, value }));
    await last.current;
    setChosen(({ [key]: saved, ...others }) => (saved === value ? others : { ...others, [key]: saved }));
  };
  return { chosen, choose };
}

function valueIn(
  open: ViewView,
  { drafts }: Form,
  { blockId, actionId, element }: ElementId & { element: StatefulElement },
) {
  if (blockId in drafts) return drafts[blockId];
  const saved = open.chosen[blockId] ?? {};
  return actionId in saved ? saved[actionId] : initialOf(element);
}

interface LeavingDeps {
  view: string;
  act: Workspace["act"];
  form: Form;
  viewErrors: ViewErrors;
}

/** How a modal is left. */
function toLeavingActions({ view, act, form, viewErrors }: LeavingDeps): Pick<ViewSurface, "submit" | "close"> {
  return {
    submit: async () => {
      const filled = await form.flush();
      // What the workspace did not apply in would be missing from what is submitted.
      if (filled.error) return filled;
      const result = await act({ kind: "submit", view });
      viewErrors.reset();
      viewErrors.apply(result);
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
  const viewErrors = useViewErrors(open);
  const { apply } = viewErrors;
  const form = useForm(open.id, apply);
  const click = async (what: Omit<ElementPress, "value"> & { value?: unknown }) => {
    await form.flush();
    apply(await act({ kind: "click", on: { view: open.id }, ...what }));
  };
  const { chosen, choose } = useChosen(click);
  return {
    id: open.id,
    failure: viewErrors.failure,
    errors: viewErrors.errors,
    valueOf: (blockId, element) => {
      const at = { blockId, actionId: element.action_id ?? "" };
      return elementKey(at) in chosen ? chosen[elementKey(at)] : valueIn(open, form, { ...at, element });
    },
    change: (changed) => {
      viewErrors.forget(changed.blockId);
      if (changed.isInput) form.change(changed.blockId, changed.value, changed.isFinal);
      else void choose(changed);
    },
    leaveField: () => void form.flush(),
    press: click,
    suggest: (blockId, query) => suggest({ as: snapshot.me, view: open.id, blockId, query }),
    ...toLeavingActions({ view: open.id, act, form, viewErrors }),
  };
}
