// Where messages and commands are typed: Enter sends, a slash offers commands, an @ offers people.
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { ConversationView, PersonView } from "../contract.js";
import { CompletionList } from "./completion-list.js";
import { ShortcutsMenu } from "./shortcuts-menu.js";
import { type Completing, type Completion, commandsOf } from "./text/completions.js";
import { toSent } from "./text/typed.js";
import { useCompletion } from "./use-completion.js";
import { useWorkspace } from "./workspace.js";

interface ComposerProps {
  conversation: ConversationView;
  threadTs?: string;
  /** A line put there by a click elsewhere on the page. */
  suggested?: { text: string } | undefined;
  /** The line stands there now: it is not put again. */
  onTaken?(): void;
}

/** What is typed, where the cursor stands, and who was picked from the list. */
function useTyped(input: RefObject<HTMLTextAreaElement | null>) {
  const [text, setText] = useState("");
  const [cursor, setCursor] = useState(0);
  const [picked, setPicked] = useState<PersonView[]>([]);
  const put = (typed: string, at = typed.length) => {
    setText(typed);
    setCursor(at);
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(at, at);
    });
  };
  return { text, setText, cursor, setCursor, picked, setPicked, put };
}

function HintChips({ onPut }: { onPut(text: string): void }) {
  const { snapshot } = useWorkspace();
  const command = snapshot.commands[0]?.command;
  if (!command) return null;
  return (
    <div className="chips-row">
      {[`${command} log`, `${command} report`].map((text) => (
        <button key={text} type="button" className="hint-chip" onClick={() => onPut(`${text} `)}>
          {text}
        </button>
      ))}
    </div>
  );
}

function useSend({ conversation, threadTs }: ComposerProps, typed: ReturnType<typeof useTyped>) {
  const { snapshot, act, report } = useWorkspace();
  return async () => {
    const text = typed.text.trim();
    if (text === "") return;
    const sent = toSent(text, typed.picked, snapshot.conversations);
    typed.put("");
    typed.setPicked([]);
    report(undefined);
    const channel = conversation.id;
    const result = await act(
      text.startsWith("/")
        ? { kind: "command", channel, text: sent }
        : { kind: "say", channel, text: sent, ...(threadTs ? { threadTs } : {}) },
    );
    // What could not be sent is not lost.
    if (result.error) typed.setText((now) => (now === "" ? text : now));
  };
}

const placeholderOf = ({ kind, name }: ConversationView, threadTs: string | undefined) => {
  if (threadTs) return "Reply…";
  return `Message ${kind === "direct" ? "" : "#"}${name}`;
};

export function Composer(props: ComposerProps) {
  const { conversation, threadTs, suggested, onTaken } = props;
  const { snapshot } = useWorkspace();
  const input = useRef<HTMLTextAreaElement>(null);
  const typed = useTyped(input);
  const { text, cursor, put } = typed;
  const send = useSend(props, typed);
  const id = `composer${threadTs ? "-thread" : ""}`;

  const complete = ({ from }: Completing, completion: Completion) => {
    if (completion.person) typed.setPicked([...typed.picked, completion.person]);
    const rest = text.slice(cursor).replace(/^ /, "");
    put(`${text.slice(0, from)}${completion.text} ${rest}`, from + completion.text.length + 1);
  };
  const completion = useCompletion({ snapshot, before: text.slice(0, cursor), take: complete });
  const hint = commandsOf(snapshot).find(({ command }) => text.startsWith(`${command} `))?.hint;

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new suggestion is put there.
  useEffect(() => {
    if (!suggested) return;
    put(suggested.text);
    onTaken?.();
  }, [suggested]);

  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || completion.press(event)) return;
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    void send();
  };
  return (
    <div className="composer">
      {threadTs ? null : <HintChips onPut={put} />}
      <div className="composer-box">
        <CompletionList id={id} anchor={input} completion={completion} />
        <textarea
          ref={input}
          data-composer={threadTs ? undefined : true}
          rows={Math.min(6, text.split("\n").length)}
          value={text}
          placeholder={placeholderOf(conversation, threadTs)}
          aria-label={placeholderOf(conversation, threadTs)}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={`${id}-list`}
          aria-activedescendant={completion.completing ? `${id}-list-${completion.marked}` : undefined}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={(event) => {
            typed.setText(event.target.value);
            typed.setCursor(event.target.selectionStart);
          }}
          onSelect={(event) => typed.setCursor(event.currentTarget.selectionStart)}
          onKeyDown={press}
        />
        <div className="composer-foot">
          {threadTs ? null : <ShortcutsMenu />}
          <span className="command-hint" id={`${id}-hint`}>
            {hint}
          </span>
          <button
            type="button"
            className="send"
            aria-label="Send"
            title="Send"
            disabled={text.trim() === ""}
            onClick={() => void send()}
          >
            <svg viewBox="0 0 20 20" aria-hidden="true">
              <path d="M3 3l15 7-15 7 2-7zM5 10h7" />
            </svg>
          </button>
        </div>
      </div>
    </div>
  );
}
