import type { SessionFacts } from "../support/facts.ts";
import { need, readWith, type Reader } from "./lines.ts";
import { numberIn } from "./said.ts";

export type Bfd = NonNullable<SessionFacts["bfd"]>;

/** A reader of `bfd` and its profiles. */
export const bfdReader = (profiles: Map<string, Bfd>): Reader => [
  /^bfd$/,
  (_, inside) => {
    readWith(inside, [
      [
        /^profile (?<name>\S+)$/,
        ({ name = "" }, lines) => {
          const said = new Map<string, string>();
          readWith(lines, [
            [
              /^(?<what>detect-multiplier|transmit-interval|receive-interval) (?<value>\d+)$/,
              ({ what = "", value = "" }) => {
                said.set(what, value);
              },
            ],
          ]);
          profiles.set(name, {
            transmit: need(numberIn(said, "transmit-interval"), "an interval"),
            receive: need(numberIn(said, "receive-interval"), "an interval"),
            multiplier: need(numberIn(said, "detect-multiplier"), "a multiplier"),
          });
        },
      ],
    ]);
  },
];
