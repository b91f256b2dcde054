import { isDeepStrictEqual } from "node:util";
import { isMap, isScalar, LineCounter, type Document, type Pair, type Scalar, type YAMLMap } from "yaml";
import { parseSource } from "../parse-source.ts";
import { IN_A_STACK } from "../ways-file.ts";
import { documentOf } from "../yaml-document.ts";
import { keyOf } from "../yaml-value.ts";

/** What is to be pinned of a device. */
export interface Pin {
  readonly device: string;
  readonly name: string;
  readonly value: string;
}

/** A file of ways with pins in it. */
export interface Pinned {
  readonly text: string;
  /** Devices in whose place the file has no room for a pin, or has one. */
  readonly left: readonly string[];
}

interface Piece {
  readonly at: number;
  readonly text: string;
}

const pairIn = (map: YAMLMap, is: (key: string) => boolean): Pair | undefined =>
  map.items.find((pair) => is(keyOf(pair) ?? ""));

const mapIn = (map: unknown, is: (key: string) => boolean): unknown =>
  isMap(map) ? pairIn(map, is)?.value : undefined;

/** The mapping of devices, of a file of its own or of a stack's. */
function devicesIn({ contents }: Document): unknown {
  const config = mapIn(contents, (key) => key === "config");
  const switches = config === undefined ? contents : mapIn(config, (key) => IN_A_STACK.test(key));
  return mapIn(switches, (key) => key === "devices");
}

/** `{ host: 192.0.2.1 }`, as JSON has it, too: behind the host, with what stands before the first key between. */
function inFlow(text: string, map: YAMLMap, host: Pair<Scalar, Scalar>, pin: Pin): Piece {
  const first = (map.items[0]?.key as Scalar).range?.[0] ?? 0;
  const before = text.slice((map.range?.[0] ?? 0) + 1, first);
  const name = host.key.type === "QUOTE_DOUBLE" ? JSON.stringify(pin.name) : pin.name;
  const gap = /\S/.test(before) ? " " : before;
  return { at: host.value?.range?.[1] ?? 0, text: `,${gap}${name}: ${JSON.stringify(pin.value)}` };
}

/** A line of its own below the host's, whose end may be a remark. */
function inBlock(text: string, host: Pair<Scalar, Scalar>, pin: Pin): Piece | undefined {
  const [from, to] = [host.key.range?.[0] ?? 0, host.value?.range?.[1] ?? 0];
  const indent = text.slice(text.lastIndexOf("\n", from - 1) + 1, from);
  const [rest = ""] = /^[^\r\n]*/.exec(text.slice(to)) ?? [];
  if (/\S/.test(indent) || !/^[ \t]*(?:#.*)?$/.test(rest)) return undefined;
  const at = to + rest.length;
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  return { at, text: `${end}${indent}${pin.name}: ${JSON.stringify(pin.value)}` };
}

function pieceFor(text: string, devices: unknown, pin: Pin): Piece | undefined {
  const map = mapIn(devices, (key) => key === pin.device);
  // What an alias stands for, or is merged, is others', too.
  if (!isMap(map) || pairIn(map, (key) => key === pin.name) !== undefined) return undefined;
  const host = pairIn(map, (key) => key === "host");
  if (host === undefined || !isScalar(host.key) || !isScalar(host.value)) return undefined;
  const scalars = host as Pair<Scalar, Scalar>;
  return map.flow === true ? inFlow(text, map, scalars, pin) : inBlock(text, scalars, pin);
}

type Value = Readonly<Record<string, unknown>>;

const changed = (value: unknown, key: string, change: (inner: unknown) => unknown): Value => ({
  ...(value as Value),
  [key]: change((value as Value)[key]),
});

/** The value with pins in it, as it must read afterwards. */
function withPins(value: unknown, pins: readonly Pin[]): unknown {
  const inDevices = (devices: unknown): unknown =>
    pins.reduce<unknown>(
      (all, { device, name, value: pinned }) =>
        changed(all, device, (one) => ({ ...(one as Value), [name]: pinned })),
      devices,
    );
  const inSwitches = (switches: unknown): unknown => changed(switches, "devices", inDevices);
  const { config } = value as Value;
  const key = Object.keys(config ?? {}).find((one) => IN_A_STACK.test(one));
  return key === undefined
    ? inSwitches(value)
    : changed(value, "config", (all) => changed(all, key, inSwitches));
}

/**
 * A file of ways, YAML or JSON, with pins in it that it lacks. Every other byte stays: order, remarks, quotes. One that is there is never
 * replaced.
 *
 * @returns undefined where what is written would not read as the same with the pins
 */
export function withPinsIn(text: string, pins: readonly Pin[]): Pinned | undefined {
  const document = documentOf(text, new LineCounter());
  if ("hint" in document || document.errors.length > 0) return undefined;
  const devices = devicesIn(document);
  const found = pins.map((pin) => ({ pin, piece: pieceFor(text, devices, pin) }));
  const pieces = found.flatMap(({ pin, piece }) => (piece === undefined ? [] : [{ pin, piece }]));
  const written = pieces
    .toSorted((a, b) => b.piece.at - a.piece.at)
    .reduce((so, { piece }) => so.slice(0, piece.at) + piece.text + so.slice(piece.at), text);
  const before = parseSource(text).value;
  const wanted = withPins(
    before,
    pieces.map(({ pin }) => pin),
  );
  if (!isDeepStrictEqual(parseSource(written).value, wanted)) return undefined;
  return {
    text: written,
    left: found.flatMap(({ pin, piece }) => (piece === undefined ? [pin.device] : [])),
  };
}
