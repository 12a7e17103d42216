package io.neurocards.videos;

import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.videos.OrderVideos.OrderedVideos;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** One more clip like another one, kept as the other one's id; whether there is such a clip is seen when it is decided. */
record AgainWish(OrderAgain again) implements ClipWish {

    @Override
    public String type() {
        return "videos.again";
    }

    @Override
    public OrderedVideos order(PersonId person, OperationId operation, byte[] kept) throws IOException {
        return again.order(person, operation, UUID.fromString(new String(kept, StandardCharsets.UTF_8)));
    }
}
