import { eosLastChange } from "../../src/platforms/eos/last-change.ts";
import { nxosLastChange } from "../../src/platforms/nxos/last-change.ts";
import { vrpLastChange } from "../../src/platforms/vrp/last-change.ts";

describe("who configured a device last", () => {
  it("is on EOS who saved it", () => {
    const text = `! Command: show startup-config
! Startup-config last modified at Sat May 17 05:57:25 2025 by root
! device: leaf1 (DCS-7050SX3, EOS-4.34.0F)
!
hostname leaf1
end
`;
    expect(eosLastChange(text)).toEqual({ did: "saved", at: "Sat May 17 05:57:25 2025", by: "root" });
    expect(eosLastChange("! Command: show running-config\n!\nend\n")).toBeUndefined();
  });

  it("is on NX-OS whom the accounting log has last with a line that was taken, else when only", () => {
    const head = `
!Command: show running-config
!Running configuration last done at: Mon Jan 13 14:50:45 2020
!Time: Mon Jan 13 15:02:03 2020

version 9.3(2) Bios:version
`;
    const log = `Thu Jan 30 01:41:15 2020:type=update:id=192.168.12.138@pts/3:user=frank:cmd=configure terminal ; feature scp-server (SUCCESS)
Mon Feb 10 09:30:45 2020:type=update:id=fe80::1@pts/3:user=ethan:cmd=configure terminal ; interface Ethernet1/10 ; description "this is (SUCCESS) a new interface" (SUCCESS)
Mon Feb 10 09:31:00 2020:type=update:id=192.168.12.138@pts/3:user=frank:cmd=configure terminal ; no such (FAILURE)
Mon Feb 10 09:32:00 2020:type=update:id=console0:user=admin:cmd=copy running-config startup-config (SUCCESS)
`;
    expect(nxosLastChange(head, log)).toEqual({
      did: "configured",
      at: "Mon Feb 10 09:30:45 2020",
      by: "ethan",
      from: "fe80::1@pts/3",
    });
    expect(nxosLastChange(head, "")).toEqual({ did: "configured", at: "Mon Jan 13 14:50:45 2020" });
    expect(nxosLastChange("!Time: Mon Jan 13 15:02:03 2020\n", "")).toBeUndefined();
  });

  it("is on VRP who committed last", () => {
    const ruler = "-".repeat(75);
    const list = (row: string): string =>
      `${ruler}\nNo.  CommitId      Label                User            TimeStamp\n${ruler}\n${row}\n`;
    expect(
      vrpLastChange(
        list("1    1000000583    -                    850106          2016-05-04 16:32:38+07:00"),
      ),
    ).toEqual({ did: "committed", at: "2016-05-04 16:32:38+07:00", by: "850106" });
    expect(
      vrpLastChange(list("1    *1000000584   before the move      root            2016-05-04 16:32:38")),
    ).toMatchObject({ by: "root" });
    expect(vrpLastChange(list(""))).toBeUndefined();
  });
});
