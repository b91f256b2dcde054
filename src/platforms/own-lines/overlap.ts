import { covers } from "../ordered-change/covers.ts";

const hostOf = (network: string): string => network.split(/[/ ]/)[0] ?? "";

/** Whether one of two networks has the other's first address. A peer's address is a network of its own. */
export const overlap = (one: string, other: string): boolean => {
  const net = (text: string): string =>
    /[/ ]/.test(text) ? text : `${text}/${text.includes(":") ? "128" : "32"}`;
  return covers(net(one), hostOf(other)) || covers(net(other), hostOf(one));
};
