"""TCP MD5 (RFC 2385) for a socket of Python, which has no name for it."""

import socket
import struct

TCP_MD5SIG = 14


def sign(connection, peer, password):
    """Signs what goes to the peer, and asks for its signature: struct tcp_md5sig of linux/tcp.h."""
    key = password.encode()
    address = struct.pack("=H2x4s", socket.AF_INET, socket.inet_aton(peer))
    option = struct.pack("=128sBBHi80s", address, 0, 0, len(key), 0, key)
    connection.setsockopt(socket.IPPROTO_TCP, TCP_MD5SIG, option)
