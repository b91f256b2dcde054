"""A Pulumi program in Python: components by their type and arguments, as the SDK that `pulumi package add` generates has them.

usage: program.py JOB, a file of {folder, components: [{type, name, args}], verbs: [...]}; prints a line of JSON for each verb.
"""

import json
import sys

import pulumi
from pulumi import automation

with open(sys.argv[1], encoding="utf8") as file:
    job = json.load(file)


class Component(pulumi.ComponentResource):
    switches: pulumi.Output

    def __init__(self, type, name, args):
        super().__init__(type, name, {**args, "switches": None}, remote=True)


def program():
    for component in job["components"]:
        made = Component(component["type"], component["name"], component["args"])
        pulumi.export(component["name"], made.switches)


stack = automation.create_or_select_stack(
    "dev",
    project_name="plugin",
    program=program,
    work_dir=job["folder"],
    opts=automation.LocalWorkspaceOptions(work_dir=job["folder"]),
)
for verb in job["verbs"]:
    try:
        result = getattr(stack, verb)()
        changes = result.summary.resource_changes if verb != "preview" else result.change_summary
        outputs = {name: output.value for name, output in getattr(result, "outputs", {}).items()}
        print(json.dumps({"verb": verb, "changes": {str(k): v for k, v in changes.items()}, "outputs": outputs}))
    except automation.errors.CommandError as error:
        print(json.dumps({"verb": verb, "error": str(error)}))
