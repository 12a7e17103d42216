package io.neurocards.videos;

import io.neurocards.videos.StoredPhotos.StoredPhoto;

/** What a customer ordered before, for whoever wants the same again. */
public record EarlierOrder(
        VideoType type, StoredPhoto photo, String description, Template template, String wishes, String prompt) {}
