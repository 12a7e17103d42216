package io.neurocards.web.desk.door;

import io.nayuki.qrcodegen.QrCode;
import io.neurocards.operations.admins.Base32;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a telephone has to be told for its codes, as a picture that it reads. */
final class QrPicture {

    private static final int QUIET = 4;

    private QrPicture() {}

    /** Returns the address by which telephones take a secret. */
    static String address(String name, byte[] secret) {
        return "otpauth://totp/NeuroCards:" + encoded(name) + "?secret=" + Base32.of(secret)
                + "&issuer=NeuroCards&algorithm=SHA1&digits=6&period=30";
    }

    /** Returns the picture as the source of an image: black on white, whatever the page's colours are. */
    static String source(String name, byte[] secret) {
        var code = QrCode.encodeText(address(name, secret), QrCode.Ecc.MEDIUM);
        var squares = new StringBuilder();
        for (var row = 0; row < code.size; row++) {
            for (var column = 0; column < code.size; column++) {
                if (code.getModule(column, row)) {
                    squares.append('M')
                            .append(column + QUIET)
                            .append(' ')
                            .append(row + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        var size = code.size + 2 * QUIET;
        var svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %1$d\" shape-rendering=\"crispEdges\">"
                        .formatted(size)
                + "<path fill=\"#fff\" d=\"M0 0h%1$dv%1$dH0z\"/><path d=\"%2$s\"/></svg>".formatted(size, squares);
        return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
