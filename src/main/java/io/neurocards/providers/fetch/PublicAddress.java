package io.neurocards.providers.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Whether an address belongs to the public internet, by the registries of special addresses (IANA, RFC 6890). An IPv4 address
 * written as IPv6 is one already when Java has read it; other ways to write one are outside of 2000::/3 or are named here.
 */
final class PublicAddress {

    private static final List<Block> SPECIAL_V4 = List.of(
            Block.of(8, 0),
            Block.of(8, 10),
            Block.of(10, 100, 64),
            Block.of(8, 127),
            Block.of(16, 169, 254),
            Block.of(12, 172, 16),
            Block.of(24, 192, 0, 0),
            Block.of(24, 192, 0, 2),
            Block.of(24, 192, 88, 99),
            Block.of(16, 192, 168),
            Block.of(15, 198, 18),
            Block.of(24, 198, 51, 100),
            Block.of(24, 203, 0, 113),
            Block.of(3, 224));

    private static final Block GLOBAL_V6 = Block.of(3, 0x20);

    /** Protocols with Teredo, documentation, 6to4, and documentation again. */
    private static final List<Block> SPECIAL_V6 = List.of(
            Block.of(23, 0x20, 0x01, 0x00),
            Block.of(32, 0x20, 0x01, 0x0d, 0xb8),
            Block.of(16, 0x20, 0x02),
            Block.of(20, 0x3f, 0xff, 0x00));

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        var bytes = address.getAddress();
        return address instanceof Inet4Address
                ? SPECIAL_V4.stream().noneMatch(block -> block.holds(bytes))
                : GLOBAL_V6.holds(bytes) && SPECIAL_V6.stream().noneMatch(block -> block.holds(bytes));
    }

    /** The addresses whose first {@code bits} are those of {@code start}. */
    private record Block(int bits, List<Integer> start) {

        static Block of(int bits, Integer... start) {
            return new Block(bits, List.of(start));
        }

        boolean holds(byte[] address) {
            for (var bit = 0; bit < bits; bit++) {
                var expected = bit / 8 < start.size() ? start.get(bit / 8) : 0;
                var shift = 7 - bit % 8;
                if ((address[bit / 8] >> shift & 1) != (expected >> shift & 1)) {
                    return false;
                }
            }
            return true;
        }
    }
}
