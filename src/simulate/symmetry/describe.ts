import type { Machine } from "../bgp/machine.ts";
import { item } from "../item.ts";
import { networkOf } from "../../net/ipv4.ts";
import { isLinkLocal } from "../../net/link-local.ts";
import type { OwnRoute, Router } from "../network/types.ts";
import { FIXED, type Cells } from "./cells.ts";
import type { Labels, OwnNumbers } from "./labels.ts";
import { inboundFrom, type Orders, type Sending } from "./wiring.ts";

/** What cells are described from. */
export interface Surroundings {
  readonly machine: Machine;
  readonly cells: Cells;
  readonly sending: readonly Sending[];
  readonly orders: Orders;
}

/** A cell as text that is the same for cells that are alike, but for what policies say of prefixes. */
export interface Description {
  readonly text: string;
  readonly own: OwnNumbers;
  /** Policies that its sessions go by, in order. */
  readonly policies: readonly number[];
}

function ownRoute(route: OwnRoute, { prefixes }: Machine, labels: Labels): readonly unknown[] {
  const prefix = labels.prefix(prefixes.find(route.prefix));
  if (route.kind === "aggregate") return [route.kind, prefix];
  if (route.kind !== "static") return [route.kind, prefix, route.interface];
  return [route.kind, prefix, ...route.gateways.map((one) => [one.interface, labels.address(one.address)])];
}

function routerText(router: Router, machine: Machine, labels: Labels): readonly unknown[] {
  const { role, software, decision, draining, asn, routerId, clusterId, interfaces, own, discards } = router;
  // Who is to reach whom goes by the name of a Kubernetes cluster.
  const whose = router.cluster?.name;
  const { answers, ownLocalPref, maximumAsPath, multipath, ibgpMultipath } = router;
  const { prefixes } = machine;
  return [
    [role, software, decision, draining, whose, labels.asn(asn), labels.address(routerId)],
    labels.cluster(clusterId),
    interfaces.map((one) => [
      labels.address(one.address),
      one.length,
      isLinkLocal(one.address) ? null : labels.prefix(prefixes.find(networkOf(one))),
      one.ports?.length,
    ]),
    own.map((route) => ownRoute(route, machine, labels)),
    discards.map((prefix) => labels.prefix(prefixes.find(prefix))),
    [answers, ownLocalPref, maximumAsPath, multipath, ibgpMultipath],
  ];
}

/** What of a group's settings has to do with what leaves, and with whom its channels share it. */
function groupText(
  { machine, cells }: Surroundings,
  { group, number }: Sending,
  from: number,
  cell: number,
  nameOf: (router: number) => string,
  labels: Labels,
): readonly unknown[] {
  const { settings } = group;
  const { outward, passesOnBy } = settings;
  const { channels, network, prefixes } = machine;
  const receivers = group.channels.map((channel) => channels.to[channel] ?? FIXED);
  const isOwn = cells.of[from] === cell || receivers.every((to) => cells.of[to] === cell);
  const segment = prefixes.find(group.segment);
  return [
    [group.external, labels.address(group.ownAddress), segment < 0 ? null : labels.prefix(segment)],
    [settings.reflects, settings.nextHopSelf, settings.ownRoutesOnly, settings.originatesDefault],
    settings.localAsn === undefined ? null : labels.asn(settings.localAsn),
    [settings.prepends, group.addPaths, group.overridden === null ? null : labels.asn(group.overridden)],
    passesOnBy === null
      ? null
      : labels.address(item(item(network.routers, from).interfaces, passesOnBy).address),
    outward === undefined
      ? null
      : [outward, typeof settings.remoteAsn === "number" ? labels.asn(settings.remoteAsn) : null],
    isOwn ? receivers.map(nameOf) : number,
  ];
}

/** Fixed routers that have a cell's prefix as well, and who leaves it to kube-proxy. */
function sharedText(
  { network, own, connected, discards, answered, aggregates, nextHops }: Machine,
  prefix: number,
  nameOf: (router: number) => string,
  labels: Labels,
): readonly unknown[] {
  const portText = (router: number, port: number): string => {
    const at = port - (nextHops.firstPort[router] ?? 0);
    return labels.address(item(item(network.routers, router).interfaces, at).address);
  };
  return [
    [...item(own, prefix)].map(([router, { kind }]) => [nameOf(router), kind]),
    [...item(connected, prefix)].map(([router, port]) => [nameOf(router), portText(router, port)]),
    [...item(discards, prefix)].map(nameOf),
    [...item(answered, prefix)].map(nameOf),
    aggregates.find((one) => one.prefix === prefix)?.within.map(labels.prefix),
  ];
}

/** The cell by itself, and its sessions among its own and with the others. */
export function describe(surroundings: Surroundings, cell: number, labels: Labels): Description {
  const { machine, cells, sending, orders } = surroundings;
  const { channels, network } = machine;
  const members = item(cells.members, cell);
  const places = new Map(members.map((router, at) => [router, `m${String(at)}`]));
  const nameOf = (router: number): string => places.get(router) ?? `f${String(router)}`;
  const policies: number[] = [];
  const channelText = (channel: number, among: readonly number[]): readonly unknown[] => {
    const from = channels.from[channel] ?? FIXED;
    const one = item(sending, channel);
    policies.push(channels.imports[channel] ?? 0, one.group.exports);
    return [
      [nameOf(from), channels.external[channel], channels.fromClient[channel]],
      [channels.allowsOwnAs[channel], channels.echoes[channel], orders.place(channel, among)],
      groupText(surroundings, one, from, cell, nameOf, labels),
    ];
  };
  const isNear = (router: number): boolean => cells.of[router] === cell || cells.of[router] === FIXED;
  const parts = members.map((router) => {
    const inbound = [...item(channels.inbound, router)];
    const outbound = inbound.filter((channel) => !places.has(channels.from[channel] ?? FIXED));
    return [
      routerText(item(network.routers, router), machine, labels),
      inbound.map((channel) => channelText(channel, inbound)),
      outbound.map((channel) => {
        const peer = channels.from[channel] ?? FIXED;
        return channelText(channel ^ 1, inboundFrom(machine, peer, isNear));
      }),
    ];
  });
  const shared: unknown[] = [];
  // Labels that come up here go on at the list's end, and are come to.
  for (const prefix of labels.own.prefixes) shared.push(sharedText(machine, prefix, nameOf, labels));
  return { text: JSON.stringify([parts, shared]), own: labels.own, policies };
}
