package io.neurocards.operations.figures;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/** Writes capital letters and digits as strokes, so that a picture with words needs no font on the machine. */
final class Lettering {

    private static final double GRID_HEIGHT = 6;
    private static final double ADVANCE = 5.6;
    private static final double BLANK = 3.2;
    private static final double INK = 0.13;

    private final Map<Character, Path2D> glyphs;

    private Lettering(Map<Character, Path2D> glyphs) {
        this.glyphs = glyphs;
    }

    static Lettering load() throws IOException {
        var glyphs = new HashMap<Character, Path2D>();
        new ClassPathResource("lettering.txt", Lettering.class)
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> {
                    var parts = line.split(" ", 2);
                    var strokes = strokes(parts[1]);
                    parts[0].chars().forEach(character -> glyphs.put((char) character, strokes));
                });
        return new Lettering(Map.copyOf(glyphs));
    }

    boolean has(char character) {
        return character == ' ' || glyphs.containsKey(character);
    }

    double width(String text, double height) {
        var units = text.chars().mapToDouble(one -> advance((char) one)).sum();
        return Math.max(0, units - (ADVANCE - 4)) * height / GRID_HEIGHT;
    }

    /** Writes with the top left corner of the first letter at the given point, in the colour that is set. */
    void write(Graphics2D canvas, String text, double x, double y, double height) {
        var scale = height / GRID_HEIGHT;
        var stroke = new BasicStroke((float) (height * INK), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        canvas.setStroke(stroke);
        var left = x;
        for (var index = 0; index < text.length(); index++) {
            var character = text.charAt(index);
            var glyph = glyphs.get(character);
            if (glyph != null) {
                var place = AffineTransform.getTranslateInstance(left, y);
                place.scale(scale, scale);
                canvas.draw(place.createTransformedShape(glyph));
            }
            left += advance(character) * scale;
        }
    }

    private static double advance(char character) {
        return character == ' ' || character == '.' ? BLANK : ADVANCE;
    }

    private static Path2D strokes(String text) {
        var path = new Path2D.Double();
        for (var stroke : text.split(" ", -1)) {
            var first = true;
            for (var point : stroke.split(":", -1)) {
                var numbers = point.split(",", -1);
                var x = Double.parseDouble(numbers[0]);
                var y = Double.parseDouble(numbers[1]);
                if (first) {
                    path.moveTo(x, y);
                } else {
                    path.lineTo(x, y);
                }
                first = false;
            }
        }
        return path;
    }
}
