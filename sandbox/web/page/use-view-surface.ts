// The surface of a modal or Home: its fields hold what is typed, and everything else goes to the app right away.
import { useCallback, useRef, useState } from "react";
import type { ActResult, ViewView } from "../contract.js";
import { suggest } from "./api.js";
import { toBase64 } from "./base64.js";
import { initialOf, type StatefulElement } from "./elements/kinds.js";
import type { ElementPress, FieldChange, Surface } from "./surface.js";
import { type Form, useForm } from "./use-form.js";
import { useWorkspace, type Workspace } from "./workspace.js";

export interface ViewSurface extends Surface {
  /** An error about the view as a whole. */
  failure: string | undefined;
  submit(): Promise<ActResult>;
  /** Closes the modal, after sending the app what was typed. */
  close(): Promise<void>;
}

interface ViewErrors {
  errors: Record<string, string>;
  failure: string | undefined;
  apply(result: ActResult): void;
  /** Drops a field's error once its value changes. */
  forget(field: string): void;
  reset(): void;
}

/** Errors of the fields, from Slack's client or from the app. */
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

/** Choices that go to the app right away, until the view itself shows them. */
function useChosen(send: (pressed: Omit<ElementPress, "value"> & { value: unknown }) => Promise<void>) {
  const [chosen, setChosen] = useState<Record<string, unknown>>({});
  const last = useRef(Promise.resolve());
  const choose = async ({ blockId, actionId, value }: FieldChange) => {
    const key = elementKey({ blockId, actionId });
    setChosen((before) => ({ ...before, [key]: value }));
    // Of two quick choices, the second one wins.
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

/** The ways to leave a modal. */
function toLeavingActions({ view, act, form, viewErrors }: LeavingDeps): Pick<ViewSurface, "submit" | "close"> {
  return {
    submit: async () => {
      const filled = await form.flush();
      // Values the workspace didn't accept would be missing from the submission.
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
    upload: async (file) => {
      const result = await act({ kind: "upload", name: file.name, data: await toBase64(file) });
      apply(result);
      return result.file;
    },
    suggest: (blockId, query) => suggest({ as: snapshot.me, view: open.id, blockId, query }),
    ...toLeavingActions({ view: open.id, act, form, viewErrors }),
  };
}
