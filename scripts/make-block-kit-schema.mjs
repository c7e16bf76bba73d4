// Makes the sandbox workspace's JSON schema of Block Kit from @slack/types and from what that package lacks. Run it after
// every update of that package.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { createGenerator } from "ts-json-schema-generator";

const types = createRequire(import.meta.url)
  .resolve("@slack/types")
  .replace(/\.js$/, ".d.ts");
const lacking = fileURLToPath(new URL("../sandbox/workspace/block-kit/message-block.ts", import.meta.url));
const target = fileURLToPath(new URL("../sandbox/workspace/block-kit/schema.json", import.meta.url));

const definitions = {};
const SOURCES = {
  KnownBlock: types,
  ModalView: types,
  HomeView: types,
  PlainTextOption: types,
  MessageMetadata: types,
  DataVisualizationBlock: lacking,
};
for (const [type, path] of Object.entries(SOURCES)) {
  const generator = createGenerator({
    path,
    type,
    additionalProperties: false,
    skipTypeCheck: true,
    encodeRefs: false,
    topRef: true,
  });
  Object.assign(definitions, generator.createSchema(type).definitions);
}
definitions.KnownBlock.anyOf.push({ $ref: "#/definitions/DataVisualizationBlock" });
// https://docs.slack.dev/changelog: since March 6, 2026.
definitions.HeaderBlock.properties.level = { enum: [1, 2, 3, 4] };
// AnyBlock also accepts any object with a type, which would let every mistake through.
definitions.AnyBlock = { $ref: "#/definitions/KnownBlock" };
delete definitions.Block;

const resolve = (schema) => (schema.$ref ? definitions[schema.$ref.replace("#/definitions/", "")] : schema);
const membersOf = (schema) => {
  const resolved = resolve(schema);
  return resolved.anyOf ? resolved.anyOf.flatMap(membersOf) : [schema];
};
const tagOf = (schema) => resolve(schema).properties?.type?.const;

// A union whose members differ by `type` becomes a chain of if and then, so an error names the member that was meant.
const choices = new Map();
function toChoice(schema) {
  const members = membersOf(schema);
  if (members.length < 2 || !members.every(tagOf)) return undefined;
  const byTag = Map.groupBy
    ? Map.groupBy(members, tagOf)
    : members.reduce((map, member) => map.set(tagOf(member), [...(map.get(tagOf(member)) ?? []), member]), new Map());
  if (byTag.size < 2) return undefined;
  return {
    type: "object",
    required: ["type"],
    properties: { type: { enum: [...byTag.keys()] } },
    allOf: [...byTag].map(([tag, same]) => ({
      if: { properties: { type: { const: tag } }, required: ["type"] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON schema
      then: same.length === 1 ? same[0] : { anyOf: same },
    })),
  };
}

function prune(node) {
  if (Array.isArray(node)) return node.map(prune);
  if (typeof node !== "object" || node === null) return node;
  const chosen = node.anyOf ? choices.get(node) : undefined;
  const entries = Object.entries(chosen ?? node).filter(
    ([key]) => !["description", "deprecated", "$comment"].includes(key),
  );
  return Object.fromEntries(
    entries.map(([key, value]) => [key, key === "properties" ? pruneEach(value) : prune(value)]),
  );
}
// Inside `properties` a key is a field's name, even if it is "description".
const pruneEach = (fields) => Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, prune(value)]));

(function findChoices(node) {
  if (typeof node !== "object" || node === null) return;
  if (node.anyOf) choices.set(node, toChoice(node));
  for (const value of Object.values(node)) findChoices(value);
})(definitions);

const pruned = Object.fromEntries(
  Object.entries(definitions)
    .sort()
    .map(([name, schema]) => [name, prune(schema)]),
);
writeFileSync(target, JSON.stringify({ definitions: pruned }, null, 2));
spawnSync("npx", ["biome", "format", "--write", target], { stdio: "inherit" });
process.stdout.write(`${Object.keys(pruned).length} definitions written to ${target}\n`);
