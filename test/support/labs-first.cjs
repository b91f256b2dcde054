const { default: Sequencer } = require("@jest/test-sequencer");

/** Files that mostly wait for something, the longest first. */
const WAITING = ["lab/lab-models", "lab/lab-planes", "lab/lab-hosts", "package/package", "lab/lab"].map(
  (name) => `/test/${name}.test.ts`,
);

const rank = ({ path }) => {
  const at = WAITING.findIndex((end) => path.endsWith(end));
  return at < 0 ? WAITING.length : at;
};

/**
 * What waits comes first, so that the rest runs meanwhile. By itself jest begins with the largest files where it knows of no earlier run, and
 * those of the labs are small: they would come last and have the machine to themselves.
 */
module.exports = class LabsFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
};
