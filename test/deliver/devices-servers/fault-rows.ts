import type { SshConnection } from "../../../src/deliver/index.ts";
import type { Step } from "../../../src/deliver/error.ts";
import { SECRET, type Bench } from "../benches/bench.ts";
import { created, failure } from "./bench.ts";
import { loginTo, type DeviceServer } from "./device-server.ts";
import { faultTable } from "./table.ts";

/** A fault, and what must become of a first delivery that it strikes. */
export interface FaultRow<Server> {
  readonly fault: string;
  readonly strike?: (server: Server) => void;
  readonly connection?: Partial<SshConnection>;
  readonly artifact?: string;
  /**
   * The step that fails and what its message says; absent: the delivery gets through.
   * @param keeps whether it runs the change nevertheless, and starts with what it started with
   */
  readonly fails?: { readonly step: Step; readonly says: RegExp; readonly keeps?: boolean };
}

interface Struck<Server> {
  readonly title: string;
  readonly start: () => Promise<Bench<Server>>;
  /** A line that runs where the delivery got through. */
  readonly delivered: string;
}

/** A test for each row: a delivery that fails leaves the device as it was, or says that it does not, one that gets through changes all. The table is printed. */
export function describeFaults<Server extends DeviceServer>(
  { title, start, delivered }: Struck<Server>,
  rows: readonly FaultRow<Server>[],
): void {
  describe(title, () => {
    const table = faultTable(title);
    const benches: Bench<Server>[] = [];
    afterEach(() => Promise.all(benches.splice(0).map(({ stop }) => stop())));
    afterAll(() => table.print());

    it.each(rows)("$fault", async ({ fault, strike, connection, artifact, fails }) => {
      const bench = await start();
      benches.push(bench);
      const { server, inputs } = bench;
      const before = server.running();
      strike?.(server);
      const delivery = created({
        ...inputs,
        artifact: artifact ?? inputs.artifact,
        connection: loginTo(server, connection),
      });
      if (fails === undefined) {
        await delivery;
        expect(server.running()).toContain(delivered);
        expect(server.startup()).toBe(server.running());
        table.add(fault, "runs the new and starts with it", "(got through)");
        return;
      }
      const { step, message } = await failure(delivery);
      const keeps = fails.keeps === true;
      table.add(
        fault,
        keeps ? "runs the new, starts with the old" : "runs the old and starts with it",
        message,
      );
      expect(message).toMatch(fails.says);
      expect(message).not.toContain(SECRET);
      expect(step).toBe(fails.step);
      expect(message.startsWith(`r1-tor0: step "${step}" failed: `)).toBe(true);
      if (keeps) expect(server.running()).toContain(delivered);
      else expect(server.running()).toBe(before);
      expect(server.startup()).toBe(before);
    });
  });
}
