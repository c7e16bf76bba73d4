// Who the visitor acts as: everyone at the school, with their job.
import type { PersonView } from "../contract.js";
import { personOf, useWorkspace } from "./workspace.js";

const labelOf = ({ name, title }: PersonView) => (title ? `${name} · ${title}` : name);

export function ActAs() {
  const { snapshot, actAs } = useWorkspace();
  const people = snapshot.people.filter(({ isBot }) => !isBot);
  const me = personOf(snapshot, snapshot.me);
  return (
    <label className="act-as">
      <span>Act as</span>
      <select value={snapshot.me} title={me && labelOf(me)} onChange={(event) => actAs(event.target.value)}>
        {people.map((person) => (
          <option key={person.id} value={person.id} disabled={person.hasLeft}>
            {labelOf(person)}
          </option>
        ))}
      </select>
    </label>
  );
}
