package io.neurocards.web.desk;

import io.neurocards.operations.lists.Listing;
import java.util.List;

/** Tables that have pages of their own, as a bean: each at {@code /desk/<name>}, and as a file at {@code /desk/<name>.csv}. */
public interface DeskLists {

    /** Returns the tables. */
    List<Listing> all();

    /** Returns what can be made on the page of a table. */
    default List<Make> makes(Listing listing) {
        return List.of();
    }

    /**
     * Something that can be made.
     *
     * @param route by which the table of roles knows it
     * @param link where it is done
     * @param key of its act
     */
    record Make(String route, String link, String key) {}
}
