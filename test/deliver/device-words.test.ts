import { afterEcho, plain } from "../../src/deliver/cli/plain.ts";
import { refusalIn } from "../../src/deliver/cli/shell.ts";
import { answerIn, refusalsOf, unansweredIn } from "../../src/deliver/comware/said.ts";
import { refusalsIn } from "../../src/deliver/netconf/reply.ts";
import { documentOf } from "../../src/deliver/netconf/xml.ts";
import { vrpCli } from "../../src/deliver/vrp/cli.ts";
import { trialIn } from "../../src/deliver/vrp/trial.ts";

describe("what Comware says", () => {
  it("refuses commands in a transcript, each in its own words", () => {
    const transcript = `<SWC>system
System View: return to User View with Ctrl+Z.
[SWC]vsi fabric
The feature L2VPN has not been enabled.
[SWC]description of nothing
             ^
 % Unrecognized command found at '^' position.
[SWC]undo l2vpn enable
This command will delete L2VPN globally. Continue? [Y/N]:
Stopping L2VPN process, please wait.......Finished.
[SWC-bgp-default]peer 10.0.0.1 as-number 1
 % Wrong parameter found at '^' position.
`;
    expect(refusalsOf(transcript)).toEqual([
      "vsi fabric: The feature L2VPN has not been enabled.",
      "description of nothing: % Unrecognized command found at '^' position.",
      "peer 10.0.0.1 as-number 1: % Wrong parameter found at '^' position.",
    ]);
  });

  it("answers a command between its echo and the next prompt", () => {
    const said = "\n<HP1>display vlan\r\n Total VLANs: 1\r\n The VLANs include:\r\n 1(default)\r\n<HP1>\n";
    expect(answerIn(said)).toBe(" Total VLANs: 1\n The VLANs include:\n 1(default)");
    expect(answerIn("<HP1>display current-configuration diff\n")).toBe("");
    expect(unansweredIn(said)).toBeUndefined();
    expect(unansweredIn("<HP1>display bgp peer\n BGP has not been enabled.\n")).toBeUndefined();
    expect(unansweredIn("<HP1>display vlan\n        ^\n % Permission denied.\n")).toBe(
      "display vlan: % Permission denied.",
    );
  });
});

describe("what a NETCONF server refuses", () => {
  it("is told with its tag, its place and who has what was asked for", () => {
    const reply = documentOf(`<nc:rpc-reply xmlns:nc="urn:ietf:params:xml:ns:netconf:base:1.0" message-id="1">
      <nc:rpc-error><nc:error-tag>lock-denied</nc:error-tag><nc:error-severity>error</nc:error-severity>
      <nc:error-path>/rpc/lock</nc:error-path><nc:error-message>Lock failed.</nc:error-message>
      <nc:error-info><nc:session-id>4</nc:session-id></nc:error-info></nc:rpc-error>
      <nc:rpc-error><nc:error-tag>other</nc:error-tag><nc:error-severity>warning</nc:error-severity></nc:rpc-error>
    </nc:rpc-reply>`);
    expect(refusalsIn(reply)).toEqual([
      { tag: "lock-denied", words: "Lock failed. (lock-denied) at /rpc/lock session 4", session: "4" },
    ]);
  });
});

describe("what VRP says", () => {
  it("is what a terminal would show", () => {
    const wiped = "  ---- More ----".length;
    expect(plain(`a\r\n\u001b[${String(wiped)}D     \u001b[${String(wiped)}Db\r\n`)).toBe("a\nb\n");
  });

  it("begins after the echo, however broken", () => {
    const line = "peer 10.254.0.0 route-limit 50000 80 idle-timeout 5";
    expect(afterEcho(`peer 10.254.0.0 route-limit\n 50000 80 idle-timeout 5\nInfo: done\n<tor>`, line)).toBe(
      "Info: done\n<tor>",
    );
    expect(afterEcho("something else", line)).toBeUndefined();
  });

  it("has not begun while the echo is not whole, whatever came before it", () => {
    const unasked = "\nNov 29 2026 12:00:00 tor %%01SSH/4/SSH_FAIL(l): Failed to login.\n[*tor-10GE1/0/1]";
    expect(afterEcho(unasked, "mtu 9216")).toBeUndefined();
    expect(afterEcho(`${unasked}mtu 92`, "mtu 9216")).toBeUndefined();
    expect(afterEcho("]mtu 9216\n<tor>", "mtu 9216")).toBe("<tor>");
    expect(afterEcho(`${unasked}mtu 9216\n[*tor-10GE1/0/1]`, "mtu 9216")).toBe("[*tor-10GE1/0/1]");
  });

  it("refuses with Error, and informs and warns without", () => {
    const words = "Error: Unrecognized command found at '^' position.";
    expect(refusalIn(`   ^\n${words}\n`, "mtu x", vrpCli)).toBe(words);
    expect(refusalIn(`\n   ^\n${words}\n`, "display x", vrpCli)).toBe(words);
    expect(refusalIn("Error[12]: The system is busy.\n", "commit", vrpCli)).toBe(
      "Error[12]: The system is busy.",
    );
    expect(
      refusalIn("Warning: Sessions may reset. Continue? [Y/N]:Y\nInfo: Succeeded.\n", "commit", vrpCli),
    ).toBeUndefined();
  });

  it("refuses nothing in what a configuration says", () => {
    const running = [
      "!Software Version V200R022C00SPC500",
      "!Last configuration was updated at 2026-11-29 12:00:00+00:00",
      "#",
      "sysname tor",
      "#",
      "error-down auto-recovery cause bpdu-protection interval 300",
      "#",
      'header login information "',
      "Error: none but us may log in.",
      "^",
      '"',
      "#",
      "snmp-agent community read cipher %^%#secret%^%#",
    ].join("\n");
    expect(refusalIn(running, "display current-configuration", vrpCli)).toBeUndefined();
    expect(
      refusalIn("error-down auto-recovery cause link-flap interval 30\n", "display this", vrpCli),
    ).toBeUndefined();
  });

  it.each([
    ["<tor-1>", "tor"],
    ["[~HUAWEI]", "HUAWEI"],
    ["[*tor-bgp-af-ipv4]", "tor"],
    ["[*tor-10GE1/0/1]", "tor"],
    ["[~tor-100GE1/0/1:2]", "tor"],
  ])("is ready at %s", (prompt, name) => {
    expect(vrpCli.prompt.exec(`Info: done\n${prompt}`)?.[1]).toBe(name);
    expect(vrpCli.prompt.test(`\n${prompt} more`)).toBe(false);
    expect(vrpCli.question.test(prompt)).toBe(false);
  });

  it.each([
    ["Warning: The configuration will be written. Continue? [Y/N]:", "Y"],
    ["Warning: Are you sure to save the configuration to vrpcfg.cfg? [Y/N]:", "Y"],
    ["The password needs to be changed. Change now? [Y/N]:", "N"],
    ["Uncommitted configurations found. Are you sure to commit them before exiting? [Y/N/C]:", undefined],
    [
      "Warning: Uncommitted configurations found, commit them before exiting? [Y(yes)/N(no)/C(cancel)]:",
      undefined,
    ],
  ])("asks %s", (question, answer) => {
    expect(vrpCli.question.test(question)).toBe(true);
    expect(vrpCli.answers.find(({ asks }) => asks.test(question))?.answer).toBe(answer);
  });

  it("tells of a trial", () => {
    expect(trialIn("Trial status: INACTIVE \nTrial time left (sec): 0\n")).toEqual({
      on: false,
      persist: undefined,
      left: 0,
    });
    expect(trialIn("Trial status: ACTIVE \nPersist id: IQ,d4668\nTrial time left (sec): 30\n")).toEqual({
      on: true,
      persist: "IQ,d4668",
      left: 30,
    });
  });
});
