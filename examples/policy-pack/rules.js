// Rules of our own, for `calico-fabric check --rules rules.js` and for the policy pack beside it.
import { rule } from "pulumi-calico-fabric";

export const rules = [
  rule({
    name: "two-tors",
    says: "every rack has two ToRs",
    check: ({ plan }) =>
      plan.racks
        .filter(({ tors }) => tors.length < 2)
        .map(({ name }) => ({ about: name, message: `rack ${name} has one ToR`, fix: "give it a second" })),
  }),
];
