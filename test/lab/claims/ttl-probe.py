"""Connects to a BGP speaker with a given TTL and says whether it takes what is sent then: ttl-probe.py SOURCE PEER TTL [PASSWORD]

GTSM (RFC 5082) makes the speaker's kernel drop what comes with a lower TTL than a neighbour's. A connection may still come to
stand, for the speaker learns of its peer only then; so one octet is sent, and the question is whether it is acknowledged.
The session that stands may start again meanwhile, gracefully: to a speaker its peer seems to have come back (RFC 4724 section 5).
"""

import fcntl
import select
import socket
import struct
import sys
import termios
import time

from tcp_md5 import sign

source, peer, ttl = sys.argv[1], sys.argv[2], int(sys.argv[3])


def unacknowledged(connection):
    return struct.unpack("i", fcntl.ioctl(connection, termios.TIOCOUTQ, b"\0\0\0\0"))[0]


family, level, option = (
    (socket.AF_INET6, socket.IPPROTO_IPV6, socket.IPV6_UNICAST_HOPS)
    if ":" in peer
    else (socket.AF_INET, socket.IPPROTO_IP, socket.IP_TTL)
)
with socket.socket(family) as connection:
    connection.setsockopt(level, option, ttl)
    connection.settimeout(1.5)
    connection.bind((source, 0))
    for password in sys.argv[4:]:
        sign(connection, peer, password)
    try:
        connection.connect((peer, 179))
    except OSError:
        print("dropped")
        sys.exit()
    # Its OPEN says that the speaker has taken the connection from its kernel and knows whom it talks to.
    select.select([connection], [], [], 1.5)
    deadline = time.monotonic() + 1
    connection.send(b"\xff")
    while unacknowledged(connection) and time.monotonic() < deadline:
        time.sleep(0.02)
    print("dropped" if unacknowledged(connection) else "taken")
