package org.planledger.plan.database;

import java.sql.SQLException;

/// A statement that the database refused or could not run. The boundary tells passing troubles from faults of ours.
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseException(SQLException cause) {
        super(cause);
    }
}
