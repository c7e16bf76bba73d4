// The shape of Block Kit as @slack/types declares it: nothing missing, nothing misspelled, nothing extra.
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import type { Json } from "../json.js";
import type { Violation } from "./rules.js";
import schema from "./schema.json" with { type: "json" };

const SHAPES = ["KnownBlock", "ModalView", "HomeView", "MessageMetadata"] as const;
export type ShapeName = (typeof SHAPES)[number];

const compiled = new Map<ShapeName, ValidateFunction>();
let ajv: Ajv | undefined;

function compileValidator(name: ShapeName): ValidateFunction {
  const known = compiled.get(name);
  if (known) return known;
  // Every test file compiles this again, so compiling fast matters more than running fast.
  const quick = { inlineRefs: false, code: { optimize: false } } as const;
  ajv ??= new Ajv({ allErrors: true, strict: false, validateSchema: false, ...quick }).addSchema(schema, "block-kit");
  const validate = ajv.compile({ $ref: `block-kit#/definitions/${name}` });
  compiled.set(name, validate);
  return validate;
}

/** On a busy machine compiling can take longer than a trigger lives, so it is done before anyone clicks. */
export function compileSchemas(): void {
  for (const name of SHAPES) compileValidator(name);
}

function toViolation(error: ErrorObject, at: string): Violation {
  const pointer = `${at}${error.instancePath}`;
  const { params } = error;
  switch (error.keyword) {
    case "additionalProperties":
      return { at: pointer, message: `invalid additional property: ${params.additionalProperty}` };
    case "required":
      return { at: pointer, message: `missing required field: ${params.missingProperty}` };
    case "enum":
      return { at: pointer, message: `unsupported value, allowed: ${params.allowedValues.join(", ")}` };
    default:
      return { at: pointer, message: error.message ?? error.keyword };
  }
}

/** Keywords that only say there is another error inside. */
const WRAPPER_KEYWORDS = new Set(["if", "anyOf", "$ref"]);

export function violationsOfShape(name: ShapeName, value: Json, at: string): Violation[] {
  const validate = compileValidator(name);
  if (validate(value)) return [];
  const errors = validate.errors ?? [];
  const telling = errors.filter((error) => !WRAPPER_KEYWORDS.has(error.keyword));
  return (telling.length > 0 ? telling : errors).map((error) => toViolation(error, at));
}
