package io.neurocards.providers.proxies;

import io.neurocards.providers.proxies.ProxyServer.Login;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** SOCKS5 (RFC 1928) with user and password (RFC 1929). The JDK's own takes its credentials from one global object. */
record SocksHandshake(@Nullable Login login) implements Handshake {

    private static final int VERSION = 5;
    private static final int NO_LOGIN = 0;
    private static final int USER_AND_PASSWORD = 2;
    private static final int BY_NAME = 3;

    @Override
    public void open(InputStream in, OutputStream out, String host, int port) throws IOException {
        var answers = new DataInputStream(in);
        var method = login == null ? NO_LOGIN : USER_AND_PASSWORD;
        send(out, new byte[] {VERSION, 1, (byte) method});
        if (answers.readUnsignedByte() != VERSION) {
            throw new IOException("The proxy does not speak SOCKS5");
        }
        if (answers.readUnsignedByte() != method) {
            throw new IOException("The proxy wants another way to log in");
        }
        if (login != null) {
            logIn(answers, out, login);
        }
        connect(answers, out, host, port);
    }

    private static void logIn(DataInputStream answers, OutputStream out, Login login) throws IOException {
        var request = new ByteArrayOutputStream();
        request.write(1);
        writeShort(request, login.user());
        writeShort(request, login.password());
        send(out, request.toByteArray());
        answers.readUnsignedByte();
        if (answers.readUnsignedByte() != 0) {
            throw new IOException("The proxy refused the login");
        }
    }

    private static void connect(DataInputStream answers, OutputStream out, String host, int port) throws IOException {
        var request = new ByteArrayOutputStream();
        request.writeBytes(new byte[] {VERSION, 1, 0, BY_NAME});
        writeShort(request, host);
        request.write(port >>> 8);
        request.write(port);
        send(out, request.toByteArray());
        answers.readUnsignedByte();
        var reply = answers.readUnsignedByte();
        switch (reply) {
            case 0 -> skipAddress(answers);
            case 3, 4, 5, 6 -> throw new UnreachableException("The proxy can't reach the upstream: reply=" + reply);
            default -> throw new IOException("The proxy refused: reply=" + reply);
        }
    }

    private static void skipAddress(DataInputStream answers) throws IOException {
        answers.readUnsignedByte();
        var length = switch (answers.readUnsignedByte()) {
            case 1 -> 4;
            case BY_NAME -> answers.readUnsignedByte();
            case 4 -> 16;
            default -> throw new IOException("The proxy does not speak SOCKS5");
        };
        answers.skipNBytes(length + 2L);
    }

    private static void writeShort(ByteArrayOutputStream request, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0 || bytes.length > 255) {
            throw new IOException("SOCKS5 takes names of 1 to 255 bytes");
        }
        request.write(bytes.length);
        request.writeBytes(bytes);
    }

    private static void send(OutputStream out, byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }
}
