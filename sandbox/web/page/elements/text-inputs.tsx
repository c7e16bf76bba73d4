// Fields for typing: text, addresses, numbers.
import type { KeyboardEvent } from "react";
import type { ElementOf, ElementProps, TypedElement } from "./kinds.js";
import { toText } from "./kinds.js";

/** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element: 3000 characters. */
const MAX_TEXT = 3000;

const toAttributes = ({ element, aria, onLeave, onEnter }: ElementProps<TypedElement>) => ({
  id: aria.id,
  className: "input",
  placeholder: element.placeholder?.text,
  "aria-label": aria.name,
  "aria-labelledby": aria.labelledBy,
  "aria-describedby": aria.describedBy,
  "aria-invalid": aria.isInvalid || undefined,
  "aria-required": aria.isRequired || undefined,
  autoComplete: "off",
  onBlur: onLeave,
  onKeyDown: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    if (!onEnter || event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onEnter(event.currentTarget.value);
  },
});

/** Shows how many characters are left when there are few, or how many there are too many, as Slack does. Nothing is cut. */
function Counter({ left, max }: { left: number; max: number }) {
  const isNarrow = max < MAX_TEXT || left < 100;
  return isNarrow ? (
    <span className="counter" data-low={left <= 20 || undefined}>
      {left}
      <span className="unseen"> characters left</span>
    </span>
  ) : null;
}

export function PlainText(props: ElementProps<ElementOf<"plain_text_input">>) {
  const { element, value, onChange } = props;
  const text = toText(value);
  const max = element.max_length ?? MAX_TEXT;
  const rest = {
    ...toAttributes(props),
    value: text,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value, false),
  };
  return (
    <span className="typing">
      {element.multiline ? <textarea rows={4} {...rest} /> : <input type="text" {...rest} />}
      <Counter left={max - text.length} max={max} />
    </span>
  );
}

const KINDS = { email_text_input: "email", url_text_input: "url" } as const;

export function AddressText(props: ElementProps<ElementOf<"email_text_input" | "url_text_input">>) {
  return (
    <input
      {...toAttributes(props)}
      // The app's own message is at the field; the browser's bubble would come first.
      inputMode={KINDS[props.element.type]}
      type="text"
      value={toText(props.value)}
      onChange={(event) => props.onChange(event.target.value, false)}
    />
  );
}

export function NumberText(props: ElementProps<ElementOf<"number_input">>) {
  return (
    <input
      {...toAttributes(props)}
      className="input short"
      // Not type="number": it drops what it can't read, so no one learns what is wrong.
      type="text"
      inputMode={props.element.is_decimal_allowed ? "decimal" : "numeric"}
      value={toText(props.value)}
      onChange={(event) => props.onChange(event.target.value, false)}
    />
  );
}
