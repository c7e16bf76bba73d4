// The box for messages and commands: Enter sends, a slash lists commands, an @ lists people.
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { ConversationView, PersonView } from "../contract.js";
import { CompletionList } from "./completion-list.js";
import { ShortcutsMenu } from "./shortcuts-menu.js";
import { type Completion, type Completions, commandsOf } from "./text/completions.js";
import { toSent } from "./text/typed.js";
import { useCompletion } from "./use-completion.js";
import { useWorkspace } from "./workspace.js";

interface ComposerProps {
  conversation: ConversationView;
  threadTs?: string;
  /** Text that a click elsewhere on the page puts in the box. */
  suggested?: { text: string } | undefined;
  /** The text is in the box now, so it isn't put there again. */
  onTaken?(): void;
}

/** What is typed, where the cursor is, and who was picked from the list. */
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
  const type = (value: string, at: number) => {
    setText(value);
    setCursor(at);
  };
  return { text, setText, cursor, setCursor, picked, setPicked, put, type };
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
    // Text that couldn't be sent isn't lost.
    if (result.error) typed.setText((now) => (now === "" ? text : now));
  };
}

const placeholderOf = ({ kind, name }: ConversationView, threadTs: string | undefined) => {
  if (threadTs) return "Reply…";
  return `Message ${kind === "direct" ? "" : "#"}${name}`;
};

function Foot({
  id,
  canRun,
  hint,
  onSend,
}: {
  id: string;
  canRun: boolean;
  hint: string | undefined;
  onSend?: (() => void) | undefined;
}) {
  return (
    <div className="composer-foot">
      {canRun ? <ShortcutsMenu /> : null}
      <span className="command-hint" id={`${id}-hint`}>
        {hint}
      </span>
      <button type="button" className="send" aria-label="Send" title="Send" disabled={!onSend} onClick={onSend}>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M3 3l15 7-15 7 2-7zM5 10h7" />
        </svg>
      </button>
    </div>
  );
}

/** The completions above the composer for what is typed so far. */
function useCompletions({ text, cursor, picked, setPicked, put }: ReturnType<typeof useTyped>) {
  const { snapshot } = useWorkspace();
  const complete = ({ from }: Completions, completion: Completion) => {
    if (completion.person) setPicked([...picked, completion.person]);
    const rest = text.slice(cursor).replace(/^ /, "");
    put(`${text.slice(0, from)}${completion.text} ${rest}`, from + completion.text.length + 1);
  };
  const hint = commandsOf(snapshot).find(({ command }) => text.startsWith(`${command} `))?.hint;
  return { hint, completion: useCompletion({ snapshot, before: text.slice(0, cursor), take: complete }) };
}

const toAttributes = (id: string, { completion, hint }: ReturnType<typeof useCompletions>) => ({
  "aria-autocomplete": "list" as const,
  "aria-haspopup": "listbox" as const,
  "aria-controls": `${id}-list`,
  "aria-activedescendant": completion.list ? `${id}-list-${completion.marked}` : undefined,
  "aria-describedby": hint ? `${id}-hint` : undefined,
});

/** Puts text in the box that was suggested elsewhere on the page. */
function useSuggested({ suggested, onTaken }: ComposerProps, put: (text: string) => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: it runs only for a new suggestion.
  useEffect(() => {
    if (!suggested) return;
    put(suggested.text);
    onTaken?.();
  }, [suggested]);
}

export function Composer(props: ComposerProps) {
  const { conversation, threadTs } = props;
  const input = useRef<HTMLTextAreaElement>(null);
  const typed = useTyped(input);
  const offers = useCompletions(typed);
  const send = useSend(props, typed);
  const id = `composer${threadTs ? "-thread" : ""}`;
  const label = placeholderOf(conversation, threadTs);
  useSuggested(props, typed.put);

  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || offers.completion.press(event)) return;
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    void send();
  };
  return (
    <div className="composer">
      {threadTs ? null : <HintChips onPut={typed.put} />}
      <div className="composer-box">
        <CompletionList id={id} anchor={input} completion={offers.completion} />
        <textarea
          ref={input}
          data-composer={threadTs ? undefined : true}
          rows={Math.min(6, typed.text.split("\n").length)}
          value={typed.text}
          placeholder={label}
          aria-label={label}
          {...toAttributes(id, offers)}
          onChange={({ target }) => typed.type(target.value, target.selectionStart)}
          onSelect={({ currentTarget }) => typed.setCursor(currentTarget.selectionStart)}
          onKeyDown={press}
        />
        <Foot
          id={id}
          canRun={threadTs === undefined}
          hint={offers.hint}
          onSend={typed.text.trim() === "" ? undefined : () => void send()}
        />
      </div>
    </div>
  );
}
