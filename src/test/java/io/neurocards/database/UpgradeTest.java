package io.neurocards.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A database that an earlier build made comes to the same schema as a new one, with the settings that the product runs with. */
class UpgradeTest {

    /** Every script of the build whose databases lack some of the lower numbers. */
    private static final String EARLIER = "V(001|002|010|011|020|021|030|040|050|051|052|053|060|061)__.*";

    @Test
    void a_database_of_an_earlier_build_gets_the_scripts_in_between(@TempDir Path scripts) throws IOException {
        copyEarlierScripts(scripts);
        try (var database = TestDatabase.empty()) {
            var before = Flyway.configure()
                    .dataSource(database.dataSource())
                    .locations("filesystem:" + scripts)
                    .load()
                    .migrate();

            var after = Flyway.configure()
                    .dataSource(database.dataSource())
                    .locations(setting("locations"))
                    .outOfOrder(Boolean.parseBoolean(setting("out-of-order")))
                    .load()
                    .migrate();

            assertThat(before.migrationsExecuted).isEqualTo(14);
            assertThat(after.migrationsExecuted).isPositive();
            assertThat(SchemaText.of(database.jdbc()).lines())
                    .containsExactlyElementsOf(Files.readAllLines(Path.of("src/test/resources/schema.golden.txt")));
        }
    }

    private static void copyEarlierScripts(Path folder) throws IOException {
        for (var script : new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/*.sql")) {
            var name = script.getFilename();
            if (name != null && name.matches(EARLIER)) {
                Files.write(folder.resolve(name), script.getContentAsByteArray());
            }
        }
    }

    private static String setting(String name) {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        var settings = yaml.getObject();
        assertThat(settings).isInstanceOf(Properties.class);
        return settings.getProperty("spring.flyway." + name, "");
    }
}
