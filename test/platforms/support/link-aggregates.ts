import type { SwitchIntent } from "../../../src/intent/index.ts";

/** Ports of aggregates to other switches with what they say of themselves, by the aggregate and the port, by the platform's own names. */
export type LinkAggregates = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A text without what makes aggregates of interfaces that route, and that; undefined for none. */
export interface WithoutAggregates {
  readonly rest: string;
  readonly linkAggregates: LinkAggregates | undefined;
}

const orNone = (all: Record<string, Record<string, string>>): LinkAggregates | undefined =>
  Object.keys(all).length === 0 ? undefined : all;

/** What the intent wants its text to say of them. */
export const aggregatesOfIntent = ({ interfaces }: SwitchIntent): LinkAggregates | undefined =>
  orNone(
    Object.fromEntries(
      interfaces.flatMap(({ name, aggregate }) =>
        aggregate === undefined
          ? []
          : [
              [
                name,
                Object.fromEntries(aggregate.ports.map((port) => [port.name, port.description])),
              ] as const,
            ],
      ),
    ),
  );

/** How a text of blocks says it. */
export interface AggregateForm {
  readonly between: string;
  /** The header of an aggregate by its number. */
  readonly header: (number: string) => string;
  /** The line by which an interface routes, where a block of that header may also switch; null where it can't. */
  readonly routes: string | null;
  /** The line of the aggregate that makes it one by LACP; null where its ports say so. */
  readonly lacp: string | null;
  /** The whole block of a port: its groups are `port`, `description` and `number`. */
  readonly port: RegExp;
}

/** @throws Error where an aggregate says nothing of LACP, or one with ports is not there */
export function takeAggregates(
  text: string,
  { between, header, routes, lacp, port }: AggregateForm,
): WithoutAggregates {
  const blocks = text.split(`${between}\n`);
  const routed = (number: string): boolean =>
    blocks.some((block) => {
      const [first, ...lines] = block.split("\n");
      return first === header(number) && (routes === null || lines.includes(routes));
    });
  const found: Record<string, Record<string, string>> = {};
  const left = blocks.filter((block) => {
    const { port: name = "", description = "", number = "" } = port.exec(block)?.groups ?? {};
    if (name === "" || !routed(number)) return true;
    const of = header(number).replace("interface ", "");
    found[of] = { ...found[of], [name]: description };
    return false;
  });
  const rest = left.map((block) => {
    const lines = block.split("\n");
    const name = lines[0]?.replace("interface ", "") ?? "";
    if (found[name] === undefined || lacp === null) return block;
    if (!lines.includes(lacp)) throw new Error(`${name} is no aggregate by LACP`);
    return lines.filter((line) => line !== lacp).join("\n");
  });
  return { rest: rest.join(`${between}\n`), linkAggregates: orNone(found) };
}
