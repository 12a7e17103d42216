package io.neurocards.web.pages;

import io.neurocards.providers.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What makes the site an app: its manifest, and the service worker, a new one whenever something that it keeps has changed. */
@RestController
class AppFiles {

    private static final String WORKER = "classpath:/worker/worker.js";

    /** What the offline studio is made of. */
    private static final List<String> FILES = List.of(
            "/assets/studio.css",
            "/assets/kept.js",
            "/assets/studio.js",
            "/assets/progress.js",
            "/assets/app.js",
            "/assets/push.js",
            "/assets/icons.svg",
            "/assets/favicon.svg",
            "/assets/icon-192.png",
            "/manifest.webmanifest",
            "/webjars/htmx.org/2.0.10/dist/htmx.min.js");

    private static final List<String> KEPT = List.of(
            WORKER,
            "classpath:/static/assets/*",
            "classpath:/templates/*.html",
            "classpath:/templates/studio/*.html",
            "classpath:/messages/web_*.properties",
            "classpath:/catalogue/*.yaml");

    private final Catalogue catalogue;
    private final MessageSource messages;
    private final String worker;
    private final String content;

    AppFiles(Catalogue catalogue, MessageSource messages, ResourcePatternResolver resources) throws IOException {
        this.catalogue = catalogue;
        this.messages = messages;
        this.worker = resources.getResource(WORKER).getContentAsString(StandardCharsets.UTF_8);
        this.content = content(resources);
    }

    record Manifest(
            String id,
            String name,
            String shortName,
            String description,
            String lang,
            String startUrl,
            String scope,
            String display,
            String backgroundColor,
            String themeColor,
            List<Icon> icons,
            List<Shortcut> shortcuts) {

        record Icon(String src, String sizes, String type, String purpose) {

            static Icon png(String name, int size, String purpose) {
                return new Icon("/assets/" + name + "-" + size + ".png", size + "x" + size, "image/png", purpose);
            }
        }

        record Shortcut(String name, String url) {}
    }

    @GetMapping(path = "/manifest.webmanifest", produces = "application/manifest+json")
    Manifest manifest(Locale locale) {
        var words = new Words(messages, locale);
        return new Manifest(
                "/studio",
                "NeuroCards",
                "NeuroCards",
                words.text("app.description"),
                locale.getLanguage(),
                "/studio",
                "/",
                "standalone",
                "#f4f5f0",
                "#0f1d18",
                List.of(
                        Manifest.Icon.png("icon", 192, "any"),
                        Manifest.Icon.png("icon", 512, "any"),
                        Manifest.Icon.png("icon-maskable", 192, "maskable"),
                        Manifest.Icon.png("icon-maskable", 512, "maskable")),
                List.of(
                        new Manifest.Shortcut(words.text("nav.studio"), "/studio"),
                        new Manifest.Shortcut(words.text("nav.gallery"), "/gallery")));
    }

    @GetMapping("/worker.js")
    ResponseEntity<String> worker() {
        var files = FILES.stream().map(file -> "'" + file + "'").collect(Collectors.joining(", "));
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/javascript;charset=UTF-8"))
                .cacheControl(CacheControl.noCache())
                .body(worker.replace("@version@", version()).replace("@files@", files));
    }

    /** What is for sale stands in the kept studio, too, and changes without a new build. */
    private String version() {
        var sale = catalogue.onSale().stream()
                .map(model -> model.id() + " " + model.credits())
                .collect(Collectors.joining("\n"));
        var digest = sha256();
        digest.update(content.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of()
                .formatHex(digest.digest(sale.getBytes(StandardCharsets.UTF_8)))
                .substring(0, 16);
    }

    private static String content(ResourcePatternResolver resources) throws IOException {
        var digest = sha256();
        for (var pattern : KEPT) {
            var found = resources.getResources(pattern);
            Arrays.sort(found, Comparator.comparing(Resource::getFilename));
            for (var resource : found) {
                digest.update(resource.getContentAsByteArray());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
