package io.neurocards.web;

import java.util.regex.Pattern;

/** A path of ours that came in a parameter: never another site's, whatever was sent. */
public final class LocalPath {

    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[A-Za-z0-9/_.~?&=%-]{0,300}");

    private LocalPath() {}

    /** Returns {@code path} when it stays on this site, the first page otherwise. */
    public static String of(String path) {
        return OURS.matcher(path).matches() ? path : "/";
    }
}
