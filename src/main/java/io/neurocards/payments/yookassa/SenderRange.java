package io.neurocards.payments.yookassa;

import java.net.InetAddress;
import java.util.regex.Pattern;

/** Addresses whose first {@code bits} are those of {@code network}. */
record SenderRange(InetAddress network, int bits) {

    private static final Pattern FORM = Pattern.compile("([0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:/(\\d{1,3}))?");

    /** @throws IllegalArgumentException for what is no address and no range of addresses; no name is ever looked up */
    static SenderRange of(String text) {
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
        return new SenderRange(network, bits);
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
