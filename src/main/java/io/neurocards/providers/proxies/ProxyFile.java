package io.neurocards.providers.proxies;

import io.neurocards.providers.proxies.ProxyServer.Login;
import io.neurocards.providers.proxies.ProxyServer.Protocol;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads proxies, one a line: {@code ip:port}, {@code ip:port:user:password} (the password may hold colons),
 * {@code http://user:password@host:port} or {@code socks5://user:password@host:port}. Empty lines and what begins with
 * {@code #} are passed over; a line that can't be read is reported by its number alone.
 */
final class ProxyFile {

    private static final Logger log = LoggerFactory.getLogger(ProxyFile.class);

    private ProxyFile() {}

    /**
     * Returns the proxies in the order of the file.
     *
     * @throws IllegalStateException when it can't be read or holds none, because then nothing could go out
     */
    static List<ProxyServer> read(Path file) throws IOException {
        var servers = new ArrayList<ProxyServer>();
        if (!Files.isReadable(file)) {
            throw new IllegalStateException("The proxy file can't be read: file=" + file);
        }
        var lines = Files.readAllLines(file);
        for (var number = 1; number <= lines.size(); number++) {
            var line = lines.get(number - 1).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            var server = understood(line);
            if (server == null) {
                log.warn("A line of the proxy file can't be read: file={}, line={}; it is passed over", file, number);
            } else {
                servers.add(server);
            }
        }
        if (servers.isEmpty()) {
            throw new IllegalStateException("The proxy file holds no proxy: file=" + file);
        }
        return List.copyOf(servers);
    }

    static @Nullable ProxyServer understood(String line) {
        try {
            return line.contains("://") ? fromUrl(URI.create(line)) : fromFields(line.split(":", 4));
        } catch (IllegalArgumentException _) {
            return null; // the failure repeats the line, and the line holds a password
        }
    }

    private static @Nullable ProxyServer fromFields(String[] fields) {
        var port = fields.length == 2 || fields.length == 4 ? port(fields[1]) : 0;
        if (port == 0 || fields[0].isEmpty()) {
            return null;
        }
        var login = fields.length == 4 ? new Login(fields[2], fields[3]) : null;
        return new ProxyServer(Protocol.CONNECT, fields[0], port, login);
    }

    private static @Nullable ProxyServer fromUrl(URI url) {
        var protocol = switch (String.valueOf(url.getScheme())) {
            case "socks5", "socks5h" -> Protocol.SOCKS5;
            case "http" -> Protocol.CONNECT;
            default -> null;
        };
        var host = url.getHost();
        if (protocol == null || host == null || url.getPort() < 1 || url.getPort() > 65_535) {
            return null;
        }
        return new ProxyServer(protocol, host, url.getPort(), login(url.getRawUserInfo()));
    }

    private static @Nullable Login login(@Nullable String raw) {
        if (raw == null) {
            return null;
        }
        var colon = raw.indexOf(':');
        return colon < 0
                ? new Login(decoded(raw), "")
                : new Login(decoded(raw.substring(0, colon)), decoded(raw.substring(colon + 1)));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static int port(String text) {
        var port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        return port > 65_535 ? 0 : port;
    }
}
