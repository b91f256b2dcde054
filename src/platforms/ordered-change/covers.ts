import { IPv4, IPv4Mask, IPv6 } from "ip-num";

const isDotted = (text: string): boolean => /^\d+\.\d+\.\d+\.\d+$/.test(text);
const isColoned = (text: string): boolean => /^[0-9a-fA-F:]*:[0-9a-fA-F:.]*$/.test(text);

function bits(address: string): { readonly value: bigint; readonly width: number } | null {
  try {
    if (isDotted(address)) return { value: new IPv4(address).getValue(), width: 32 };
    return isColoned(address) ? { value: new IPv6(address).getValue(), width: 128 } : null;
  } catch {
    return null;
  }
}

function lengthOf(text: string): number {
  if (!isDotted(text)) return Number(text);
  try {
    return new IPv4Mask(text).prefix;
  } catch {
    return Number.NaN;
  }
}

/**
 * Whether an interface's network has an address. Of what is no address it has none.
 * @param network address of the interface, a stroke or a space, and a length or a mask
 */
export function covers(network: string, address: string): boolean {
  const [base = "", mask = ""] = network.split(/[/ ]/);
  const [own, other, length] = [bits(base), bits(address), lengthOf(mask)];
  if (own?.width !== other?.width || own === null || other === null || !Number.isInteger(length))
    return false;
  const rest = BigInt(Math.max(0, own.width - length));
  return own.value >> rest === other.value >> rest;
}
