import type { DatacenterSpec } from "../../../src/index.ts";
import { formatLosses, pairsAcross, startFlows, type Losses } from "../flows.ts";
import { waitFor } from "../../support/wait-for.ts";
import { familiesOf } from "../families.ts";
import type { Lab } from "../lab.ts";
import { atRest, deploy } from "./at-rest.ts";
import type { Claim, Finding } from "./claim.ts";

/*
 * What happens when bgpd of FRR 8.4.4 restarts on a ToR, as seen in captures and logs. Nodes and spines keep every route, also when
 * bgpd is stopped cleanly: towards a peer with graceful restart it closes the connection without a notification. What is lost is lost
 * afterwards:
 *
 * - Killed: zebra keeps the routes of bgpd that is gone. bgpd comes back, and as soon as each neighbour that is established by then has
 *   sent its End-of-RIB, it tells zebra that it is complete (`bgp_best_path_select_defer`), and zebra deletes every route that bgpd has not
 *   sent again. It does not wait for neighbours that are yet to come (FRR issue 20165, mended after 8.4): nodes dial 1 to 2 s after the loss
 *   of the session, the ToR dials the spines 1 s after its configuration was read, and a spine sends after a further second
 *   (`coalesce-time`). No setting of selection deferral changes the order, and a longer one is worse.
 * - Stopped cleanly: on its way out bgpd withdraws its routes from zebra, graceful restart or not.
 * - Where bgpd takes long to start, nodes are told its End-of-RIB before the spines have told the ToR anything, and drop what is stale.
 *
 * - Restarted once more, before a node has heard End-of-RIB of the restart before: BIRD drops at the loss of the session what was stale from
 *   then on (bgp_handle_graceful_restart ends one refresh before it begins the next), until it is told again. With a hold the ToR tells
 *   nothing for that long, so that two restarts within it lose what one does not.
 *
 * Withdrawn and sent again while zebra still collects changes (`zebra work-queue`), a route stays in the kernel throughout; and a ToR
 * that waits before it first tells its nodes (`coalesce-time`) has all to tell them. That is what `forwardingHold` sets. zebra counts from
 * the first change that it collects: where another came just before the stop, less than the hold is left. It costs as
 * much at every rerouting: with 5 s, a link that failed between a spine and another rack was missed for 4.1 s in place of 0.1 s. So it is
 * off by default, and a ToR without a second one beside it, where that price is right, turns it on.
 */

/** Longer than all neighbours take to be back, also while labs stand side by side; alone they take 2 s. */
const HOLD = 10_000;
/** Replies of each flow before something is done, and after all is well again. */
const REPLIES = 50;

type Way = "killed" | "stopped";
const SIGNALS: Readonly<Record<Way, string>> = { killed: "KILL", stopped: "TERM" };

/** Ends bgpd, waits until it is gone, and starts it with what the switch would boot with. $1 the signal */
const RESTART = `
pid=$(cat /run/frr/bgpd.pid)
kill -s "$1" "$pid"
while kill -0 "$pid" 2>/dev/null; do :; done
/usr/lib/frr/bgpd -d -A 127.0.0.1
vtysh -b`;

const withGracefulRestart = (
  spec: DatacenterSpec,
  settings: NonNullable<NonNullable<DatacenterSpec["bgp"]>["gracefulRestart"]>,
): DatacenterSpec => ({
  ...spec,
  bgp: { ...spec.bgp, gracefulRestart: { ...spec.bgp?.gracefulRestart, ...settings } },
});

/** Whether graceful restart is offered is said when a session begins. */
const resetSessions = (lab: Lab): Promise<unknown> =>
  Promise.all(lab.plan().switches.map(({ name }) => lab.vtysh(name, "clear bgp *")));

const deployAndReset = (lab: Lab, spec: DatacenterSpec): Promise<void> =>
  deploy(lab, spec, () => resetSessions(lab));

/** Waits until zebra collects nothing: the hold counts from the first change, so one that is under way would cut it short. */
const waitForQuiet = (lab: Lab, device: string): Promise<unknown> =>
  waitFor(async () => /^ *0 .* route_node processing/m.test(await lab.vtysh(device, "show work-queues")), {
    what: `zebra on ${device} to have made all changes`,
    withinSeconds: 3 * (HOLD / 1000),
  });

/** Waits until no node recovers from a restart: one that follows before that is not the same. */
async function waitForRecovery(lab: Lab, nodes: readonly string[]): Promise<void> {
  const asked = familiesOf(lab.plan()).flatMap(({ bird }) => nodes.map((node) => ({ node, bird })));
  const isOver = async (): Promise<boolean> => {
    const said = await Promise.all(
      asked.map(({ node, bird }) => lab.birdc(node, "show protocols all", bird)),
    );
    return said.every((text) => !text.includes("graceful restart active"));
  };
  await waitFor(isOver, { what: "nodes to have recovered", withinSeconds: 3 * (HOLD / 1000) });
}

/** Restarts bgpd on the ToR of the first rack, or with null does nothing for as long. */
async function measure(lab: Lab, way: Way | null): Promise<Losses> {
  const rack = lab.plan().racks[0];
  const tor = rack?.tors[0];
  if (rack === undefined || tor === undefined) throw new Error("the fabric has no ToR");
  const flows = await startFlows(lab, pairsAcross(lab, rack.name));
  try {
    await flows.more(REPLIES);
    // At the last moment: a change that came while the flows began would cut the hold short as well.
    await waitForRecovery(
      lab,
      rack.nodes.map(({ name }) => name),
    );
    await waitForQuiet(lab, tor.device);
    if (way !== null) await lab.onSwitch(tor.device, ["sh", "-c", RESTART, "restart", SIGNALS[way]]);
    await atRest(lab);
    await flows.more(REPLIES);
  } catch (error) {
    await flows.stop();
    throw error;
  }
  return flows.stop();
}

const WAYS = ["killed", "stopped"] as const satisfies readonly Way[];
type PerWay = Readonly<Record<Way, Losses>>;

const measureBoth = async (lab: Lab): Promise<PerWay> => ({
  killed: await measure(lab, "killed"),
  stopped: await measure(lab, "stopped"),
});

async function compare(lab: Lab, spec: DatacenterSpec): Promise<Finding> {
  const undisturbed = await measure(lab, null);
  const plain = await measureBoth(lab);
  await deploy(lab, withGracefulRestart(spec, { forwardingHold: HOLD }));
  const held = await measureBoth(lab);
  await deployAndReset(lab, withGracefulRestart(spec, { enabled: false }));
  const off = await measureBoth(lab);
  const asClaimed = WAYS.map((way) => held[way].lost === 0 && off[way].lost > 0);
  const tell = (what: string, losses: PerWay): string[] =>
    WAYS.map((way) => `${way}, ${what}: ${formatLosses(losses[way])}`);
  return {
    ok: undisturbed.lost === 0 && asClaimed.every(Boolean),
    figure: held.killed.lost + held.stopped.lost,
    unit: `pings lost of ${String(held.killed.sent + held.stopped.sent)}`,
    detail: [
      `undisturbed: ${formatLosses(undisturbed)}`,
      ...tell(`forwardingHold ${String(HOLD)}`, held),
      ...tell("as deployed", plain),
      ...tell("without graceful restart", off),
    ].join("\n      "),
  };
}

export const gracefulRestartLost: Claim = {
  id: "graceful-restart-lost",
  says: "bgpd killed, or stopped cleanly, and started again on a ToR loses no ping across racks with a forwarding hold; with graceful restart off pings are lost; as deployed it is told how many",
  appliesTo: ({ model }) => model !== "l2",
  async run(lab) {
    const spec = lab.spec();
    await atRest(lab);
    try {
      return await compare(lab, spec);
    } finally {
      await deployAndReset(lab, spec);
    }
  },
};
