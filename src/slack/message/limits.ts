// Slack's limits, each with the address of its source. Lengths are UTF-16 units, as Slack's clients count.

/** https://docs.slack.dev/reference/views/modal-views */
export const MODAL_TITLE = 24;
export const MODAL_BUTTON = 24;
export const PRIVATE_METADATA = 3000;
export const BLOCKS_IN_A_VIEW = 100;

/** https://docs.slack.dev/reference/block-kit/blocks */
export const BLOCKS_IN_A_MESSAGE = 50;

/** https://docs.slack.dev/reference/block-kit/blocks/section-block */
export const SECTION_TEXT = 3000;

/** https://docs.slack.dev/reference/block-kit/blocks/header-block */
export const HEADER_TEXT = 150;

/** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
export const ACTIONS_IN_A_BLOCK = 25;

/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const BUTTON_TEXT = 75;
export const BUTTON_VALUE = 2000;

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export const OPTION_TEXT = 75;
export const OPTION_VALUE = 150;
export const OPTIONS = 100;

/** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
export const INPUT_TEXT = 3000;

/** https://docs.slack.dev/reference/block-kit/blocks/table-block: 100 rows, one of them the head. */
export const TABLE_ROWS = 100;
/** All cells of a table together; a longer one is refused with invalid_blocks. */
export const TABLE_TEXT = 10_000;

/** https://docs.slack.dev/reference/methods/chat.postMessage#truncating */
export const MESSAGE_TEXT = 40_000;

/** https://docs.slack.dev/interactivity/handling-user-interaction: 5 uses within 30 minutes. */
export const RESPONSE_URL_MINUTES = 30;

/**
 * How much of what people wrote goes into one message, beside what we say: Slack refuses more than 12,000 characters in
 * the blocks of a message. Undocumented: https://github.com/slackapi/bolt-js/issues/2509
 */
export const WRITTEN_IN_A_MESSAGE = 10_000;
