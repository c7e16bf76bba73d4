// Slack's limits of Block Kit as a table, by the type of the object they hold for.
// Numbers: https://docs.slack.dev/reference/block-kit and the doc comments of @slack/types.
import {
  between,
  eachLongest,
  initialFits,
  initialIsAnOption,
  like,
  longest,
  most,
  oneOf,
  onlyOneOf,
  optionValuesDiffer,
  ordered,
  type Rule,
} from "./rules.js";

const MAX_IDENTIFIER = 255;
const MAX_URL = 3000;
const HTTP = /^https?:\/\/\S+$/;
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const NUMBER = /^-?\d+(\.\d+)?$/;

const url = (key: string): Rule[] => [longest(key, MAX_URL), like(key, HTTP, "a valid url")];
const options = (max: number): Rule[] => [most("options", max), initialIsAnOption, optionValuesDiffer];
const select = [...options(100), onlyOneOf("options", "option_groups"), most("option_groups", 100)];
const several = [between("max_selected_items", 1, Number.POSITIVE_INFINITY)];
const image = [longest("alt_text", 2000, 0), longest("title", 2000), ...url("image_url")];

/** For every object, whatever its type. */
export const EVERYWHERE: readonly Rule[] = [
  longest("block_id", MAX_IDENTIFIER),
  longest("action_id", MAX_IDENTIFIER),
  longest("placeholder", 150),
  longest("accessibility_label", 75),
];

/** Objects without a type, by the key they stand under. */
export const UNDER_KEY: Record<string, readonly Rule[]> = {
  confirm: [longest("title", 100), longest("text", 300), longest("confirm", 30), longest("deny", 30)],
  options: [longest("text", 75), longest("value", 150), longest("description", 75), longest("url", MAX_URL)],
  option_groups: [longest("label", 75), most("options", 100)],
};

export const BY_TYPE: Record<string, readonly Rule[]> = {
  plain_text: [longest("text", 3000)],
  mrkdwn: [longest("text", 3000)],
  raw_text: [longest("text", Number.POSITIVE_INFINITY)],
  text: [longest("text", Number.POSITIVE_INFINITY)],
  link: [...url("url")],
  modal: [
    longest("title", 24),
    longest("submit", 24),
    longest("close", 24),
    longest("private_metadata", 3000, 0),
    longest("callback_id", MAX_IDENTIFIER, 0),
    longest("external_id", MAX_IDENTIFIER, 0),
    most("blocks", 100, 0),
  ],
  home: [
    longest("private_metadata", 3000, 0),
    longest("callback_id", MAX_IDENTIFIER, 0),
    longest("external_id", MAX_IDENTIFIER, 0),
    most("blocks", 100, 0),
  ],
  section: [longest("text", 3000), most("fields", 10), eachLongest("fields", 2000), oneOf("text", "fields")],
  header: [longest("text", 150)],
  context: [most("elements", 10)],
  context_actions: [most("elements", 5)],
  actions: [most("elements", 25)],
  input: [longest("label", 2000), longest("hint", 2000)],
  image,
  markdown: [longest("text", 12_000)],
  table: [most("rows", 100), most("column_settings", 20)],
  data_table: [longest("caption", 3000), between("page_size", 1, 100)],
  video: [longest("title", 200), longest("author_name", 50), ...url("video_url"), ...url("thumbnail_url")],
  card: [
    oneOf("hero_image", "title", "actions", "body"),
    longest("title", 150),
    longest("subtitle", 150),
    longest("body", 200),
  ],
  carousel: [most("elements", 10)],
  container: [
    longest("title", 150),
    longest("subtitle", 150),
    most("child_blocks", 10),
    oneOf("title", "rich_text_title"),
  ],
  button: [longest("text", 75), longest("value", 2000, 0), ...url("url")],
  workflow_button: [longest("text", 75)],
  overflow: options(5),
  radio_buttons: options(10),
  checkboxes: options(10),
  static_select: select,
  multi_static_select: [...select, ...several],
  multi_external_select: several,
  multi_users_select: several,
  multi_conversations_select: several,
  multi_channels_select: several,
  plain_text_input: [
    between("max_length", 1, 3000),
    between("min_length", 0, 3000),
    ordered("min_length", "max_length"),
    initialFits,
  ],
  number_input: [
    like("initial_value", NUMBER, "a number"),
    like("min_value", NUMBER, "a number"),
    like("max_value", NUMBER, "a number"),
    ordered("min_value", "max_value"),
    ordered("min_value", "initial_value"),
    ordered("initial_value", "max_value"),
  ],
  datepicker: [like("initial_date", DATE, "a date such as 2026-10-02")],
  timepicker: [like("initial_time", TIME, "a time such as 08:00")],
  file_input: [between("max_files", 1, 10)],
};
