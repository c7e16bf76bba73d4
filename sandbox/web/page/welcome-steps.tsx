// The three steps of the welcome: log a unit, become the principal, watch the report arrive.
import type { ReactNode } from "react";
import { TESS } from "../../demo/school.js";
import type { Snapshot } from "../contract.js";
import { principalOf, useProgress } from "./use-progress.js";
import { personOf, useWorkspace } from "./workspace.js";

interface StepState {
  number: number;
  isDone: boolean;
  isCurrent: boolean;
}

interface StepProps extends StepState {
  button: string;
  onClick(): void;
  children: ReactNode;
}

function Step({ number, isDone, isCurrent, button, onClick, children }: StepProps) {
  return (
    <li aria-current={isCurrent ? "step" : undefined}>
      <span>
        <strong>{number}.</strong> {children}
        {isDone ? <span className="done"> Done.</span> : null}
      </span>
      <button type="button" className="button" data-style={isCurrent ? "primary" : undefined} onClick={onClick}>
        {button}
      </button>
    </li>
  );
}

const startSmall = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

function LogStep({ onPut, ...state }: StepState & { onPut(text: string): void }) {
  const { snapshot, actAs } = useWorkspace();
  const teacher = personOf(snapshot, TESS);
  const line = `${snapshot.commands[0]?.command ?? "/unit"} log`;
  const logAsTeacher = () => {
    if (teacher && teacher.id !== snapshot.me) actAs(teacher.id);
    onPut(line);
  };
  return (
    <Step {...state} button={`Type ${line}`} onClick={logAsTeacher}>
      {teacher?.id === snapshot.me ? "You're " : "Act as "}
      <strong>{teacher?.name}</strong>, who teaches {startSmall(teacher?.title ?? "")}. Send <code>{line}</code>, fill
      in the form, and save.
    </Step>
  );
}

function PrincipalStep(state: StepState) {
  const { snapshot, actAs } = useWorkspace();
  const principal = principalOf(snapshot);
  return (
    <Step {...state} button="Act as the principal" onClick={() => principal && actAs(principal.id)}>
      Act as <strong>{principal?.name ?? "the principal"}</strong>, the principal.
    </Step>
  );
}

/** The channel with an unread report: the app's only message with a table in it. */
const channelOfReport = ({ conversations, messages }: Snapshot) =>
  conversations.find(({ id, unread, kind }) => {
    const last = messages[id]?.at(-1);
    return unread > 0 && kind !== "direct" && last?.isApp && last.blocks.some(({ type }) => type === "table");
  });

function PostStep({ onNextReport, ...state }: StepState & { onNextReport(): Promise<void> }) {
  const { snapshot, open } = useWorkspace();
  const channel = state.isDone ? channelOfReport(snapshot) : undefined;
  if (channel) {
    return (
      <Step {...state} button={`Open #${channel.name}`} onClick={() => open(channel.id)}>
        The report is in <strong>#{channel.name}</strong>.
      </Step>
    );
  }
  return (
    <Step {...state} button="Go to the next report" onClick={() => void onNextReport()}>
      Move the clock to the next monthly report. Your unit will be in it.
    </Step>
  );
}

export interface StepsProps {
  /** Puts text in the composer. */
  onPut(text: string): void;
  onNextReport(): Promise<void>;
}

export function WelcomeSteps({ onPut, onNextReport }: StepsProps) {
  const { snapshot } = useWorkspace();
  const { hasLogged, wasPrincipal, hasMoved } = useProgress(snapshot);
  const current = !hasLogged ? 1 : !wasPrincipal ? 2 : 3;
  return (
    <ol>
      <LogStep number={1} isDone={hasLogged} isCurrent={current === 1} onPut={onPut} />
      <PrincipalStep number={2} isDone={wasPrincipal} isCurrent={current === 2} />
      <PostStep number={3} isDone={hasMoved} isCurrent={current === 3} onNextReport={onNextReport} />
    </ol>
  );
}
