import type { RoutingIntent } from "../../intent/index.ts";
import { rules, type Tree } from "./tree.ts";

const AS_PATH_LIMIT = "AS-PATH-LIMIT";

/**
 * No sets (RFC 9774) and no more than so many AS numbers: what has them is refused, the rest is taken. In a list's expression NVIDIA warns of
 * commas, with which the configuration does not load; so none counts from one number to another.
 */
export const asPathList = ({ maximumAsPath }: RoutingIntent): Tree =>
  maximumAsPath === undefined
    ? {}
    : {
        "as-path-list": {
          [AS_PATH_LIMIT]: {
            rule: rules([
              { action: "deny", "aspath-exp": "[{(]" },
              { action: "deny", "aspath-exp": `^([0-9]+[^0-9]){${String(maximumAsPath)}}[0-9]` },
              { action: "permit", "aspath-exp": ".*" },
            ]),
          },
        },
      };

/** Of a route map of what comes in. */
export const asPathMatch = ({ maximumAsPath }: RoutingIntent): Tree =>
  maximumAsPath === undefined ? {} : { "as-path-list": AS_PATH_LIMIT };
