package io.neurocards.web.pages;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What a newcomer is promised: the credits that a proved address brings. */
@Component
final class Gift {

    private final long credits;

    Gift(@Value("${neurocards.videos.free-credits:2}") long credits) {
        this.credits = credits;
    }

    long credits() {
        return credits;
    }
}
