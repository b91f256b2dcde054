"""Has Arista's AVD write configurations of EOS anew. Standard input: a JSON list of texts; output: for each what AVD's schema says of the
data that was read from it, and the lines, with those that they stand below, of only one of both texts."""

import json
import re
import sys

import pyavd

NUMBERS = dict(interval=int, min_rx=int, multiplier=int)
BFD = r"bfd interval (?P<interval>\d+) min-rx (?P<min_rx>\d+) multiplier (?P<multiplier>\d+)"


def numbers(match):
    return {key: int(value) for key, value in match.groupdict().items()}


def at(*path):
    """Puts what a line says at a place in AVD's data."""
    return lambda value: value if not path else {path[0]: at(*path[1:])(value)}


def said(*path, of=lambda match: match[1]):
    return lambda match: at(*path)(of(match))


def number(*path):
    return said(*path, of=lambda match: int(match[1]))


def always(value, *path):
    return said(*path, of=lambda match: value)


GLOBAL = [
    (r"service routing protocols model (\S+)", said("service_routing_protocols_model")),
    (r"ip routing", always(True, "ip_routing")),
    (r"ipv6 unicast-routing", always(True, "ipv6_unicast_routing")),
    (
        r"ip community-list (\S+) permit (\S+)",
        lambda m: {"ip_community_lists": [{"name": m[1], "entries": [{"action": "permit", "communities": [m[2]]}]}]},
    ),
    (r"spanning-tree mode (\S+)", said("spanning_tree", "mode")),
    (
        r"spanning-tree vlan-id (\S+) priority (\d+)",
        lambda m: {"spanning_tree": {"rapid_pvst_instances": [{"id": m[1], "priority": int(m[2])}]}},
    ),
    (r"no spanning-tree vlan-id (\S+)", said("spanning_tree", "no_spanning_tree_vlan")),
    (r"ip route (\S+) Null0 (\d+)", lambda m: {"static_routes": [{"prefix": m[1], "interface": "Null0", "distance": int(m[2])}]}),
    (r"ip route (\S+) (\S+) ([0-9.]+)", lambda m: {"static_routes": [{"prefix": m[1], "interface": m[2], "next_hop": m[3]}]}),
]

INTERFACE = [
    (r"description (.*)", said("description")),
    (r"mtu (\d+)", number("mtu")),
    (r"speed (forced \S+)", said("speed")),
    (r"error-correction encoding reed-solomon", always(True, "error_correction_encoding", "reed_solomon")),
    (r"error-correction encoding fire-code", always(True, "error_correction_encoding", "fire_code")),
    (r"no error-correction encoding", always(False, "error_correction_encoding", "enabled")),
    (r"no shutdown", always(False, "shutdown")),
    (r"no switchport", always(False, "switchport", "enabled")),
    (r"switchport", always(True, "switchport", "enabled")),
    (r"switchport access vlan (\d+)", number("switchport", "access_vlan")),
    (r"switchport mode (\S+)", said("switchport", "mode")),
    (r"switchport trunk allowed vlan (\S+)", said("switchport", "trunk", "allowed_vlan")),
    (r"switchport trunk native vlan tag", always(True, "switchport", "trunk", "native_vlan_tag")),
    (r"switchport trunk group (\S+)", lambda m: at("switchport", "trunk", "groups")([m[1]])),
    (r"channel-group (\d+) mode active", lambda m: {"channel_group": {"id": int(m[1]), "mode": "active"}}),
    (r"mlag (\d+)", number("mlag")),
    (r"no autostate", always(True, "no_autostate")),
    (r"spanning-tree portfast", always("edge", "spanning_tree_portfast")),
    (r"spanning-tree bpduguard enable", always("enabled", "spanning_tree_bpduguard")),
    (r"ip address (\S+)", said("ip_address")),
    (r"ipv6 address (\S+)", said("ipv6_address")),
    (r"ipv6 nd ra disabled", always(True, "ipv6_nd_ra_disabled")),
    (BFD, said("bfd", of=numbers)),
    (r"ip ospf cost (\d+)", number("ospf_cost")),
    (r"ip ospf network point-to-point", always(True, "ospf_network_point_to_point")),
    (r"ip ospf area (\S+)", said("ospf_area")),
]

VLAN = [(r"name (\S+)", said("name")), (r"trunk group (\S+)", lambda m: {"trunk_groups": [m[1]]})]

MLAG = [
    (r"domain-id (\S+)", said("domain_id")),
    (r"local-interface (\S+)", said("local_interface")),
    (r"peer-address (\S+)", said("peer_address")),
    (
        r"peer-address heartbeat (\S+)(?: vrf (\S+))?",
        lambda m: {"peer_address_heartbeat": {"peer_ip": m[1], **({} if m[2] is None else {"vrf": m[2]})}},
    ),
    (r"peer-link (\S+)", said("peer_link")),
    (r"dual-primary detection delay (\d+) action errdisable all-interfaces", number("dual_primary_detection_delay")),
]

OSPF = [(r"router-id (\S+)", said("router_id")), (r"maximum-paths (\d+)", number("maximum_paths"))]

BGP = [
    (r"router-id (\S+)", said("router_id")),
    (r"no bgp default ipv4-unicast", always(False, "bgp", "default", "ipv4_unicast")),
    (r"distance bgp 20 200 200", always(dict(external_routes=20, internal_routes=200, local_routes=200), "distance")),
    (r"graceful-restart", always(True, "graceful_restart", "enabled")),
    (r"graceful-restart restart-time (\d+)", number("graceful_restart", "restart_time")),
    (r"graceful-restart stalepath-time (\d+)", number("graceful_restart", "stalepath_time")),
    (r"no graceful-restart-helper", always(False, "graceful_restart_helper", "enabled")),
    (r"maximum-paths (?P<paths>\d+) ecmp (?P<ecmp>\d+)", said("maximum_paths", of=numbers)),
    (r"aggregate-address (\S+)", lambda m: {"aggregate_addresses": [{"prefix": m[1]}]}),
    (
        r"bgp listen range (\S+) peer-group (\S+) remote-as (\d+)",
        lambda m: {"listen_ranges": [{"prefix": m[1], "peer_group": m[2], "remote_as": m[3]}]},
    ),
    (
        r"bgp listen range (\S+) peer-group (\S+) peer-filter (\S+)",
        lambda m: {"listen_ranges": [{"prefix": m[1], "peer_group": m[2], "peer_filter": m[3]}]},
    ),
]

PEER = [
    (r"peer group", always({})),
    (r"peer group (\S+)", said("peer_group")),
    (r"remote-as (\d+)", said("remote_as")),
    (r"description (.*)", said("description")),
    (r"password 0 (\S+)", said("password")),
    (r"next-hop-self", always(True, "next_hop_self")),
    (r"remove-private-as all", always(dict(enabled=True, all=True), "remove_private_as")),
    (r"as-path remote-as replace out", always(True, "as_path", "remote_as_replace_out")),
    (r"local-as (\d+) no-prepend replace-as", said("local_as")),
    (r"allowas-in (\d+)", lambda m: {"allowas_in": {"enabled": True, "times": int(m[1])}}),
    (r"passive", always(True, "passive")),
    (r"update-source (\S+)", said("update_source")),
    (r"bfd", always(True, "bfd")),
    (BFD, said("bfd_timers", of=numbers)),
    (r"ttl maximum-hops (\d+)", number("ttl_maximum_hops")),
    (r"route-reflector-client", always(True, "route_reflector_client")),
    (r"timers (\d+ \d+)", said("timers")),
    (r"send-community", always("all", "send_community")),
    (r"maximum-routes 0", always(0, "maximum_routes")),
    (
        r"maximum-routes (\d+) warning-limit (.*)",
        lambda m: {"maximum_routes": int(m[1]), "maximum_routes_warning_limit": m[2]},
    ),
    (
        r"maximum-accepted-routes (\d+) warning-limit (\d+)",
        lambda m: {"maximum_accepted_routes": {"limit": int(m[1]), "warning_limit": {"count": int(m[2])}}},
    ),
    (
        r"missing-policy address-family all direction (in|out) action deny",
        lambda m: {"missing_policy": {f"direction_{m[1]}": {"action": "deny"}}},
    ),
]

FAMILY_PEER = [
    (r"activate", always(True, "activate")),
    (r"route-map (\S+) (in|out)", lambda m: {f"route_map_{m[2]}": m[1]}),
    (
        r"default-originate route-map (\S+) always",
        said("default_originate", of=lambda m: {"route_map": m[1], "always": True}),
    ),
]


def merge(into, more):
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            merge(into[key], value)
        elif isinstance(value, list):
            into[key] = into.get(key, []) + value
        else:
            into[key] = value


def tell(table, line, into):
    """Whether a line has a meaning in AVD's data, which is then in it."""
    for pattern, meaning in table:
        if match := re.fullmatch(pattern, line):
            merge(into, meaning(match))
            return True
    return False


def tree(text):
    top = []
    open_ = [top]
    for line in text.splitlines():
        if line.strip() in ("", "!"):
            continue
        depth = (len(line) - len(line.lstrip())) // 3
        below = []
        open_[depth].append((line.strip(), below))
        open_[depth + 1 :] = [below]
    return top


def paths(blocks, before=()):
    for line, below in blocks:
        yield " > ".join((*before, line))
        yield from paths(below, (*before, line))


def peers(lines, table):
    """Neighbours and groups, as AVD has them, and the lines that say nothing of one."""
    groups, neighbors, rest = {}, {}, []
    for line in lines:
        match = re.fullmatch(r"neighbor (\S+) (.*)", line)
        if match is None:
            rest.append(line)
            continue
        is_group = re.fullmatch(r"[0-9a-f.:]+", match[1]) is None
        of, key = (groups, "name") if is_group else (neighbors, "ip_address")
        tell(table, match[2], of.setdefault(match[1], {key: match[1]}))
    data = {"peer_groups": list(groups.values()), "neighbors": list(neighbors.values())}
    return {key: value for key, value in data.items() if value}, rest


def bgp(asn, below):
    data, rest = peers([line for line, _ in below], PEER)
    data["as"] = asn
    for line in rest:
        if not tell(BGP, line, data) and re.match(r"(bgp|no bgp|dynamic) ", line):
            merge(data, {"bgp_defaults": [line]})
    for line, lines in below:
        if match := re.fullmatch(r"address-family (ipv[46])", line):
            family, networks = peers([one for one, _ in lines], FAMILY_PEER)
            found = [{"prefix": one.removeprefix("network ")} for one in networks]
            data[f"address_family_{match[1]}"] = {**family, **({"networks": found} if found else {})}
    return data


def numbered(pattern, lines, *keys):
    matches = [re.fullmatch(pattern, line) for line in lines]
    return [dict(sequence=int(match[1]), **{keys[0]: match[2]}) for match in matches if match]


KINDS = {"Ethernet": "ethernet_interfaces", "Port-Channel": "port_channel_interfaces", "Loopback": "loopback_interfaces", "Vlan": "vlan_interfaces"}


def data_of(blocks):
    data = {}
    for line, below in blocks:
        lines = [one for one, _ in below]
        if tell(GLOBAL, line, data):
            continue
        if match := re.fullmatch(r"vlan (\d+)", line):
            one = {"id": int(match[1])}
            for said_of_it in lines:
                tell(VLAN, said_of_it, one)
            merge(data, {"vlans": [one]})
        elif match := re.fullmatch(r"interface (([A-Za-z-]+)\S+)", line):
            one = {"name": match[1]}
            for said_of_it in lines:
                tell(INTERFACE, said_of_it, one)
            merge(data, {KINDS[match[2]]: [one]})
        elif line == "mlag configuration":
            for said_of_it in lines:
                tell(MLAG, said_of_it, data.setdefault("mlag_configuration", {}))
        elif match := re.fullmatch(r"(ip|ipv6) prefix-list (\S+)", line):
            rules = numbered(r"seq (\d+) (.*)", lines, "action")
            key = "prefix_lists" if match[1] == "ip" else "ipv6_prefix_lists"
            merge(data, {key: [{"name": match[2], "sequence_numbers": rules}]})
        elif match := re.fullmatch(r"peer-filter (\S+)", line):
            rules = numbered(r"(\d+) match (.*)", lines, "match")
            merge(data, {"peer_filters": [{"name": match[1], "sequence_numbers": rules}]})
        elif match := re.fullmatch(r"route-map (\S+) (permit) (\d+)", line):
            entry = {"sequence": int(match[3]), "type": match[2]}
            for said_of_it in lines:
                word, rest = said_of_it.split(" ", 1)
                entry.setdefault(word, []).append(rest)
            maps = data.setdefault("route_maps", [])
            if not maps or maps[-1]["name"] != match[1]:
                maps.append({"name": match[1], "sequence_numbers": []})
            maps[-1]["sequence_numbers"].append(entry)
        elif match := re.fullmatch(r"router bgp (\d+)", line):
            data["router_bgp"] = bgp(match[1], below)
        elif line == "router ospf 1":
            process = {"id": 1}
            for said_of_it in lines:
                tell(OSPF, said_of_it, process)
            data["router_ospf"] = {"process_ids": [process]}
    return data


# AVD writes these of every device.
OF_ITS_OWN = {"end", "no enable password", "no aaa root"}


def judge(text):
    blocks = tree(text)
    data = data_of(blocks)
    violations = pyavd.validate_structured_config(data).validation_result.violations
    # AVD has passwords in their other form only.
    written = pyavd.get_device_config(data).replace(" password 7 ", " password 0 ")
    ours, theirs = set(paths(blocks)), set(paths(tree(written))) - OF_ITS_OWN
    return {
        "violations": [f"{'.'.join(one.path)}: {one.message}" for one in violations],
        "same": len(ours & theirs),
        "ours": sorted(ours - theirs),
        "theirs": sorted(theirs - ours),
    }


print(json.dumps([judge(text) for text in json.load(sys.stdin)]))
