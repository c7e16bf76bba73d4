// Three steps for somebody who sees this for the first time: log a unit, become the principal, watch the report arrive.
import { useEffect, useState } from "react";
import type { PersonView, Snapshot } from "../contract.js";
import { personOf, useWorkspace } from "./workspace.js";

const KEY = "welcome-dismissed";

function readDismissed(): boolean {
  try {
    return sessionStorage.getItem(KEY) === "yes";
  } catch {
    return false;
  }
}

const principalOf = ({ people }: Snapshot): PersonView | undefined =>
  people.find(({ title, hasLeft }) => /principal/i.test(title) && !hasLeft);

/** What the visitor has done so far. */
interface Progress {
  logged: boolean;
  principal: boolean;
  moved: boolean;
}

const NOTHING: Progress = { logged: false, principal: false, moved: false };

const hasLogged = ({ messages }: Snapshot) =>
  Object.values(messages)
    .flat()
    .some(({ isWhisper, isApp, text }) => isWhisper && isApp && /^\W*Saved\b/.test(text));

function useProgress(snapshot: Snapshot, start: number): Progress {
  const [progress, setProgress] = useState(NOTHING);
  useEffect(() => {
    setProgress((before) => ({
      logged: before.logged || hasLogged(snapshot),
      principal: before.principal || snapshot.me === principalOf(snapshot)?.id,
      // A clock that only ticks does not jump by hours.
      moved: before.moved || Date.parse(snapshot.clock.now) - start > 6 * 3600 * 1000,
    }));
  }, [snapshot, start]);
  return progress;
}

interface StepProps {
  isDone: boolean;
  text: React.ReactNode;
  button: string;
  isCurrent: boolean;
  onClick(): void;
}

function Step({ isDone, text, button, isCurrent, onClick }: StepProps) {
  return (
    <li data-done={isDone || undefined} aria-current={isCurrent ? "step" : undefined}>
      <span>
        {text}
        {isDone ? <span className="done"> Done.</span> : null}
      </span>
      <button type="button" className="button" data-style={isCurrent ? "primary" : undefined} onClick={onClick}>
        {button}
      </button>
    </li>
  );
}

interface WelcomeProps {
  /** Puts a line into the composer. */
  onPut(text: string): void;
  onNextPost(): Promise<void>;
}

function Steps({ onPut, onNextPost }: WelcomeProps) {
  const { snapshot, actAs, open } = useWorkspace();
  const [start] = useState(() => Date.parse(snapshot.clock.now));
  const [first] = useState(() => personOf(snapshot, snapshot.me));
  const progress = useProgress(snapshot, start);
  const principal = principalOf(snapshot);
  const command = snapshot.commands[0]?.command ?? "/unit";
  const fresh = snapshot.conversations.find(({ unread, kind }) => unread > 0 && kind !== "direct");
  const current = !progress.logged ? 1 : !progress.principal ? 2 : 3;
  const logAsFirst = () => {
    if (first) actAs(first.id);
    onPut(`${command} log`);
  };
  return (
    <ol>
      <Step
        isDone={progress.logged}
        isCurrent={current === 1}
        text={
          <>
            You are <strong>{first?.name}</strong>, {first?.title.replace(/^./, (letter) => letter.toLowerCase())}. Send{" "}
            <code>{command} log</code>, fill in the form and save.
          </>
        }
        button={`Type ${command} log`}
        onClick={logAsFirst}
      />
      <Step
        isDone={progress.principal}
        isCurrent={current === 2}
        text={
          <>
            Act as <strong>{principal?.name ?? "the principal"}</strong>, the principal.
          </>
        }
        button="Act as the principal"
        onClick={() => principal && actAs(principal.id)}
      />
      <Step
        isDone={progress.moved}
        isCurrent={current === 3}
        text={
          progress.moved && fresh ? (
            <>
              The report has arrived in <strong>#{fresh.name}</strong>.
            </>
          ) : (
            <>Move the clock to the next post, and read the month’s report with your unit in it.</>
          )
        }
        button={progress.moved && fresh ? `Open #${fresh.name}` : "Go to the next post"}
        onClick={() => (progress.moved && fresh ? open(fresh.id) : void onNextPost())}
      />
    </ol>
  );
}

export function Welcome(props: WelcomeProps) {
  const [isDismissed, setDismissed] = useState(readDismissed);
  if (isDismissed) return null;
  const dismiss = () => {
    setDismissed(true);
    try {
      sessionStorage.setItem(KEY, "yes");
    } catch {
      // Then it comes back with the next load.
    }
  };
  return (
    <section className="welcome" aria-labelledby="welcome-title">
      <header>
        <h2 id="welcome-title">Try Bookend in three steps</h2>
        <button
          type="button"
          className="icon-button"
          aria-label="Dismiss the welcome"
          title="Dismiss"
          onClick={dismiss}
        >
          <span aria-hidden="true">×</span>
        </button>
      </header>
      <p className="about">A made-up school, the real app. Nothing here leaves this computer.</p>
      <Steps {...props} />
    </section>
  );
}
