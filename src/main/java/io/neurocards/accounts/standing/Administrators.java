package io.neurocards.accounts.standing;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may order although the studio is closed for works.
 *
 * @param adminIds Telegram users who administer; nobody when empty
 */
@ConfigurationProperties("neurocards.telegram")
record Administrators(@DefaultValue Set<Long> adminIds) {

    Administrators {
        adminIds = Set.copyOf(adminIds);
    }
}
