package io.neurocards.providers.proxies;

import java.io.IOException;

/** No byte of the request went to the upstream, so sending it again can not do it twice. */
public final class NotSentException extends IOException {

    public NotSentException(String message) {
        super(message);
    }

    public NotSentException(IOException cause) {
        super("Not sent: " + cause.getMessage(), cause);
    }
}
