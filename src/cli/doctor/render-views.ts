// Draws what Bookend shows: types each command and clicks each kind of button, in a copy of the school, without sending.
import { type Ctx, createContextOf, type PostCtx } from "../../features/context.js";
import { composeHome } from "../../features/home/home.js";
import { buttons, forms, posts, subcommands } from "../../features/index.js";
import type { SlackClients } from "../../slack/api/clients.js";
import { createDirectory } from "../../slack/api/directory.js";
import { readButtonValue } from "../../slack/define/button.js";
import { toModal } from "../../slack/define/form.js";
import { toHelp } from "../../slack/define/help.js";
import { Refusal } from "../../slack/define/refusal.js";
import { type Replies, type Reply, toReplyList } from "../../slack/define/replies.js";
import type { Message } from "../../slack/message/blocks.js";
import { readClick } from "../../slack/receive/click.js";
import { toRequest } from "../../slack/receive/request.js";
import { toHome } from "../../slack/send/home.js";
import type { AtSchool } from "../open-school.js";

/** What Slack can check: a view, or the blocks of a message. */
export interface Rendered {
  /** Where it comes from: "/unit report", "button see-unit". */
  from: string;
  content: { view: object } | { message: Pick<Message, "blocks"> };
}

interface RenderDeps extends AtSchool {
  clients: SlackClients;
  command: string;
  now: Date;
  /** Whom they are drawn for. */
  people: readonly string[];
}

type Contents = Rendered["content"];

/** What a reply would show. Files, and messages that would be deleted, show nothing. */
async function contentsOf(reply: Reply): Promise<Contents[]> {
  switch (reply.kind) {
    case "modal":
    case "redrawForm":
      return [{ view: reply.view }];
    case "whisper":
    case "replace":
    case "directMessage":
    case "channelMessage":
      return [{ message: { blocks: reply.message.blocks } }];
    case "saved":
    case "afterClose":
      return contentsOf(await reply.compose());
    case "afterAck": {
      const late = await reply.compose();
      return contentsOf(late);
    }
    default:
      return [];
  }
}

async function draw(run: () => Promise<Replies>): Promise<Contents[]> {
  try {
    return (await Promise.all(toReplyList(await run()).map(contentsOf))).flat();
  } catch (error) {
    // A "no" in words is sent as a line.
    if (error instanceof Refusal) return [];
    throw error;
  }
}

interface Clickable {
  type: string;
  action_id?: string;
  value?: string;
  options?: { value?: string }[];
}

/** Every button and menu item in some blocks, however deep. */
function clickablesIn(node: unknown): Clickable[] {
  if (Array.isArray(node)) return node.flatMap(clickablesIn);
  if (typeof node !== "object" || node === null) return [];
  const { type } = node as { type?: unknown };
  const own = type === "button" || type === "overflow" ? [node as Clickable] : [];
  return [...own, ...Object.values(node).flatMap(clickablesIn)];
}

const clicksIn = (content: Contents) =>
  clickablesIn(content).flatMap((one) =>
    one.type === "overflow"
      ? (one.options ?? []).map((option) => readClick({ type: "overflow", selected_option: option }))
      : [readClick(one)],
  );

/** How many clicks deep. */
const DEPTH = 3;

async function clickThrough(ctx: Ctx, begin: readonly Rendered[]): Promise<Rendered[]> {
  const clicked = new Set<string>();
  const all: Rendered[] = [];
  let level = begin;
  for (let depth = 0; depth < DEPTH; depth++) {
    const next: Rendered[] = [];
    for (const click of level.flatMap(({ content }) => clicksIn(content))) {
      const button = buttons.find(({ link }) => link.name === click.name);
      const carried = button && readButtonValue(button.link, click.value);
      if (!carried || clicked.has(click.name)) continue;
      clicked.add(click.name);
      const drawn = await draw(() => button.run({ ...ctx, key: `doctor ${click.name}` }, carried));
      next.push(...drawn.map((content) => ({ from: `button ${click.name}`, content })));
    }
    all.push(...next);
    level = next;
  }
  return all;
}

/** Forms that nothing on the way opened, as long as they need to know nothing, such as which unit. */
function drawForms(ctx: Ctx, drawn: ReadonlySet<string>): Rendered[] {
  return forms.flatMap((form) => {
    const hidden = form.hidden.safeParse({});
    if (drawn.has(form.name) || !hidden.success) return [];
    return [{ from: `form ${form.name}`, content: { view: toModal(form, ctx, { hidden: hidden.data }) } }];
  });
}

/** The names of the forms among these. */
export const formsIn = (rendered: readonly Rendered[]): Set<string> =>
  new Set(
    rendered.flatMap(({ content }) =>
      "view" in content ? String((content.view as { callback_id?: string }).callback_id) : [],
    ),
  );

async function renderFor(ctx: Ctx): Promise<Rendered[]> {
  const { command } = ctx;
  const rendered: Rendered[] = [
    { from: "Home", content: { view: toHome(await composeHome(ctx, { isFirst: false, isOpening: false })) } },
    { from: `${command} help`, content: { message: toHelp(subcommands, { ctx, command, first: [] }) } },
  ];
  for (const { word, run } of subcommands) {
    const drawn = await draw(() => run({ ...ctx, key: `doctor ${word}` }, ""));
    rendered.push(...drawn.map((content) => ({ from: `${command} ${word}`, content })));
  }
  const all = [...rendered, ...(await clickThrough(ctx, rendered))];
  return [...all, ...drawForms(ctx, formsIn(all))];
}

async function renderPosts(ctx: PostCtx): Promise<Rendered[]> {
  const rendered: Rendered[] = [];
  for (const post of posts) {
    const [next] = await post.upcoming(ctx);
    if (!next) continue;
    const { blocks } = await post.compose(ctx, { period: next.period, dueAt: next.dueAt, late: false });
    rendered.push({ from: `post ${post.name}`, content: { message: { blocks } } });
  }
  return rendered;
}

/** Everything that is drawn for these people, each once. The database is changed as their clicks would change it. */
export async function renderViews({ db, school, clients, command, now, people }: RenderDeps): Promise<Rendered[]> {
  const { workspaceId } = school;
  const directory = createDirectory(clients.lookup, workspaceId);
  const readFile = clients.readFile;
  const contextOf = createContextOf({ db, directory, workspaceId, now: () => now, posts, readFile });
  const rendered: Rendered[] = [];
  for (const userId of people) {
    const ctx = await contextOf(toRequest({ workspaceId, userId, command, key: "doctor" }));
    rendered.push(...(await renderFor(ctx)), ...(rendered.length === 0 ? await renderPosts(ctx) : []));
  }
  const seen = new Set<string>();
  return rendered.filter(({ content }) => {
    const text = JSON.stringify(content);
    return !seen.has(text) && seen.add(text);
  });
}
