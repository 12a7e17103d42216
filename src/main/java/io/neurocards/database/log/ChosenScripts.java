package io.neurocards.database.log;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Of this program's scripts those that have run on the other database, and what runs after each migration. */
final class ChosenScripts implements ResourceProvider {

    private static final String VERSIONED = "V";

    private final List<Script> scripts;

    private ChosenScripts(List<Script> scripts) {
        this.scripts = scripts;
    }

    /** @throws LogRefusedException SCHEMA_DIFFERS when this program lacks one of them: it is older than the other database */
    static ChosenScripts of(Configuration flyway, Set<String> names) {
        var all = all(flyway);
        var known = all.stream().map(Script::getFilename).collect(Collectors.toSet());
        var lacking =
                names.stream().filter(name -> !known.contains(name)).sorted().toList();
        if (!lacking.isEmpty()) {
            throw LogRefusedException.of(
                    Refusal.SCHEMA_DIFFERS, "The other database was migrated by a newer program: lacking=" + lacking);
        }
        return new ChosenScripts(all.stream()
                .filter(script -> !script.getFilename().startsWith(VERSIONED) || names.contains(script.getFilename()))
                .toList());
    }

    private static List<Script> all(Configuration flyway) {
        var resolver = new PathMatchingResourcePatternResolver(flyway.getClassLoader());
        var scripts = new ArrayList<Script>();
        for (var location : flyway.getLocations()) {
            var folder = location.getDescriptor().replaceFirst("^filesystem:", "file:");
            try {
                for (var file : resolver.getResources(folder + "/*.sql")) {
                    scripts.add(new Script(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return scripts;
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return scripts.stream()
                .filter(script -> script.getFilename().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return scripts.stream()
                .filter(script -> script.getFilename().startsWith(prefix)
                        && Arrays.stream(suffixes)
                                .anyMatch(suffix -> script.getFilename().endsWith(suffix)))
                .map(LoadableResource.class::cast)
                .toList();
    }

    private static final class Script extends LoadableResource {

        private final Resource file;

        Script(Resource file) {
            this.file = file;
        }

        @Override
        public Reader read() {
            try {
                return new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String getAbsolutePath() {
            return file.getDescription();
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return file.getDescription();
        }

        @Override
        public String getFilename() {
            return Objects.requireNonNull(file.getFilename());
        }

        @Override
        public String getRelativePath() {
            return getFilename();
        }
    }
}
