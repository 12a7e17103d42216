package io.neurocards.payments.yookassa;

import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;

/** Addresses from which something may come: each alone, or ranges such as {@code 185.71.76.0/27}. */
record Senders(List<Range> ranges) {

    private static final Pattern FORM = Pattern.compile("([0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:/(\\d{1,3}))?");

    Senders {
        ranges = List.copyOf(ranges);
    }

    /** @throws IllegalArgumentException for what is no address and no range of addresses; no name is ever looked up */
    static Senders of(List<String> texts) {
        return new Senders(texts.stream().map(text -> Range.of(text.strip())).toList());
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

    /** Addresses whose first {@code bits} are those of {@code network}. */
    record Range(InetAddress network, int bits) {

        static Range of(String text) {
            var form = FORM.matcher(text);
            if (!form.matches()) {
                throw new IllegalArgumentException("must be addresses or ranges of them, such as 185.71.76.0/27");
            }
            var network = InetAddress.ofLiteral(form.group(1));
            var all = network.getAddress().length * Byte.SIZE;
            var bits = form.group(2) == null ? all : Integer.parseInt(form.group(2));
            if (bits > all) {
                throw new IllegalArgumentException("must be ranges of no more bits than an address has");
            }
            return new Range(network, bits);
        }

        boolean contains(byte[] address) {
            var own = network.getAddress();
            if (address.length != own.length) {
                return false;
            }
            for (var bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> (bit % Byte.SIZE);
                if (((address[bit / Byte.SIZE] ^ own[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
