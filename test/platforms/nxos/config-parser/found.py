"""What cisco-config-parser finds in each of the texts that come in as a list of JSON, as a list of JSON."""

import json
import sys

from cisco_config_parser import ConfigParser


def found_in(text):
    parser = ConfigParser(text, platform="NXOS")
    parsed = parser.parse()
    return {"parsed": parsed, "names": parser.validate()}


json.dump([found_in(text) for text in json.load(sys.stdin)], sys.stdout, default=vars)
