package io.neurocards.payments.yookassa;

import java.net.InetAddress;
import java.util.List;

/** Addresses from which something may come: each alone, or ranges such as {@code 185.71.76.0/27}. */
record Senders(List<SenderRange> ranges) {

    Senders {
        ranges = List.copyOf(ranges);
    }

    /** @throws IllegalArgumentException for what is no address and no range of addresses; no name is ever looked up */
    static Senders of(List<String> texts) {
        return new Senders(
                texts.stream().map(text -> SenderRange.of(text.strip())).toList());
    }

    /** Says whether it is one of these; an IPv4 address is the same when it comes as an IPv6 one. */
    boolean contain(InetAddress address) {
        var bytes = plain(address.getAddress());
        return ranges.stream().anyMatch(range -> range.contains(bytes));
    }

    private static byte[] plain(byte[] address) {
        if (address.length != 16 || address[10] != -1 || address[11] != -1) {
            return address;
        }
        for (var index = 0; index < 10; index++) {
            if (address[index] != 0) {
                return address;
            }
        }
        return new byte[] {address[12], address[13], address[14], address[15]};
    }
}
