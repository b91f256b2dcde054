import { isDeepStrictEqual } from "node:util";
import { withDrift } from "./drift.ts";
import { driftPolicyOf } from "./drift-policy.ts";
import { inWords, malformed, renumbered } from "./switch-check.ts";
import { transportOf } from "./transports/index.ts";
import type { SwitchHeld } from "./transports/transport.ts";
import type { DiffResult, SwitchInputs, SwitchState, Verbs } from "./types.ts";
import { hasUnknown } from "./unknown.ts";
import { untouched } from "./untouched.ts";
import { remembersItself } from "./ways.ts";

/** What of the secrets reaches the switch: a file has none. */
const passwordsOf = ({ secrets = {}, connection }: SwitchInputs): Readonly<Record<string, string>> =>
  connection.transport === "file" ? {} : secrets;

/** Whether what runs on the switch has to change; anything else is only for the state to remember. */
const reaches = (olds: SwitchState, news: SwitchInputs): boolean =>
  olds.artifact !== news.artifact ||
  olds.drift.length > 0 ||
  !isDeepStrictEqual(passwordsOf(olds), passwordsOf(news));

/** What makes it another switch, by the name of the input. */
function replaces(olds: SwitchState, news: SwitchInputs): string[] {
  const other =
    !hasUnknown(news.connection) &&
    (olds.connection.transport !== news.connection.transport ||
      !transportOf(news.connection).sameSwitch(olds.connection, news.connection));
  return [...(olds.device === news.device ? [] : ["device"]), ...(other ? ["connection"] : [])];
}

/** Whether the switch remembers a delivery by those who keep no state, as of a rollout: then what it remembers has to be true of this one too. */
const remembers = async (
  held: SwitchHeld,
  { platform, connection }: Pick<SwitchInputs, "platform" | "connection">,
): Promise<boolean> =>
  connection.transport !== "file" && remembersItself(platform) && (await held.recall()) !== undefined;

/** The fabric's configuration on one switch. */
export const switchConfig: Verbs<SwitchInputs, SwitchState> = {
  async check(olds, news) {
    const failures = malformed(news);
    // Of malformed input nothing further can be said.
    return { inputs: news, failures: inWords(failures.length > 0 ? failures : renumbered(olds, news)) };
  },

  /**
   * Another switch is another resource. A new way to the same one, credentials and numbers that follow the artifact
   * are an update that reaches no switch: it makes the state remember what is true now.
   */
  async diff(_id, olds, news): Promise<DiffResult> {
    const replaced = replaces(olds, news);
    const same = isDeepStrictEqual([olds.connection, olds.numbers], [news.connection, news.numbers]);
    const changes = replaced.length > 0 || reaches(olds, news) || !same;
    return { changes, replaces: replaced, stables: [], deleteBeforeReplace: false };
  },

  async create(inputs) {
    const before = await transportOf(inputs.connection).hold(inputs, (held) => held.install(inputs));
    return { id: inputs.device, outs: { ...inputs, ...before, drift: [] } };
  },

  async read(id, state) {
    const drift = await transportOf(state.connection).hold(state, (held) => held.drift(state));
    return { id, ...withDrift(state, drift, "baseline", "startup") };
  },

  async update(_id, olds, news) {
    const { baseline, startup } = olds;
    const outs = { ...news, baseline, startup, drift: [] };
    if (!reaches(olds, news)) return { outs };
    const before = await transportOf(news.connection).hold(outs, async (held) => {
      if (driftPolicyOf(news.connection, "overwrite") === "stop") await untouched(held, olds);
      return await held.change(outs, olds, await remembers(held, news));
    });
    return { outs: { ...outs, ...before } };
  },

  async delete(_id, state) {
    // What a daemon that does not run would hold is off the switch already.
    await transportOf(state.connection).hold({ ...state, artifact: "" }, async (held) => {
      await held.remove(state, await remembers(held, state));
    });
  },
};
