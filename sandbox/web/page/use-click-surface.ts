// The surface of a message: every choice goes to the app right away.
import { useMemo, useRef, useState } from "react";
import type { Act } from "../contract.js";
import { initialOf } from "./elements/kinds.js";
import type { Surface } from "./surface.js";
import { useWorkspace } from "./workspace.js";

type On = Extract<Act, { kind: "click" }>["on"];

export function useClickSurface(id: string, on: On): Surface {
  const { act } = useWorkspace();
  const [chosen, setChosen] = useState<Record<string, unknown>>({});
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const target = JSON.stringify(on);
  return useMemo(
    () => ({
      id,
      errors: {},
      valueOf: (blockId, element) => {
        const key = `${blockId} ${element.action_id}`;
        return key in chosen ? chosen[key] : initialOf(element);
      },
      change: ({ blockId, actionId, value }) => {
        setChosen((before) => ({ ...before, [`${blockId} ${actionId}`]: value }));
        // Of two quick choices, the second one wins.
        last.current = last.current.then(() =>
          act({ kind: "click", on: JSON.parse(target) as On, blockId, actionId, value }),
        );
      },
      leaveField: () => undefined,
      press: async (pressed) => {
        await act({ kind: "click", on: JSON.parse(target) as On, ...pressed });
      },
      // Slack has no files in messages' fields.
      upload: async () => undefined,
      suggest: async () => [],
    }),
    [act, chosen, id, target],
  );
}
