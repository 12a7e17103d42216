package io.neurocards.operations.alerts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The certificate that the site shows runs out soon, or is not accepted. Asked by a handshake as a browser does it; a site that
 * can't be reached from here says nothing about it.
 */
final class Certificate implements AlertRule {

    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final int SOON = 7;
    private static final int AT_ONCE = 1;
    private static final int HTTPS = 443;

    private final URI site;
    private final int days;
    private final SSLSocketFactory sockets;
    private Instant lookAt = Instant.MIN;
    private Optional<Finding> last = Optional.empty();

    /** @param days before the end at which it is worth knowing */
    Certificate(URI site, int days, SSLSocketFactory sockets) {
        this.site = site;
        this.days = days;
        this.sockets = sockets;
    }

    /** Returns the rule for {@code address}; nothing for a site without TLS. */
    static Optional<AlertRule> of(String address, int days) {
        if (!address.strip().startsWith("https://")) {
            return Optional.empty();
        }
        var sockets = (SSLSocketFactory) SSLSocketFactory.getDefault();
        return Optional.of(new Certificate(URI.create(address.strip()), days, sockets));
    }

    @Override
    public String cause() {
        return "certificate";
    }

    @Override
    public synchronized Optional<Finding> look(Instant now) throws GeneralSecurityException {
        if (now.isBefore(lookAt)) {
            return last;
        }
        try {
            last = judge(shown(), now);
            lookAt = now.plus(EVERY);
        } catch (SSLException e) {
            last = Optional.of(finding(Level.CRITICAL, 0, reason(e)));
        } catch (IOException _) {
            lookAt = now.plus(EVERY); // a machine behind its own router may not reach itself by its public name
        }
        return last;
    }

    private Optional<Finding> judge(X509Certificate certificate, Instant now) {
        var left = Duration.between(now, certificate.getNotAfter().toInstant()).toDays();
        if (left > days) {
            return Optional.empty();
        }
        var level = left <= AT_ONCE ? Level.CRITICAL : left <= SOON ? Level.WARNING : Level.INFO;
        return Optional.of(finding(level, left, "-"));
    }

    private Finding finding(Level level, long left, String reason) {
        return new Finding(level, Map.of("host", site.getHost(), "days", left, "reason", reason));
    }

    private X509Certificate shown() throws IOException {
        var port = site.getPort() < 0 ? HTTPS : site.getPort();
        try (var plain = new Socket()) {
            connect(plain, port);
            plain.setSoTimeout((int) SILENCE.toMillis());
            try (var socket = (SSLSocket) sockets.createSocket(plain, site.getHost(), port, true)) {
                var parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                if (!site.getHost().matches("[0-9.]+|\\[.*")) {
                    parameters.setServerNames(List.of(new SNIHostName(site.getHost())));
                }
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                return (X509Certificate) socket.getSession().getPeerCertificates()[0];
            }
        }
    }

    private void connect(Socket plain, int port) throws IOException {
        var addresses = InetAddress.getAllByName(site.getHost());
        plain.connect(new InetSocketAddress(addresses[0], port), (int) SILENCE.toMillis());
    }

    private static String reason(SSLException failure) {
        @Nullable Throwable cause = failure;
        var said = failure.getMessage();
        while (cause != null) {
            said = cause.getMessage() == null ? said : cause.getMessage();
            cause = cause.getCause();
        }
        var text = String.valueOf(said);
        return text.substring(0, Math.min(200, text.length()));
    }
}
