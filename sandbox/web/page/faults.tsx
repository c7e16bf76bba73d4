// Switches that make something go wrong, each with what a visitor will see.
import type { FaultSwitch } from "../contract.js";
import { switchFault } from "./api.js";
import { useWorkspace } from "./workspace.js";

const SEEN: Record<FaultSwitch["name"], string> = {
  ratelimited: "Posts wait and arrive by themselves once Slack takes them again.",
  error500: "An answer may be missing. A report is tried again until it stands there, once.",
  silent: "Slack hears nothing in 3 seconds and says so. Nothing that was saved is lost.",
  lostReply:
    "The post stands there, but the app was not told. It looks before it posts again, so it stands there once.",
  socketDrop: "The connection breaks and is made again. What was said meanwhile arrives.",
  databaseReadOnly: "Saving says “not saved” and keeps what you typed. Switch it off and save again.",
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
              {SEEN[fault.name]}
            </p>
          </div>
        </div>
      ))}
    </section>
  );
}
