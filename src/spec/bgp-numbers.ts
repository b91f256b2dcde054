import { Asn } from "ip-num";
import { z } from "zod";
import { isReservedAsn, type AsnNumber, type AsnPool, type AsnRange } from "../net/asn.ts";
import { attempt, listOf, oneOrMore, scalar, show, type Refusal } from "./scalars.ts";

const ASN_HINT = "use 1 to 4294967294 except 23456 and 65535, which are reserved (RFC 7607, 6793, 7300)";

const isUsualAsn = (value: number | string): boolean =>
  /^[1-9]\d{0,9}$/.test(String(value)) && Number(value) <= 4_294_967_295 && !isReservedAsn(Number(value));

function parseAsn(value: number | string | Asn): AsnNumber | Refusal {
  if ((typeof value === "number" || typeof value === "string") && isUsualAsn(value)) return Number(value);
  const asn = value instanceof Asn ? value : attempt(() => new Asn(value));
  const number = asn === null ? null : Number(asn.getValue());
  if (number === null || !Number.isSafeInteger(number) || isReservedAsn(number))
    return { code: "asn-invalid", message: `${show(value)} is not an AS number to use`, hint: ASN_HINT };
  return number;
}

function parseAsnRange(value: number | string): AsnRange | Refusal {
  const [from, to, ...rest] = String(value).split("-");
  const first = parseAsn(from?.trim() ?? "");
  const last = to === undefined ? first : parseAsn(to.trim());
  if (typeof first === "number" && typeof last === "number" && rest.length === 0 && first <= last)
    return { first, last };
  return {
    code: "asn-invalid",
    message: `${show(value)} is not a range of AS numbers`,
    hint: `write it as in 64600-65534; ${ASN_HINT}`,
  };
}

const ASN_RANGE = { type: ["string", "integer"], pattern: "^[0-9]+(-[0-9]+)?$", examples: ["64600-65534"] };

/** An AS number a router may use. */
export const asn = scalar<number | string | Asn, AsnNumber>(parseAsn, {
  type: ["integer", "string"],
  minimum: 1,
  maximum: 4294967294,
});

/** One range of AS numbers, or several that are numbered through as one. */
export const asnPool = scalar<number | string | readonly (number | string)[], AsnPool>(
  listOf<number | string, AsnRange>(parseAsnRange),
  oneOrMore(ASN_RANGE),
);

/** Parts of a community, each within its bits; RFC 1997 reserves the first and the last AS of those of two parts. */
function parseCommunity(value: string): string | Refusal {
  const wellFormed = typeof value === "string" && /^[0-9]+(:[0-9]+){1,2}$/.test(value);
  const parts = wellFormed ? value.split(":").map(Number) : [];
  const isReserved = parts.length === 2 && (parts[0] === 0 || parts[0] === 65_535);
  const most = parts.length === 2 ? 65_535 : 4_294_967_295;
  if (parts.length > 0 && !isReserved && parts.every((part) => part <= most)) return parts.join(":");
  return {
    code: "value-invalid",
    message: `${show(value)} is not a community to set`,
    hint: "write it as in 64500:120 (RFC 1997, not 0:n or 65535:n), or 4200000000:1:2 (RFC 8092)",
  };
}

/** A community (RFC 1997) or a large one (RFC 8092), as text. */
export const community = z
  .custom<string>(() => true)
  .transform((value, context): string => {
    const parsed = parseCommunity(value);
    if (typeof parsed === "string") return parsed;
    context.addIssue({ code: "custom", message: parsed.message, params: { refusal: parsed } });
    return z.NEVER;
  })
  .meta({
    json: { type: "string", pattern: "^[0-9]+(:[0-9]+){1,2}$", examples: ["64500:120", "4200000000:1:2"] },
  });
