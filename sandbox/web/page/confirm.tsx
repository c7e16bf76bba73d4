// Asks "are you sure?" before an action, if the app wants that.
import type { Confirm } from "@slack/types";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import { Dialog } from "./dialog.js";
import { TextObject } from "./text/text-object.js";

type Ask = (confirm: Confirm | undefined) => Promise<boolean>;

interface Question {
  confirm: Confirm;
  answer(isSure: boolean): void;
}

const AskContext = createContext<Ask>(async () => true);

/** Resolves immediately if there is nothing to confirm. */
export const useConfirm = (): Ask => useContext(AskContext);

function ConfirmDialog({ confirm, answer }: Question) {
  return (
    <Dialog className="dialog confirm" role="alertdialog" labelledBy="confirm-title" onCancel={() => answer(false)}>
      <h2 id="confirm-title">{confirm.title?.text ?? "Are you sure?"}</h2>
      <p>
        <TextObject text={confirm.text} />
      </p>
      <div className="buttons">
        <button type="button" className="button" onClick={() => answer(false)}>
          {confirm.deny?.text ?? "Cancel"}
        </button>
        <button
          type="button"
          className="button"
          data-style={confirm.style === "danger" ? "danger" : "primary"}
          onClick={() => answer(true)}
        >
          {confirm.confirm?.text ?? "Yes"}
        </button>
      </div>
    </Dialog>
  );
}

export function ConfirmProvider({ children }: { children: ReactNode }) {
  const [question, setQuestion] = useState<Question>();
  const ask = useCallback<Ask>((confirm) => {
    if (!confirm) return Promise.resolve(true);
    return new Promise((resolve) => {
      const answer = (isSure: boolean) => {
        setQuestion(undefined);
        resolve(isSure);
      };
      setQuestion({ confirm, answer });
    });
  }, []);
  return (
    <AskContext value={ask}>
      {children}
      {question ? <ConfirmDialog {...question} /> : null}
    </AskContext>
  );
}
