package io.neurocards.database;

import io.neurocards.database.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the database is, with the server that comes along when no other is named, and how new a server must be. */
@Configuration(proxyBeanMethods = false)
class AddressConfiguration {

    /** Where the one database is, or the primary of two. */
    record Address(DatabaseUrl url) {}

    /** Closed after the pool that uses it, because the pool depends on it. */
    @Bean(destroyMethod = "close")
    @ConditionalOnProperty(name = "neurocards.database.url", matchIfMissing = true, havingValue = "embedded")
    EmbeddedPostgres embeddedPostgres(DatabaseSettings settings, ObjectProvider<EarlyStart.Starting> starting)
            throws IOException {
        var early = starting.getIfAvailable();
        return early == null ? EmbeddedPostgres.start(settings.embedded()) : early.await();
    }

    @Bean
    Address primaryAddress(DatabaseSettings settings, ObjectProvider<EmbeddedPostgres> embedded) {
        var url = settings.url();
        var server = embedded.getIfAvailable();
        return server == null && url != null
                ? new Address(DatabaseUrl.parse(url))
                : new Address(new DatabaseUrl(
                        embedded.getObject().jdbcUrl(),
                        EmbeddedPostgres.USER,
                        embedded.getObject().password()));
    }

    /** The property is for tests, and can only ask for more than the product does. */
    @Bean
    ServerVersion oldestServer(@Value("${neurocards.database.oldest-major:0}") int major) {
        return new ServerVersion(Math.max(
                ServerVersion.OF_THE_PRODUCT.oldest(),
                ServerVersion.major(major).oldest()));
    }
}
