import { options, valueFor } from "./options.ts";
import type { Random } from "./random.ts";
import { nearValue, oddValue } from "./values.ts";

type Json = Record<string, unknown>;

/** A place in a spec: the list or mapping, and the step into it. */
interface Place {
  readonly holder: Json;
  readonly step: string;
}

const isHolder = (value: unknown): value is Json => typeof value === "object" && value !== null;

function placesIn(value: unknown): readonly Place[] {
  if (!isHolder(value)) return [];
  return Object.keys(value).flatMap((step) => [{ holder: value, step }, ...placesIn(value[step])]);
}

const put = (holder: Json, step: string, value: unknown): void => {
  Object.defineProperty(holder, step, { value, writable: true, enumerable: true, configurable: true });
};

const clone = (value: unknown): unknown => structuredClone(value);

const MISSPELLED = [
  "nods",
  "x-a",
  "__proto__",
  "index ",
  "Name",
  "pin",
  "maintenance",
  "\u0007",
  "a\nb",
] as const;

/** Sets an option that is perhaps nowhere in the spec, along a path that is made where it is missing. */
function setOption(random: Random, spec: Json): void {
  const all = options();
  const option = all[random.below(all.length)];
  if (option === undefined) return;
  let at: Json = spec;
  for (const [depth, step] of option.path.entries()) {
    const keys = Object.keys(at);
    const own = step === "*" ? (keys[random.below(keys.length)] ?? (Array.isArray(at) ? "0" : "r1")) : step;
    if (depth === option.path.length - 1) {
      put(at, own, valueFor(random, option));
      return;
    }
    const inside = Object.hasOwn(at, own) ? at[own] : undefined;
    const next: Json = isHolder(inside) ? inside : option.path[depth + 1] === "*" ? ([] as never) : {};
    if (next !== inside) put(at, own, next);
    at = next;
  }
}

type Mutation = (random: Random, spec: Json, place: Place, others: readonly unknown[]) => void;

const remove: Mutation = (_, _spec, { holder, step }) => {
  if (Array.isArray(holder)) holder.splice(Number(step), 1);
  else Reflect.deleteProperty(holder, step);
};

/** Twice in its list, the second now and then with numbers of its own, so that fabrics grow. */
const repeat: Mutation = (random, _, { holder, step }) => {
  if (!Array.isArray(holder)) return;
  const twin = clone(holder[Number(step)]);
  if (isHolder(twin) && random.chance(0.8)) {
    if (typeof twin["index"] === "number") put(twin, "index", twin["index"] + 1 + random.below(3));
    if (typeof twin["name"] === "string") put(twin, "name", `${twin["name"]}-${String(random.below(100))}`);
    for (const list of ["nodes", "hosts"])
      if (random.chance(0.5)) Reflect.deleteProperty(twin, list);
      else if (Array.isArray(twin[list]))
        for (const one of twin[list] as unknown[])
          if (isHolder(one) && typeof one["name"] === "string") put(one, "name", `${one["name"]}-b`);
    if (random.chance(0.5)) Reflect.deleteProperty(twin, "pin");
  }
  holder.push(twin);
};

const swap: Mutation = (random, spec, { holder, step }) => {
  const places = placesIn(spec);
  const from = places[random.below(places.length)];
  if (from !== undefined) put(holder, step, clone(from.holder[from.step]));
};

/** A section of another spec in place of the own. */
const graft: Mutation = (random, spec, _, others) => {
  const other = others[random.below(others.length)];
  const keys = isHolder(other) ? Object.keys(other) : [];
  const key = keys[random.below(keys.length)];
  if (isHolder(other) && key !== undefined) put(spec, key, clone(other[key]));
};

const near: Mutation = (random, _, { holder, step }) => {
  put(holder, step, nearValue(random, holder[step]));
};

const option: Mutation = (random, spec) => {
  setOption(random, spec);
};

const MUTATIONS: readonly [Mutation, ...Mutation[]] = [
  remove,
  repeat,
  repeat,
  swap,
  graft,
  near,
  near,
  near,
  option,
  option,
  option,
  option,
  option,
  option,
  (random, _, { holder, step }) => {
    put(holder, step, oddValue(random));
  },
  (random, _, { holder }) => {
    put(holder, random.pick(MISSPELLED), oddValue(random));
  },
];

/** One to three changes to a copy of a spec; `others` are what sections are taken from. */
export function mutated(random: Random, spec: unknown, others: readonly unknown[]): unknown {
  const copy = clone(spec);
  if (!isHolder(copy)) return copy;
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    const places = placesIn(copy);
    const place = places[random.below(places.length)];
    if (place !== undefined) random.pick(MUTATIONS)(random, copy, place, others);
  }
  return copy;
}

/** A few characters of a text taken out, doubled or put in. */
export function mutatedText(random: Random, text: string): string {
  let now = text;
  for (let left = 1 + random.below(4); left > 0; left -= 1) {
    const at = random.below(now.length + 1);
    const put = random.pick([
      "",
      "\t",
      "*a ",
      "&a ",
      "<<: ",
      "---\n",
      "\u0000",
      "\r",
      "[",
      "}",
      '"',
      ": ",
      "!x ",
      "? ",
    ]);
    now = now.slice(0, at) + put + now.slice(random.chance(0.5) ? at : at + random.below(20));
  }
  return now;
}
