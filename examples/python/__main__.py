"""A datacenter as data, and the fabric that the plugin makes of it."""

import pulumi
import pulumi_calico_fabric as fabric

config = pulumi.Config()

RACKS = {
    "r1": ["worker-1", "worker-2"],
    "r2": ["worker-3", "worker-4"],
}


def outside(router: str, switch: str, address: str, peer: str) -> fabric.OutsidePeerArgsDict:
    """A router that the fabric meets the rest of the world by. Both sides need the password `edge`."""
    return {
        "mode": "default-only",
        "router": router,
        "switch": switch,
        "interface": "swp601",
        "address": address,
        "peer": peer,
        "asn": 64496,
        "password": "edge",
        "ttl_security": True,
    }


def operation() -> fabric.OperationArgsDict:
    """On the switches where the stack says how they are reached; else files."""
    ways = config.get_object("switches")
    if ways is None:
        return {
            "switches": {"transport": "file", "folder": "out/switches"},
            "cluster": {"target": "manifests", "folder": "out/calico"},
        }
    return {
        "switches": {
            "transport": "ssh",
            "user": ways["user"],
            "sudo": ways["sudo"],
            "private_key": config.require_secret("sshPrivateKey"),
            "devices": {
                name: {"host": way["host"], "host_key": way.get("hostKey")}
                for name, way in ways["devices"].items()
            },
        },
        "passwords": config.require_secret_object("passwords"),
        "cluster": {"target": "kubernetes", "kubeconfig": config.require_secret("kubeconfig")},
    }


dc1 = fabric.AsPerRackFabric(
    "dc1",
    spec={
        "name": "dc1",
        "outside": {
            "peers": [
                outside("edge-1", "spine-1", "198.51.100.1/31", "198.51.100.0"),
                outside("edge-2", "spine-2", "198.51.100.3/31", "198.51.100.2"),
            ]
        },
        "spines": [{"name": "spine-1", "index": 0}, {"name": "spine-2", "index": 1}],
        "racks": [
            {
                "name": rack,
                # Numbers follow from indices: what is deployed keeps its own.
                "index": index,
                "tors": [{"index": 0}, {"index": 1}],
                "nodes": [{"name": node, "index": at} for at, node in enumerate(nodes)],
            }
            for index, (rack, nodes) in enumerate(RACKS.items())
        ],
    },
    operation=operation(),
)

pulumi.export("switches", dc1.switches)
pulumi.export("pools", dc1.pools)
