/*
 * Where a secret belongs in a text, its name stands in a slot: `<secret:rack-r1>`. Everything that is compiled, shown, compared or kept
 * has the slot; what it is replaced by is put in on the way to a device and nowhere else.
 */

const SLOT = /<secret:([a-z0-9.-]+)>/g;

/** The slot of a secret. */
export const slotOf = (name: string): string => `<secret:${name}>`;

/** The names of a text's secrets, each once, in order. */
export const slotsIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(SLOT)].flatMap(([, name]) => name ?? [])),
];

/** A text with its secrets in place; a slot without a value stays. */
export const fillSlots = (text: string, secrets: Readonly<Record<string, string>>): string =>
  text.replace(SLOT, (slot, name: string) => (Object.hasOwn(secrets, name) ? (secrets[name] ?? slot) : slot));

/** What FRR (`neighbor X password`), BIRD (a quoted string) and RFC 2385 section 4.5 take alike: 80 octets at most, none that ends a word or a string. */
const PASSWORD = /^[A-Za-z0-9._~+/=:@%^,-]{1,80}$/;

/** Why a text can't be a password; null where it can. Says nothing of the text itself. */
export function refusedPassword(value: unknown): string | null {
  if (typeof value === "string" && PASSWORD.test(value)) return null;
  return "it must have 1 to 80 characters: letters, digits and . _ ~ + / = : @ % ^ , -";
}
