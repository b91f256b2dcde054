import { item } from "../item.ts";
import { firstFamily } from "../../intent/index.ts";
import type { ExportGroup } from "./channels.ts";
import { exported, NOT_SENT } from "./export.ts";
import type { Health, Machine } from "./machine.ts";
import { OWN } from "./decision.ts";
import { NO_PATH, type Path } from "./paths.ts";
import { bestOf, candidates, forwardingOf } from "./select.ts";
import type { Journal, PrefixState } from "./state.ts";
import { UnsettledNetwork } from "../unsettled.ts";

/** Times that each router may look again, on average, before it is said that the routers will never agree. */
const LOOKS_PER_ROUTER = 100;

/** Whether what a router was told may go to a group whose peers hear only of what it forwards by one interface. */
function passesOn({ nextHops }: Machine, router: number, { settings }: ExportGroup, path: Path): boolean {
  if (settings.passesOnBy === null || path.channel === OWN) return true;
  const port = nextHops.gateways[path.gateway]?.port;
  return port === (nextHops.firstPort[router] ?? 0) + settings.passesOnBy;
}

/** The attributes with which a path leaves for a group; `NOT_SENT` where it stays. */
export function sentTo(machine: Machine, router: number, group: ExportGroup, path: number): number {
  const known = group.sent.get(path);
  if (known !== undefined) return known;
  const { attributes, channels, network, paths } = machine;
  const one = item(paths.all, path);
  const sent = passesOn(machine, router, group, one)
    ? exported(attributes, channels, item(network.routers, router), group, one)
    : NOT_SENT;
  group.sent.set(path, sent);
  return sent;
}

/** What a peer holds after a router has told it of these paths. A path does not go back to where it came from, but where it echoes. */
function delivered(
  machine: Machine,
  prefix: number,
  router: number,
  group: ExportGroup,
  channel: number,
  told: readonly number[],
): number {
  const { channels, paths, policies } = machine;
  if (!policies.permits(channels.imports[channel] ?? 0, prefix)) return NO_PATH;
  const received: number[] = [];
  for (const path of told) {
    if (item(paths.all, path).channel === (channel ^ 1) && channels.echoes[channel] === 0) continue;
    const sent = sentTo(machine, router, group, path);
    const taken = sent === NOT_SENT ? NO_PATH : paths.receive(channel, sent);
    // Of several with the same attributes each comes (RFC 7911): they are told by their numbers.
    if (taken !== NO_PATH) received.push(taken);
  }
  return paths.bundle(received);
}

const names = ({ network }: Machine, routers: readonly number[]): string =>
  routers
    .slice(0, 5)
    .map((router) => item(network.routers, router).name)
    .join(", ");

/**
 * Lets routers look at what they hold, choose, and tell others, until nobody has anything new to say (RFC 4271 section 9). They take turns
 * in the order in which they heard something, starting with `first`, so the outcome is always the same. What was before is noted in the
 * journal, if there is one.
 * @throws UnsettledNetwork naming the prefix and the routers when there is no end to it
 */
export function settle(
  machine: Machine,
  health: Health,
  prefix: number,
  state: PrefixState,
  first: Iterable<number>,
  journal: Journal | null,
  looksPerRouter = LOOKS_PER_ROUTER,
): void {
  const { channels, paths, policies } = machine;
  const waiting = new Uint8Array(machine.network.routers.length);
  const queue: number[] = [];
  const enqueue = (router: number): void => {
    if (waiting[router] === 1) return;
    waiting[router] = 1;
    queue.push(router);
  };
  for (const router of first) enqueue(router);
  const sources = machine.sources(prefix);
  const from: number[] = [];
  const looks = looksPerRouter * (machine.network.routers.length + 1);

  for (let at = 0; at < queue.length; at += 1) {
    if (at > looks) {
      const what = firstFamily(machine.network.ipv6).prefix(item(machine.prefixes.all, prefix));
      throw new UnsettledNetwork(
        `${what}: the routers do not come to rest; ${names(machine, queue.slice(at))} still change`,
      );
    }
    const router = queue[at] ?? 0;
    waiting[router] = 0;
    candidates(machine, health, prefix, state, router, from);
    const best = bestOf(machine, health, router, from);
    const forwarding = forwardingOf(machine, health, prefix, router, from, best);
    const before = state.best[router] ?? 0;
    if (journal !== null) {
      journal.routers.push(router);
      journal.best.push(before);
      journal.forwarding.push(state.forwarding[router] ?? 0);
    }
    state.best[router] = best;
    state.forwarding[router] = forwarding;
    for (const group of item(channels.groups, router)) {
      if (best === before && !group.addPaths) continue;
      const originates = group.settings.originatesDefault && sources.includes(router);
      const permitted = originates || policies.permits(group.exports, prefix);
      const one = best === NO_PATH ? [] : [best];
      const told = originates ? [paths.ownOf(router)] : !permitted ? [] : group.addPaths ? from : one;
      for (const channel of group.channels) {
        if (health.channels[channel] === 0) continue;
        const received = delivered(machine, prefix, router, group, channel, told);
        if (state.received[channel] === received) continue;
        journal?.channels.push(channel);
        journal?.received.push(state.received[channel] ?? 0);
        state.received[channel] = received;
        enqueue(channels.to[channel] ?? 0);
      }
    }
  }
}
