// Buttons and overflow menus: clicks go to the app, after a confirmation if the app wants one.
import type { Button, Overflow } from "@slack/types";
import { useState } from "react";
import { useConfirm } from "../confirm.js";
import { Menu } from "../menu.js";
import { useSurface } from "../surface.js";
import { isWebAddress } from "../text/inline.js";

export function PressButton({ element, blockId }: { element: Button; blockId: string }) {
  const surface = useSurface();
  const confirm = useConfirm();
  const [isBusy, setBusy] = useState(false);
  const press = async () => {
    if (!(await confirm(element.confirm))) return;
    setBusy(true);
    if (element.url && isWebAddress(element.url)) window.open(element.url, "_blank", "noopener");
    await surface.press({ blockId, actionId: element.action_id ?? "" });
    setBusy(false);
  };
  return (
    <button
      type="button"
      className="button"
      data-style={element.style}
      aria-label={element.accessibility_label}
      aria-disabled={isBusy || undefined}
      onClick={() => (isBusy ? undefined : void press())}
    >
      {element.text.text}
    </button>
  );
}

interface OverflowProps {
  element: Overflow;
  blockId: string;
  /** Id of the text next to it, which says what the menu is about. */
  describedBy?: string | undefined;
}

export function OverflowMenu({ element, blockId, describedBy }: OverflowProps) {
  const surface = useSurface();
  const confirm = useConfirm();
  const pick = async (value: string) => {
    if (!(await confirm(element.confirm))) return;
    await surface.press({ blockId, actionId: element.action_id ?? "", value });
  };
  const items = element.options.map((option) => ({
    key: option.value ?? option.text.text,
    text: option.text.text,
    ...(option.description ? { about: option.description.text } : {}),
  }));
  return (
    <Menu label="More actions" describedBy={describedBy} items={items} alignEnd onPick={(value) => void pick(value)}>
      <span aria-hidden="true">⋯</span>
    </Menu>
  );
}
