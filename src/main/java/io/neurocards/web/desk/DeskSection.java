package io.neurocards.web.desk;

import java.util.List;

/** Pages that stand in the navigation together, as a bean; several are ordered by {@code @Order}. */
public interface DeskSection {

    /** Returns its pages in their order. */
    List<NavItem> items();
}
