import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compile } from "../../../src/index.ts";
import type { SwitchIntent } from "../../../src/intent/index.ts";
import { formatIpv4, formatPrefix } from "../../../src/net/ipv4.ts";
import { VARIABLES } from "../../../src/cli/deliver-variables.ts";
import type { Difference, Verified } from "../../../src/verify/index.ts";
import { run } from "../../support/run.ts";
import type { Lab } from "../lab.ts";
import { switchNamespace } from "../topology.ts";
import { atRest } from "./at-rest.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";
import { settled } from "./settled.ts";

/** The command as a user runs it: a file of ways, the key in the environment, SSH to every switch and host. */
async function verified(lab: Lab): Promise<{ readonly code: number; readonly found: Verified }> {
  const folder = await mkdtemp(join(tmpdir(), "lab-verify-"));
  const [spec, ways] = [join(folder, "spec.json"), join(folder, "ways.json")];
  try {
    await writeFile(spec, JSON.stringify(lab.spec()));
    const { privateKey, switches } = lab.site;
    await writeFile(ways, JSON.stringify({ user: "root", devices: switches() }));
    const main = join("src", "cli", "main.ts");
    const { code, stdout, stderr } = await run(
      process.execPath,
      [main, "verify", spec, "--ways", ways, "--json"],
      { okCodes: [0, 1], env: { [VARIABLES.privateKey]: privateKey } },
    );
    if (!stdout.startsWith("{")) throw new Error(stderr);
    return { code, found: JSON.parse(stdout) as Verified };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const words = ({ device, code, message }: Difference): string => `${device}: ${code}: ${message}`;

async function asForetold(lab: Lab): Promise<Finding> {
  const { code, found } = await verified(lab);
  const facts = found.devices.reduce((sum, { sessions, routes }) => sum + sessions + routes, 0);
  const faults = found.differences.map(words);
  return allOf(
    "sessions and routes that devices tell",
    facts,
    code === 0 || faults.length > 0 ? faults : [`it ended with ${String(code)}`],
  );
}

export const verifyAsForetold: Claim = {
  id: "verify-as-foretold",
  says: "every switch and host, asked over SSH, says the sessions, routes and next hops that are foretold",
  appliesTo: ({ model }) => model !== "l2",
  run: (lab) => settled(() => asForetold(lab)),
};

/** Something done to a switch by hand, and what verify is to say of it. */
interface Damage {
  readonly says: string;
  readonly damage: () => Promise<unknown>;
  readonly mend: () => Promise<unknown>;
}

const typed = (lab: Lab, device: string, says: string, lines: Lines): Damage => ({
  says: `${device}: ${says}`,
  damage: () => lab.vtysh(device, "configure terminal", ...lines.within, lines.line),
  mend: () => lab.vtysh(device, "configure terminal", ...lines.within, `no ${lines.line}`),
});

interface Lines {
  readonly within: readonly string[];
  readonly line: string;
}

interface Uplink {
  readonly tor: SwitchIntent;
  readonly port: string;
  readonly spine: string;
  readonly address: string;
  readonly subnet: string;
}

/** The first uplink of each rack's first ToR. */
function uplinksOf(lab: Lab): readonly Uplink[] {
  const { plan, switches } = compile(lab.spec());
  return plan.racks.flatMap(({ tors: [tor] }) => {
    const link = plan.links.find(({ kind, ends }) => kind === "uplink" && ends[0].device === tor?.device);
    const intent = switches.find(({ intent: { device } }) => device === tor?.device)?.intent;
    if (link?.kind !== "uplink" || link.subnet === null || intent === undefined) return [];
    const [own, { device: spine, address }] = link.ends;
    const subnet = formatPrefix(link.subnet);
    return [{ tor: intent, port: own.interface, spine, address: formatIpv4(address), subnet }];
  });
}

/** A session shut, a route typed in, a list changed, a cable cut: each at another switch, or seen apart from the others. */
function damagesOf(lab: Lab): readonly Damage[] {
  const [first, second, third] = uplinksOf(lab);
  const [, , { pods } = { pods: null }] = lab.plan().racks;
  const list = second?.tor.groups.find(({ name }) => name === second.tor.neighbors[0]?.group)?.policy.imports;
  if (first === undefined || second === undefined || third === undefined || pods === null || !list)
    throw new Error("the fabric has no three racks with uplinks");
  const far = formatPrefix(pods);
  const port = { at: switchNamespace(third.tor.device), name: third.port };
  const set = (state: string) => () => lab.inside(port.at, ["ip", "link", "set", port.name, state]);
  return [
    typed(
      lab,
      first.tor.device,
      `session-down: the session with ${first.spine} (${first.address}) is idle (admin), not established`,
      { within: [`router bgp ${String(first.tor.asn)}`], line: `neighbor ${first.address} shutdown` },
    ),
    typed(lab, first.tor.device, `route-unknown: the static route to ${far} to nowhere is not in the spec`, {
      within: [],
      line: `ip route ${far} blackhole`,
    }),
    typed(lab, second.tor.device, "route-missing: there is no route to ", {
      within: [],
      line: `ip prefix-list ${list} seq 1 deny ${far} le 32`,
    }),
    {
      says: `${third.tor.device}: network-missing: there is no network ${third.subnet} on ${third.port}`,
      damage: set("down"),
      mend: set("up"),
    },
  ];
}

export const verifyTells: Claim = {
  id: "verify-tells",
  says: "a session shut by hand, a route typed in, a list changed and a cable cut are told, at the switch where they are",
  appliesTo: ({ model }, { racks }) => model === "as-per-rack" && racks.length > 2,
  async run(lab) {
    const damages = damagesOf(lab);
    for (const { damage } of damages) await damage();
    try {
      return await settled(async () => {
        const { code, found } = await verified(lab);
        const told = found.differences.map(words);
        const untold = damages.filter(({ says }) => !told.some((one) => one.startsWith(says)));
        const faults = untold.map(({ says }) => `not told: ${says}; told: ${told.join(" / ")}`);
        return allOf("damages", damages.length, code === 1 ? faults : [`it ended with ${String(code)}`]);
      });
    } finally {
      for (const { mend } of damages) await mend();
      await atRest(lab);
    }
  },
};
