package io.neurocards.web.desk;

import io.neurocards.web.access.Operators;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** What somebody's role lets them go to. */
@Component("deskNavigation")
record Navigation(List<DeskSection> sections) {

    private static final List<String> GROUPS = List.of("work", "sales", "house", "people");

    /** Returns the groups that have anything for them, in their order. */
    Map<String, List<NavItem>> of(Authentication caller) {
        var shown = new LinkedHashMap<String, List<NavItem>>();
        for (var group : GROUPS) {
            var items = sections.stream()
                    .flatMap(section -> section.items().stream())
                    .filter(item -> item.group().equals(group) && Operators.may(caller, "GET", item.path()))
                    .toList();
            if (!items.isEmpty()) {
                shown.put(group, items);
            }
        }
        return shown;
    }
}
