package io.neurocards;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * How the log is written: what was set, in the words of the framework.
 *
 * @param known the settings that are written, by their properties
 */
record LogRules(ConfigurableEnvironment environment, Map<String, Object> known) {

    private static final String ROLLING = "logging.logback.rollingpolicy.";
    private static final int MEGABYTES = 20;
    private static final int DAYS = 14;
    private static final int MEGABYTES_IN_ALL = 500;

    Map<String, Object> settings() {
        var format = value(Setting.LOG_FORMAT, "plain").equals("json") ? JsonLines.class : PlainLines.class;
        var settings = new LinkedHashMap<String, Object>();
        settings.put("logging.structured.format.console", format.getName());
        var file = value(Setting.LOG_FILE, "");
        if (!file.isEmpty()) {
            settings.put("logging.file.name", file);
            settings.put("logging.structured.format.file", format.getName());
            settings.put(ROLLING + "file-name-pattern", file + ".%d{yyyy-MM-dd}.%i.gz");
            settings.put(ROLLING + "max-file-size", value(Setting.LOG_FILE_MB, MEGABYTES) + "MB");
            settings.put(ROLLING + "max-history", value(Setting.LOG_FILE_DAYS, DAYS));
            settings.put(ROLLING + "total-size-cap", value(Setting.LOG_FILE_TOTAL_MB, MEGABYTES_IN_ALL) + "MB");
        }
        return settings;
    }

    private String value(Setting setting, Object otherwise) {
        var set = environment.getProperty(setting.property(), "");
        return set.isBlank() ? known.getOrDefault(setting.property(), otherwise).toString() : set.strip();
    }
}
