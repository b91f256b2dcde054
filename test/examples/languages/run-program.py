"""Runs a Pulumi program in Python as Pulumi's language host does. usage: run-program.py SETTINGS, JSON with the program and its settings."""

import asyncio
import json
import runpy
import sys
from os.path import dirname

import pulumi
import pulumi.runtime

settings = json.loads(sys.argv[1])
program = settings.pop("program")
pulumi.runtime.configure(pulumi.runtime.Settings(**settings))
sys.path.insert(0, dirname(program))
loop = asyncio.new_event_loop()
try:
    loop.run_until_complete(pulumi.runtime.run_in_stack(lambda: runpy.run_path(program, run_name="__main__")))
except pulumi.RunError as error:
    pulumi.log.error(str(error))
    sys.exit(32)
finally:
    loop.close()
    sys.stdout.flush()
