package io.neurocards.providers.proxies;

import io.neurocards.providers.proxies.ProxyServer.Login;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** HTTP CONNECT with Basic credentials sent at once (RFC 9110 section 9.3.6, RFC 7617). */
record ConnectHandshake(@Nullable Login login) implements Handshake {

    private static final int LONGEST_ANSWER = 16 * 1024;
    private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.[01] (\\d{3})");

    @Override
    public void open(InputStream in, OutputStream out, String host, int port) throws IOException {
        var target = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        var request = new StringBuilder("CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n");
        if (login != null) {
            var credentials = (login.user() + ":" + login.password()).getBytes(StandardCharsets.UTF_8);
            request.append("Proxy-Authorization: Basic ")
                    .append(Base64.getEncoder().encodeToString(credentials))
                    .append("\r\n");
        }
        out.write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        check(status(in));
    }

    private static void check(int status) throws IOException {
        if (status >= 500) {
            throw new UnreachableException("The proxy can't reach the upstream: status=" + status);
        }
        if (status < 200 || status > 299) {
            throw new IOException("The proxy refused: status=" + status);
        }
    }

    /** Reads up to the empty line and no further: what follows is the upstream's. */
    private static int status(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        var newLines = 0;
        while (newLines < 2) {
            var next = in.read();
            if (next < 0) {
                throw new EOFException("The proxy hung up");
            }
            head.write(next);
            if (head.size() > LONGEST_ANSWER) {
                throw new IOException("The proxy's answer is too long");
            }
            newLines = next == '\n' ? newLines + 1 : next == '\r' ? newLines : 0;
        }
        var status = STATUS.matcher(head.toString(StandardCharsets.ISO_8859_1));
        if (!status.find()) {
            throw new IOException("The proxy does not speak HTTP");
        }
        return Integer.parseInt(status.group(1));
    }
}
