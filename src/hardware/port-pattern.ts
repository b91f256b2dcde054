/**
 * `<name>{first}<rest>`, with `{first:step}` where numbers come in steps, and `{a..b}` after it where each is broken out: `swp{49}`,
 * `Ethernet{49}/1`, `Ethernet{0:4}`, `Ethernet1/{1}/{1..4}`.
 */
const PATTERN =
  /^(?<name>[^{}]+)\{(?<first>[0-9]+)(?::(?<step>[0-9]+))?\}(?<between>[^{}]*)(?:\{(?<lane>[0-9])\.\.(?<last>[0-9])\})?$/;

/** The same, as what a spec may hold: no character that a configuration gives a meaning. */
export const PORT_PATTERN =
  /^[A-Za-z0-9][A-Za-z0-9./:_-]{0,47}\{[0-9]{1,4}(:[1-9][0-9]?)?\}([A-Za-z0-9./:_-]{0,8})(\{[0-9]\.\.[0-9]\})?$/;

/** Whether text is such a pattern, its lanes in rising order. */
export const isPortPattern = (text: string): boolean => {
  const { lane = "0", last = "9" } = PATTERN.exec(text)?.groups ?? {};
  return PORT_PATTERN.test(text) && lane < last;
};

/** What names the ports of a role: a pattern, or each port by its number. */
export type PortChoice = string | readonly string[];

const portOfPattern = (pattern: string, number: number): string => {
  const {
    name = "",
    first = "0",
    step = "1",
    between = "",
    lane,
    last,
  } = PATTERN.exec(pattern)?.groups ?? {};
  const lanes = lane === undefined ? 1 : Number(last) - Number(lane) + 1;
  const port = Number(first) + Number(step) * Math.floor(number / lanes);
  return `${name}${String(port)}${between}${lane === undefined ? "" : String(Number(lane) + (number % lanes))}`;
};

/**
 * The port with a number, from 0: `swp{49}` and 2 give `swp51`, `Ethernet1/{1}/{1..4}` and 5 give `Ethernet1/2/2`. Null where a list has
 * no such port.
 */
export function portAt(choice: string, number: number): string;
export function portAt(choice: PortChoice, number: number): string | null;
export function portAt(choice: PortChoice, number: number): string | null {
  return typeof choice === "string" ? portOfPattern(choice, number) : (choice[number] ?? null);
}

const LANE = /(?:s|[/:])[0-9]+$/;
const SPEED = /^[A-Za-z-]*Gig(?:E|abitEthernet)(?=[0-9])/;

/**
 * A port's name without its speed, where ports of all speeds are numbered through, as Comware's are: `Twenty-FiveGigE1/0/49` and
 * `HundredGigE1/0/49` are one hole. Any other name is as it was.
 */
export const holeOf = (name: string): string => name.replace(SPEED, "GigE");

/**
 * The port that one of this name would be a lane of, where ports are broken out: `swp2` of `swp2s1`, `Ethernet1/49` of `Ethernet1/49/1`,
 * and `Ethernet49` of `Ethernet49/1`, whose name says its first lane. The two are in one hole. Null where the name has no lane.
 */
export const wholeOfLane = (name: string): string | null => (LANE.test(name) ? name.replace(LANE, "") : null);
