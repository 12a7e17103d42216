package io.neurocards.web.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The guide for partners' programmers as a part of a page, made of the file that is in the documentation. */
@Component
@Lazy
final class PartnersGuide {

    private static final String FILE = "/guide/partners.md";

    private final String html;

    PartnersGuide() {
        var extensions = List.of(TablesExtension.create());
        var guide = Parser.builder().extensions(extensions).build().parse(text());
        guide.accept(new PlainFiles());
        html = HtmlRenderer.builder()
                .extensions(extensions)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(_ -> PartnersGuide::complete)
                .build()
                .render(guide);
    }

    String html() {
        return html;
    }

    private static String text() {
        try (var file = PartnersGuide.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not in the program");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A chapter can be linked to, and what is wider than a phone is scrolled with keys, too. */
    private static void complete(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Heading && node.getFirstChild() instanceof Text title) {
            attributes.put("id", title.getLiteral().toLowerCase(Locale.ROOT).replace(' ', '-'));
        }
        var mayBeWide = (node instanceof FencedCodeBlock && tag.equals("pre")) || node instanceof TableBlock;
        if (mayBeWide) {
            attributes.put("tabindex", "0");
        }
    }

    /** Another file of the documentation is not there for whoever reads the page: its name stays, without a link. */
    private static final class PlainFiles extends AbstractVisitor {

        @Override
        public void visit(Link link) {
            visitChildren(link);
            if (link.getDestination().contains("://")) {
                return;
            }
            while (link.getFirstChild() != null) {
                link.insertBefore(link.getFirstChild());
            }
            link.unlink();
        }
    }
}
