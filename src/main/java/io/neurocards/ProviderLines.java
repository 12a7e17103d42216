package io.neurocards;

import io.neurocards.StartupTable.Line;
import io.neurocards.providers.vendors.KeyList;
import java.util.List;
import org.springframework.core.env.Environment;

/** Says which paid providers are on and how many keys each has, never a key. */
record ProviderLines(Environment environment) {

    List<Line> lines() {
        return List.of(videos("kie", "KIE_API_KEY"), videos("kling", "KLING_API_KEY"), prompts());
    }

    private Line videos(String provider, String setting) {
        var what = provider + " models";
        var listed = property(provider, "keys");
        if (listed.isEmpty() && property(provider, "access-key").isEmpty()) {
            return new Line(what, false, setting + " is not set");
        }
        var keys = listed.isEmpty() ? new KeyList(List.of(List.of("pair"))) : KeyList.parse(listed);
        var accounts = keys.accounts().size();
        return new Line(
                what,
                true,
                counted(keys.size(), "key") + " of " + counted(accounts, "account")
                        + at(property(provider, "base-url")));
    }

    private Line prompts() {
        return property("openai", "api-key").isEmpty()
                ? new Line("prompt writer", false, "OPENAI_API_KEY is not set: the templates' own prompts are used")
                : new Line("prompt writer", true, "with a key" + at(property("openai", "base-url")));
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static String at(String baseUrl) {
        return baseUrl.isEmpty() ? "" : ", at " + baseUrl;
    }

    private String property(String provider, String name) {
        return environment
                .getProperty("neurocards.providers." + provider + "." + name, "")
                .strip();
    }
}
