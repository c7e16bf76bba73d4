// Dates and times, with the browser's own pickers, which work with every keyboard and screen reader.
import type { ElementOf, ElementProps } from "./kinds.js";
import { toText } from "./kinds.js";

type DateElement = ElementOf<"datepicker" | "timepicker" | "datetimepicker">;

const KINDS = { datepicker: "date", timepicker: "time", datetimepicker: "datetime-local" } as const;

/** Slack sends seconds since 1970; the picker uses the visitor's local time. */
function toLocal(seconds: number): string {
  const moment = new Date(seconds * 1000);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

const isSeconds = (element: DateElement) => element.type === "datetimepicker";

export function DatePicker({ element, value, onChange, onLeave, aria }: ElementProps<DateElement>) {
  const shown = isSeconds(element) && typeof value === "number" ? toLocal(value) : toText(value);
  const read = (picked: string) => {
    if (picked === "") return null;
    return isSeconds(element) ? Math.floor(new Date(picked).getTime() / 1000) : picked;
  };
  return (
    <input
      id={aria.id}
      className="input short"
      type={KINDS[element.type]}
      value={shown}
      aria-label={aria.name}
      aria-labelledby={aria.labelledBy}
      aria-describedby={aria.describedBy}
      aria-invalid={aria.isInvalid || undefined}
      aria-required={aria.isRequired || undefined}
      onBlur={onLeave}
      // A date typed digit by digit is several other dates along the way.
      onChange={(event) => onChange(read(event.target.value), false)}
    />
  );
}
