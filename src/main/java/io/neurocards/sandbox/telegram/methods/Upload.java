package io.neurocards.sandbox.telegram.methods;

import java.io.IOException;
import java.io.InputStream;

/** A file in a request. */
public interface Upload {

    String fileName();

    String contentType();

    long size();

    InputStream open() throws IOException;
}
