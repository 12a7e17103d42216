package io.neurocards;

import java.util.Map;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The environment of a process that was started with these variables and no others. */
final class OwnEnvironment extends StandardEnvironment {

    private final Map<String, Object> variables;

    OwnEnvironment(Map<String, Object> variables) {
        this.variables = variables;
        getPropertySources()
                .replace(
                        SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
    }

    @Override
    public Map<String, Object> getSystemEnvironment() {
        return variables == null ? Map.of() : variables; // the super constructor asks before it is set
    }

    @Override
    protected void customizePropertySources(MutablePropertySources sources) {
        sources.addLast(new SystemEnvironmentPropertySource(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of()));
    }
}
