package io.neurocards.web;

import io.neurocards.sandbox.providers.SandboxProviders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Simulated kie.ai and Kling outside of the studio that is tried, with keys that are easy to find where they must not be. */
final class PaidVendors {

    static final String KIE_KEYS = "pl4nted-kie-one;pl4nted-kie-two";
    static final String KIE_WEBHOOK_KEY = "pl4nted-kie-webhooks";
    static final String KLING_KEYS = "pl4nted-kling-one;pl4nted-kling-two";
    static final String KLING_WEBHOOK_SECRET = "whsec_cGw0bnRlZC1rbGluZy13ZWJob29rcw==";

    /** What is not to be found in any log, row or message. */
    static final List<String> SECRETS = List.of("pl4nted", "cGw0bnRlZC1rbGluZy13ZWJob29rcw");

    private PaidVendors() {}

    static SandboxProviders start(Path folder, String... more) {
        var prefix = "--neurocards.sandbox.providers.";
        var settings = new ArrayList<>(List.of(
                prefix + "short-side=540",
                prefix + "kie.keys=" + KIE_KEYS,
                prefix + "kie.webhook-key=" + KIE_WEBHOOK_KEY,
                prefix + "kling.keys=" + KLING_KEYS,
                prefix + "kling.webhook-secret=" + KLING_WEBHOOK_SECRET));
        settings.addAll(List.of(more));
        return SandboxProviders.start(folder, settings.toArray(String[]::new));
    }

    /** Returns the settings of a studio that buys from them, with short pauses. */
    static String[] settings(SandboxProviders vendors, String... more) {
        var prefix = "--neurocards.providers.";
        var settings = new ArrayList<>(List.of(
                prefix + "kie.base-url=" + vendors.kie(),
                prefix + "kie.upload-base-url=" + vendors.kieFiles(),
                prefix + "kie.keys=" + KIE_KEYS,
                prefix + "kie.webhook-key=" + KIE_WEBHOOK_KEY,
                prefix + "kling.base-url=" + vendors.kling(),
                prefix + "kling.keys=" + KLING_KEYS,
                prefix + "kling.webhook-secret=" + KLING_WEBHOOK_SECRET,
                prefix + "kling.running=200",
                prefix + "fetch.allowed-hosts=" + vendors.hostAndPort(),
                "--neurocards.videos.concurrency=4",
                "--neurocards.videos.active-per-person=1000",
                "--neurocards.videos.per-day-per-person=10000",
                "--neurocards.videos.fidelity-threshold=0",
                "--neurocards.videos.pause-seconds=1"));
        settings.addAll(List.of(more));
        return settings.toArray(String[]::new);
    }
}
