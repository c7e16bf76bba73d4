// Switches that break something, each with what the visitor will see.
import type { FaultSwitch } from "../contract.js";
import { switchFault } from "./api.js";
import { useWorkspace } from "./workspace.js";

const EFFECTS: Record<FaultSwitch["name"], string> = {
  ratelimited: "Forms may not open, and Bookend tells you so. A report that's due waits and is posted once.",
  error500: "Forms may not open, and Bookend tells you so. It retries a report that's due until it's posted, once.",
  silent: "Bookend's requests to Slack go unanswered. Once Slack answers again, the report is posted once.",
  lostReply:
    "The report is posted, but Bookend never hears back. It checks before it posts again: one report, not two.",
  refusesCharts:
    "Reports go out without charts, once, with the same figures in words. Bookend tries charts again after four weeks.",
  socketDrop: "Commands fail, and Slack says so. Turn this off and send them again: nothing is lost or duplicated.",
  databaseReadOnly: "Bookend says it couldn't save and keeps what you typed. Turn this off and try again.",
};

export function Faults() {
  const { snapshot, report } = useWorkspace();
  const change = async (fault: FaultSwitch) => report(await switchFault({ name: fault.name, on: !fault.on }));
  return (
    <section className="faults" aria-labelledby="faults-title">
      <h3 id="faults-title">Break something</h3>
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
