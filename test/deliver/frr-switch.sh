# The first process of a pretend switch: it gives the switch its own /etc/frr, /run, /tmp, /var/log/frr and
# passwords, starts FRR and sshd, then waits. When its standard input ends, it ends, and the kernel ends the rest.
# Usage: frr-switch.sh SEED NAME DAEMONS PORTS [TOOLS]   (lists are separated by spaces; TOOLS are folders that it has as /run/tools/0 and so on)
set -eu
seed=$1 name=$2 daemons=$3 ports=$4 tools=${5:-}

mount -t proc proc /proc
mount -t sysfs sysfs /sys 2>/dev/null || true
hostname "$name"

mount -t tmpfs -o mode=755 tmpfs /run
mkdir -p /run/frr /run/sshd
count=0
for folder in $tools; do
  mkdir -p "/run/tools/$count"
  mount --bind "$folder" "/run/tools/$count"
  count=$((count + 1))
done
for commands in /run/tools/*/sbin; do
  [ -e "$commands/ifup" ] || continue
  # ifupdown2 looks into /etc/network, which is the switch's own as all that it writes: of the machine's /etc it sees the rest.
  mkdir /run/etc
  mount --bind /etc /run/etc
  mount -t tmpfs -o mode=755 tmpfs /etc
  ln -s /run/etc/* /etc/
  rm -f /etc/frr /etc/network
  mkdir -p /etc/frr /etc/network/interfaces.d /run/network
  printf 'auto lo\niface lo inet loopback\n\nsource /etc/network/interfaces.d/*.intf\n' >/etc/network/interfaces
  mount -t tmpfs tmpfs /var/tmp
  mount -t tmpfs tmpfs /usr/local/sbin
  ln -s "$commands"/* /usr/local/sbin/
done
mount -t tmpfs -o mode=750 tmpfs /etc/frr
mkdir -p /var/log/frr
mount -t tmpfs -o mode=750 tmpfs /var/log/frr
echo 'service integrated-vtysh-config' >/etc/frr/vtysh.conf
cp "$seed/frr.conf" /etc/frr/frr.conf
chown -R frr:frr /etc/frr /run/frr /var/log/frr
chmod 640 /etc/frr/*

cp "$seed/sshd_config" "$seed/host_key" "$seed/authorized_keys" /run/sshd
chmod 600 /run/sshd/*
sed "s|^root:[^:]*:|root:$(cat "$seed/password_hash"):|" /etc/shadow >/run/shadow
chmod 600 /run/shadow
mount --bind /run/shadow /etc/shadow
rm -rf "$seed"

ip link set lo up
for port in $ports; do
  ip link add "$port" type veth peer name "$port-far"
  ip link set "$port" up
  ip link set "$port-far" up
done

mount -t tmpfs -o mode=1777 tmpfs /tmp
# A login must not run what this machine's root has in its profile.
mount -t tmpfs -o mode=700 tmpfs /root

for daemon in $daemons; do "/usr/lib/frr/$daemon" -d -A 127.0.0.1; done
[ -z "$daemons" ] || vtysh -b
/usr/sbin/sshd -f /run/sshd/sshd_config
echo ready
cat >/dev/null
