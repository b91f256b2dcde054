import { systems } from "./systems.ts";

const BEGINNINGS = Object.values(systems).map(({ aggregate }) => aggregate.toLowerCase());

/** Whether a name is one that some system gives to an aggregate of ports: then its ports are the user's. */
export const isAggregateName = (name: string): boolean => {
  const small = name.toLowerCase();
  return BEGINNINGS.some((one) => small.startsWith(one) && /^[0-9]/.test(small.slice(one.length)));
};
