import type { WayView } from "../change/index.ts";
import { rule, type Finding } from "./rule.ts";

type Loss = WayView["batches"][number]["losses"][number];

const most = (losses: readonly Loss[]): Loss | undefined =>
  losses.toSorted((a, b) => (b.pairs + b.partly) * b.seconds - (a.pairs + a.partly) * a.seconds)[0];

/** What is lost, for how long, and the first pair of them. */
function lossOf({ batches }: WayView, name: string): string {
  const loss = most(
    batches.flatMap(({ steps, losses }) => (steps.some((step) => step.name === name) ? losses : [])),
  );
  if (loss === undefined) return "something is lost";
  const { pairs, partly, seconds, examples } = loss;
  const [first] = examples;
  const example = first === undefined ? "" : `, such as ${first.from} to ${first.address} of ${first.to}`;
  return `${pairs + partly} pairs lose traffic for at most ${seconds} s${example}`;
}

function open(way: WayView, consent: readonly string[]): readonly Finding[] {
  return way.consent
    .filter((name) => !consent.includes(name))
    .map((name) => ({
      about: name,
      message: `changing ${name} is lossy: ${lossOf(way, name)}`,
      fix: `make the change in parts that lose nothing (calico-fabric way says which step costs what), or consent: --consent ${name}, or \`consent\` in the stack's configuration`,
    }));
}

export const noLossyChange = rule({
  name: "no-lossy-change-without-consent",
  says: "no change of what runs is foretold to lose traffic on its way, but where that is consented to by name",
  parameters: {
    baseRequired: {
      type: "boolean",
      says: "It has to be said what runs: what nobody can foretell is refused.",
      default: false,
    },
  },
  notApplicable: ({ change }, { baseRequired }) =>
    change === null && !baseRequired
      ? "nobody says what runs: give --base, or `rollout.base` of the stack"
      : null,
  check: ({ change }) => {
    if (change === null)
      return [
        {
          message: "nobody says what runs, so nothing can be foretold of the change",
          fix: "give --base, or `rollout.base` of the stack: an empty file where nothing runs yet",
        },
      ];
    const { refused, way, consent } = change;
    return [
      ...refused.map((reason) => ({
        message: `no way of the change is foretold: ${reason}`,
        fix: "make the change in parts, or put right what it is refused for",
      })),
      ...(way === null ? [] : open(way, consent)),
    ];
  },
});
