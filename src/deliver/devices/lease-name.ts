import type { Owner } from "./owner.ts";

/** A lock on a device that ends by itself. Its name on the device says all of it. */
export interface Lease extends Owner {
  /** 8 hexadecimal digits. */
  readonly id: string;
  /** Until when: seconds since the device started, after which nobody has it. It goes when the device starts anew. */
  readonly deadline: number;
}

/** What the names of all things begin with that deliveries leave on a device while they are under way. */
export const OURS = "calico-fabric-";

const NAME = /^calico-fabric-lock-(\d{1,10})-([0-9a-f]{8})-([0-9a-f]{8})-(\d{1,10})-([\w-]{1,32})$/;

export const leaseName = ({ id, deadline, place, pid, who }: Lease): string =>
  `${OURS}lock-${[deadline, id, place, pid, who].join("-")}`;

/** Undefined where it is the name of something else. */
export function leaseIn(name: string): Lease | undefined {
  const [, deadline, id, place, pid, who] = NAME.exec(name) ?? [];
  return id === undefined || place === undefined || who === undefined
    ? undefined
    : { id, place, who, pid: Number(pid), deadline: Number(deadline) };
}
