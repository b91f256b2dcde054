import { z } from "zod";
import { systems, type PlatformName } from "../hardware/index.ts";
import { ownValue } from "../plan/own-value.ts";
import { refusedPassword, slotsIn } from "../text/secret-slot.ts";
import { transports } from "./transports/index.ts";
import type { CheckFailure, NumbersInputs, SwitchInputs } from "./types.ts";
import { isUnknown } from "./unknown.ts";
import { wayTo, type Way } from "./ways.ts";

const PLATFORMS = [...(Object.keys(systems) as PlatformName[]), "bird2", "bird1", "gobgp"] as const;

const isPlatform = (text: string): boolean => PLATFORMS.some((one) => one === text);

const Inputs = z.object({
  device: z.string().min(1, "give the switch's name"),
  platform: z.enum(PLATFORMS),
  artifact: z.string().min(1, "there is no configuration to deliver"),
  numbers: z.record(z.string(), z.string()),
  renumber: z.boolean(),
});

/** Passwords that the artifact has slots for and that are missing or no passwords. A file keeps its slots. */
function unfilled({ artifact, secrets, connection }: SwitchInputs): CheckFailure[] {
  if (typeof artifact !== "string" || isUnknown(secrets) || connection.transport === "file") return [];
  return slotsIn(artifact).flatMap((name) => {
    const value = ownValue(secrets ?? {}, name);
    if (isUnknown(value)) return [];
    const reason =
      value === undefined
        ? "the configuration needs this password and it is not given"
        : refusedPassword(value);
    return reason === null ? [] : [{ property: `secrets["${name}"]`, reason }];
  });
}

/** What to do where a device is not reached in the way that its connection takes. */
const INSTEAD: Readonly<Record<Way, string>> = {
  ssh: "over SSH: use the transport ssh for it, with its host key",
  https: "over HTTPS: use the transport https for it, with its certificate",
};

/** A switch whose system is reached in another way. */
function unmanaged({ platform, connection: { transport } }: SwitchInputs): CheckFailure[] {
  if (transport === "file" || isUnknown(platform) || !isPlatform(platform)) return [];
  const way = wayTo(platform);
  if (way === transport) return [];
  const instead = way === null ? "by files: use the transport file for it" : INSTEAD[way];
  return [{ property: "connection.transport", reason: `${platform} is configured ${instead}` }];
}

/** What is wrong with the inputs in themselves, each with the path of the property. */
export function malformed(news: SwitchInputs): CheckFailure[] {
  const kinds = Object.keys(transports);
  const { connection } = news as Partial<SwitchInputs>;
  if (isUnknown(connection)) return failuresOf(Inputs, news, []);
  const transport = connection && kinds.includes(connection.transport) && transports[connection.transport];
  if (!transport) {
    const reason = `expected one of ${kinds.join(", ")}`;
    return [...failuresOf(Inputs, news, []), { property: "connection.transport", reason }];
  }
  return [
    ...failuresOf(Inputs, news, []),
    ...failuresOf(transport.schema, connection, ["connection"]),
    ...unmanaged(news),
    ...unfilled(news),
  ];
}

/** A number that would change. */
interface Renumbering {
  readonly name: string;
  readonly old: string;
  readonly now: string;
}

type Numbers = SwitchInputs["numbers"];

/** Numbers that both have and that differ: one that comes or goes changes none. */
const changedNumbers = (olds: Numbers, news: Numbers): readonly Renumbering[] =>
  Object.entries(olds).flatMap(([name, old]) => {
    const now = news[name];
    return now === undefined || now === old || isUnknown(now) ? [] : [{ name, old, now }];
  });

const saying = (changes: readonly Renumbering[]): string =>
  changes.map(({ name, old, now }) => `${name} is ${old} and would become ${now}`).join("; ");

/** The numbers that would change on a switch that has them already, unless the user named it. */
export function renumbered(olds: Partial<SwitchInputs> | undefined, news: SwitchInputs): CheckFailure[] {
  if (news.renumber || !olds?.numbers || isUnknown(news.numbers)) return [];
  const { device } = news;
  return changedNumbers(olds.numbers, news.numbers).map((change) => ({
    property: "",
    reason: `${device}: ${saying([change])}, which resets what depends on it. If that is meant, add ${device} to \`renumber\` in the stack's configuration.`,
  }));
}

/** The same of all switches of a fabric at once, as one refusal. */
export function renumberedAmong(
  olds: Partial<NumbersInputs> | undefined,
  { numbers, renumber }: NumbersInputs,
): CheckFailure[] {
  const refused = Object.entries(olds?.numbers ?? {}).flatMap(([device, old]) => {
    const changes = renumber.includes(device) ? [] : changedNumbers(old, ownValue(numbers, device) ?? {});
    return changes.length === 0 ? [] : [{ device, said: saying(changes) }];
  });
  if (refused.length === 0) return [];
  const devices = refused.map(({ device }) => device).join(", ");
  const lines = refused.map(({ device, said }) => `  ${device}: ${said}`).join("\n");
  const reason = `numbers that were given out would change, which resets what depends on them:\n${lines}\nIf that is meant, add ${devices} to \`renumber\` in the stack's configuration.`;
  return [{ property: "", reason }];
}

/** Failures as sentences, for a program that prints the value of a property that it is told. */
export const inWords = (failures: readonly CheckFailure[]): CheckFailure[] =>
  failures.map(({ property, reason }) => ({
    property: "",
    reason: property === "" ? reason : `${property}: ${reason}`,
  }));

function failuresOf(schema: z.ZodType, value: unknown, at: readonly string[]): CheckFailure[] {
  const issues = schema.safeParse(value).error?.issues ?? [];
  return issues
    .filter(
      ({ path }) =>
        !isUnknown(
          path.reduce<unknown>(
            (within, key) => (within as Record<PropertyKey, unknown> | undefined)?.[key],
            value,
          ),
        ),
    )
    .map(({ path, message }) => ({ property: [...at, ...path].join("."), reason: message }));
}
