import { z } from "zod";

/** How long something may take, in seconds. */
export const seconds = z.int().min(1).max(3600).optional();
