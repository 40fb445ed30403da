package io.kopilka.webhooks.address;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/// Tells addresses of the public internet from all others.
///
/// IPv4: everything but what the IANA special-purpose registry reserves (RFC 6890 and its successors), multicast and
/// class E. IPv6: global unicast (`2000::/3`) alone, and of it neither what carries IPv4 inside (6to4, Teredo) nor
/// documentation and protocol blocks. IPv4-mapped, IPv4-compatible, NAT64, unique local, link-local and multicast
/// lie outside `2000::/3`.
final class PublicAddresses {

    private static final int IPV4_BITS = 32;

    private static final List<Block> NOT_PUBLIC_4 = List.of(
            Block.of(0, 0, 0, 0, 8), // this network
            Block.of(10, 0, 0, 0, 8), // private
            Block.of(100, 64, 0, 0, 10), // carrier-grade NAT
            Block.of(127, 0, 0, 0, 8), // loopback
            Block.of(169, 254, 0, 0, 16), // link-local, clouds' metadata
            Block.of(172, 16, 0, 0, 12), // private
            Block.of(192, 0, 0, 0, 24), // protocol assignments
            Block.of(192, 0, 2, 0, 24), // documentation
            Block.of(192, 31, 196, 0, 24), // AS112
            Block.of(192, 52, 193, 0, 24), // AMT
            Block.of(192, 88, 99, 0, 24), // 6to4 relays
            Block.of(192, 168, 0, 0, 16), // private
            Block.of(192, 175, 48, 0, 24), // AS112
            Block.of(198, 18, 0, 0, 15), // benchmarks
            Block.of(198, 51, 100, 0, 24), // documentation
            Block.of(203, 0, 113, 0, 24), // documentation
            Block.of(224, 0, 0, 0, 4), // multicast
            Block.of(240, 0, 0, 0, 4)); // reserved, broadcast

    /// Prefixes within `2000::/3`, by their first 32 bits.
    private static final List<Block> NOT_PUBLIC_6 = List.of(
            Block.of(0x20, 0x01, 0x00, 0x00, 23), // protocol assignments: Teredo, benchmarks, ORCHID
            Block.of(0x20, 0x01, 0x0d, 0xb8, 32), // documentation
            Block.of(0x20, 0x02, 0x00, 0x00, 16), // 6to4
            Block.of(0x3f, 0xff, 0x00, 0x00, 20)); // documentation

    private static final Block GLOBAL_UNICAST_6 = Block.of(0x20, 0, 0, 0, 3);

    /// The addresses whose first 32 bits begin with the same bits.
    private record Block(int first, int bits) {

        static Block of(int a, int b, int c, int d, int bits) {
            return new Block((a << 24) | (b << 16) | (c << 8) | d, bits);
        }

        boolean holds(int address) {
            int mask = bits == IPV4_BITS ? -1 : -(1 << (IPV4_BITS - bits));
            return (address & mask) == (first & mask);
        }
    }

    private PublicAddresses() {}

    /// Whether the address is one that anybody on the internet may be told to call.
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        int head = ((bytes[0] & 0xff) << 24) | ((bytes[1] & 0xff) << 16) | ((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff);
        if (address instanceof Inet4Address) {
            return NOT_PUBLIC_4.stream().noneMatch(block -> block.holds(head));
        }
        return GLOBAL_UNICAST_6.holds(head) && NOT_PUBLIC_6.stream().noneMatch(block -> block.holds(head));
    }
}
