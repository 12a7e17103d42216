package io.neurocards.payments.wire;

import okio.ByteString;

/** What came back by HTTP, whatever it is. */
public record Answer(int status, ByteString body) {

    /** Returns the body as text, with a sign for what is no UTF-8. */
    public String text() {
        return body.utf8();
    }

    /** Leaves out the body, which may be a customer's. */
    @Override
    public String toString() {
        return "Answer[status=" + status + ", bytes=" + body.size() + "]";
    }
}
