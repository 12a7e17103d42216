package io.neurocards.telegram.client;

/** Where the Bot API is. Its addresses hold the token and belong in no log. */
public record BotAddress(String base, String token) {

    public String method(String name) {
        return methods() + token + "/" + name;
    }

    String methods() {
        return base + "/bot";
    }

    String files() {
        return base + "/file/bot";
    }

    String file(String path) {
        return files() + token + "/" + path;
    }

    @Override
    public String toString() {
        return "BotAddress[base=" + base + "]";
    }
}
