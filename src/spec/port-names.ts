import { z } from "zod";
import { isPortPattern, PORT_PATTERN, type PortChoice } from "../hardware/index.ts";
import { scalar, show, type Refusal } from "./scalars.ts";

const NAME = /^[A-Za-z0-9][A-Za-z0-9./:_-]{0,62}$/;

/** An interface's name: a word that no platform takes for more than one. Which of them a switch can have, its platform says. */
export const interfaceName = z
  .string()
  .regex(NAME, "must be an interface's name, as in swp1 or Ethernet1/49");

const refused = (value: unknown): Refusal => ({
  code: "value-invalid",
  message: `${show(value)} does not name ports`,
  hint: "write the first number in braces, as in swp{49}, Ethernet{0:4} in fours or Ethernet1/{1}/{1..4} broken out; ports of switches may also be a list of names",
});

function parsePattern(value: string): string | Refusal {
  return typeof value === "string" && isPortPattern(value) ? value : refused(value);
}

function parseChoice(value: PortChoice): PortChoice | Refusal {
  if (!Array.isArray(value)) return parsePattern(value as string);
  const names: readonly unknown[] = value;
  const ok = names.length > 0 && names.every((name) => typeof name === "string" && NAME.test(name));
  if (!ok) return refused(value);
  const again = names.find((name, at) => names.indexOf(name) < at);
  return again === undefined
    ? value
    : {
        code: "value-invalid",
        message: `names ${show(again)} twice`,
        hint: "two cables don't go into one port: name each once",
      };
}

const refusedSingle = (value: unknown): Refusal => ({
  code: "value-invalid",
  message: `${show(value)} does not name a port`,
  hint: "write an interface's name, as in swp1 or Ethernet1/49, or a list of such names, one for each cable",
});

/** A port, or the port of each of several cables. */
export type SinglePorts = string | readonly string[];

function parseSingle(value: SinglePorts): SinglePorts | Refusal {
  if (Array.isArray(value)) {
    const list = parseChoice(value);
    return typeof list === "object" && "code" in list
      ? value.length > 0
        ? list
        : refusedSingle(value)
      : value;
  }
  return typeof value === "string" && NAME.test(value) ? value : refusedSingle(value);
}

const NAMES_JSON = { type: "array", items: { type: "string", pattern: NAME.source }, minItems: 1 };
const PATTERN_JSON = { type: "string", pattern: PORT_PATTERN.source, examples: ["swp{49}"] };

/** `swp{49}`: interface `swp49` for number 0, `swp50` for number 1, and so on. */
export const portPattern = scalar<string, string>(parsePattern, PATTERN_JSON);

/** Ports by number: a pattern, or a list of names. */
export const portChoice = scalar<PortChoice, PortChoice>(parseChoice, {
  anyOf: [PATTERN_JSON, NAMES_JSON],
});

/** Ports to one device: a name, or a list of names by cable. */
export const singlePorts = scalar<SinglePorts, SinglePorts>(parseSingle, {
  anyOf: [{ type: "string", pattern: NAME.source }, NAMES_JSON],
});
