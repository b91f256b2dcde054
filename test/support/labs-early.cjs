const { default: Sequencer } = require("@jest/test-sequencer");

/**
 * Files that mostly wait for something, and how many files come before each: two labs begin, and others follow when these have come to their
 * end, so that there is always something else to do, too.
 */
const WAITING = [
  ["lab/lab-racks", 0],
  ["lab/lab", 1],
  ["lab/lab-planes", 24],
  ["lab/lab-hosts", 48],
  ["lab/lab-models", 72],
].map(([name, position]) => [`/test/${name}.test.ts`, position]);

/**
 * What waits comes early, so that the rest runs meanwhile. By itself jest begins with the largest files where it knows of no earlier run, and
 * those of the labs are small: they would come last and have the machine to themselves.
 */
module.exports = class LabsEarly extends Sequencer {
  sort(tests) {
    const isWaiting = ({ path }) => WAITING.some(([end]) => path.endsWith(end));
    const sorted = super.sort(tests);
    const order = sorted.filter((test) => !isWaiting(test));
    for (const [end, position] of WAITING) {
      const test = sorted.find(({ path }) => path.endsWith(end));
      if (test !== undefined) order.splice(position, 0, test);
    }
    return order;
  }
};
