import type { Entry, Views } from "./commands.ts";
import { groupsIn } from "./peers.ts";
import { printed, type Printing } from "./printing.ts";
import { missing, restarted, type Naming, type Sessions } from "./sessions.ts";
import { typed, type Open } from "./typing.ts";

/** A device as far as it is typed to: views, what each takes and refuses, what goes along, what is shown. */
export interface System extends Printing {
  readonly views: Views;
  /** What is set before anybody types. */
  readonly factory: readonly Entry[];
  readonly sessions: (root: readonly Entry[]) => Sessions;
  readonly namings: readonly Naming[];
  readonly heading: string;
  readonly ending: string;
  /** Whether what is typed takes effect only by `commit`. */
  readonly twoStage: boolean;
  /** Why a whole configuration can't be: asked at each line, or at the commit. */
  readonly impossible: (root: readonly Entry[]) => string | null;
  /** Why a line is refused for what waits for the commit; absent where nothing waits. */
  readonly waits?: (line: string, running: readonly Entry[], candidate: readonly Entry[]) => string | null;
  /** Lines for one in which several settings stand. */
  readonly apart: (line: string) => readonly string[];
}

const copied = (entries: readonly Entry[]): Entry[] => structuredClone(entries) as Entry[];

/** Types, prints, counts. @see DeviceModel */
export function deviceOf(system: System) {
  let running = copied(system.factory);
  let candidate = copied(system.factory);
  let before: Entry[] | null = null;
  let established: Sessions = new Map();
  let open: Open[] = [];
  let text: { readonly start: string; lines: string[] } | null = null;
  const resets: string[] = [];
  /** Sessions that were, and may start anew. */
  const ended = new Set<string>();
  const lapses: string[] = [];
  const root = (): Open => ({ name: "system", of: {}, entries: candidate });
  /** What most lines leave alone is not looked at again. */
  const settle = (line: string): void => {
    if (established.size + ended.size === 0) return;
    if (!/^(?:if-match|apply|description|network|port) /.test(line)) {
      const now = system.sessions(running);
      const gone = restarted(established, now);
      established = new Map([...established].filter(([peer]) => !gone.includes(peer)));
      for (const peer of gone) ended.add(peer);
      const back = [...ended].filter((peer) => now.has(peer));
      resets.push(...back);
      for (const peer of back) ended.delete(peer);
    }
    const mayLapse = /^undo |^if-match |route-policy|^commit|^abort/.test(line);
    if (mayLapse) lapses.push(...missing(running, system.namings));
  };
  /** Names of open views stay, what is in them is looked up anew. */
  const follow = (names: readonly Open[], entries: Entry[]): Open[] => {
    const result: Open[] = [];
    let level = entries;
    for (const one of names) {
      if (result.length === 0) {
        result.push({ ...one, entries });
        continue;
      }
      const found = level.find(
        ({ inside, at }) =>
          inside !== null && Object.entries(at).every(([key, value]) => one.of[key] === value),
      );
      if (found?.inside === null || found === undefined) return result;
      level = found.inside;
      result.push({ ...one, entries: level });
    }
    return result;
  };
  const use = (entries: Entry[]): void => {
    candidate = entries;
    open = follow(open, entries);
  };
  const commit = (): string | null => {
    const why = system.impossible(candidate);
    if (why !== null) return why;
    running = copied(candidate);
    settle("commit");
    return null;
  };
  const staged: Readonly<Record<string, () => string | null>> = {
    commit: () => {
      const refusal = commit();
      if (refusal === null) before = null;
      return refusal;
    },
    "abort trial": () => {
      if (before === null) return "No trial configuration";
      running = before;
      before = null;
      use(copied(running));
      settle("abort");
      return null;
    },
    "clear configuration candidate": () => {
      use(copied(running));
      return null;
    },
  };
  const trial = (): string | null => {
    const was = before ?? copied(running);
    const refusal = commit();
    if (refusal === null) before = was;
    return refusal;
  };
  open = [root()];
  const enter = (whole: string): string | null => {
    for (const line of system.apart(whole)) {
      const refusal = enterOne(line);
      if (refusal !== null) return refusal;
    }
    return null;
  };
  const enterOne = (line: string): string | null => {
    const at = open.at(-1);
    if (at === undefined) {
      if (line !== "system-view") return `Not in the system view: ${line}`;
      open = [root()];
      return null;
    }
    if (line === "quit") {
      open = open.slice(0, -1);
      return null;
    }
    if (line === "return") {
      open = [];
      return null;
    }
    if (system.twoStage) {
      const stage = staged[line];
      if (stage !== undefined) return stage();
      if (/^commit trial (?:[0-9]+)(?: label \S+)?$/.test(line)) return trial();
    }
    const waits = system.waits?.(line, running, candidate) ?? null;
    if (waits !== null) return waits;
    const was = system.twoStage || !line.startsWith("ip address") ? null : copied(candidate);
    const to = typed(system.views, candidate, at, line);
    if (typeof to === "string") return to;
    if (!system.twoStage) {
      const why = was === null ? null : system.impossible(candidate);
      if (why !== null && was !== null) {
        use(was);
        running = candidate;
        return why;
      }
      running = candidate;
      settle(line);
    }
    if (to !== null) open = [...open, to];
    return null;
  };
  return {
    /** Null where it is taken, otherwise why it is not. */
    type(line: string): string | null {
      if (text !== null) {
        text.lines.push(line);
        if (!line.endsWith("%")) return null;
        const whole = [text.start, ...text.lines].join("\n");
        text = null;
        return enter(whole);
      }
      if (/^header \S+ (?:information )?%[^%]*$/.test(line)) {
        text = { start: line, lines: [] };
        return null;
      }
      return enter(line.trim());
    },
    /** Whoever prints has waited for the sessions that can come up. */
    running(): string {
      established = system.sessions(running);
      return `${system.heading}${printed(system, running)}${system.ending}`;
    },
    resets: (): readonly string[] => resets,
    sessions: (): Sessions => system.sessions(running),
    groups: (): ReadonlyMap<string, string> => groupsIn(running),
    /** Lines that named, while sessions were there, a list or a policy that was not. */
    lapses: (): readonly string[] => lapses,
  };
}
