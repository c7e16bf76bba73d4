// Draws an element that has a value, of any type.
import { useSurface } from "../surface.js";
import { DatePicker } from "./date-inputs.js";
import { FileInput } from "./file-input.js";
import type { ElementProps } from "./kinds.js";
import { Checkboxes, RadioButtons } from "./option-groups.js";
import { ExternalSelect, Select } from "./selects.js";
import { AddressText, NumberText, PlainText } from "./text-inputs.js";

export function Stateful({ blockId, ...props }: ElementProps & { blockId: string }) {
  const surface = useSurface();
  const { element } = props;
  switch (element.type) {
    case "plain_text_input":
      return <PlainText {...props} element={element} />;
    case "email_text_input":
    case "url_text_input":
      return <AddressText {...props} element={element} />;
    case "number_input":
      return <NumberText {...props} element={element} />;
    case "datepicker":
    case "timepicker":
    case "datetimepicker":
      return <DatePicker {...props} element={element} />;
    case "radio_buttons":
      return <RadioButtons {...props} element={element} />;
    case "checkboxes":
      return <Checkboxes {...props} element={element} />;
    case "external_select":
    case "multi_external_select":
      return <ExternalSelect {...props} element={element} suggest={(query) => surface.suggest(blockId, query)} />;
    case "file_input":
      return <FileInput {...props} element={element} />;
    case "rich_text_input":
      return <p className="about">You can't fill in this kind of field here ({element.type}).</p>;
    default:
      return <Select {...props} element={element} />;
  }
}
