// Options that are all visible: radio buttons and checkboxes, each with its description.
import type { Option } from "@slack/types";
import { TextObject } from "../text/text-object.js";
import type { ElementOf, ElementProps } from "./kinds.js";
import { toList } from "./kinds.js";

interface OptionProps {
  kind: "radio" | "checkbox";
  option: Option;
  id: string;
  isChosen: boolean;
  isInvalid: boolean;
  /** The one option of a group where the Tab key stops. */
  isStop: boolean;
  onChoose(): void;
}

function OptionLine({ kind, option, id, isChosen, isInvalid, isStop, onChoose }: OptionProps) {
  return (
    <div className="option">
      <input
        id={id}
        // One name per group, so that the arrow keys move within it.
        name={id.slice(0, id.lastIndexOf("-"))}
        type={kind}
        // Set explicitly, because after a redraw the browser forgets its position in an unanswered group.
        tabIndex={isStop ? undefined : -1}
        checked={isChosen}
        onChange={onChoose}
        aria-invalid={(kind === "checkbox" && isInvalid) || undefined}
        aria-describedby={option.description ? `${id}-about` : undefined}
      />
      <label htmlFor={id}>
        <TextObject text={option.text} />
        {option.description ? (
          <span className="about" id={`${id}-about`} aria-hidden="true">
            <TextObject text={option.description} />
          </span>
        ) : null}
      </label>
    </div>
  );
}

interface LinesProps extends Pick<OptionProps, "kind"> {
  options: readonly Option[];
  chosen: readonly string[];
  aria: ElementProps["aria"];
  onChoose(value: string): void;
}

function OptionLines({ kind, options, chosen, aria, onChoose }: LinesProps) {
  const firstChosen = options.findIndex(({ value }) => chosen.includes(value ?? ""));
  return options.map((option, index) => (
    <OptionLine
      key={option.value}
      kind={kind}
      option={option}
      id={`${aria.id}-${index}`}
      isChosen={chosen.includes(option.value ?? "")}
      isInvalid={aria.isInvalid}
      isStop={kind === "checkbox" || index === Math.max(0, firstChosen)}
      onChoose={() => onChoose(option.value ?? "")}
    />
  ));
}

export function RadioButtons({ element, value, onChange, aria }: ElementProps<ElementOf<"radio_buttons">>) {
  return (
    <div
      className="options"
      role="radiogroup"
      aria-labelledby={aria.labelledBy}
      aria-label={aria.name}
      aria-describedby={aria.describedBy}
      aria-invalid={aria.isInvalid || undefined}
      aria-required={aria.isRequired || undefined}
    >
      <OptionLines
        kind="radio"
        options={element.options}
        chosen={toList(value)}
        aria={aria}
        onChoose={(option) => onChange(option, true)}
      />
    </div>
  );
}

export function Checkboxes({ element, value, onChange, aria }: ElementProps<ElementOf<"checkboxes">>) {
  const chosen = toList(value);
  const toggle = (option: string) =>
    onChange(chosen.includes(option) ? chosen.filter((one) => one !== option) : [...chosen, option], true);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend; the label is already above.
    <div
      className="options"
      role="group"
      aria-labelledby={aria.labelledBy}
      aria-label={aria.name}
      aria-describedby={aria.describedBy}
    >
      <OptionLines kind="checkbox" options={element.options} chosen={chosen} aria={aria} onChoose={toggle} />
    </div>
  );
}
