// What Pulumi runs. It would compile TypeScript that it is given itself, by settings of its own; Node runs ours as it is.
import("./main.ts");
