import { z } from "zod";

export const maintenance = (what: string) => z.boolean().default(false).describe(`${what} Default false.`);
