package io.neurocards.database.journal;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What a segment's file is called: its number, and until it is proven another ending. */
final class SegmentName {

    static final String UNPROVEN = ".new";
    private static final Pattern SEGMENT = Pattern.compile("(\\d{10})\\.seg");

    private SegmentName() {}

    static String of(long number) {
        return String.format(Locale.ROOT, "%010d.seg", number);
    }

    static OptionalLong number(String name) {
        var matcher = SEGMENT.matcher(name);
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    static boolean isUnproven(String name) {
        return name.endsWith(UNPROVEN);
    }
}
