// Switches that make something go wrong, each with what a visitor will see.
import type { FaultSwitch } from "../contract.js";
import { switchFault } from "./api.js";
import { useWorkspace } from "./workspace.js";

const EFFECTS: Record<FaultSwitch["name"], string> = {
  ratelimited: "A form may not open, and the app says so. A report that is due waits its turn and is posted once.",
  error500:
    "A form may not open, and the app says so. A report that is due is tried again until it stands there, once.",
  silent: "What the app asks Slack for never comes. Once Slack answers again, the report is posted, once.",
  lostReply: "The report stands there, but the app was not told. It looks before it posts again: one report, not two.",
  socketDrop: "Commands fail, and Slack says so. Switch it off and send them again: nothing is lost or doubled.",
  databaseReadOnly: "The app says that it is not done, and keeps what you typed. Switch it off and try again.",
};

export function Faults() {
  const { snapshot, report } = useWorkspace();
  const change = async (fault: FaultSwitch) => report(await switchFault({ name: fault.name, on: !fault.on }));
  return (
    <section className="faults" aria-labelledby="faults-title">
      <h3 id="faults-title">Let something go wrong</h3>
      {snapshot.faults.map((fault) => (
        <div className="fault" key={fault.name}>
          <button
            type="button"
            role="switch"
            aria-checked={fault.on}
            aria-labelledby={`fault-${fault.name}`}
            aria-describedby={`fault-${fault.name}-about`}
            data-fault={fault.name}
            onClick={() => void change(fault)}
          />
          <div>
            <span id={`fault-${fault.name}`}>{fault.label}</span>
            <p className="about" id={`fault-${fault.name}-about`}>
              {EFFECTS[fault.name]}
            </p>
          </div>
        </div>
      ))}
    </section>
  );
}
