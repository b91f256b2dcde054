import { WAYS, type Reached } from "./ways.ts";

const BY_WAY = { ssh: 22, https: 443 } as const;

/** Systems whose interface listens elsewhere: NETCONF over SSH (RFC 6242), and NVUE. */
const ELSEWHERE: Readonly<Partial<Record<Reached, number>>> = {
  comware: 830,
  cumulus: 8765,
};

/** The port at which a system is reached where nobody names another. */
export const defaultPort = (platform: Reached): number => ELSEWHERE[platform] ?? BY_WAY[WAYS[platform]];
