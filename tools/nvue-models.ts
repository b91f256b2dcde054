import type { Finding } from "./finding.ts";
import type { Log } from "./log.ts";
import { ensurePackages, findPackages, type Installed, type PipPackages } from "./pip.ts";

/** The object models of Cumulus Linux's releases as somebody else wrote them down from NVIDIA's API: names, types, ranges. */
const models: PipPackages = {
  title: "the object models of NVUE",
  entry: "python-nvueschema-0.1.0",
  pinned: ["nvueschema==0.1.0", "pydantic==2.14.4", "PyYAML==6.0.4"],
};

/** The models in the cache; nothing is downloaded. */
export const findNvueModels = async (): Promise<Finding<Installed>> => await findPackages(models);

/** The models from the cache, else from PyPI by pip. */
export const ensureNvueModels = async (log: Log): Promise<Finding<Installed>> =>
  await ensurePackages(models, log);
