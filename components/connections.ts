import { isReached, PINS, wayTo, type Way } from "../src/deliver/ways.ts";
import type { ConnectionInput, SshDelivery, SwitchDelivery } from "./delivery.ts";
import type { Destination, SwitchAddress, WayTo } from "./destinations.ts";

const connections: Readonly<Record<Way, (delivery: SshDelivery, address: SwitchAddress) => ConnectionInput>> =
  {
    ssh(
      { devices: _devices, files: _files, password, ...rest },
      { certificate: _certificate, hostKey = "", ...address },
    ) {
      const login = rest.privateKey === undefined && password !== undefined ? { password } : {};
      return { ...rest, ...login, ...address, hostKey };
    },
    https(
      { devices: _devices, files: _files, privateKey: _key, passphrase: _passphrase, sudo: _sudo, ...rest },
      { hostKey: _hostKey, certificate = "", ...address },
    ) {
      return { password: "", ...rest, ...address, transport: "https", certificate };
    },
  };

const addressOf = (device: string, { devices }: SshDelivery): SwitchAddress | undefined =>
  Object.hasOwn(devices, device) ? devices[device] : undefined;

/**
 * The way to one device.
 * @throws Error when there is none: `undeliverable` has been asked before.
 */
export function connectionTo(
  { device, platform, extension }: Destination,
  delivery: SwitchDelivery,
  reach: WayTo = wayTo,
): ConnectionInput {
  if (delivery.transport === "file")
    return { transport: "file", path: `${delivery.folder}/${device}${extension}` };
  const [way, address] = [reach(platform), addressOf(device, delivery)];
  if (way !== null && address !== undefined) return connections[way](delivery, address);
  if (delivery.files === undefined) throw new Error(`no address for ${device}`);
  return { transport: "file", path: `${delivery.files}/${device}${extension}` };
}

/** What runs FRR, BIRD or GoBGP by itself: a forgotten address of one is a mistake. */
const BARE: readonly Destination["platform"][] = ["frr", "linux", "bird2", "bird1", "gobgp"];

/** Whether a device without an address may have a file. */
const mayBeFile = ({ platform }: Destination): boolean => !BARE.includes(platform);

const names = (some: readonly Destination[]): string => some.map(({ device }) => device).join(", ");

/** Why some of these can't be delivered, in whole sentences; empty where all can. */
export function undeliverable(
  all: readonly Destination[],
  delivery: SwitchDelivery,
  what: string,
  reach: WayTo = wayTo,
): readonly string[] {
  if (delivery.transport === "file") return [];
  return [
    ...(["ssh", "https"] as const).flatMap((way) => {
      const some = all.filter(({ platform }) => reach(platform) === way);
      return [...unaddressed(some, delivery, what, way), ...unpinned(some, delivery, what, way)];
    }),
    ...withoutFolder(
      all.filter(({ platform }) => reach(platform) === null),
      delivery,
      what,
    ),
  ];
}

function unaddressed(
  some: readonly Destination[],
  delivery: SshDelivery,
  what: string,
  way: Way,
): readonly string[] {
  const unknown = some.filter(
    (one) =>
      addressOf(one.device, delivery) === undefined && !(delivery.files !== undefined && mayBeFile(one)),
  );
  return unknown.length === 0
    ? []
    : [
        `${what} has no address for ${names(unknown)}. Add host and ${PINS[way]} of each to switches.devices.`,
      ];
}

/** Those with an address of the other way, and those over HTTPS that nobody can log in to. */
function unpinned(
  some: readonly Destination[],
  delivery: SshDelivery,
  what: string,
  way: Way,
): readonly string[] {
  const addressed = some.filter(({ device }) => addressOf(device, delivery) !== undefined);
  const bare = addressed.filter(({ device }) => addressOf(device, delivery)?.[PINS[way]] === undefined);
  const on = [...new Set(bare.map(({ platform }) => platform))].join(", ");
  return [
    ...(bare.length === 0
      ? []
      : [
          `${what} has no ${PINS[way]} for ${names(bare)}: ${on} is configured over ${way.toUpperCase()}. Give it in switches.devices, in the place of the ${PINS[way === "ssh" ? "https" : "ssh"]}.`,
        ]),
    ...(way === "https" && addressed.length > 0 && delivery.password === undefined
      ? [`${what} has no password for ${names(addressed)}, which are configured over HTTPS.`]
      : []),
  ];
}

function withoutFolder(
  others: readonly Destination[],
  { files }: SshDelivery,
  what: string,
): readonly string[] {
  if (others.length === 0 || files !== undefined) return [];
  const on = [...new Set(others.map(({ platform }) => platform))].join(", ");
  const remembered = others.some(({ platform }) => isReached(platform))
    ? ", or as switches.state one that remembers what is put on them"
    : "";
  return [
    `${what} has no folder for ${names(others)}: configurations of ${on} are written to files, not put on a switch over the network. Name one as switches.files${remembered}.`,
  ];
}
