import { IPv6 } from "ip-num";
import { formatIpv6 } from "../../net/ipv6.ts";
import type { Line } from "../ordered-change/grammar.ts";

/** What has two colons or more, as an IPv6 address has. */
const COLONED = /(?<![\w:.])[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*(?![\w:])/gi;

/** As RFC 5952 has it; what is no address (a MAC address, a large community) as it stands. */
function formOf(address: string): string {
  try {
    return formatIpv6(new IPv6(address).getValue());
  } catch {
    return address;
  }
}

/** A line with its IPv6 addresses in one form, whatever they are typed in: `FD12:0:0::1` is `fd12::1`. */
export const inOneForm = (text: string): string => text.replaceAll(COLONED, formOf);

/** The same of lines and all that is in them. */
export const allInOneForm = (lines: readonly Line[]): readonly Line[] =>
  lines.map(({ text, lines: inside }) => ({ text: inOneForm(text), lines: allInOneForm(inside) }));
