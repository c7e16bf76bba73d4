// Slack's limits, each with the address of its source. Lengths are UTF-16 units, as Slack's clients count.

/** https://docs.slack.dev/reference/views/modal-views */
export const MAX_MODAL_TITLE = 24;
export const MAX_MODAL_BUTTON = 24;
export const MAX_PRIVATE_METADATA = 3000;
export const MAX_VIEW_BLOCKS = 100;

/** https://docs.slack.dev/reference/block-kit/blocks */
export const MAX_MESSAGE_BLOCKS = 50;

/** https://docs.slack.dev/reference/block-kit/blocks/section-block */
export const MAX_SECTION_TEXT = 3000;

/** https://docs.slack.dev/reference/block-kit/blocks/header-block */
export const MAX_HEADER_TEXT = 150;

/** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
export const MAX_ACTIONS = 25;

/** https://docs.slack.dev/reference/block-kit/blocks/input-block */
export const MAX_LABEL = 2000;
export const MAX_HINT = 2000;

/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const MAX_BUTTON_TEXT = 75;
export const MAX_BUTTON_VALUE = 2000;

/** https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export const MAX_CONFIRM_TITLE = 100;
export const MAX_CONFIRM_TEXT = 300;
export const MAX_CONFIRM_BUTTON = 30;

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export const MAX_OPTION_TEXT = 75;
export const MAX_OPTION_VALUE = 150;
export const MAX_OPTIONS = 100;

/**
 * https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element: at most 5 options. Its older page asked
 * for at least 2, and a menu of one would only hide a button.
 */
export const MIN_MENU_ITEMS = 2;
export const MAX_MENU_ITEMS = 5;

/** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
export const MAX_INPUT_TEXT = 3000;
export const MAX_PLACEHOLDER = 150;

/**
 * https://docs.slack.dev/reference/block-kit/blocks/table-block: 100 rows, including the header. A data table may have more:
 * https://docs.slack.dev/reference/block-kit/blocks/data-table-block says 100 and later 200 without the header, 10,000 and
 * later 20,000 characters. But a plain one must be able to take its place.
 */
export const MAX_TABLE_ROWS = 100;
/** The text of all cells together. Slack refuses a longer table with invalid_blocks. */
export const MAX_TABLE_TEXT = 10_000;

/**
 * https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block: 6 series and 6 segments in June 2026, 12 of
 * each later that year.
 */
export const MAX_CHART_TITLE = 50;
export const MAX_CHART_LABEL = 20;
export const MAX_AXIS_LABEL = 50;
export const MAX_CHART_SERIES = 6;
export const MAX_CHART_SEGMENTS = 6;
export const MAX_CHART_CATEGORIES = 20;

/** Slack answers invalid_blocks to a third chart. Undocumented: https://github.com/vercel/chat/pull/696 */
export const MAX_CHARTS = 2;

/** https://docs.slack.dev/reference/methods/chat.postMessage#truncating */
export const MAX_MESSAGE_TEXT = 40_000;

/** https://docs.slack.dev/reference/methods/chat.postMessage#truncating: "limit the number of characters to 4,000". */
export const MAX_TEXT_ALONE = 4000;
/** How much text a message in plain blocks has, when Slack refused it as it was: far from every limit. */
export const MAX_TEXT_OF_PLAIN_MESSAGE = 2500;

/**
 * How much of what people wrote goes into one message; the rest is for our own words. Slack refuses more than 12,000
 * characters in the blocks of a message. Undocumented: https://github.com/slackapi/bolt-js/issues/2509
 */
export const MAX_WRITTEN_TEXT = 10_000;
