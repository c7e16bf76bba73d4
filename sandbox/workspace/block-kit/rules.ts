// The kinds of limits Slack sets, each as a check of one Block Kit object.
import { isDeepStrictEqual } from "node:util";
import { isObject, type Json, type JsonObject } from "../json.js";
import { optionsOf } from "./elements.js";

/** What is wrong, and where as a JSON pointer, the way Slack reports it. */
export interface Violation {
  at: string;
  message: string;
}

export type Rule = (node: JsonObject, at: string) => Violation[];

/** If there is a text or text object under `key`, it has `min` to `max` characters (UTF-16 units). */
export function maxLength(key: string, max: number, min = 1): Rule {
  return (node, at) => {
    const value = node[key];
    const text = isObject(value) ? value.text : value;
    const pointer = `${at}/${key}${isObject(value) ? "/text" : ""}`;
    if (typeof text !== "string") return [];
    if (text.length < min) return [{ at: pointer, message: `must be more than ${min - 1} characters` }];
    return text.length > max ? [{ at: pointer, message: `must be less than ${max + 1} characters` }] : [];
  };
}

/** If there is a list under `key`, it has `min` to `max` items. */
export function maxItems(key: string, max: number, min = 1): Rule {
  return (node, at) => {
    const list = node[key];
    if (!Array.isArray(list)) return [];
    if (list.length < min) return [{ at: `${at}/${key}`, message: `no less than ${min} items allowed` }];
    return list.length > max ? [{ at: `${at}/${key}`, message: `no more than ${max} items allowed` }] : [];
  };
}

/** Each text of a list under `key` has at most `max` characters. */
export function maxLengthOfEach(key: string, max: number): Rule {
  return (node, at) => {
    const list = node[key];
    if (!Array.isArray(list)) return [];
    return list.flatMap((item, index) => maxLength(String(index), max)({ [String(index)]: item }, `${at}/${key}`));
  };
}

export function between(key: string, min: number, max: number): Rule {
  return (node, at) => {
    const value = node[key];
    if (typeof value !== "number" || (value >= min && value <= max)) return [];
    return [{ at: `${at}/${key}`, message: `must be between ${min} and ${max}` }];
  };
}

export function isAboveZero(key: string): Rule {
  return (node, at) => {
    const value = node[key];
    return typeof value !== "number" || value > 0 ? [] : [{ at: `${at}/${key}`, message: "must be greater than 0" }];
  };
}

/** Set to true. */
export function isTrue(key: string): Rule {
  return (node, at) => (node[key] === true ? [] : [{ at: `${at}/${key}`, message: "must be true" }]);
}

export function matches(key: string, pattern: RegExp, what: string): Rule {
  return (node, at) => {
    const value = node[key];
    return typeof value !== "string" || pattern.test(value) ? [] : [{ at: `${at}/${key}`, message: `must be ${what}` }];
  };
}

export function atLeastOneOf(...keys: string[]): Rule {
  return (node, at) =>
    keys.some((key) => node[key] !== undefined) ? [] : [{ at, message: `must define one of ${keys.join(", ")}` }];
}

export function exactlyOneOf(...keys: string[]): Rule {
  return (node, at) =>
    keys.filter((key) => node[key] !== undefined).length === 1
      ? []
      : [{ at, message: `must define exactly one of ${keys.join(", ")}` }];
}

/** The initial choice must match one of the options exactly. */
export const initialIsAnOption: Rule = (node, at) => {
  const options = optionsOf(node);
  const isKnown = (chosen: Json) => options.some((option) => isDeepStrictEqual(option, chosen));
  const violations: Violation[] = [];
  if (node.initial_option !== undefined && !isKnown(node.initial_option)) {
    violations.push({ at: `${at}/initial_option`, message: "must exactly match one of the options" });
  }
  for (const [index, chosen] of (Array.isArray(node.initial_options) ? node.initial_options : []).entries()) {
    if (!isKnown(chosen))
      violations.push({ at: `${at}/initial_options/${index}`, message: "must exactly match one of the options" });
  }
  return violations;
};

/** When two options share a value, no one can tell which was chosen. */
export const optionValuesAreUnique: Rule = (node, at) => {
  const values = optionsOf(node).map((option) => option.value);
  return new Set(values).size === values.length ? [] : [{ at: `${at}/options`, message: "must have unique values" }];
};

/** A lower bound is not above the upper one; numbers may be strings. */
export function notGreaterThan(low: string, high: string): Rule {
  return (node, at) => {
    if (node[low] === undefined || node[high] === undefined || Number(node[low]) <= Number(node[high])) return [];
    return [{ at: `${at}/${low}`, message: `must not be greater than ${high}` }];
  };
}

export const initialValueFits: Rule = (node, at) => {
  const max = typeof node.max_length === "number" ? node.max_length : 3000;
  return maxLength("initial_value", max, 0)(node, at);
};
