import type { DatacenterSpec } from "../../src/index.ts";
import type { AnySpec } from "./specs.ts";

type OutsideSpec = NonNullable<DatacenterSpec["outside"]>;
type Peer = OutsideSpec["peers"][number];

/** Ways in which a link to the outside can be used. */
export const MODES = ["default-only", "full", "static"] as const;
type Mode = (typeof MODES)[number];

const of: Readonly<Record<Mode, (link: Omit<Peer, "mode">, at: number) => Peer>> = {
  "default-only": (link, at) => ({ mode: "default-only", ...link, asn: 64496 + at }),
  full: (link, at) => ({
    mode: "full",
    ...link,
    asn: 64496 + at,
    accept: ["0.0.0.0/0"],
    announces: ["0.0.0.0/0", "172.20.0.0/16"],
  }),
  static: (link) => ({ mode: "static", ...link }),
};

/** A spec with a router outside behind each of these switches. */
export const withOutside = (
  spec: AnySpec,
  borders: readonly string[],
  modes: readonly Mode[] = ["default-only"],
  more: Omit<OutsideSpec, "peers"> = {},
): AnySpec => ({
  ...spec,
  outside: {
    ...more,
    peers: borders.map((border, at) => {
      const link = {
        router: `edge-${String(at)}`,
        switch: border,
        interface: "swp700",
        address: `198.51.100.${String(2 * at + 1)}/31`,
        peer: `198.51.100.${String(2 * at)}`,
      };
      return of[modes[at % modes.length] ?? "default-only"](link, at);
    }),
  },
});

/** As many routers behind every border at once: all are in one network, into which each border has one port. */
export const withFirewalls = (
  spec: AnySpec,
  borders: readonly string[],
  modes: readonly Mode[],
  routers: number,
): AnySpec => ({
  ...spec,
  outside: {
    peers: Array.from({ length: routers }, (_, router) =>
      borders.map((border, at) =>
        of[modes[router % modes.length] ?? "default-only"](
          {
            router: `fw-${String(router)}`,
            switch: border,
            interface: "swp701",
            address: `198.51.100.${String(81 + at)}/28`,
            peer: `198.51.100.${String(90 + router)}`,
          },
          router,
        ),
      ),
    ).flat(),
  },
});
