/** A lock on a device that ends by itself. Its name on the device says all of it. */
export interface Lease {
  readonly id: string;
  /** Whose it is: letters, digits, `-` and `_`, at most 32. */
  readonly who: string;
  /** Until when: seconds since the device started, after which nobody has it. It goes when the device starts anew. */
  readonly deadline: number;
}

/** What the names of all things begin with that deliveries leave on a device while they are under way. */
export const OURS = "calico-fabric-";

const NAME = /^calico-fabric-lock-(\d{1,10})-([0-9a-f]{8})-([\w-]{1,32})$/;

export const leaseName = ({ id, who, deadline }: Lease): string =>
  `${OURS}lock-${String(deadline)}-${id}-${who.replaceAll(/[^\w-]/g, "_").slice(0, 32)}`;

/** Undefined where it is the name of something else. */
export function leaseIn(name: string): Lease | undefined {
  const [, deadline, id, who] = NAME.exec(name) ?? [];
  return id === undefined || who === undefined ? undefined : { id, who, deadline: Number(deadline) };
}
