package io.neurocards.sandbox.providers;

import io.neurocards.sandbox.providers.world.Account.Limits;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the simulated providers know and how fast they are. Keys: {@code a,b;c} are two accounts, only commas one account each;
 * without keys nobody gets in.
 *
 * @param folder where photos and clips are kept; emptied by nobody, and never large
 * @param making how long a clip takes
 * @param callbackPause between two tries of a callback, doubled each time
 * @param photos whether clips are made from the submitted photos; without, all of one length are one file
 * @param shortSide of clips, in pixels
 * @param kept how many tasks are remembered
 */
@ConfigurationProperties("neurocards.sandbox.providers")
record SandboxProvidersSettings(
        @DefaultValue("./data/sandbox-providers") Path folder,
        @DefaultValue("12s") Duration making,
        @DefaultValue("2s") Duration callbackPause,
        @DefaultValue("true") boolean photos,
        @DefaultValue("540") int shortSide,
        @DefaultValue("20000") int kept,
        @DefaultValue Kie kie,
        @DefaultValue Kling kling,
        @DefaultValue Openai openai) {

    /**
     * kie's side; its limits are those that kie publishes.
     *
     * @param webhookKey what callbacks are signed with; empty to sign none
     */
    record Kie(
            @DefaultValue("") String keys,
            @DefaultValue("") String webhookKey,
            @DefaultValue("20") int creates,
            @DefaultValue("10s") Duration window,
            @DefaultValue("100") int running,
            @DefaultValue("100000") long credits) {

        Limits limits() {
            return new Limits(creates, window, running, credits);
        }

        @Override
        public String toString() {
            return "Kie[keys=***]";
        }
    }

    /**
     * Kling's side.
     *
     * @param webhookSecret {@code whsec_…}; empty to sign no callback
     * @param running by account; a small resource pack allows five
     */
    record Kling(
            @DefaultValue("") String keys,
            @DefaultValue("") String accessKey,
            @DefaultValue("") String secretKey,
            @DefaultValue("") String webhookSecret,
            @DefaultValue("5") int running) {

        @Override
        public String toString() {
            return "Kling[keys=***]";
        }
    }

    /** OpenAI's side. */
    record Openai(@DefaultValue("") String keys) {

        @Override
        public String toString() {
            return "Openai[keys=***]";
        }
    }
}
