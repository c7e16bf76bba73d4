// The three steps of the welcome: log a unit, become the principal, read the report.
import { type ReactNode, useEffect, useState } from "react";
import { TESS } from "../../demo/school.js";
import { type Progress, principalOf, useProgress } from "./use-progress.js";
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

interface PostStepProps extends StepState {
  reportIn: Progress["reportIn"];
  onNextReport(): Promise<boolean>;
}

/** Becomes the principal if need be, moves the clock, and opens the channel once the report is there. */
function PostStep({ reportIn, onNextReport, ...state }: PostStepProps) {
  const { snapshot, actAs, open } = useWorkspace();
  const [isWanted, setWanted] = useState(false);
  const principal = principalOf(snapshot);
  const channel = reportIn?.id;
  useEffect(() => {
    if (!isWanted || !channel) return;
    setWanted(false);
    open(channel);
  }, [isWanted, channel, open]);
  if (reportIn) {
    return (
      <Step {...state} button={`Open #${reportIn.name}`} onClick={() => open(reportIn.id)}>
        The report is in <strong>#{reportIn.name}</strong>.
      </Step>
    );
  }
  const seeReport = async () => {
    if (principal && snapshot.me !== principal.id) actAs(principal.id);
    setWanted(await onNextReport());
  };
  return (
    <Step {...state} button="See the report" onClick={() => void seeReport()}>
      Move the clock to the day this month's report is posted, and find your unit in it.
    </Step>
  );
}

export interface StepsProps {
  /** Puts text in the composer. */
  onPut(text: string): void;
  /** Moves the clock. False if it couldn't be moved. */
  onNextReport(): Promise<boolean>;
}

export function WelcomeSteps({ onPut, onNextReport }: StepsProps) {
  const { snapshot } = useWorkspace();
  const { hasLogged, wasPrincipal, hasReport, reportIn } = useProgress(snapshot);
  const current = !hasLogged ? 1 : !wasPrincipal ? 2 : 3;
  return (
    <ol>
      <LogStep number={1} isDone={hasLogged} isCurrent={current === 1} onPut={onPut} />
      <PrincipalStep number={2} isDone={wasPrincipal} isCurrent={current === 2} />
      <PostStep
        number={3}
        isDone={hasReport}
        isCurrent={current === 3}
        reportIn={reportIn}
        onNextReport={onNextReport}
      />
    </ol>
  );
}
