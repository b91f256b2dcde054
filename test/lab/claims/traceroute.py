"""Follows flows of UDP, each by a source port of its own, as `traceroute` with fixed ports does: traceroute.py SOURCE FLOWS DESTINATION...

Prints a line for each flow: the destination, and who answered to each TTL, `*` for nobody, as far as the destination. The last is who has
the address: it says that the port is closed.
"""

import select
import socket
import struct
import sys
import time

PORT = 33434
MOST = 8
FIRST = 40000

source, flows, destinations = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
answers = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
answers.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 22)


def listen(heard, until):
    """What ICMP quotes is the packet's own header: of UDP its ports, and of IP an id, which is not ours to set; the TTL is its length."""
    while time.monotonic() < until:
        if not select.select([answers], [], [], max(0, until - time.monotonic()))[0]:
            return
        packet, (who, _) = answers.recvfrom(2048)
        quoted = packet[(packet[0] & 15) * 4 + 8 :]
        if len(quoted) < 28 or quoted[9] != socket.IPPROTO_UDP:
            continue
        udp = quoted[(quoted[0] & 15) * 4 :]
        sent_from, sent_to, length = struct.unpack("!HHH", udp[:6])
        if sent_to == PORT:
            heard[(sent_from, length - 8)] = who


def unanswered(way, destination):
    """The TTLs that are to be tried: what is missing before the destination, else the next one."""
    end = way.index(destination) if destination in way else None
    known = way if end is None else way[: end + 1]
    missing = [at + 1 for at, who in enumerate(known) if who == "*"]
    return missing[:1] if end is None else missing


for destination in destinations:
    heard = {}
    # A kernel answers so many packets a second, whoever asks: what was not answered is sent again.
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        sent = 0
        for flow in range(flows):
            way = [heard.get((FIRST + flow, ttl), "*") for ttl in range(1, MOST + 1)]
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
                sender.bind((source, FIRST + flow))
                for ttl in unanswered(way, destination):
                    sent += 1
                    sender.setsockopt(socket.IPPROTO_IP, socket.IP_TTL, ttl)
                    sender.sendto(b"x" * ttl, (destination, PORT))
        if sent == 0:
            break
        listen(heard, time.monotonic() + 0.05)
    for flow in range(flows):
        way = []
        for ttl in range(1, MOST + 1):
            way.append(heard.get((FIRST + flow, ttl), "*"))
            if way[-1] == destination:
                break
        print(destination, *way)
