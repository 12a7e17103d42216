package io.neurocards.sandbox.providers.clips;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import javax.imageio.ImageIO;

/** The word on every clip that says that nobody has made it. Drawn dot by dot, so that no font has to be there. */
final class Mark {

    private static final String WORD = "SIMULATED";
    private static final int LETTER_WIDTH = 5;
    private static final int LETTER_HEIGHT = 7;
    private static final int MARGIN = 2;
    private static final Map<Character, String> DOTS = Map.of(
            'S', " ####,#    ,#    , ### ,    #,    #,#### ",
            'I', " ### ,  #  ,  #  ,  #  ,  #  ,  #  , ### ",
            'M', "#   #,## ##,# # #,# # #,#   #,#   #,#   #",
            'U', "#   #,#   #,#   #,#   #,#   #,#   #, ### ",
            'L', "#    ,#    ,#    ,#    ,#    ,#    ,#####",
            'A', " ### ,#   #,#   #,#####,#   #,#   #,#   #",
            'T', "#####,  #  ,  #  ,  #  ,  #  ,  #  ,  #  ",
            'E', "#####,#    ,#    ,#### ,#    ,#    ,#####",
            'D', "#### ,#   #,#   #,#   #,#   #,#   #,#### ");

    private Mark() {}

    /** Writes a PNG as wide as the dots fit into {@code width}. */
    static void write(int width, OutputStream png) throws IOException {
        var dotsAcross = WORD.length() * (LETTER_WIDTH + 1) + 2 * MARGIN;
        var dot = Math.max(1, width / dotsAcross);
        var image =
                new BufferedImage(dotsAcross * dot, (LETTER_HEIGHT + 2 * MARGIN) * dot, BufferedImage.TYPE_INT_ARGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(0, 0, 0, 150));
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.setColor(Color.WHITE);
        for (var letter = 0; letter < WORD.length(); letter++) {
            var rows = DOTS.getOrDefault(WORD.charAt(letter), "").split(",", -1);
            for (var y = 0; y < rows.length; y++) {
                for (var x = 0; x < rows[y].length(); x++) {
                    if (rows[y].charAt(x) == '#') {
                        pen.fillRect((MARGIN + letter * (LETTER_WIDTH + 1) + x) * dot, (MARGIN + y) * dot, dot, dot);
                    }
                }
            }
        }
        pen.dispose();
        ImageIO.write(image, "png", png);
    }
}
