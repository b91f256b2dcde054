import type { DeviceFacts, InterfaceFacts } from "./facts.ts";

/** A cable without addresses, as one of its ends has it. */
export interface NamedCable {
  readonly port: string;
  readonly peer: string;
  /** Null where the peer has no port that names this end. */
  readonly peerPort: string | null;
}

const wordsIn = ({ description }: InterfaceFacts): readonly string[] => description.split(/[^\w./-]+/);

/** A device's name as its text has it, whatever domain and case others write it with. */
const nameIn = (word: string): string => (word.split(".")[0] ?? "").toLowerCase();

/** Ports of a device that have a neighbour by their own name, and name another device in their description: with which, in the text's order. */
function portsTo(device: DeviceFacts, isDevice: (name: string) => boolean) {
  return device.interfaces
    .filter(({ peers }) => peers)
    .flatMap((port) => {
      const words = wordsIn(port);
      const peer = words.map(nameIn).find((name) => name !== device.name && isDevice(name));
      return peer === undefined ? [] : [{ port: port.name, peer, words }];
    });
}

/**
 * Who is at the other end of links without addresses: no line of BGP says it, so descriptions do (`spine-1 swp1`, `to spine-1:swp1`). Of several
 * cables between two devices each is that whose port is named, else the next.
 */
export function namedCables(devices: readonly DeviceFacts[]): (device: DeviceFacts) => readonly NamedCable[] {
  const names = new Set(devices.map(({ name }) => name));
  const ports = new Map(devices.map((device) => [device.name, portsTo(device, (name) => names.has(name))]));
  return (device) => {
    const own = ports.get(device.name) ?? [];
    return own.map(({ port, peer, words }) => {
      const back = (ports.get(peer) ?? []).filter((one) => one.peer === device.name);
      const said = back.find((one) => words.includes(one.port) || one.words.includes(port));
      const place = own.filter((one) => one.peer === peer).findIndex((one) => one.port === port);
      return { port, peer, peerPort: (said ?? back[place])?.port ?? null };
    });
  };
}
