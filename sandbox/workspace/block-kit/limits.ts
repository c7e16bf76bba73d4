// Slack's Block Kit limits as a table, by the type of object they apply to.
// Numbers: https://docs.slack.dev/reference/block-kit and the doc comments of @slack/types.
import {
  atLeastOneOf,
  between,
  exactlyOneOf,
  initialIsAnOption,
  initialValueFits,
  isAboveZero,
  isTrue,
  matches,
  maxItems,
  maxLength,
  maxLengthOfEach,
  notGreaterThan,
  optionValuesAreUnique,
  type Rule,
} from "./rules.js";

const MAX_IDENTIFIER = 255;
const MAX_URL = 3000;
const HTTP = /^https?:\/\/\S+$/;
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const NUMBER = /^-?\d+(\.\d+)?$/;

const url = (key: string): Rule[] => [maxLength(key, MAX_URL), matches(key, HTTP, "a valid url")];
const options = (max: number): Rule[] => [maxItems("options", max), initialIsAnOption, optionValuesAreUnique];
const select = [...options(100), exactlyOneOf("options", "option_groups"), maxItems("option_groups", 100)];
const multiSelect = [between("max_selected_items", 1, Number.POSITIVE_INFINITY)];
const image = [maxLength("alt_text", 2000, 0), maxLength("title", 2000), ...url("image_url")];

/** Limits for every object, of any type. */
export const EVERYWHERE: readonly Rule[] = [
  maxLength("block_id", MAX_IDENTIFIER),
  maxLength("action_id", MAX_IDENTIFIER),
  maxLength("placeholder", 150),
  maxLength("accessibility_label", 75),
];

/** Limits for objects without a type, by the key that holds them. */
export const UNDER_KEY: Record<string, readonly Rule[]> = {
  confirm: [maxLength("title", 100), maxLength("text", 300), maxLength("confirm", 30), maxLength("deny", 30)],
  options: [maxLength("text", 75), maxLength("value", 150), maxLength("description", 75), maxLength("url", MAX_URL)],
  option_groups: [maxLength("label", 75), maxItems("options", 100)],
  // https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block. Its page said 6, later 12.
  chart: [maxItems("segments", 6), maxItems("series", 6)],
  segments: [maxLength("label", 20), isAboveZero("value")],
  series: [maxLength("name", 20), maxItems("data", 20)],
  data: [maxLength("label", 20)],
  axis_config: [
    maxItems("categories", 20),
    maxLengthOfEach("categories", 20),
    maxLength("x_label", 50),
    maxLength("y_label", 50),
  ],
};

export const BY_TYPE: Record<string, readonly Rule[]> = {
  plain_text: [maxLength("text", 3000)],
  // Slack also takes mrkdwn that isn't verbatim, but then makes links of names and addresses that people typed.
  mrkdwn: [maxLength("text", 3000), isTrue("verbatim")],
  raw_text: [maxLength("text", Number.POSITIVE_INFINITY)],
  text: [maxLength("text", Number.POSITIVE_INFINITY)],
  link: [...url("url")],
  modal: [
    maxLength("title", 24),
    maxLength("submit", 24),
    maxLength("close", 24),
    maxLength("private_metadata", 3000, 0),
    maxLength("callback_id", MAX_IDENTIFIER, 0),
    maxLength("external_id", MAX_IDENTIFIER, 0),
    maxItems("blocks", 100, 0),
  ],
  home: [
    maxLength("private_metadata", 3000, 0),
    maxLength("callback_id", MAX_IDENTIFIER, 0),
    maxLength("external_id", MAX_IDENTIFIER, 0),
    maxItems("blocks", 100, 0),
  ],
  section: [
    maxLength("text", 3000),
    maxItems("fields", 10),
    maxLengthOfEach("fields", 2000),
    atLeastOneOf("text", "fields"),
  ],
  header: [maxLength("text", 150)],
  context: [maxItems("elements", 10)],
  context_actions: [maxItems("elements", 5)],
  actions: [maxItems("elements", 25)],
  input: [maxLength("label", 2000), maxLength("hint", 2000)],
  image,
  markdown: [maxLength("text", 12_000)],
  table: [maxItems("rows", 100), maxItems("column_settings", 20)],
  // Its page said 100 rows without the header, later 200.
  data_table: [maxLength("caption", 3000), between("page_size", 1, 100), maxItems("rows", 101, 2)],
  raw_number: [maxLength("text", Number.POSITIVE_INFINITY)],
  data_visualization: [maxLength("title", 50)],
  video: [maxLength("title", 200), maxLength("author_name", 50), ...url("video_url"), ...url("thumbnail_url")],
  card: [
    atLeastOneOf("hero_image", "title", "actions", "body"),
    maxLength("title", 150),
    maxLength("subtitle", 150),
    maxLength("body", 200),
  ],
  carousel: [maxItems("elements", 10)],
  container: [
    maxLength("title", 150),
    maxLength("subtitle", 150),
    maxItems("child_blocks", 10),
    atLeastOneOf("title", "rich_text_title"),
  ],
  button: [maxLength("text", 75), maxLength("value", 2000, 0), ...url("url")],
  workflow_button: [maxLength("text", 75)],
  overflow: options(5),
  radio_buttons: options(10),
  checkboxes: options(10),
  static_select: select,
  multi_static_select: [...select, ...multiSelect],
  multi_external_select: multiSelect,
  multi_users_select: multiSelect,
  multi_conversations_select: multiSelect,
  multi_channels_select: multiSelect,
  plain_text_input: [
    between("max_length", 1, 3000),
    between("min_length", 0, 3000),
    notGreaterThan("min_length", "max_length"),
    initialValueFits,
  ],
  number_input: [
    matches("initial_value", NUMBER, "a number"),
    matches("min_value", NUMBER, "a number"),
    matches("max_value", NUMBER, "a number"),
    notGreaterThan("min_value", "max_value"),
    notGreaterThan("min_value", "initial_value"),
    notGreaterThan("initial_value", "max_value"),
  ],
  datepicker: [matches("initial_date", DATE, "a date such as 2026-10-02")],
  timepicker: [matches("initial_time", TIME, "a time such as 08:00")],
  file_input: [between("max_files", 1, 10)],
};
