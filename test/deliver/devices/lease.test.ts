import { spawnSync } from "node:child_process";
import { withLease, type LeaseKeeper } from "../../../src/deliver/devices/lease.ts";
import { leaseIn, leaseName } from "../../../src/deliver/devices/lease-name.ts";
import { me } from "../../../src/deliver/devices/owner.ts";
import { holdLeased } from "../../../src/deliver/https/hold.ts";
import type { HttpsConnection } from "../../../src/deliver/types.ts";
import { failure } from "../devices-servers/bench.ts";
import { holding, inMemory } from "./in-memory.ts";

const connection: HttpsConnection = {
  transport: "https",
  host: "192.0.2.1",
  user: "fabric",
  password: "not-told",
  certificate: `SHA256:${"0".repeat(64)}`,
  timeoutSeconds: 10,
  rollbackSeconds: 20,
};
const times = { timeout: 0.08, revert: 0.1 };

const keeper = (names: Set<string>, uptime = 5000): LeaseKeeper => ({
  device: "leaf-1",
  look: () => Promise.resolve({ uptime, names: [...names] }),
  make: async (name) => void names.add(name),
  drop: async (name) => void names.delete(name),
});

describe("a lock on a device that knows no owners", () => {
  it("is of one delivery at a time, though many come at once", async () => {
    const names = new Set<string>();
    let within = 0;
    let most = 0;
    const deliver = () =>
      withLease(keeper(names), { timeout: 5, revert: 5 }, async () => {
        most = Math.max(most, ++within);
        await new Promise(setImmediate);
        within -= 1;
      });
    await Promise.all([deliver(), deliver(), deliver()]);
    expect(most).toBe(1);
    expect([...names]).toEqual([]);
  });

  it("is off afterwards, also where the delivery failed", async () => {
    const names = new Set<string>();
    const failed = withLease(keeper(names), times, () => Promise.reject(new Error("it failed")));
    await expect(failed).rejects.toThrow("it failed");
    expect([...names]).toEqual([]);
  });

  it("is off where it is not known whether it was on", async () => {
    const names = new Set<string>();
    const unheard = {
      ...keeper(names),
      make: (name: string) => {
        names.add(name);
        return Promise.reject(new Error("no answer"));
      },
    };
    await expect(withLease(unheard, times, () => Promise.resolve())).rejects.toThrow("no answer");
    expect([...names]).toEqual([]);
  });

  it("is off where it can't be seen who else came", async () => {
    const names = new Set<string>();
    let looks = 0;
    const given = keeper(names);
    const blind = {
      ...given,
      look: () => (++looks === 2 ? Promise.reject(new Error("no answer")) : given.look()),
    };
    await expect(withLease(blind, times, () => Promise.resolve())).rejects.toThrow("no answer");
    expect([...names]).toEqual([]);
  });

  it("is not acted on once its time is up: another may have the device", async () => {
    const cleared: string[] = [];
    const hold = holdLeased({
      api: () => undefined,
      ready: () => Promise.resolve(),
      keeper: () => keeper(new Set()),
      clear: async (_api, { id }) => void cleared.push(id),
      held: () => holding(inMemory()),
    });
    const had = async (seconds: number): Promise<number> => {
      const began = performance.now();
      cleared.length = 0;
      const clock = jest.spyOn(performance, "now");
      try {
        await hold({ device: "leaf-1", platform: "eos", connection, artifact: "" }, async () => {
          clock.mockReturnValue(began + seconds * 1000);
          await Promise.resolve();
        });
      } finally {
        clock.mockRestore();
      }
      return cleared.length;
    };
    // It can take 10 requests of 10 s, and the 20 s after which the device goes back.
    expect([await had(110), await had(130)]).toEqual([2, 1]);
  });

  const theirs = { id: "0123abcd", place: "89abcdef", pid: 99, who: "ann-build7" };

  it("is waited for no longer than a delivery may take, and then its owner is named", async () => {
    const names = new Set([leaseName({ ...theirs, deadline: 5100 })]);
    expect((await failure(withLease(keeper(names), times, () => Promise.resolve()))).message).toBe(
      'leaf-1: step "lock" failed: not free within 1 s: ann-build7, process 99, has the device, at most 100 s more. Nothing was changed. Run again when the other is through.',
    );
  });

  it("counts for nothing once its time is up", async () => {
    const names = new Set([leaseName({ ...theirs, deadline: 4999 })]);
    expect(await withLease(keeper(names), times, () => Promise.resolve("through"))).toBe("through");
  });

  it("counts for nothing once its process has ended", async () => {
    const { pid } = spawnSync("true");
    const names = new Set([leaseName({ ...me(), pid, id: "0123abcd", deadline: 9000 })]);
    expect(await withLease(keeper(names), times, () => Promise.resolve("through"))).toBe("through");
  });

  it("keeps a change from beginning that might outlast it", async () => {
    const late = withLease(keeper(new Set()), { timeout: 0, revert: 1 }, async (leased) => leased.lasts());
    expect(await failure(late)).toMatchObject({ step: "lock" });
  });

  it("has a name that says all of it, whatever user and host are called", () => {
    const lease = { ...theirs, deadline: 5100, who: "ann_b@ build/7!" };
    expect(leaseIn(leaseName({ ...lease, who: "ann_b" }))).toEqual({ ...lease, who: "ann_b" });
    expect(me().who).toMatch(/^[\w-]{1,32}$/);
    expect(leaseIn("calico-fabric-0123abcd")).toBeUndefined();
  });
});
