import type { HttpsConnection } from "../../../src/deliver/index.ts";
import type { Bench as BenchOf } from "../benches/bench.ts";
import type { ApiServer, Cut, Fault } from "./api-server.ts";
import { PASSWORD } from "./login.ts";
import { created, failure, updated } from "./bench.ts";
import { faultTable } from "./table.ts";

/** A device with its interface. */
type Bench = BenchOf<ApiServer>;

/** A fault of a change, and what must become of it. */
export interface FaultCase<B extends Bench> {
  readonly fault: string;
  readonly faults?: (bench: B) => readonly Fault[];
  readonly arrange?: (bench: B) => void;
  readonly connection?: Partial<HttpsConnection>;
  /** What runs afterwards, and what the device starts with. */
  readonly ends: "old" | "new";
  /** Of the failure; none where the delivery gets there nevertheless. */
  readonly step?: string;
  readonly says?: RegExp;
  /** Lines that others wrote meanwhile. */
  readonly theirs?: string;
}

/** The connection is lost in each of the three ways at a request. */
export const lost = <B extends Bench>(
  where: string,
  at: RegExp,
  outcome: (cut: Cut) => Pick<FaultCase<B>, "ends" | "step" | "says">,
): readonly FaultCase<B>[] =>
  (["before", "within", "after"] as const).map((cut) => ({
    fault: `connection lost ${cut} ${where}`,
    faults: () => [{ at, cut }],
    ...outcome(cut),
  }));

/** So short that who waits for a lock gives up soon. */
export const IMPATIENT = { timeoutSeconds: 0.08, rollbackSeconds: 0.1 };

/** What goes wrong before anything is asked of a device. */
export const UNTRUSTED: readonly FaultCase<Bench>[] = [
  {
    fault: "another certificate",
    connection: { certificate: `SHA256:${"0".repeat(64)}` },
    ends: "old",
    step: "connect",
    says: /No password was sent/,
  },
  {
    fault: "a wrong password",
    connection: { password: "wrong-secret" },
    ends: "old",
    step: "connect",
    says: /refused the credentials/,
  },
];

/**
 * Strikes a change once for each case, and prints what became of it as a table.
 *
 * @param changed what is delivered, with the line `mark` in it that was not there before
 */
export function describeFaults<B extends Bench>(
  title: string,
  start: () => Promise<B>,
  { changed, mark }: { readonly changed: string; readonly mark: string },
  cases: readonly FaultCase<B>[],
): void {
  const table = faultTable(title);
  afterAll(() => table.print());

  it.each(cases.map((one) => [one.fault, one] as const))("%s", async (fault, one) => {
    const bench = await start();
    const { server, inputs, running, startup, left } = bench;
    const state = await created(inputs);
    const old = running();
    one.arrange?.(bench);
    server.faults(...(one.faults?.(bench) ?? []));
    const delivery = updated(state, {
      artifact: changed,
      connection: { ...server.connection, ...one.connection },
    });
    const told = one.step === undefined ? undefined : await failure(delivery);
    const message = told === undefined ? await delivery.then(() => "") : told.message;
    const which = (text: string): string => {
      const ours = text.replace(one.theirs ?? "", "");
      return ours === old ? "old" : ours.includes(mark) ? "new" : "neither";
    };
    const found = { runs: which(running()), starts: which(startup()) };
    table.add(fault, `${found.runs} runs, ${found.starts} starts`, message);
    expect(found).toEqual({ runs: one.ends, starts: one.ends });
    expect(told?.step).toBe(one.step);
    if (one.says !== undefined) expect(message).toMatch(one.says);
    for (const secret of [...Object.values(inputs.secrets ?? {}), PASSWORD])
      expect(message).not.toContain(secret);
    if (one.step !== "lock") expect(left()).toEqual([]);
  });
}
