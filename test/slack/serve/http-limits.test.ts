// What the HTTP server does with connections: how many it takes, how long they stay, and at which address it listens.
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { close, createHttpServer, listen } from "../../../src/slack/serve/http.js";
import { onceAMinute } from "../../../src/slack/serve/once-a-minute.js";
import { StartError } from "../../../src/start-error.js";
import { type Mode, prepareStart } from "../../support/starting.js";

const health = { read: async () => ({ problems: {}, notes: {} }) };

function createServer(mode: "not-yet" | "never") {
  const warned: string[] = [];
  const ignore = () => {};
  const logger = {
    ...{ debug: ignore, info: ignore, error: ignore, setLevel: ignore, setName: ignore },
    warn: (words: string) => void warned.push(words),
    getLevel: () => "info" as never,
  };
  const server = createHttpServer(health, logger, () => mode);
  onTestFinished(() => close(server));
  return { server, warned };
}

it("idle connections outlive those of load balancers, in HTTP mode", () => {
  const { server } = createServer("not-yet");
  // A load balancer usually keeps an idle connection for 60 seconds.
  expect(server.keepAliveTimeout).toBe(75_000);
  expect(createServer("never").server.keepAliveTimeout).toBeLessThanOrEqual(5000);
});

it("connections that send nothing are looked for every few seconds", () => {
  const { server } = createServer("not-yet");
  expect(server.headersTimeout).toBeLessThan(server.requestTimeout);
  // Slack sends a request whole. Node itself would wait five minutes for the rest of one.
  expect(server.requestTimeout).toBe(15_000);
  expect(Reflect.get(server, "connectionsCheckingInterval")).toBeLessThanOrEqual(5000);
});

async function isRefused(socket: Socket): Promise<boolean> {
  const closed = once(socket, "close").then(() => true);
  socket.write("GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n");
  return Promise.race([closed, once(socket, "data").then(() => false)]);
}

it("more connections than the limit are refused, and the log says so once a minute", async () => {
  const { server, warned } = createServer("not-yet");
  expect(server.maxConnections).toBe(512);
  server.maxConnections = 2;
  const port = await listen(server, 0, "127.0.0.1");
  const sockets: Socket[] = [];
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  const refused: boolean[] = [];
  for (let count = 0; count < 5; count++) {
    const socket = connect(port, "127.0.0.1").on("error", () => {});
    sockets.push(socket);
    refused.push(await isRefused(socket));
  }
  expect(refused).toEqual([false, false, true, true, true]);
  expect(warned).toHaveLength(1);
  sockets[0]?.destroy();
  await expect.poll(() => isRefused(connect(port, "127.0.0.1").on("error", () => {}))).toBe(false);
});

it("what is said once a minute is said again after a minute", () => {
  let elapsed = 5;
  const said: number[] = [];
  const say = onceAMinute(
    () => said.push(elapsed),
    () => elapsed,
  );
  for (elapsed of [5, 6, 60_004, 60_005, 60_006, 200_000]) say();
  expect(said).toEqual([5, 60_005, 200_000]);
});

/** Linux answers at every address that starts with 127. */
const OTHER_ADDRESS = "127.0.0.2";

const answersAt = (host: string, port: number) =>
  fetch(`http://${host}:${port}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );

it.each<[Mode, string | undefined, boolean]>([
  ["socket", undefined, false],
  ["socket", "0.0.0.0", true],
  ["http", undefined, true],
  ["http", "127.0.0.1", false],
])("over %s with HOST=%s, Bookend answers at another address than 127.0.0.1: %s", async (mode, host, answers) => {
  const { boot, port } = await prepareStart(mode, host ? { HOST: host } : {});
  await boot();
  expect([await answersAt("127.0.0.1", port), await answersAt(OTHER_ADDRESS, port)]).toEqual([true, answers]);
});

it.each([
  [
    "an address of another machine",
    { HOST: "192.0.2.1" },
    "HOST is 192.0.2.1, which isn't an address of this machine.",
  ],
  [
    "an unknown name",
    { HOST: "no-such-machine.invalid" },
    "HOST is no-such-machine.invalid, a name that this machine doesn't know.",
  ],
])("%s is reported in one line", async (_what, change, words) => {
  const { boot } = await prepareStart("http", change);
  const error = await boot().catch((refused: unknown) => refused);
  expect(error).toBeInstanceOf(StartError);
  expect((error as Error).message).toBe(words);
});
