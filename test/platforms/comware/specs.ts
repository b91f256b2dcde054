import type { DatacenterSpec } from "../../../src/index.ts";

/** Communities of two numbers, which are all that a route policy here sets. */
const ofTwoNumbers = (communities: readonly string[] | undefined): string[] =>
  (communities ?? []).filter((one) => one.split(":").length === 2);

/** Nodes with AS numbers of their own are named; one AS has no roles. */
function bgpOf({ bgp, fabric }: DatacenterSpec): Pick<DatacenterSpec, "bgp"> {
  const { roles, ...rest } = bgp ?? {};
  if (fabric?.model === "as-per-server") return { bgp: { ...bgp, discovery: "static" } };
  if (fabric?.model === "igp" && roles === true) return { bgp: rest };
  return {};
}

/** What is refused in a fabric, said otherwise. */
export function adjusted(spec: DatacenterSpec): DatacenterSpec {
  const { outside } = spec;
  const communities = outside?.communities;
  const fewer =
    outside === undefined || communities === undefined
      ? {}
      : {
          outside: {
            ...outside,
            communities: {
              ...communities,
              in: ofTwoNumbers(communities.in),
              out: ofTwoNumbers(communities.out),
            },
          },
        };
  return { ...spec, ...bgpOf(spec), ...fewer };
}
