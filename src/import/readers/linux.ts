import { ifupdownGrammar } from "../../platforms/linux/own-lines.ts";
import { networkIn, withNetwork } from "../../platforms/linux/network-text.ts";
import { frrReading, frrSyntax } from "./frr.ts";
import { statementsBy, type Reading } from "./reading.ts";
import { factsIn } from "./syntax.ts";

const isNetwork = (text: string): boolean => /^\s*(?:auto|iface|allow-\S+|source\S*) /m.test(text);

/** Stanzas that are facts, in FRR's words. */
const inFrrWords = (whole: string): string =>
  whole
    .replace(/^iface (\S+)\nalias (.+)$/, "interface $1\ndescription $2")
    .replace(/^iface (\S+)\naddress (\S+)$/, "interface $1\nip address $2");

/** What FRR says, and the network beside it: ifupdown2's file. */
export const linuxReading: Reading = {
  facts: (said) =>
    factsIn(
      said.map(({ whole }) => inFrrWords(whole)),
      frrSyntax,
    ),
  statements: (text) => [...statementsBy(ifupdownGrammar, networkIn(text)), ...frrReading.statements(text)],
  owns: frrReading.owns,
  joined: (texts) => {
    const [network, frr] = [texts.find(isNetwork), texts.find((text) => !isNetwork(text))];
    return texts.length === 2 && network !== undefined && frr !== undefined
      ? withNetwork(network, frr)
      : null;
  },
};
