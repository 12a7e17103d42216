package io.neurocards.operations.older;

/**
 * A row that does not come, or not as it stood.
 *
 * @param table where it stood
 * @param row which one: its key, or how many stood before it
 * @param reason in words for the operator
 */
record Misfit(String table, String row, String reason) {

    String text() {
        return table + " " + row + ": " + reason;
    }
}
