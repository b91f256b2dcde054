"""Holds patches for NVUE against the object models of releases: JSON of [text] comes in, of [[fault]] for each release goes out."""

import importlib
import json
import sys

import pydantic
import yaml

# Before any model is loaded: else names that no model has would pass.
pydantic.BaseModel.model_config["extra"] = "forbid"


def as_read(value):
    """What NVUE takes of YAML 1.1: only texts and numbers, and names that are texts."""
    if isinstance(value, dict):
        assert all(isinstance(name, str) for name in value), f"a name that is no text among {list(value)}"
        return {name: as_read(part) for name, part in value.items()}
    assert isinstance(value, (str, int)) and not isinstance(value, bool), f"neither text nor number: {value!r}"
    return value


def faults(model, text):
    try:
        [patch] = yaml.load(text, Loader=yaml.CSafeLoader)
        model.model_validate(as_read(patch["set"]))
        return []
    except pydantic.ValidationError as refusal:
        return [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in refusal.errors()]
    except (AssertionError, KeyError, ValueError, yaml.YAMLError) as refusal:
        return [str(refusal)]


def model_of(release):
    return importlib.import_module(f"nvueschema.models.v{release.replace('.', '_')}").NvueConfig


patches = json.load(sys.stdin)
json.dump([[faults(model_of(release), text) for text in patches] for release in sys.argv[1:]], sys.stdout)
