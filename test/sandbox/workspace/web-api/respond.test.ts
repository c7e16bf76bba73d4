// Answers to a response_url.
import { expect, test } from "vitest";
import { startApiStage } from "./stage.js";

test("a response_url works five times within thirty minutes", async () => {
  let today = new Date("2026-10-30T12:00:00Z");
  const { workspace, tess } = await startApiStage({ now: () => today });
  workspace.sendTo("http://127.0.0.1:9/");
  const secret = workspace.addChannel({ name: "away", isPrivate: true, members: [tess] }).id;
  const urlOf = async () => {
    const exchange = await workspace.as(tess).command("/unit", "", { channel: secret });
    return String(exchange.request.payload.response_url);
  };
  const respond = async (url: string, body: object) => {
    const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
    return `${response.status} ${await response.text()}`;
  };
  const url = await urlOf();
  expect(await respond(url, { text: "Only you" })).toBe("200 ok");
  expect(await respond(url, { text: "All", response_type: "in_channel" })).toBe("200 ok");
  expect(workspace.whispersTo(tess, secret).map((whisper) => whisper.text)).toEqual(["Only you"]);
  expect(workspace.messagesIn(secret).map((message) => message.text)).toEqual(["All"]);
  expect(await respond(url, {})).toBe("400 no_text");
  expect(workspace.problems).toMatchObject([{ where: "response_url", error: "no_text" }]);
  for (let use = 4; use <= 5; use += 1) expect(await respond(url, { text: `${use}` })).toBe("200 ok");
  expect(await respond(url, { text: "6" })).toBe("404 used_url");
  const other = await urlOf();
  today = new Date(today.getTime() + 30 * 60_000 + 1);
  expect(await respond(other, { text: "Late" })).toBe("404 expired_url");
  expect(await respond(`${url}0`, { text: "Whose" })).toBe("404 no_service");
  await workspace.close();
});
