package io.neurocards.providers.vendors;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;

/**
 * The keys of one vendor as an operator writes them: {@code a,b;c} is an account with the keys a and b and one with c; where
 * there are only commas, each key has an account of its own. White space around keys does not count.
 *
 * @param accounts the keys of each account, never empty
 */
public record KeyList(List<List<String>> accounts) {

    private static final int FINGERPRINT_BYTES = 4;

    /**
     * Reads {@code text}.
     *
     * @throws IllegalArgumentException when an entry is empty, broken or there twice; the message is a half sentence that names
     *     the entry by its number and never shows a key
     */
    public static KeyList parse(String text) {
        var accounts = new ArrayList<List<String>>();
        var numbers = new HashMap<String, Integer>();
        for (var account : text.split(text.contains(";") ? ";" : ",", -1)) {
            var keys = new ArrayList<String>();
            for (var entry : account.split(",", -1)) {
                var key = entry.strip();
                var number = numbers.size() + 1;
                requireKey(key, number);
                var first = numbers.putIfAbsent(fingerprint(key), number);
                if (first != null) {
                    throw new IllegalArgumentException("entry " + number + " repeats entry " + first);
                }
                keys.add(key);
            }
            accounts.add(List.copyOf(keys));
        }
        return new KeyList(List.copyOf(accounts));
    }

    private static void requireKey(String key, int number) {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("entry " + number + " is empty");
        }
        if (!key.chars().allMatch(letter -> letter > ' ' && letter < 127)) {
            throw new IllegalArgumentException("entry " + number + " has a space or a letter in it that no key has");
        }
    }

    /** Returns how many keys there are. */
    public int size() {
        return accounts.stream().mapToInt(List::size).sum();
    }

    /** Returns the first eight hexadecimal digits of the key's SHA-256, which tell keys apart and can't be turned back. */
    static String fingerprint(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "KeyList[accounts=" + accounts.size() + ", keys=" + size() + "]";
    }
}
