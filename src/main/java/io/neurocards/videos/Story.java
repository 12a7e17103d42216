package io.neurocards.videos;

/** What the words of a clip are made of: the kind of clip, and everything that the customer said. */
record Story(
        VideoType type,
        Template template,
        String language,
        String product,
        String wishes,
        String prompt,
        int seconds) {}
