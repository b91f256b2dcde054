import type { LabFamily } from "../families.ts";
import type { Lab } from "../lab.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";
import { inEachFamily } from "./in-each-family.ts";
import { birdSession } from "./routers.ts";
import { networkIn } from "./simulation.ts";

/** Seconds between keepalives and hold time, as BIRD has agreed on them: `Hold timer: 7/9`, `Keepalive timer: 1/3`. */
const agreed = (protocol: string): string =>
  ["Keepalive", "Hold"]
    .map((what) => new RegExp(`${what} timer:\\s+\\d+/(\\d+)`).exec(protocol)?.[1] ?? "none")
    .join("/");

/** Of each session of a node, by BIRD's name for it. */
async function timersOf(lab: Lab, node: string, { bird }: LabFamily): Promise<ReadonlyMap<string, string>> {
  const protocols = (await lab.birdc(node, "show protocols all", bird)).split(/\n(?=\S)/);
  return new Map(protocols.map((text) => [text.split(/\s/)[0] ?? "", agreed(text)]));
}

async function look(lab: Lab, family: LabFamily): Promise<Finding> {
  const { routers, sessions } = networkIn(lab);
  const { keepalive, hold } = lab.plan().sessions[0]?.timers ?? { keepalive: 0, hold: 0 };
  const wanted = `${String(keepalive)}/${String(hold)}`;
  const withTors = sessions.flatMap(({ ends }) => {
    const node = ends.find(({ router }) => routers[router]?.software === "bird");
    const tor = ends.find(({ router }) => routers[router]?.role === "tor");
    const name = node === undefined ? undefined : routers[node.router]?.name;
    return name === undefined || tor === undefined
      ? []
      : [{ name, session: birdSession(family.address(tor.address)) }];
  });
  const faults = await Promise.all(
    withTors.map(async ({ name, session }) => {
      const found = (await timersOf(lab, name, family)).get(session) ?? "none";
      return found === wanted ? [] : [`${name}: ${session} has ${found} s, not ${wanted} s`];
    }),
  );
  return allOf("sessions with the spec's keepalives and hold time", withTors.length, faults.flat());
}

export const timersAgreed: Claim = {
  id: "timers-agreed",
  says: "a node sends its ToRs keepalives as often as the spec has it, and gives them up after the hold time, whether its release can be told or not",
  appliesTo: ({ model }) => model !== "l2",
  run: (lab) => inEachFamily(lab, (family) => look(lab, family)),
};
