package io.neurocards.sandbox.faults.page;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * The form of an order, with a picture of a mug drawn here.
 *
 * @param type the content type, with the boundary
 */
record DemoForm(String type, ByteBuffer content) {

    private static final String BOUNDARY = "----neurocards-demo";
    private static final int SIDE = 1000;

    static DemoForm filled() throws IOException {
        var form = new ByteArrayOutputStream();
        Map.of("template", "ad", "description", "Mug", "duration", "5").forEach((name, value) -> {
            begin(form, "name=\"" + name + "\"");
            form.writeBytes((value + "\r\n").getBytes(StandardCharsets.UTF_8));
        });
        begin(form, "name=\"photo\"; filename=\"mug.png\"\r\nContent-Type: image/png");
        ImageIO.write(mug(), "png", form);
        form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return new DemoForm("multipart/form-data; boundary=" + BOUNDARY, ByteBuffer.wrap(form.toByteArray()));
    }

    private static void begin(ByteArrayOutputStream form, String facts) {
        var head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + facts + "\r\n\r\n";
        form.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    }

    private static BufferedImage mug() {
        var picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(0xF2F2EE));
        pen.fillRect(0, 0, SIDE, SIDE);
        draw(pen);
        pen.dispose();
        return picture;
    }

    private static void draw(Graphics2D pen) {
        pen.setColor(new Color(0x1F5C4A));
        pen.setStroke(new BasicStroke(56));
        pen.drawOval(600, 380, 230, 260);
        pen.fillRoundRect(250, 270, 440, 500, 90, 90);
        pen.setColor(new Color(0x2E7D66));
        pen.fillRoundRect(290, 330, 70, 380, 60, 60);
        pen.setColor(new Color(0x123A2E));
        pen.fillOval(250, 225, 440, 110);
        pen.setColor(new Color(0xD5F05F));
        pen.fillOval(420, 470, 120, 120);
    }
}
