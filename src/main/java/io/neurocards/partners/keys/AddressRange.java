package io.neurocards.partners.keys;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Addresses with a common beginning, such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}; one alone is all of its bits.
 *
 * @param network its first address, as it is written shortest
 * @param bits how many bits they have in common
 */
public record AddressRange(String network, int bits) {

    /** Characters that a range is written with at most. */
    public static final int LONGEST = 64;

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
    private static final Pattern BITS = Pattern.compile("\\d{1,3}");

    /**
     * Reads a range; what stands behind the common bits is left out.
     *
     * @throws ProblemException INVALID_REQUEST with {@code field}
     */
    public static AddressRange of(String text) {
        if (text.length() > LONGEST) {
            throw wrong();
        }
        var slash = text.indexOf('/');
        var bytes = bytes(slash < 0 ? text : text.substring(0, slash)).orElseThrow(AddressRange::wrong);
        var all = bytes.length * Byte.SIZE;
        var bits = slash < 0 ? all : bits(text.substring(slash + 1));
        if (bits > all) {
            throw wrong();
        }
        return new AddressRange(address(masked(bytes, bits)).getHostAddress(), bits);
    }

    private static int bits(String text) {
        if (!BITS.matcher(text).matches()) {
            throw wrong();
        }
        return Integer.parseInt(text);
    }

    /** Says whether an address is one of these; an IPv4 address is the same when it comes as an IPv6 one. */
    boolean contains(String remote) {
        var zone = remote.indexOf('%');
        var own = bytes(network).orElseThrow();
        return bytes(zone < 0 ? remote : remote.substring(0, zone))
                .filter(bytes -> bytes.length == own.length && Arrays.equals(masked(bytes, bits), own))
                .isPresent();
    }

    /** Reads literals only: no name is ever looked up. */
    private static Optional<byte[]> bytes(String literal) {
        if (!IPV4.matcher(literal).matches() && !IPV6.matcher(literal).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(literal).getAddress());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static byte[] masked(byte[] bytes, int bits) {
        var masked = bytes.clone();
        for (var index = 0; index < masked.length; index++) {
            var kept = Math.clamp(bits - (long) index * Byte.SIZE, 0, Byte.SIZE);
            masked[index] &= (byte) (0xFF << (Byte.SIZE - kept));
        }
        return masked;
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException("An address has 4 or 16 bytes", e);
        }
    }

    private static ProblemException wrong() {
        return new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "allowed_addresses");
    }

    static String words(List<AddressRange> ranges) {
        return ranges.stream().map(AddressRange::toString).collect(Collectors.joining(" "));
    }

    static List<AddressRange> all(String words) {
        return words.isEmpty()
                ? List.of()
                : Arrays.stream(words.split(" ")).map(AddressRange::of).toList();
    }

    @Override
    public String toString() {
        return network + "/" + bits;
    }
}
