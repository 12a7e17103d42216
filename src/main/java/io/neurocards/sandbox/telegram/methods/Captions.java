package io.neurocards.sandbox.telegram.methods;

/** What is written below photos, videos and files. */
final class Captions {

    private static final int LONGEST = 1024;

    private Captions() {}

    static Formatted of(Call call) {
        return Formatted.of(call, "caption", "caption_entities", LONGEST, "message caption is too long");
    }
}
