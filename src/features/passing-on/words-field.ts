// The field for what one person writes to another.
import { NO_STUDENT_NAMES } from "../../content/form-words.js";
import { MAX_PASSED_ON, multiLineText } from "../../domain/text.js";
import { text } from "../../slack/define/text-and-date-fields.js";

export const wordsField = ({ label, missing }: { label: string; missing: string }) =>
  text({
    label,
    hint: NO_STUDENT_NAMES,
    schema: multiLineText(MAX_PASSED_ON, { missing }),
    max: MAX_PASSED_ON,
    multiline: true,
  });
