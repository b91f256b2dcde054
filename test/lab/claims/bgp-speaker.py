"""A BGP speaker that only opens: bgp-speaker.py SOURCE PEER TTL ASN [PASSWORD]

Connects, signed (RFC 2385) where there is a password, sends an OPEN (RFC 4271 section 4.2, no capabilities but the AS number of 4 octets, RFC 6793) and says how far it comes:
`unreachable`, `closed` (the connection, before a message came), `refused` (a NOTIFICATION), `ignored` (the peer's own OPEN came, and
no answer to this one), `accepted` (a KEEPALIVE, which is the answer to an OPEN).
"""

import socket
import struct
import sys

from tcp_md5 import sign

source, peer, ttl, asn = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
OPEN, NOTIFICATION, KEEPALIVE = 1, 3, 4
PATIENCE = 3
AS_TRANS = 23456

capability = struct.pack("!BBI", 65, 4, asn)
parameter = struct.pack("!BB", 2, len(capability)) + capability
short = asn if asn < 65536 else AS_TRANS
body = struct.pack("!BHH4sB", 4, short, 90, socket.inet_aton(source), len(parameter)) + parameter
message = b"\xff" * 16 + struct.pack("!HB", 19 + len(body), OPEN) + body


def read(connection, size):
    data = b""
    while len(data) < size:
        more = connection.recv(size - len(data))
        if not more:
            raise ConnectionResetError
        data += more
    return data


def answer(connection):
    heard = "closed"
    try:
        connection.sendall(message)
        while True:
            size, kind = struct.unpack("!16xHB", read(connection, 19))
            read(connection, size - 19)
            if kind == NOTIFICATION:
                return "refused"
            if kind == KEEPALIVE:
                return "accepted"
            heard = "ignored"
    except OSError:
        return heard


with socket.socket() as connection:
    connection.setsockopt(socket.IPPROTO_IP, socket.IP_TTL, ttl)
    connection.settimeout(PATIENCE)
    connection.bind((source, 0))
    for password in sys.argv[5:]:
        sign(connection, peer, password)
    try:
        connection.connect((peer, 179))
    except OSError:
        print("unreachable")
        sys.exit()
    print(answer(connection))
