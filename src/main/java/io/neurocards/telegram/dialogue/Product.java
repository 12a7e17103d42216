package io.neurocards.telegram.dialogue;

import io.neurocards.videos.VideoType;

/** What a clip is wanted of. */
record Product(VideoType type, Picture picture, String description) {

    Product with(Picture better) {
        return new Product(type, better, description);
    }
}
