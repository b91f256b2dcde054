import type { Datacenter } from "../spec/index.ts";
import { torName } from "./numbering.ts";
import { torRackInterface } from "./ports.ts";
import type { SessionPlan, SwitchEnd } from "./session.ts";

/** The password of a session with a spine, by the ToR's name and the spine's. */
const ownPasswords = ({ racks }: Datacenter): ReadonlyMap<string, string> =>
  new Map(
    racks.flatMap((rack) =>
      rack.tors.flatMap((tor) =>
        Object.entries(tor.uplinkPasswords).map(([spine, secret]) => [
          `${torName(rack, tor)} ${spine}`,
          secret,
        ]),
      ),
    ),
  );

/** Sessions with the passwords that the spec names for them: what is nearest to a session says. */
export function withPasswords(sessions: readonly SessionPlan[], dc: Datacenter): readonly SessionPlan[] {
  const { nodes, switches } = dc.bgp.passwords;
  const racks = new Map(dc.racks.map((rack) => [rack.name, rack.password ?? nodes]));
  const rackOf = new Map(
    dc.racks.flatMap((rack) => rack.tors.map((tor) => [torName(rack, tor), rack.name] as const)),
  );
  const rackInterfaces = new Map(
    dc.racks.flatMap((rack) =>
      rack.tors.map((tor) => [torName(rack, tor), torRackInterface(dc, tor)] as const),
    ),
  );
  const uplinks = ownPasswords(dc);
  const outside = new Map(
    (dc.outside?.peers ?? []).map((one) => [
      `${one.switch} ${one.peer}`,
      one.mode === "static" ? undefined : one.password,
    ]),
  );

  /**
   * Two ToRs that peer over the network of their rack stand in the range that each listens on, and the kernel asks whoever is in it for the
   * range's password: unsigned they would be refused.
   */
  const inRack = (ends: readonly SwitchEnd[]): string | undefined =>
    ends.every((end) => end.interface === rackInterfaces.get(end.device))
      ? racks.get(rackOf.get(ends[0]?.device ?? "") ?? "")
      : undefined;

  function passwordOf({ ends }: SessionPlan): string | undefined {
    for (const end of ends) {
      if (end.kind === "outside")
        return ends
          .map((own) => (own.kind === "switch" ? outside.get(`${own.device} ${end.address}`) : undefined))
          .find((one) => one !== undefined);
      if (end.kind === "plane") return nodes;
      if (end.kind !== "switch") return racks.get(end.rack);
    }
    const both = ends.filter((end) => end.kind === "switch");
    const [one, other] = both.map(({ device }) => device);
    return (
      uplinks.get(`${one ?? ""} ${other ?? ""}`) ??
      uplinks.get(`${other ?? ""} ${one ?? ""}`) ??
      switches ??
      inRack(both)
    );
  }

  return sessions.map((session) => {
    const password = passwordOf(session);
    return password === undefined ? session : { ...session, password };
  });
}
