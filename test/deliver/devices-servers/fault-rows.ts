import type { SshConnection, SwitchInputs } from "../../../src/deliver/index.ts";
import type { Step } from "../../../src/deliver/error.ts";
import { created, failure } from "./bench.ts";
import type { DeviceServer } from "./device-server.ts";
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

interface Bench<Server> {
  readonly title: string;
  readonly start: () => Promise<Server>;
  readonly inputs: (server: Server, connection?: Partial<SshConnection>) => SwitchInputs;
  /** A line that runs where the delivery got through. */
  readonly delivered: string;
  /** What no message may say. */
  readonly secret: string;
}

/** A test for each row: a delivery that fails leaves the device as it was, or says that it does not, one that gets through changes all. The table is printed. */
export function describeFaults<Server extends DeviceServer>(
  bench: Bench<Server>,
  rows: readonly FaultRow<Server>[],
): void {
  const { title, start, inputs, delivered, secret } = bench;
  describe(title, () => {
    const table = faultTable(title);
    const servers: Server[] = [];
    afterEach(() => Promise.all(servers.splice(0).map((server) => server.stop())));
    afterAll(() => table.print());

    it.each(rows)("$fault", async ({ fault, strike, connection, artifact, fails }) => {
      const server = await start();
      servers.push(server);
      const before = server.running();
      const given = inputs(server, connection);
      strike?.(server);
      const delivery = created({ ...given, artifact: artifact ?? given.artifact });
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
      expect(message).not.toContain(secret);
      expect(step).toBe(fails.step);
      expect(message.startsWith(`r1-tor0: step "${step}" failed: `)).toBe(true);
      if (keeps) expect(server.running()).toContain(delivered);
      else expect(server.running()).toBe(before);
      expect(server.startup()).toBe(before);
    });
  });
}
