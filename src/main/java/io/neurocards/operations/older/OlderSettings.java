package io.neurocards.operations.older;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param url of the older bot's database; empty for none */
@ConfigurationProperties("neurocards.older")
record OlderSettings(@DefaultValue("") String url) {

    @Override
    public String toString() {
        return "OlderSettings[]";
    }
}
