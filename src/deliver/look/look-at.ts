import type { Family } from "../../intent/index.ts";
import { Unreadable, type Look, type Question, type SeenDevice, type Unread } from "../../platforms/look.ts";
import { lookOf } from "../../platforms/look-of.ts";
import { DeliveryError } from "../error.ts";
import { PINS, wayTo, type Way } from "../ways.ts";
import { transportOf } from "../transports/index.ts";
import type { CheckFailure, Connection, Place } from "../types.ts";
import type { Asker } from "./asker.ts";
import { askers } from "./askers.ts";

type FamilyName = Family["name"];

/** A switch, a host or a bridge, and what it is asked of. */
export interface LookedAt extends Place {
  /** Families of the sessions and routes that it is asked of; none of one that only switches. */
  readonly families: readonly FamilyName[];
  /** The VRF that they are asked of; absent for the default one. */
  readonly vrf?: string;
}

/** Answers as they come, and the reason of each that did not. */
function listener(asker: Asker) {
  const unread: Unread[] = [];
  let answered = 0;
  let first: DeliveryError | undefined;
  const hear = async <T>(about: Unread["about"], question: Question<T> | null): Promise<T | undefined> => {
    if (question === null) return undefined;
    const { asks, read } = question;
    try {
      const answers: string[] = [];
      for (const ask of asks) answers.push(await asker(ask));
      answered += 1;
      return read(answers);
    } catch (error) {
      if (!(error instanceof Unreadable) && !(error instanceof DeliveryError)) throw error;
      if (error instanceof DeliveryError) first ??= error;
      const why = error instanceof DeliveryError ? error.detail.split("\n")[0] : error.message;
      unread.push({ about, words: `${asks.map(({ line }) => line).join(" and ")}: ${why ?? ""}` });
      return undefined;
    }
  };
  return {
    hear,
    unread,
    /** @throws DeliveryError where nothing at all was answered */
    heard: () => {
      if (answered === 0 && first !== undefined) throw first;
    },
  };
}

async function askAll(
  asker: Asker,
  look: Look,
  { families, vrf }: Pick<LookedAt, "families" | "vrf">,
): Promise<SeenDevice> {
  const { hear, unread, heard } = listener(asker);
  const sessions: SeenDevice["sessions"][FamilyName][] = [];
  const routes: SeenDevice["routes"][FamilyName][] = [];
  for (const family of families) {
    sessions.push(await hear("sessions", look.sessions(family, vrf)));
    routes.push(await hear("routes", look.routes(family, vrf)));
  }
  const neighbors = await hear("neighbors", look.neighbors);
  const tables = await hear("tables", look.tables);
  heard();
  const byFamily = <T>(all: readonly (T | undefined)[]) =>
    Object.fromEntries(
      families.flatMap((family, at) => (all[at] === undefined ? [] : [[family, all[at]]])),
    ) as Partial<Record<FamilyName, T>>;
  return {
    sessions: byFamily(sessions),
    routes: byFamily(routes),
    ...(neighbors === undefined ? {} : { neighbors }),
    ...(tables === undefined ? {} : { tables }),
    unread,
  };
}

const unaskable = (device: string, detail: string): DeliveryError =>
  new DeliveryError({
    step: "connect",
    device,
    detail,
    advice:
      "Give it the address and pin of the way in which its system is reached, or leave it out by --device.",
    ours: true,
  });

const pinnedOtherwise = (device: string, platform: Place["platform"], by: Way): DeliveryError => {
  const way = wayTo(platform);
  if (way === null) return unaskable(device, `nobody has said over what ${platform} is asked`);
  return new DeliveryError({
    step: "connect",
    device,
    detail: `${platform} is asked over ${way.toUpperCase()}, and not over ${by.toUpperCase()}`,
    advice: `In devices give it its ${PINS[way]} in the place of the ${PINS[by]}, or leave it out by --device.`,
    ours: true,
  });
};

/**
 * Asks a device for all that it says of itself. Nothing on it is changed.
 * @throws DeliveryError where it can't be reached, can't be asked in this way, or answers nothing
 */
export async function lookAt(asked: LookedAt): Promise<SeenDevice> {
  const { device, platform, connection } = asked;
  const look = lookOf(platform);
  if (look === undefined) throw unaskable(device, `nobody has said how ${platform} is asked`);
  const ask = (asker: Asker): Promise<SeenDevice> => askAll(asker, look, asked);
  const { transport } = connection;
  if (transport === "file")
    throw unaskable(device, "its configuration goes to a file, and there is no way to ask it");
  const answer =
    transport === "ssh"
      ? askers.ssh[platform]?.(device, connection, ask)
      : askers.https[platform]?.(device, connection, ask);
  if (answer === undefined) throw pinnedOtherwise(device, platform, transport);
  return await answer;
}

/** What is wrong with the form of a connection, each with the path of the property. */
export function formalFailures(connection: Connection): readonly CheckFailure[] {
  const issues = transportOf(connection).schema.safeParse(connection).error?.issues ?? [];
  return issues.map(({ path, message }) => ({ property: path.join("."), reason: message }));
}
