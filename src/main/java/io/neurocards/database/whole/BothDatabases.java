package io.neurocards.database.whole;

import io.neurocards.database.log.Side;
import javax.sql.DataSource;

/** The two databases of a product that has two, beside the pools that requests use. */
public final class BothDatabases {

    private final DataSource primary;
    private final DataSource backup;

    /**
     * @param primary opens single connections to the primary, without a pool
     * @param backup the same for the backup
     */
    public BothDatabases(DataSource primary, DataSource backup) {
        this.primary = primary;
        this.backup = backup;
    }

    /**
     * Returns a comparison that is yet to be made.
     *
     * @param decider which of them decides
     * @param mostRows how many rows that differ are named for each table
     */
    public Reconciliation reconciliation(Side decider, int mostRows) {
        return decider == Side.PRIMARY
                ? new Reconciliation(primary, backup, mostRows)
                : new Reconciliation(backup, primary, mostRows);
    }
}
