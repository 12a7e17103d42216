package io.neurocards.web.desk;

/**
 * A page in the navigation.
 *
 * @param group under which it stands: {@code work}, {@code sales}, {@code house} or {@code people}
 * @param path where it is; whoever's role does not open it does not see it
 * @param key of its name, after {@code desk.nav.}
 */
public record NavItem(String group, String path, String key) {}
